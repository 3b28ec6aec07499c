import { z } from 'zod';
import { randomIdSchema } from '../../kernel/salt.js';
import { instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { showableSchema, shownSchema, tradeTypeSchema } from './shown.js';

export const audienceSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ALL') }),
    z.strictObject({
        kind: z.literal('BANKS'),
        banks: z
            .array(mspIdSchema)
            .min(1)
            .max(20)
            .refine((banks) => new Set(banks).size === banks.length, 'must not repeat'),
    }),
]);
/** To whom a claim is offered: to every bank, to a list, or to one. */
export type Audience = z.output<typeof audienceSchema>;

export const offerClaimSchema = z.strictObject({
    offerId: randomIdSchema,
    claimId: randomIdSchema,
    audience: audienceSchema,
    show: z
        .array(showableSchema)
        .min(1)
        .refine((show) => new Set(show).size === show.length, 'must not repeat'),
    tradeType: tradeTypeSchema.exactOptional(),
    /** Until when banks show interest. */
    closesAt: instantSchema,
});
/** What a seller puts on the market. */
export type OfferClaim = z.output<typeof offerClaimSchema>;

export const claimOfferSchema = z.strictObject({
    offerId: randomIdSchema,
    claimId: randomIdSchema,
    seller: mspIdSchema,
    audience: audienceSchema,
    shown: shownSchema,
    /** Each bank has a notice under an id of its own, so that none can look for another's. */
    notices: z.array(z.strictObject({ bank: mspIdSchema, noticeId: randomIdSchema })).min(1),
    postedAt: instantSchema,
    closesAt: instantSchema,
    status: z.enum(['OPEN', 'WITHDRAWN']),
    withdrawnAt: instantSchema.exactOptional(),
});
/** A claim on the market, in the books of its seller: which claim it is stands there alone. */
export type ClaimOffer = z.output<typeof claimOfferSchema>;
