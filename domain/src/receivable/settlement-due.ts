import { canonicalJson } from '../kernel/json.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Settlement, SettlementEnd } from '../dcep/api.js';
import type { Means } from './api.js';
import type { Financing, Payment } from './financing.js';

const refusal = refusals({
    CURRENCY_MUST_BE_CNY_FOR_E_CNY: 'invalid',
    SETTLEMENT_MUST_MATCH_DECISION: 'invalid',
});

/** Money between the lender's vault and the exporter's wallet. */
export interface PaymentDue {
    readonly direction: 'TO_EXPORTER' | 'FROM_EXPORTER';
    readonly amount: Money;
    readonly means: Means;
}

/** e-CNY is yuan and nothing else. */
export function mustFitMeans({ amount, means }: Pick<PaymentDue, 'amount' | 'means'>): void {
    if (means.kind === 'E_CNY' && amount.currency !== 'CNY') {
        throw refusal('CURRENCY_MUST_BE_CNY_FOR_E_CNY');
    }
}

/**
 * Checks that the coins which move are the money that is due: this amount, between these two, for this loan, and no other.
 * The coin contract executes the settlement as it stands, so a difference here would be money gone astray.
 */
export function mustBeDue(financing: Financing, due: PaymentDue, settlement: Settlement | undefined): void {
    if (due.means.kind === 'OUTSIDE') {
        return;
    }
    const vault: SettlementEnd = { bank: financing.bank, wallet: 'vault' };
    const wallet: SettlementEnd = {
        bank: financing.bank,
        wallet: due.means.walletId,
        holderUscc: financing.exporterUscc,
    };
    const [from, to] = due.direction === 'TO_EXPORTER' ? [vault, wallet] : [wallet, vault];
    const demanded = canonicalJson({ from, to, amount: due.amount, reference: financing.financingId });
    if (settlement === undefined || canonicalJson(termsOf(settlement)) !== demanded) {
        throw refusal('SETTLEMENT_MUST_MATCH_DECISION');
    }
}

function termsOf({ from, to, amount, reference }: Settlement): object {
    return { from, to, amount, reference };
}

/** The payment as it is recorded: the coins' movement is this very transaction's. */
export function paymentBy(means: Means, transactionId: string): Payment {
    return means.kind === 'E_CNY'
        ? { means: 'E_CNY', walletId: means.walletId, transactionId }
        : { means: 'OUTSIDE', reference: means.reference };
}
