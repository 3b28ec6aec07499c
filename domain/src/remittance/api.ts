import { z } from 'zod';
import { approveVaultPaymentSchema, signedSchema, spendOrderSchema } from '../dcep/api.js';
import { randomIdSchema } from '../kernel/salt.js';
import { remittanceSchema } from './remittance.js';

const { payeeBank, payee, amount, acceptBy, message } = remittanceSchema.shape;
const terms = { payeeBank, payee, amount, acceptBy, message };

/** A wallet's bank has until then to accept; a vault accepts at once. */
const isDated = ({ payee: to, acceptBy: until }: { readonly payee: string; readonly acceptBy?: string }): boolean =>
    (to === 'vault') === (until === undefined);
const dated = { path: ['acceptBy'], message: 'must be given for a wallet, and not for a vault' };

/** What is to be sent to another bank. */
export const remittanceTermsSchema = z.strictObject(terms).refine(isDated, dated);
export type RemittanceTerms = z.output<typeof remittanceTermsSchema>;

/** The same, out of a wallet: what its holder is asked to sign. */
export const remittanceWishSchema = z
    .strictObject({ from: spendOrderSchema.shape.from, ...terms })
    .refine(isDated, dated);

const orderShape = {
    remittanceId: randomIdSchema,
    ...spendOrderSchema.pick({ from: true, keyVersion: true, validUntil: true, coins: true }).shape,
    ...terms,
};
/** What the holder of a wallet orders to be sent. */
export const remittanceDraftSchema = z.strictObject(orderShape);
export type RemittanceDraft = z.output<typeof remittanceDraftSchema>;

export const sendRemittanceSchema = z
    .strictObject({ ...orderShape, signature: signedSchema.shape.signature })
    .refine(isDated, dated);
export type SendRemittance = z.output<typeof sendRemittanceSchema>;

export const proposeVaultRemittanceSchema = z
    .strictObject({ approvalId: randomIdSchema, ...terms })
    .refine(isDated, dated);
/** As of any payment out of a vault, the coins are chosen when it is approved. */
export const approveVaultRemittanceSchema = approveVaultPaymentSchema;

export const remittanceAddressSchema = z.strictObject({ remittanceId: randomIdSchema });
