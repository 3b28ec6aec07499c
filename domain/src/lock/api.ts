import { z } from 'zod';
import { signedSchema, spendOrderSchema } from '../dcep/api.js';
import { randomIdSchema } from '../kernel/salt.js';
import { evidenceSchema } from './condition.js';
import { lockSchema } from './lock.js';

/** What the holder of a wallet orders to be locked. */
export const lockOrderSchema = z.strictObject({
    ...lockSchema.pick({ lockId: true, payee: true, amount: true, condition: true, escapeAt: true }).shape,
    ...spendOrderSchema.pick({ from: true, keyVersion: true, validUntil: true, coins: true }).shape,
});
export type LockOrder = z.output<typeof lockOrderSchema>;

export const lockCoinsSchema = lockOrderSchema.extend({ signature: signedSchema.shape.signature });
export type LockCoins = z.output<typeof lockCoinsSchema>;

export const claimLockSchema = z.strictObject({ lockId: randomIdSchema, evidence: evidenceSchema });
export type ClaimLock = z.output<typeof claimLockSchema>;

/** Money for a purpose is paid on whole: who is to pay in parts is given several locks. */
export const purposeOrderSchema = z.strictObject({
    lockId: randomIdSchema,
    to: randomIdSchema,
    ...signedSchema.omit({ signature: true }).shape,
});
export type PurposeOrder = z.output<typeof purposeOrderSchema>;
export const payForPurposeSchema = purposeOrderSchema.extend({ signature: signedSchema.shape.signature });
export type PayForPurpose = z.output<typeof payForPurposeSchema>;

export const returnLockSchema = z.strictObject({ lockId: randomIdSchema });
export const readLockSchema = z.strictObject({ lockId: randomIdSchema });
