import { z } from 'zod';
import { dateSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { bopRulesSchema, directions } from './bop-rules.js';
import { documentRequestSchema, documentsAnswerSchema, documentsFindingSchema } from './document-request.js';
import { adviceSchema, mendableFields, paymentReportSchema } from './payment-report.js';

export const setBopRulesSchema = bopRulesSchema;
export const readBopRulesSchema = z.strictObject({});

export const reportPaymentSchema = paymentReportSchema.pick({
    reportId: true,
    payment: true,
    enterpriseUscc: true,
    amount: true,
    counterparty: true,
    transactionCode: true,
    contractReference: true,
    invoiceReference: true,
    replaces: true,
});
/** A payment as the bank's own books have it. */
export type ReportPayment = z.output<typeof reportPaymentSchema>;

const byAddress = paymentReportSchema.pick({ bank: true, reportId: true });

export const adviseReportSchema = byAddress.extend({ advice: adviceSchema });
export type AdviseReport = z.output<typeof adviseReportSchema>;

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readReportSchema = byAddress.pick({ reportId: true }).extend({ bank: mspIdSchema.exactOptional() });

export const paymentReportReadSchema = paymentReportSchema.extend({
    /** What the bank's desk has to mend in it, before it reports the payment again. */
    toMend: z.array(z.enum(mendableFields)),
});
/** What a reader of a report gets. */
export type PaymentReportRead = z.output<typeof paymentReportReadSchema>;

export const requestDocumentsSchema = documentRequestSchema.pick({
    documentRequestId: true,
    bank: true,
    reportId: true,
    subject: true,
    text: true,
    documentTypes: true,
    answerBy: true,
});
export type RequestDocuments = z.output<typeof requestDocumentsSchema>;

const byDocumentRequest = documentRequestSchema.pick({ bank: true, documentRequestId: true });

export const answerDocumentRequestSchema = documentsAnswerSchema.extend(
    byDocumentRequest.pick({ documentRequestId: true }).shape,
);
export type AnswerDocumentRequest = z.output<typeof answerDocumentRequestSchema>;

export const findOnDocumentsSchema = byDocumentRequest.extend({ finding: documentsFindingSchema });
export type FindOnDocuments = z.output<typeof findOnDocumentsSchema>;

export const readDocumentRequestSchema = byDocumentRequest
    .pick({ documentRequestId: true })
    .extend({ bank: mspIdSchema.exactOptional() });

/** More than a page of a list has. */
const mostPayments = 100;

export const readDueDaysSchema = z.strictObject({
    payments: z.array(z.strictObject({ day: dateSchema, direction: z.enum(directions) })).max(mostPayments),
});

export const dueDaySchema = z.strictObject({
    /** None where no rules are in force or no calendar covers it. */
    dueOn: dateSchema.exactOptional(),
    isOverdue: z.boolean(),
});
/** Until when a payment is to be reported, and whether that is over. */
export type DueDay = z.output<typeof dueDaySchema>;

export const dueDaysSchema = z.array(dueDaySchema);
