import { z } from 'zod';
import { sharesSchema } from '../assignment/share.js';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';
import { meansOfPaymentSchema } from '../presentation/payment.js';

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

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readClaimSchema = claimAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
