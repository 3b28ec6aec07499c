import { z } from 'zod';
import { signedSchema, spendOrderSchema } from '../dcep/api.js';
import { moneySchema } from '../kernel/money.js';
import { signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { deviceSchema } from './device.js';
import { offlinePaymentSchema } from './offline-payment.js';
import { offlinePolicySchema } from './offline-policy.js';
import { unloadingTermsSchema } from './statement.js';

export const setOfflinePoliciesSchema = z.strictObject({
    /** In the order of their first days. */
    policies: z.array(offlinePolicySchema).min(1).max(20),
    /** The bank that endorses beside the central bank; it is bound no more than the others. */
    witness: mspIdSchema,
});
export const readOfflinePoliciesSchema = z.strictObject({});

/** What the holder of a wallet signs to have a device pay out of it. */
export const deviceOrderSchema = z.strictObject({
    ...deviceSchema.pick({ deviceId: true, walletId: true, deviceKey: true }).shape,
    ...signedSchema.omit({ signature: true }).shape,
});
export type DeviceOrder = z.output<typeof deviceOrderSchema>;
export const registerDeviceSchema = deviceOrderSchema.extend({ signature: signatureSchema });
export type RegisterDevice = z.output<typeof registerDeviceSchema>;

export const stopDeviceSchema = deviceSchema.pick({ deviceId: true });
export const readDeviceSchema = stopDeviceSchema;

/** What the holder signs to have coins put on a device. */
export const loadOrderSchema = z.strictObject({
    loadId: randomIdSchema,
    deviceId: randomIdSchema,
    ...spendOrderSchema.pick({ from: true, keyVersion: true, validUntil: true, coins: true }).shape,
    /** One coin each, since the device can hand over whole coins only. */
    amounts: z.array(moneySchema).min(1).max(50),
});
export type LoadOrder = z.output<typeof loadOrderSchema>;
export const loadDeviceSchema = loadOrderSchema.extend({ signature: signatureSchema });
export type LoadDevice = z.output<typeof loadDeviceSchema>;

export const unloadDeviceSchema = z.strictObject({ terms: unloadingTermsSchema, signature: signatureSchema });
export type UnloadDevice = z.output<typeof unloadDeviceSchema>;

export const returnLoadSchema = z.strictObject({ loadId: randomIdSchema });
export const readLoadSchema = returnLoadSchema;

export const registerOfflinePaymentSchema = offlinePaymentSchema.pick({
    terms: true,
    payerSignature: true,
    payeeSignature: true,
});
export type RegisterOfflinePayment = z.output<typeof registerOfflinePaymentSchema>;
export const readOfflinePaymentSchema = offlinePaymentSchema.pick({ paymentId: true });

/** The central bank says in whose collection it lies. */
export const readFraudProofSchema = z.strictObject({ proofId: randomIdSchema, bank: mspIdSchema.exactOptional() });
