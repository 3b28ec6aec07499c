import { z } from 'zod';
import { randomIdSchema } from '../../kernel/salt.js';
import { textSchema } from '../../kernel/text.js';
import { dateSchema, instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { uetrSchema } from '../../presentation/outside-payment.js';
import { paymentSchema } from '../../presentation/payment.js';
import { pricingTermsSchema } from '../pricing/pricing-terms.js';
import { pricingSchema } from '../pricing/pricing.js';
import { invitationSchema } from '../quote/invitation.js';
import { titleSchema } from '../title/title.js';
import { dealStatuses } from './deal-status.js';

const { invitationId, claim, disbursedOn, availability, deliveryPlace } = invitationSchema.shape;

export const rejectionSchema = z.strictObject({
    at: instantSchema,
    /** What is wrong with the documents, so that it can be cured. */
    reasons: z.array(textSchema(500)).min(1).max(50),
});

export const reserveSchema = z.strictObject({
    /** What is still missing when the buyer pays. */
    points: z.array(textSchema(500)).min(1).max(50),
    /** The last day on which the seller can cure it, where documents are delivered. */
    cureBy: dateSchema,
    statedAt: instantSchema,
    /** Since when the sale is final. */
    liftedAt: instantSchema.exactOptional(),
    /** That the buyer wants its money back, since these are missing to the end. */
    demand: z.strictObject({ points: z.array(textSchema(500)).min(1).max(50), at: instantSchema }).exactOptional(),
});
/** For what a buyer may have its money back (URF 800 art. 12). */
export type Reserve = z.output<typeof reserveSchema>;

export const sentPaymentSchema = z.strictObject({
    uetr: uetrSchema,
    /** At the price of the day on which the buyer has said so first. */
    pricing: pricingSchema,
    sentAt: instantSchema,
    /** Until when the title waits for the money. */
    until: instantSchema,
    /** What the buyer has named before, and when it named another instead. */
    replaced: z.array(z.strictObject({ uetr: uetrSchema, at: instantSchema })),
});
/** By which payment outside the ledger a buyer says that it has paid. */
export type SentPayment = z.output<typeof sentPaymentSchema>;

export const dealSchema = z.strictObject({
    dealId: randomIdSchema,
    invitationId,
    claimId: randomIdSchema,
    /** What is bought, and under which credit it came about. */
    claim,
    origin: titleSchema.shape.origin,
    seller: mspIdSchema,
    buyer: mspIdSchema,
    /** The first sale of a claim is made by an agreement, one by a bank that has bought it by a confirmation (URF 800 arts 5, 8). */
    market: z.enum(['PRIMARY', 'SECONDARY']),
    tradedAt: instantSchema,
    terms: pricingTermsSchema,
    /** By when the buyer pays this price; later it is priced anew, by the same terms. */
    disbursedOn,
    pricing: pricingSchema,
    availability,
    deliveryPlace,
    status: z.enum(dealStatuses),
    /** When documents were delivered, and delivered again. */
    deliveries: z.array(instantSchema),
    rejections: z.array(rejectionSchema),
    /** When the buyer has found them satisfactory. */
    acceptedAt: instantSchema.exactOptional(),
    lapsedAt: instantSchema.exactOptional(),
    calledOffAt: instantSchema.exactOptional(),
    calledOffBy: mspIdSchema.exactOptional(),
    /** Stated when the documents were found satisfactory but for it. */
    reserve: reserveSchema.exactOptional(),
    /** Which payment outside the ledger the seller is to look for. */
    sentPayment: sentPaymentSchema.exactOptional(),
    /** For how much the title has passed. */
    settlement: z.strictObject({ pricing: pricingSchema, payment: paymentSchema }).exactOptional(),
    /** What the buyer has claimed back of its seller since, the last claim last. */
    recourseIds: z.array(randomIdSchema).exactOptional(),
    /** By which payment the buyer has it back: the title is the seller's again. */
    refund: paymentSchema.exactOptional(),
});
/** The sale of a claim from its trade date on, in the books of seller and buyer. */
export type Deal = z.output<typeof dealSchema>;
