import { z } from 'zod';
import { mspIdSchema } from '../../party/member.js';
import { uetrSchema } from '../../presentation/outside-payment.js';
import { exposureSchema } from '../limit/limits.js';
import type { Instant } from '../../kernel/time.js';
import { owedSchema, owedUnder } from './owed.js';
import { participationAsItStands } from './participation-as-it-stands.js';
import { participationPolicyBookSchema, participationPolicySchema } from './participation-policy.js';
import { fundingSchema, participationSchema, type Participation } from './participation.js';

const { participationId, participant, disclosure, share, validUntil } = participationSchema.shape;
const [funded, unfunded] = fundingSchema.options;

export const offeredFundingSchema = z.discriminatedUnion('kind', [
    funded.pick({ kind: true, terms: true }),
    unfunded
        .pick({ kind: true, callableUntil: true })
        .extend({ yearlyBasisPoints: unfunded.shape.fee.shape.yearlyBasisPoints }),
]);
/** For what a share is offered: at which terms of a discount, or at what yearly fee for standing by, and how long. */
export type OfferedFunding = z.output<typeof offeredFundingSchema>;

export const offerParticipationSchema = z.strictObject({
    claimId: participationSchema.shape.claim.shape.claimId,
    participant,
    disclosure,
    share,
    funding: offeredFundingSchema,
    validUntil,
});
/** What a maker of the grantor proposes and a checker approves. */
export type OfferParticipation = z.output<typeof offerParticipationSchema>;

export const participationAddressSchema = z.strictObject({ participationId });
export type ParticipationAddress = z.output<typeof participationAddressSchema>;

export const acceptParticipationSchema = participationAddressSchema.extend({
    /** The line of business whose limit it counts towards. */
    programme: exposureSchema.shape.programme,
    /** Pays the price of a funded share in the same transaction. */
    pays: z.literal('E_CNY').exactOptional(),
});
/** What a maker of the participant proposes and a checker approves. */
export type AcceptParticipation = z.output<typeof acceptParticipationSchema>;

export const payParticipationSchema = participationAddressSchema.extend({ what: owedSchema.shape.what });
/** What a maker of the bank that owes it proposes and a checker approves. */
export type PayParticipation = z.output<typeof payParticipationSchema>;

export const confirmParticipationReceiptSchema = payParticipationSchema.extend({ uetr: uetrSchema });
/** The payment that a bank has received; what its maker proposes and its checker approves. */
export type ConfirmParticipationReceipt = z.output<typeof confirmParticipationReceiptSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readParticipationSchema = participationAddressSchema.extend({ bank: mspIdSchema.exactOptional() });

export const shownParticipationSchema = participationSchema.omit({ claimSalt: true });
/** A participation as people see it: what only proves its claim by a hash tells them nothing. */
export type ShownParticipation = z.output<typeof shownParticipationSchema>;

export function shownParticipation({ claimSalt, ...participation }: Participation): ShownParticipation {
    return participation;
}

export const participationViewSchema = shownParticipationSchema.extend({ owed: owedSchema.exactOptional() });
/** A participation as it stands now, and what is owed under it. */
export type ParticipationView = z.output<typeof participationViewSchema>;

export function participationView(kept: Participation, at: Instant): ParticipationView {
    const participation = shownParticipation(participationAsItStands(kept, at));
    const owed = owedUnder(participation);

    return { ...participation, ...(owed && { owed }) };
}

export const setParticipationPoliciesSchema = z.strictObject({
    policies: z.array(participationPolicySchema).min(1).max(10),
});
/** What one officer of the central bank proposes and another approves. */
export type SetParticipationPolicies = z.output<typeof setParticipationPoliciesSchema>;

export const readParticipationPoliciesSchema = z.strictObject({});
/** What a reader of the policies gets. */
export const participationPoliciesReadSchema = participationPolicyBookSchema;
