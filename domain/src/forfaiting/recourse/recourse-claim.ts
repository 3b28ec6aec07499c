import { z } from 'zod';
import { moneySchema } from '../../kernel/money.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { sha256Schema } from '../../kernel/sha256.js';
import { textSchema } from '../../kernel/text.js';
import { dateSchema, instantSchema } from '../../kernel/time.js';
import { dealSchema } from '../deal/deal.js';
import { recourseStatuses } from './recourse-status.js';

/** What is wrong, in the words of the buyer. */
const alleged = textSchema(2_000);
/** The day on which the seller knew of it at the latest. */
const knownOn = dateSchema;

/**
 * For what a seller answers, and for nothing else (URF 800 art. 13): that the claim is genuine, and that it is the seller's to
 * sell; and for a fraud or a dispute only if it knew of it. Whether the debtor pays is none of it.
 */
export const breachSchema = z.discriminatedUnion('ground', [
    z.strictObject({ ground: z.literal('GENUINENESS'), alleged }),
    z.strictObject({ ground: z.literal('TITLE'), alleged }),
    z.strictObject({ ground: z.literal('FRAUD'), alleged, knownOn }),
    z.strictObject({ ground: z.literal('UNDERLYING_DISPUTE'), alleged, knownOn }),
]);
export type Breach = z.output<typeof breachSchema>;

/** Of documents that the banks exchange outside the ledger. */
export const evidenceSchema = z.array(sha256Schema).min(1).max(20);

const { dealId, claimId, seller, buyer } = dealSchema.shape;

export const recourseClaimSchema = z.strictObject({
    recourseId: randomIdSchema,
    dealId,
    claimId,
    seller,
    buyer,
    breach: breachSchema,
    evidence: evidenceSchema,
    /** What is asked back: the price that was paid, and nothing besides. */
    amount: moneySchema,
    status: z.enum(recourseStatuses),
    claimedAt: instantSchema,
    admittedAt: instantSchema.exactOptional(),
    rejected: z.strictObject({ reasons: z.array(textSchema(500)).min(1).max(50), at: instantSchema }).exactOptional(),
    withdrawnAt: instantSchema.exactOptional(),
    refundedAt: instantSchema.exactOptional(),
});
/** That a buyer wants its price back for a breach for which its seller answers, in the books of both. */
export type RecourseClaim = z.output<typeof recourseClaimSchema>;
