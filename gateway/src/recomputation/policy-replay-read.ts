import { capitalPolicySchema } from '@cohong/domain/capital-account/capital-policy';
import { importFinancingPolicySchema } from '@cohong/domain/import-financing/import-financing-policy';
import { instantSchema } from '@cohong/domain/kernel/time';
import { packingCreditPolicySchema } from '@cohong/domain/packing-credit/packing-credit-policy';
import {
    capitalChecksSchema,
    capitalTotalSchema,
    changedCapitalAccountSchema,
    changedCapitalPaymentSchema,
} from '@cohong/domain/recomputation/capital-replayed';
import {
    changedImportDisbursementSchema,
    changedImportFinancingSchema,
} from '@cohong/domain/recomputation/import-financing-replayed';
import {
    changedCreditDisbursementSchema,
    changedCreditSchema,
} from '@cohong/domain/recomputation/packing-credit-replayed';
import {
    changedDisbursementSchema,
    changedRequestSchema,
    replayTotalSchema,
} from '@cohong/domain/recomputation/replayed';
import {
    changedConfirmationSchema,
    changedPaymentSchema,
    paymentTotalSchema,
} from '@cohong/domain/recomputation/tax-form-replayed';
import { financingPolicySchema } from '@cohong/domain/receivable/policy';
import { taxFormPolicySchema } from '@cohong/domain/tax-form/tax-form-policy';
import { z } from 'zod';

export const asItWouldBe = { description: 'As it would be set; from which day on does not matter here' };
export const periodFields = {
    since: instantSchema.exactOptional().meta({ description: 'What was decided before was decided as it was' }),
    before: instantSchema.exactOptional().meta({ description: 'What was decided then or later is not told' }),
};

export const proposedPolicySchema = z.discriminatedUnion('book', [
    z.strictObject({
        book: z.literal('FINANCING').optional(),
        policy: financingPolicySchema.meta(asItWouldBe),
        ...periodFields,
    }),
    z.strictObject({ book: z.literal('TAX_FORM'), policy: taxFormPolicySchema.meta(asItWouldBe), ...periodFields }),
    z.strictObject({
        book: z.literal('PACKING_CREDIT'),
        policy: packingCreditPolicySchema.meta(asItWouldBe),
        ...periodFields,
    }),
    z.strictObject({
        book: z.literal('IMPORT_FINANCING'),
        policy: importFinancingPolicySchema.meta(asItWouldBe),
        ...periodFields,
    }),
    z.strictObject({ book: z.literal('CAPITAL'), policy: capitalPolicySchema.meta(asItWouldBe), ...periodFields }),
]);
/** A policy, the book in which it would stand, and the period over which it is tried out. */
export type ProposedPolicy = z.output<typeof proposedPolicySchema>;

export const readFields = {
    asOfBlock: z.int().min(0).meta({ description: 'The last block that was read' }),
    blockHash: z.string(),
};
const requestsMeta = { description: 'Those that would have been answered otherwise' };
const disbursementsMeta = { description: 'Loans that could not have been paid out when they were' };
const totalsMeta = { description: 'All requests, by bank and currency' };

const financingReplaySchema = z.object({
    book: z.literal('FINANCING'),
    ...readFields,
    policy: financingPolicySchema,
    requests: z.array(changedRequestSchema).meta(requestsMeta),
    disbursements: z.array(changedDisbursementSchema).meta(disbursementsMeta),
    totals: z.array(replayTotalSchema).meta(totalsMeta),
});
export type FinancingReplayRead = z.output<typeof financingReplaySchema>;

const taxFormReplaySchema = z.object({
    book: z.literal('TAX_FORM'),
    ...readFields,
    policy: taxFormPolicySchema,
    payments: z
        .array(changedPaymentSchema)
        .meta({ description: 'Those that would have been answered otherwise, or have looked split' }),
    confirmations: z
        .array(changedConfirmationSchema)
        .meta({ description: 'Payments that could not have been made when they were' }),
    totals: z.array(paymentTotalSchema).meta({ description: 'All payments, by bank and currency' }),
});
export type TaxFormReplayRead = z.output<typeof taxFormReplaySchema>;

const packingCreditReplaySchema = z.object({
    book: z.literal('PACKING_CREDIT'),
    ...readFields,
    policy: packingCreditPolicySchema,
    requests: z.array(changedCreditSchema).meta(requestsMeta),
    disbursements: z.array(changedCreditDisbursementSchema).meta(disbursementsMeta),
    totals: z.array(replayTotalSchema).meta(totalsMeta),
});
export type PackingCreditReplayRead = z.output<typeof packingCreditReplaySchema>;

const importFinancingReplaySchema = z.object({
    book: z.literal('IMPORT_FINANCING'),
    ...readFields,
    policy: importFinancingPolicySchema,
    requests: z.array(changedImportFinancingSchema).meta(requestsMeta),
    disbursements: z
        .array(changedImportDisbursementSchema)
        .meta({ description: 'Sellers that could not have been paid when they were' }),
    totals: z.array(replayTotalSchema).meta(totalsMeta),
});
export type ImportFinancingReplayRead = z.output<typeof importFinancingReplaySchema>;

const capitalReplaySchema = z.object({
    book: z.literal('CAPITAL'),
    ...readFields,
    policy: capitalPolicySchema,
    accounts: z.array(changedCapitalAccountSchema).meta({ description: 'Those that could not have been opened' }),
    payments: z
        .array(changedCapitalPaymentSchema)
        .meta({ description: 'Those that could not have been made, or would have been drawn from among others' }),
    checks: z.array(capitalChecksSchema).meta({ description: 'How many payments are drawn, by bank' }),
    totals: z.array(capitalTotalSchema).meta({ description: 'All payments, by bank and currency' }),
});
export type CapitalReplayRead = z.output<typeof capitalReplaySchema>;

export const policyReplaySchema = z.discriminatedUnion('book', [
    financingReplaySchema,
    taxFormReplaySchema,
    packingCreditReplaySchema,
    importFinancingReplaySchema,
    capitalReplaySchema,
]);
export type PolicyReplayRead = z.output<typeof policyReplaySchema>;
