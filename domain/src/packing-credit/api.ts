import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { batchOf, meansSchema, recordRepaymentSchema } from '../receivable/api.js';
import { orderSchema } from './order.js';
import { packingCreditPolicySchema } from './packing-credit-policy.js';
import { conversionSchema, packingCreditSchema } from './packing-credit.js';

const byId = packingCreditSchema.pick({ packingCreditId: true });

export const setPackingCreditPolicySchema = packingCreditPolicySchema;
export const readPackingCreditPoliciesSchema = z.strictObject({});

export const requestPackingCreditSchema = packingCreditSchema
    .pick({ packingCreditId: true, exporterUscc: true, exporterName: true, amount: true })
    .extend({ order: orderSchema.omit({ creditId: true }) });
export type RequestPackingCredit = z.output<typeof requestPackingCreditSchema>;

/** On a letter of credit nobody says whose order it is, nor what it is worth: that stands in the credit. */
export const requestOnCreditSchema = packingCreditSchema
    .pick({ packingCreditId: true, amount: true })
    .extend({ creditId: orderSchema.shape.creditId.unwrap() });
export type RequestOnCredit = z.output<typeof requestOnCreditSchema>;

export const withdrawPackingCreditSchema = byId;

/** What the maker proposes and the checker approves. */
export const disbursePackingCreditSchema = byId.extend({ means: meansSchema });
export type DisbursePackingCredit = z.output<typeof disbursePackingCreditSchema>;

export const repayPackingCreditSchema = recordRepaymentSchema.omit({ financingId: true }).extend(byId.shape);
export type RepayPackingCredit = z.output<typeof repayPackingCreditSchema>;

export const requestConversionSchema = conversionSchema
    .pick({ declarationNumber: true, releaseCode: true, invoices: true, documents: true, amount: true, dueOn: true })
    .extend(byId.shape);
export type RequestConversion = z.output<typeof requestConversionSchema>;

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readPackingCreditSchema = byId.extend({ bank: mspIdSchema.exactOptional() });

export const packingCreditItemSchema = packingCreditSchema.pick({ bank: true, packingCreditId: true });
export type PackingCreditItem = z.output<typeof packingCreditItemSchema>;

export const decidePackingCreditsSchema = batchOf(packingCreditItemSchema);
export const settlePackingCreditsSchema = batchOf(packingCreditItemSchema);
export const convertPackingCreditsSchema = batchOf(packingCreditItemSchema);
