import { z } from 'zod';
import { interestRateSchema } from '../day-count/simple-interest.js';
import { dateSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { meansOfPaymentSchema } from '../presentation/payment.js';
import { reclaimSchema } from './reclaim.js';

export const reclaimAddressSchema = reclaimSchema.pick({ creditId: true, claimNumber: true });
export type ReclaimAddress = z.output<typeof reclaimAddressSchema>;

export const reclaimReimbursementSchema = reclaimAddressSchema.extend({
    /** Of the interest on what was paid, in ten-thousandths a year. */
    yearlyBasisPoints: interestRateSchema,
});
export type ReclaimReimbursement = z.output<typeof reclaimReimbursementSchema>;

export const disputeReclaimSchema = reclaimAddressSchema.extend({
    explanation: reclaimSchema.shape.dispute.unwrap().shape.explanation,
});
export type DisputeReclaim = z.output<typeof disputeReclaimSchema>;

export const payReclaimSchema = reclaimAddressSchema.extend({
    means: meansOfPaymentSchema,
    /** The day on which the issuing bank has the money, and until which interest counts. */
    valueDate: dateSchema,
});
/** What a maker proposes and a checker approves. */
export type PayReclaim = z.output<typeof payReclaimSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readReclaimSchema = reclaimAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
