import { z } from 'zod';
import { moneySchema } from '../../kernel/money.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { textSchema } from '../../kernel/text.js';
import { dateSchema, instantSchema } from '../../kernel/time.js';
import { placeSchema } from '../../calendar/banking-calendar.js';
import { mspIdSchema } from '../../party/member.js';
import { availabilitySchema } from '../deal/availability.js';

export const askedSchema = z.strictObject({
    /** Until then each bank that is invited has time to quote. */
    closesAt: instantSchema,
    /** How long, once bidding is closed, banks have to show what they have sealed. */
    revealHours: z.int().min(1).max(72),
    /** When the claim is to be paid for: all quote for the same day. */
    disbursedOn: dateSchema,
    /** Until when the seller delivers satisfactory documents … */
    availability: availabilitySchema,
    /** … and where: by the days of that place. */
    deliveryPlace: placeSchema,
});

export const requestQuotesSchema = askedSchema.extend({
    requestId: randomIdSchema,
    claimId: randomIdSchema,
    invited: z
        .array(mspIdSchema)
        .min(1)
        .max(20)
        .refine((banks) => new Set(banks).size === banks.length, 'must not repeat'),
});
/** What a seller asks banks for. */
export type RequestQuotes = z.output<typeof requestQuotesSchema>;

/** How a quote has fared: where it stands among those that bind, or why it does not stand among them. */
const standingSchema = z.discriminatedUnion('outcome', [
    z.strictObject({
        outcome: z.literal('RANKED'),
        bank: mspIdSchema,
        rank: z.int().positive(),
        proceeds: moneySchema,
        committedAt: instantSchema,
    }),
    z.strictObject({ outcome: z.enum(['NOT_REVEALED', 'NO_LONGER_VALID']), bank: mspIdSchema }),
]);
export type Standing = z.output<typeof standingSchema>;

export const decisionSchema = z.strictObject({
    /** Every bank that had committed to a quote, the best first. */
    standings: z.array(standingSchema),
    /** Why the first is first: it pays most, or it pays as much as another and was committed to earlier. */
    bestBy: z.enum(['PROCEEDS', 'EARLIER_COMMITMENT']).exactOptional(),
    /** Whose quote is taken; left out when none is. */
    chosen: mspIdSchema.exactOptional(),
    /** Why it is not the best. */
    reason: textSchema(500).exactOptional(),
    at: instantSchema,
});
/** Which quote the seller takes, and that it was the best or why not: kept for whoever asks later. */
export type Decision = z.output<typeof decisionSchema>;

export const quoteRequestSchema = askedSchema.extend({
    requestId: randomIdSchema,
    claimId: randomIdSchema,
    seller: mspIdSchema,
    /** Each bank has an invitation under an id of its own, so that none can look for another's. */
    invitations: z.array(z.strictObject({ bank: mspIdSchema, invitationId: randomIdSchema })).min(1),
    /** What is sealed is shown only when nobody can quote any more: the act that closes bidding stands between. */
    status: z.enum(['OPEN', 'CLOSED', 'DECIDED']),
    requestedAt: instantSchema,
    closedAt: instantSchema.exactOptional(),
    revealUntil: instantSchema.exactOptional(),
    decision: decisionSchema.exactOptional(),
    /** The deal that was made by taking a quote. */
    dealId: randomIdSchema.exactOptional(),
});
/** A request for quotes, in the books of the seller: which other banks are asked, none of them learns. */
export type QuoteRequest = z.output<typeof quoteRequestSchema>;
