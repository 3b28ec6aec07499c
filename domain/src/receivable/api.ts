import { z } from 'zod';
import { releaseCodeSchema } from '../declaration/declaration.js';
import { exchangeRateIdSchema } from '../exchange-rate/exchange-rate.js';
import { describedDocumentsSchema } from '../fingerprint/described-document.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { mspIdSchema } from '../party/member.js';
import { randomIdSchema } from '../kernel/salt.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';
import {
    exporterNameSchema,
    invoiceNumberSchema,
    paymentReferenceSchema,
    repaymentSourceSchema,
    shareSchema,
} from './financing.js';
import { financingPolicySchema } from './policy.js';
import { presentationAddressSchema } from '../presentation/api.js';

/** How money moves: in coins to or from a wallet, or by a payment outside the ledger. */
export const meansSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('E_CNY'), walletId: randomIdSchema }),
    z.strictObject({ kind: z.literal('OUTSIDE'), reference: paymentReferenceSchema }),
]);
export type Means = z.output<typeof meansSchema>;

const sharesSchema = z
    .array(shareSchema)
    .max(20)
    .refine((shares) => new Set(shares.map(({ declarationNumber }) => declarationNumber)).size === shares.length, {
        message: 'must not repeat a declaration',
    });

export const requestFinancingSchema = z.strictObject({
    financingId: randomIdSchema,
    /** What it rests on: one declaration for all of it, */
    declarationNumber: declarationNumberSchema.exactOptional(),
    releaseCode: releaseCodeSchema.exactOptional(),
    /** or several, each with what of the amount rests on it. */
    shares: sharesSchema.min(1).exactOptional(),
    exporterUscc: usccSchema,
    exporterName: exporterNameSchema.exactOptional(),
    /** Those it pays in advance: nobody else finances them, under a letter of credit or without one. */
    invoices: z.array(invoiceNumberSchema).min(1).max(50).exactOptional(),
    /** The same and others as they are described, so that they are found again also where they were altered. */
    documents: describedDocumentsSchema.exactOptional(),
    /** That customs has confirmed each of its declarations to this bank: then only while that is valid. */
    verificationIds: z.array(randomIdSchema).min(1).max(20).exactOptional(),
    amount: moneySchema,
    /** Where the declarations are in another currency: which rate counts, from the request on and for good. */
    exchangeRateId: exchangeRateIdSchema.exactOptional(),
    /** The last day, in China, on which it is repaid in time. */
    dueOn: dateSchema.exactOptional(),
});
export type RequestFinancing = z.output<typeof requestFinancingSchema>;

export const requestPresentationFinancingSchema = presentationAddressSchema.extend({
    financingId: randomIdSchema,
    amount: moneySchema,
    /** The last day, in China, on which it is repaid in time. */
    dueOn: dateSchema.exactOptional(),
    /** What of it rests on which export declaration; none where goods leave no customs territory. */
    shares: sharesSchema,
});
/** Documents under a letter of credit on which a bank means to advance money. */
export type RequestPresentationFinancing = z.output<typeof requestPresentationFinancingSchema>;

export const askBalanceSchema = z.strictObject({
    questionId: randomIdSchema,
    declarationNumber: declarationNumberSchema,
    releaseCode: releaseCodeSchema,
});
export type AskBalance = z.output<typeof askBalanceSchema>;

export const withdrawFinancingSchema = z.strictObject({ financingId: randomIdSchema });
export type WithdrawFinancing = z.output<typeof withdrawFinancingSchema>;

/** What the maker proposes and the checker approves. */
export const disburseFinancingSchema = z.strictObject({ financingId: randomIdSchema, means: meansSchema });
export type DisburseFinancing = z.output<typeof disburseFinancingSchema>;

export const proposeDisbursementSchema = disburseFinancingSchema.extend({ approvalId: randomIdSchema });
export type ProposeDisbursement = z.output<typeof proposeDisbursementSchema>;

export const approveDisbursementSchema = proposeDisbursementSchema.pick({ approvalId: true });

export const recordRepaymentSchema = z.strictObject({
    financingId: randomIdSchema,
    repaymentId: randomIdSchema,
    amount: moneySchema,
    /** All the buyer paid, where that is more than what repays this loan: it too uses up the declaration. */
    proceeds: moneySchema.exactOptional(),
    source: repaymentSourceSchema,
    means: meansSchema,
});
export type RecordRepayment = z.output<typeof recordRepaymentSchema>;

export const setFinancingPolicySchema = financingPolicySchema;

export const establishPepperSchema = z.strictObject({});

/** At most fifty, so that one transaction stays small and one conflict spoils little. */
export const batchOf = <Item extends z.ZodType>(item: Item): z.ZodObject<{ items: z.ZodArray<Item> }, z.core.$strict> =>
    z.strictObject({
        items: z
            .array(item)
            .min(1)
            .max(50)
            .refine((items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length, {
                message: 'must not repeat an item',
            }),
    });

export const financingItemSchema = z.strictObject({ bank: mspIdSchema, financingId: randomIdSchema });
export type FinancingItem = z.output<typeof financingItemSchema>;

export const questionItemSchema = z.strictObject({ bank: mspIdSchema, questionId: randomIdSchema });
export type QuestionItem = z.output<typeof questionItemSchema>;

export const decideFinancingsSchema = batchOf(financingItemSchema);
export const settleReleasesSchema = batchOf(financingItemSchema);
export const expireReservationsSchema = batchOf(financingItemSchema);
export const settlePresentationsSchema = batchOf(presentationAddressSchema.extend({ bank: mspIdSchema }));
export const answerBalanceQuestionsSchema = batchOf(questionItemSchema);
export const alertLendersSchema = batchOf(z.strictObject({ noticeId: randomIdSchema }));

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readFinancingSchema = z.strictObject({ bank: mspIdSchema.exactOptional(), financingId: randomIdSchema });
export const listFinancingsSchema = z.strictObject({ bank: mspIdSchema.exactOptional() });
export const readBalanceQuestionSchema = z.strictObject({
    bank: mspIdSchema.exactOptional(),
    questionId: randomIdSchema,
});
export const listWaitingSchema = z.strictObject({ banks: z.array(mspIdSchema).min(1).max(100) });
export const listNoticesSchema = z.strictObject({});
export const readFinancingPolicySchema = z.strictObject({});
export const readEncumbranceSchema = z.strictObject({ declarationNumber: declarationNumberSchema });
