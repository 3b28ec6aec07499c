import { z } from 'zod';
import { signedSchema, spendOrderSchema } from '../dcep/api.js';
import { randomIdSchema } from '../kernel/salt.js';
import { custodyCycleIdSchema } from '../netting/cycle.js';
import { custodyAccountSchema } from './custody-account.js';
import { custodyMovementSchema } from './custody-movement.js';
import { custodyPaymentSchema } from './custody-payment.js';
import { institutionSchema } from './institution.js';

const validity = signedSchema.omit({ signature: true }).shape;
const { signature } = signedSchema.shape;
const ofInstitution = institutionSchema.pick({ institutionId: true }).shape;
const ofAccount = custodyAccountSchema.pick({ institutionId: true, accountId: true }).shape;

export const licenseInstitutionSchema = institutionSchema.omit({ licensedAt: true });
export type LicenseInstitution = z.output<typeof licenseInstitutionSchema>;

export const institutionAddressSchema = z.strictObject(ofInstitution);
export const accountAddressSchema = z.strictObject(ofAccount);

/** What the institution signs: that a customer of its has this key. The key's number is one more than the last one's. */
export const accountOrderSchema = z.strictObject({
    ...ofAccount,
    ...custodyAccountSchema.pick({ holderKey: true }).shape,
    ...validity,
});
export type AccountOrder = z.output<typeof accountOrderSchema>;
export const setAccountKeySchema = accountOrderSchema.extend({ signature });
export type SetAccountKey = z.output<typeof setAccountKeySchema>;

/** What the holder of a wallet signs to pay its coins into an account. */
export const depositOrderSchema = z.strictObject({
    movementId: randomIdSchema,
    ...ofAccount,
    ...spendOrderSchema.pick({ from: true, coins: true }).shape,
    ...custodyMovementSchema.pick({ amount: true }).shape,
    ...validity,
});
export type DepositOrder = z.output<typeof depositOrderSchema>;
export const depositSchema = depositOrderSchema.extend({ signature });
export type Deposit = z.output<typeof depositSchema>;

/** What the holder of an account signs to have coins in a wallet of the same bank for it. */
export const withdrawalOrderSchema = z.strictObject({
    movementId: randomIdSchema,
    ...ofAccount,
    to: randomIdSchema,
    ...custodyMovementSchema.pick({ amount: true }).shape,
    ...validity,
});
export type WithdrawalOrder = z.output<typeof withdrawalOrderSchema>;
export const withdrawalSchema = withdrawalOrderSchema.extend({ signature });
export type Withdrawal = z.output<typeof withdrawalSchema>;

/** What the holder of an account signs to pay another account, of the same institution or of another. */
export const paymentOrderSchema = z.strictObject({
    ...custodyPaymentSchema.pick({ paymentId: true, payee: true, amount: true, message: true }).shape,
    accountId: randomIdSchema,
    ...validity,
});
export type PaymentOrder = z.output<typeof paymentOrderSchema>;
export const signedPaymentSchema = paymentOrderSchema.extend({ signature });
export type SignedPayment = z.output<typeof signedPaymentSchema>;

/** What an institution has gathered: all of them are booked in one transaction, or none. */
export const payFromAccountsSchema = z.strictObject({
    ...ofInstitution,
    payments: z.array(signedPaymentSchema).min(1).max(50),
});
export type PayFromAccounts = z.output<typeof payFromAccountsSchema>;

export const movementAddressSchema = z.strictObject({ ...ofInstitution, movementId: randomIdSchema });
export const custodyAddressSchema = z.strictObject({ ...ofInstitution, cycleId: custodyCycleIdSchema });
export const confirmCustodySchema = custodyAddressSchema.extend({ positionId: randomIdSchema });
/** Of one institution: those that have come for accounts of its, or go back to them. */
export const endPaymentsSchema = z.strictObject({
    ...ofInstitution,
    paymentIds: z.array(randomIdSchema).min(1).max(50),
});
