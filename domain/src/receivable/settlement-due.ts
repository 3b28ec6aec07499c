import type { Settlement, SettlementEnd } from '../dcep/api.js';
import { mustBeDue, mustBeYuan } from '../dcep/payment-due.js';
import type { Money } from '../kernel/money.js';
import type { Means } from './api.js';
import type { Financing, Payment } from './financing.js';

/** Money between the lender's vault and the exporter's wallet. */
export interface LoanPayment {
    readonly direction: 'TO_EXPORTER' | 'FROM_EXPORTER';
    readonly amount: Money;
    readonly means: Means;
}

/** e-CNY is yuan and nothing else. */
export function mustFitMeans({ amount, means }: Pick<LoanPayment, 'amount' | 'means'>): void {
    if (means.kind === 'E_CNY') {
        mustBeYuan(amount);
    }
}

/** Checks that the coins which move are those of this payment of the loan. */
export function mustSettle(
    financing: Financing,
    { direction, amount, means }: LoanPayment,
    settlement: Settlement | undefined,
): void {
    if (means.kind === 'OUTSIDE') {
        return;
    }
    const { bank, exporterUscc, financingId: reference } = financing;
    const vault: SettlementEnd = { bank, wallet: 'vault' };
    const wallet: SettlementEnd = { bank, wallet: means.walletId, holderUscc: exporterUscc };
    const [from, to] = direction === 'TO_EXPORTER' ? [vault, wallet] : [wallet, vault];

    mustBeDue({ from, to, amount, reference }, settlement);
}

/** The payment as it is recorded: the coins' movement is this very transaction's. */
export function paymentBy(means: Means, transactionId: string): Payment {
    return means.kind === 'E_CNY'
        ? { means: 'E_CNY', walletId: means.walletId, transactionId }
        : { means: 'OUTSIDE', reference: means.reference };
}
