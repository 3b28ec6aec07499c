import { z } from 'zod';
import { bopNumberSchema, serialsOfDay, transactionCodeSchema } from '../kernel/identifiers/bop-number.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { taxFormNumberSchema } from '../kernel/identifiers/tax-form-number.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { paymentReferenceSchema } from '../receivable/financing.js';
import { contractReferenceSchema, payeeSchema } from '../tax-form/tax-form.js';
import { directions } from './bop-rules.js';
import { paymentAddressSchema } from './cross-border-payment.js';

const refusal = refusals({ REPORT_MUST_AWAIT_NO_DOCUMENTS: 'conflict' });

/**
 * Where a report stands.
 *
 *     SUBMITTED ─► ACCEPTED
 *         └──────► REFUSED ─► REPLACED
 */
export const reportStatuses = ['SUBMITTED', 'ACCEPTED', 'REFUSED', 'REPLACED'] as const;

/** Why SAFE refuses a report, at most 35 characters as auth.027 takes a reason; and which of its fields a bank must mend. */
export const refusalReasons = {
    CODE_MUST_FIT_TRANSACTION: 'transactionCode',
    COUNTERPARTY_MUST_BE_THE_TRUE_ONE: 'counterparty',
    CONTRACT_MUST_BE_NAMED: 'contractReference',
    INVOICE_MUST_BE_NAMED: 'invoiceReference',
} as const;
export type RefusalReason = keyof typeof refusalReasons;
export const mendableFields = Object.values(refusalReasons);
export type MendableField = (typeof mendableFields)[number];

export const adviceSchema = z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('ACCEPTED') }),
    z.strictObject({
        status: z.literal('REFUSED'),
        reasons: z
            .array(z.enum(Object.keys(refusalReasons) as [RefusalReason, ...RefusalReason[]]))
            .min(1)
            .max(Object.keys(refusalReasons).length),
        text: textSchema(350).exactOptional(),
    }),
]);
/** What SAFE answers. */
export type Advice = z.output<typeof adviceSchema>;

export const paymentReportSchema = z.strictObject({
    reportId: randomIdSchema,
    /** In whose vault it lies, where SAFE reads it. */
    bank: mspIdSchema,
    /** Of the payment: a report that mends another has the same. */
    bopNumber: bopNumberSchema,
    payment: paymentAddressSchema,
    direction: z.enum(directions),
    enterpriseUscc: usccSchema,
    amount: moneySchema,
    /** The bank's own name of the payment. */
    reference: paymentReferenceSchema,
    /** When the money came in or went out. */
    day: dateSchema,
    counterparty: payeeSchema,
    transactionCode: transactionCodeSchema,
    contractReference: contractReferenceSchema.exactOptional(),
    invoiceReference: textSchema(35).exactOptional(),
    declarationNumbers: z.array(declarationNumberSchema).exactOptional(),
    taxFormNumber: taxFormNumberSchema.exactOptional(),
    /** The refused report that it mends. */
    replaces: randomIdSchema.exactOptional(),
    /** The last day on which it was in time; none where no calendar tells it. */
    dueOn: dateSchema.exactOptional(),
    sentAt: instantSchema,
    status: z.enum(reportStatuses),
    advice: z.strictObject({ given: adviceSchema, advisedAt: instantSchema }).exactOptional(),
    /** The request of SAFE for documents that is not settled. */
    documentsAwaited: randomIdSchema.exactOptional(),
});
/** What a bank tells SAFE of one payment from or to abroad, and what SAFE has answered. */
export type PaymentReport = z.output<typeof paymentReportSchema>;

/** Refuses to go on while SAFE has asked for documents and settled nothing. */
export function mustAwaitNoDocuments({ documentsAwaited }: PaymentReport): void {
    if (documentsAwaited !== undefined) {
        throw refusal('REPORT_MUST_AWAIT_NO_DOCUMENTS', { documentRequestId: documentsAwaited });
    }
}

export const reportedPaymentSchema = paymentReportSchema.pick({ payment: true, reportId: true });
/** That a payment is reported, and by which report last. */
export type ReportedPayment = z.output<typeof reportedPaymentSchema>;

export const daySerialsSchema = z.strictObject({
    /** Under which its record lies; nobody outside can tell the day by it. */
    dayKey: z.string(),
    last: z.int().min(1).max(serialsOfDay),
});
/** The last serial that an institution has given to a payment of a day. */
export type DaySerials = z.output<typeof daySerialsSchema>;
