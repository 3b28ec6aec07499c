import { z } from 'zod';
import { claimSchema } from '../../claim/claim.js';
import { moneySchema } from '../../kernel/money.js';
import { randomIdSchema, saltSchema } from '../../kernel/salt.js';
import { dateSchema, instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { paymentSchema } from '../../presentation/payment.js';
import { interestDueSchema } from '../late-interest/interest-due.js';
import { pricingTermsSchema } from '../pricing/pricing-terms.js';
import { pricingSchema } from '../pricing/pricing.js';
import { participationStatuses } from './participation-status.js';

export const fundingSchema = z.discriminatedUnion('kind', [
    /** The participant pays for its share at once, as a buyer would. */
    z.strictObject({ kind: z.literal('FUNDED'), terms: pricingTermsSchema, pricing: pricingSchema }),
    z.strictObject({
        kind: z.literal('UNFUNDED'),
        /** What the grantor pays for the participant's standing by. */
        fee: interestDueSchema,
        /** The last day, where the claim is payable, on which the grantor can call upon the participant … */
        callableUntil: dateSchema,
        /** … and the first instant that is too late. */
        callEndsAt: instantSchema,
    }),
]);
/** Which money a participant has at risk, and for what price. */
export type Funding = z.output<typeof fundingSchema>;

export const collectionSchema = z.strictObject({
    /** The claim itself, or what its debtor paid for having been late. */
    of: z.enum(['CLAIM', 'LATE_INTEREST']),
    amount: moneySchema,
    /** What of it is the participant's. */
    part: moneySchema,
    notedAt: instantSchema,
    /** By which the participant has it. */
    payment: paymentSchema.exactOptional(),
});
/** What the grantor was paid by the debtor. */
export type Collection = z.output<typeof collectionSchema>;

export const participationSchema = z.strictObject({
    participationId: randomIdSchema,
    /** The claim as the grantor held it when it offered the share … */
    claim: claimSchema,
    /** … and what is needed beside it to prove, by its hash alone, that it is still held and owed as it was. */
    claimSalt: saltSchema,
    /** The bank that holds the claim and keeps it. */
    grantor: mspIdSchema,
    participant: mspIdSchema,
    /** Whether the debtor is told. */
    disclosure: z.enum(['DISCLOSED', 'UNDISCLOSED']),
    /** Of what part of the face the participant bears the risk. */
    share: moneySchema,
    funding: fundingSchema,
    offeredAt: instantSchema,
    /** By when it is accepted, and its price or fee paid. */
    validUntil: instantSchema,
    status: z.enum(participationStatuses),
    acceptedAt: instantSchema.exactOptional(),
    /** By which the price was paid to the grantor, or the fee to the participant. */
    paidFor: paymentSchema.exactOptional(),
    calledAt: instantSchema.exactOptional(),
    /** By which the participant has paid its share of a claim that was overdue. */
    cover: paymentSchema.exactOptional(),
    collections: z.array(collectionSchema).max(2),
    /** Since when it binds nobody, without the debtor having paid the participant a part: declined, withdrawn, lapsed, released. */
    endedAt: instantSchema.exactOptional(),
});
/** A share in the risk of a claim that another bank holds, in the books of the two. The title stays where it is. */
export type Participation = z.output<typeof participationSchema>;
