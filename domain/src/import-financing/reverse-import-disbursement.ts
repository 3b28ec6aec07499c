import type { z } from 'zod';
import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { reversalSchema } from '../receivable/reversal.js';
import { importFinancingSchema, type ImportFinancing } from './import-financing.js';

const refusal = refusals({
    DISBURSEMENT_MUST_STAND_ALONE: 'conflict',
    PAYMENT_MUST_BE_OUTSIDE_LEDGER: 'conflict',
});

export const reverseImportDisbursementSchema = importFinancingSchema
    .pick({ importFinancingId: true })
    .extend(reversalSchema.pick({ reason: true }).shape);
/** What a maker proposes and a checker approves. */
export type ReverseImportDisbursement = z.output<typeof reverseImportDisbursementSchema>;

/**
 * Says that the seller was not paid: the transfer came back, or never left. The goods are free when a registrar has taken it
 * off them, and not before. What was repaid of a loan, the seller must have had.
 */
export function reverseImportDisbursement(
    { reason }: ReverseImportDisbursement,
    { importFinancing, at }: { readonly importFinancing: ImportFinancing; readonly at: Instant },
): ImportFinancing {
    const { status, disbursement, repayments, amount } = importFinancing;
    const isPaid = status === 'DISBURSED' || status === 'PAID';
    if (!isPaid || disbursement === undefined || repayments.length > 0) {
        throw refusal('DISBURSEMENT_MUST_STAND_ALONE', { status });
    }
    const { means } = disbursement.payment;
    if (means !== 'OUTSIDE') {
        throw refusal('PAYMENT_MUST_BE_OUTSIDE_LEDGER', { means });
    }

    return { ...importFinancing, status: 'REVERSED', reversal: { reason, at }, outstanding: zero(amount.currency) };
}
