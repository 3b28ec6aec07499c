import { subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { mustBeRepayable } from '../receivable/record-repayment.js';
import { mustFitMeans, paymentBy } from '../receivable/settlement-due.js';
import type { RepayPackingCredit } from './api.js';
import type { PackingCreditPaymentFacts } from './disburse-packing-credit.js';
import type { PackingCredit } from './packing-credit.js';

const refusal = refusals({
    PACKING_CREDIT_MUST_BE_DISBURSED: 'conflict',
    REPAYMENT_MUST_BE_NEW: 'conflict',
});

/**
 * Takes a repayment before the goods are declared, in full or in part: out of what the buyer pays in advance, or other funds.
 * The bank's own book follows at once; the order only when a registrar has noted it.
 */
export function repayPackingCredit(
    { packingCreditId: _id, means, ...repayment }: RepayPackingCredit,
    { packingCredit, transactionId, paidAt }: PackingCreditPaymentFacts,
): PackingCredit {
    const { status, repayments } = packingCredit;
    mustBeDisbursed(packingCredit);
    if (repayments.some(({ repaymentId }) => repaymentId === repayment.repaymentId)) {
        throw refusal('REPAYMENT_MUST_BE_NEW');
    }
    mustBeRepayable(repayment, packingCredit);
    mustFitMeans({ amount: repayment.amount, means });
    const outstanding = subtract(packingCredit.outstanding, repayment.amount);
    const payment = paymentBy(means, transactionId);

    return {
        ...packingCredit,
        status: outstanding.minorUnits === 0n ? 'REPAID' : status,
        outstanding,
        repayments: [...repayments, { ...repayment, payment, receivedAt: paidAt, isNoted: false }],
    };
}

/** Refuses what is only done to a loan of which something is outstanding. */
export function mustBeDisbursed({ status }: PackingCredit): void {
    if (status !== 'DISBURSED') {
        throw refusal('PACKING_CREDIT_MUST_BE_DISBURSED', { status });
    }
}
