import { z } from 'zod';
import { releaseCodeSchema } from '../declaration/declaration.js';
import { moneySchema } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';
import { batchOf } from '../receivable/api.js';
import { paymentReferenceSchema } from '../receivable/financing.js';
import { outwardPaymentSchema } from './outward-payment.js';
import { taxFormPolicySchema } from './tax-form-policy.js';
import { taxFormContentSchema, taxFormSchema, taxFormStatuses } from './tax-form.js';

const byNumber = taxFormSchema.pick({ formNumber: true });
const byId = outwardPaymentSchema.pick({ outwardPaymentId: true });

export const fileTaxFormSchema = taxFormContentSchema.extend(byNumber.shape);
/** A form as the tax administration sends it. */
export type FileTaxForm = z.output<typeof fileTaxFormSchema>;

export const voidTaxFormSchema = byNumber.extend({ reason: taxFormSchema.shape.voided.unwrap().shape.reason });
export type VoidTaxForm = z.output<typeof voidTaxFormSchema>;

export const readTaxFormSchema = byNumber;

export const taxFormReadSchema = taxFormSchema.extend({
    status: z.enum(taxFormStatuses),
    remaining: moneySchema,
    /** For the officers of the foreign-exchange regulator only, who have it handed to the payer with the form. */
    releaseCode: releaseCodeSchema.exactOptional(),
});
/** What a regulator's user gets of a form. */
export type TaxFormRead = z.output<typeof taxFormReadSchema>;

export const setTaxFormPolicySchema = taxFormPolicySchema;
export const readTaxFormPoliciesSchema = z.strictObject({});

export const requestOutwardPaymentSchema = outwardPaymentSchema.pick({
    outwardPaymentId: true,
    form: true,
    payerUscc: true,
    payee: true,
    contractReference: true,
    amount: true,
});
export type RequestOutwardPayment = z.output<typeof requestOutwardPaymentSchema>;

/** The bank's own name of the payment, under which it is found in its books. */
export const confirmOutwardPaymentSchema = byId.extend({ reference: paymentReferenceSchema });
export type ConfirmOutwardPayment = z.output<typeof confirmOutwardPaymentSchema>;

export const withdrawOutwardPaymentSchema = byId;
export type WithdrawOutwardPayment = z.output<typeof withdrawOutwardPaymentSchema>;

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readOutwardPaymentSchema = byId.extend({ bank: mspIdSchema.exactOptional() });

export const outwardPaymentItemSchema = outwardPaymentSchema.pick({ bank: true, outwardPaymentId: true });
export type OutwardPaymentItem = z.output<typeof outwardPaymentItemSchema>;

export const decideOutwardPaymentsSchema = batchOf(outwardPaymentItemSchema);
export const settleOutwardPaymentsSchema = batchOf(outwardPaymentItemSchema);
