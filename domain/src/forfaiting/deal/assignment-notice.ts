import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import { textSchema } from '../../kernel/text.js';
import { instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { dealSchema } from './deal.js';

const { dealId, claimId, origin, seller, buyer } = dealSchema.shape;
const { debtorBank, amount, maturity } = claimSchema.shape;

export const noticeRefusalSchema = z.strictObject({
    at: instantSchema,
    /** Why the debtor will not acknowledge the buyer. */
    reasons: z.array(textSchema(500)).min(1).max(50),
});
export type NoticeRefusal = z.output<typeof noticeRefusalSchema>;

export const assignmentNoticeSchema = z.strictObject({
    dealId,
    /** Exactly which claim: credit, presentation and part, amount and maturity. */
    claimId,
    origin,
    debtorBank,
    amount,
    maturity,
    seller,
    /** The bank to be paid, once it has bought the claim. */
    buyer,
    notifiedAt: instantSchema,
    /** What the debtor has said that it will pay the buyer, and when. */
    acknowledgement: z.strictObject({ amount, maturity, at: instantSchema }).exactOptional(),
    /** Or that it will not. */
    refusal: noticeRefusalSchema.exactOptional(),
    /** Since when it means nothing any more: the sale was called off, or undone. */
    calledOffAt: instantSchema.exactOptional(),
    /** Which bank has called it off. */
    calledOffBy: mspIdSchema.exactOptional(),
});
/** That a claim is to be paid to its buyer, in the books of the debtor, the seller and the buyer. For how much it was sold it does not tell. */
export type AssignmentNotice = z.output<typeof assignmentNoticeSchema>;

/** The banks in whose vaults a notice lies, the same in each. */
export function noticeBanks({
    debtorBank: debtor,
    seller: from,
    buyer: to,
}: Pick<AssignmentNotice, 'debtorBank' | 'seller' | 'buyer'>): readonly string[] {
    return [...new Set([debtor, from, to])];
}
