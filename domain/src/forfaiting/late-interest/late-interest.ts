import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import { textSchema } from '../../kernel/text.js';
import { instantSchema } from '../../kernel/time.js';
import { paymentSchema } from '../../presentation/payment.js';
import { interestDueSchema } from './interest-due.js';
import { lateInterestStatuses } from './late-interest-status.js';

const { claimId, creditId, debtorBank, holder, maturity } = claimSchema.shape;

export const lateInterestSchema = interestDueSchema.extend({
    claimId,
    creditId,
    debtorBank,
    /** The bank that was paid late. */
    creditorBank: holder,
    maturity,
    claimedAt: instantSchema,
    status: z.enum(lateInterestStatuses),
    payment: paymentSchema.exactOptional(),
    waived: z.strictObject({ reason: textSchema(500), at: instantSchema }).exactOptional(),
});
/** What the holder of a claim asks its debtor for having paid late, in the books of both. */
export type LateInterest = z.output<typeof lateInterestSchema>;

/** The banks in whose vaults it lies, the same in each. */
export function lateInterestBanks({
    debtorBank,
    creditorBank,
}: Pick<LateInterest, 'debtorBank' | 'creditorBank'>): readonly string[] {
    return [debtorBank, creditorBank];
}
