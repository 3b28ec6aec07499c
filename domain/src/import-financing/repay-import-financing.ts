import { subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { mustBeRepayable } from '../receivable/record-repayment.js';
import { mustFitMeans, paymentBy } from '../receivable/settlement-due.js';
import type { RepayImportFinancing } from './api.js';
import type { ImportPaymentFacts } from './disburse-import-financing.js';
import type { ImportFinancing } from './import-financing.js';

const refusal = refusals({
    FINANCING_MUST_BE_DISBURSED: 'conflict',
    REPAYMENT_MUST_BE_NEW: 'conflict',
});

/**
 * Takes a repayment by the importer, in full or in part. It is between bank and importer alone: the seller has been paid for
 * the goods, and nobody may pay for them again.
 */
export function repayImportFinancing(
    { repaymentId, amount, means }: RepayImportFinancing,
    { importFinancing, transactionId, paidAt: receivedAt }: ImportPaymentFacts,
): ImportFinancing {
    const { status, repayments } = importFinancing;
    if (status !== 'DISBURSED' && status !== 'WRITTEN_OFF') {
        throw refusal('FINANCING_MUST_BE_DISBURSED', { status });
    }
    if (repayments.some((earlier) => earlier.repaymentId === repaymentId)) {
        throw refusal('REPAYMENT_MUST_BE_NEW');
    }
    mustBeRepayable({ amount, source: 'OTHER_FUNDS' }, importFinancing);
    mustFitMeans({ amount, means });
    const outstanding = subtract(importFinancing.outstanding, amount);
    const payment = paymentBy(means, transactionId);

    return {
        ...importFinancing,
        status: outstanding.minorUnits === 0n ? 'REPAID' : status,
        outstanding,
        repayments: [...repayments, { repaymentId, amount, payment, receivedAt }],
    };
}
