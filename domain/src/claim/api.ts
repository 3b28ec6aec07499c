import { z } from 'zod';
import { sharesSchema } from '../assignment/share.js';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';
import { meansOfPaymentSchema } from '../presentation/payment.js';
import { claimStatuses } from './claim-status.js';

export const claimAddressSchema = z.strictObject({ claimId: randomIdSchema });
export type ClaimAddress = z.output<typeof claimAddressSchema>;

export const payClaimSchema = claimAddressSchema.extend({
    means: meansOfPaymentSchema,
    /** What of it is due to assignees of the beneficiary. */
    shares: sharesSchema,
});
/** What a maker proposes and a checker approves. */
export type PayClaim = z.output<typeof payClaimSchema>;

export const prepayClaimSchema = payClaimSchema.extend({
    /** What is paid for all of the claim: as much or less, by how early it comes. */
    proceeds: moneySchema,
});
export type PrepayClaim = z.output<typeof prepayClaimSchema>;

/** As many as a page of a list has. */
const mostAtOnce = 100;

/** Of which claims it is asked where they stand. */
export const readClaimStatusesSchema = z.strictObject({
    claimIds: z.array(randomIdSchema).max(mostAtOnce),
    bank: mspIdSchema.exactOptional(),
});
const claimStandingSchema = claimAddressSchema.extend({ status: z.enum(claimStatuses) });
export type ClaimStanding = z.output<typeof claimStandingSchema>;
export const claimStandingsSchema = z.array(claimStandingSchema).max(mostAtOnce);

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readClaimSchema = claimAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
