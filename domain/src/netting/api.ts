import { z } from 'zod';
import { signedSchema, spendOrderSchema } from '../dcep/api.js';
import { anyCycleIdSchema, cycleIdSchema } from './cycle.js';
import { deferredPaymentSchema } from './deferred-payment.js';

const terms = deferredPaymentSchema.pick({
    cycleId: true,
    payeeBank: true,
    payee: true,
    amount: true,
    message: true,
}).shape;

/** What is to be paid at the end of the day. */
export const deferredWishSchema = z.strictObject({ from: spendOrderSchema.shape.from, ...terms });

/** What the holder of a wallet is asked to sign. */
export const deferredDraftSchema = z.strictObject({
    paymentId: deferredPaymentSchema.shape.paymentId,
    ...spendOrderSchema.pick({ from: true, keyVersion: true, validUntil: true, coins: true }).shape,
    ...terms,
});
export type DeferredDraft = z.output<typeof deferredDraftSchema>;

export const queuePaymentSchema = deferredDraftSchema.extend({ signature: signedSchema.shape.signature });
export type QueuePayment = z.output<typeof queuePaymentSchema>;

export const deferredPaymentAddressSchema = deferredPaymentSchema.pick({ paymentId: true });
export const cycleAddressSchema = z.strictObject({ cycleId: cycleIdSchema });
/** Of banks, or of payment institutions: the central bank ends either. */
export const anyCycleAddressSchema = z.strictObject({ cycleId: anyCycleIdSchema });

export const confirmPositionSchema = cycleAddressSchema.extend({
    positionId: deferredPaymentSchema.shape.paymentId,
});
