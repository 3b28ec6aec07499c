import { z } from 'zod';
import { dateSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { creditAddressSchema } from '../letter-of-credit/api.js';
import { interestRateSchema } from '../day-count/simple-interest.js';
import { moneySchema } from '../kernel/money.js';
import { uetrSchema } from '../presentation/outside-payment.js';
import { meansOfPaymentSchema } from '../presentation/payment.js';
import { authorisationSchema } from './authorisation.js';
import { reimbursementClaimSchema } from './reimbursement-claim.js';

const { amount } = authorisationSchema.shape;

export const authoriseReimbursementSchema = creditAddressSchema.extend({
    amount,
    /** Given where the reimbursing bank is asked to bind itself; a mere authorisation has no last day. */
    latestClaimDate: dateSchema.exactOptional(),
});
/** What the issuing bank authorises; banks, rules and charges follow from the credit. */
export type AuthoriseReimbursement = z.output<typeof authoriseReimbursementSchema>;

export const amendAuthorisationSchema = creditAddressSchema.extend({ amount });
export type AmendAuthorisation = z.output<typeof amendAuthorisationSchema>;

export const claimAddressSchema = reimbursementClaimSchema.pick({ creditId: true, number: true });
export type ClaimAddress = z.output<typeof claimAddressSchema>;

export const claimReimbursementSchema = reimbursementClaimSchema.pick({
    creditId: true,
    number: true,
    presentationNumber: true,
    amount: true,
});
export type ClaimReimbursement = z.output<typeof claimReimbursementSchema>;

const { payment, decline } = reimbursementClaimSchema.shape;

export const reimburseClaimSchema = claimAddressSchema.extend({
    uetr: uetrSchema,
    /** What the bank has kept, where its charges are for the beneficiary. */
    charges: payment.unwrap().shape.charges,
});
export type ReimburseClaim = z.output<typeof reimburseClaimSchema>;

export const declineClaimSchema = claimAddressSchema.extend({
    reason: decline.unwrap().shape.reason,
    explanation: decline.unwrap().shape.explanation,
});
export type DeclineClaim = z.output<typeof declineClaimSchema>;

export const demandCoverSchema = claimAddressSchema.extend({
    /** Of the interest that was lost, in ten-thousandths a year; nothing, where none is asked for. */
    yearlyBasisPoints: interestRateSchema,
    expenses: moneySchema.exactOptional(),
});
export type DemandCover = z.output<typeof demandCoverSchema>;

export const coverClaimSchema = claimAddressSchema.extend({
    means: meansOfPaymentSchema,
    /** The day on which the claiming bank has the money, and until which interest counts. */
    valueDate: dateSchema,
});
export type CoverClaim = z.output<typeof coverClaimSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readAuthorisationSchema = creditAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
export const readClaimSchema = claimAddressSchema.extend({ bank: mspIdSchema.exactOptional() });
