import { z } from 'zod';
import { interestBasisSchema } from '../day-count/simple-interest.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { paymentSchema } from '../presentation/payment.js';
import { presentationSchema } from '../presentation/presentation.js';
import { reimbursementClaimSchema } from '../reimbursement/reimbursement-claim.js';
import { reclaimStatuses } from './reclaim-status.js';

export const reclaimSchema = z.strictObject({
    creditId: randomIdSchema,
    /** The claim for reimbursement of which it asks back what was paid. */
    claimNumber: reimbursementClaimSchema.shape.number,
    /** The presentation that was refused: the documents as they were sent on to the issuing bank. */
    refusedNumber: presentationSchema.shape.number,
    issuingBank: mspIdSchema,
    /** The bank that was reimbursed. */
    reimbursedBank: mspIdSchema,
    /** What that bank has received. */
    amount: moneySchema,
    interest: interestBasisSchema,
    receivedAt: instantSchema,
    status: z.enum(reclaimStatuses),
    /** What the other bank says against it; it may pay all the same. */
    dispute: z.strictObject({ explanation: textSchema(350), at: instantSchema }).exactOptional(),
    paid: z.strictObject({ interest: moneySchema, valueDate: dateSchema, payment: paymentSchema }).exactOptional(),
});
/** What an issuing bank asks back after it has refused, as it and the bank that was reimbursed hold it, and nobody else. */
export type Reclaim = z.output<typeof reclaimSchema>;

/** The banks in whose vaults it lies, the same in each. */
export function reclaimBanks({ issuingBank, reimbursedBank }: Reclaim): readonly [string, string] {
    return [issuingBank, reimbursedBank];
}
