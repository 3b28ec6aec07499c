import type { Settlement, SettlementEnd } from '../dcep/api.js';
import { mustBeDue, mustBeYuan, type PaymentDue } from '../dcep/payment-due.js';
import type { Money } from '../kernel/money.js';
import type { Means } from './api.js';
import type { Financing, Payment } from './financing.js';

/** Money between the lender's vault and the borrower's wallet. */
export interface LoanPayment {
    readonly direction: 'TO_BORROWER' | 'FROM_BORROWER';
    readonly amount: Money;
    readonly means: Means;
}

/** Who lends to whom, and which record says so. */
export interface Lending {
    readonly bank: string;
    readonly borrowerUscc: string;
    readonly reference: string;
}

/** e-CNY is yuan and nothing else. */
export function mustFitMeans({ amount, means }: Pick<LoanPayment, 'amount' | 'means'>): void {
    if (means.kind === 'E_CNY') {
        mustBeYuan(amount);
    }
}

/** The coins that move with a payment of a loan; none with one outside the ledger. */
export function loanPaymentDue(
    { bank, borrowerUscc, reference }: Lending,
    { direction, amount, means }: LoanPayment,
): PaymentDue | undefined {
    if (means.kind === 'OUTSIDE') {
        return undefined;
    }
    const vault: SettlementEnd = { bank, wallet: 'vault' };
    const wallet: SettlementEnd = { bank, wallet: means.walletId, holderUscc: borrowerUscc };
    const [from, to] = direction === 'TO_BORROWER' ? [vault, wallet] : [wallet, vault];

    return { from, to, amount, reference };
}

/** Checks that the coins which move are those of this payment of the loan. */
export function mustSettle(
    { bank, exporterUscc: borrowerUscc, financingId: reference }: Financing,
    payment: LoanPayment,
    settlement: Settlement | undefined,
): void {
    const due = loanPaymentDue({ bank, borrowerUscc, reference }, payment);
    if (due !== undefined) {
        mustBeDue(due, settlement);
    }
}

/** The payment as it is recorded: the coins' movement is this very transaction's. */
export function paymentBy(means: Means, transactionId: string): Payment {
    return means.kind === 'E_CNY'
        ? { means: 'E_CNY', walletId: means.walletId, transactionId }
        : { means: 'OUTSIDE', reference: means.reference };
}
