import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { paymentReportSchema } from './payment-report.js';

/**
 * Where a request for documents stands.
 *
 *     OPEN ─► ANSWERED ─► SATISFIED
 *      │       ▲   └────► REFUSED ─┐
 *      │       └──────────┼────────┘
 *      └──────► WITHDRAWN ◄─ from any that is not satisfied
 */
export const documentRequestStatuses = ['OPEN', 'ANSWERED', 'REFUSED', 'SATISFIED', 'WITHDRAWN'] as const;

/** By what a payment is supported, and each one's type in auth.025: contract and invoice as ISO 20022 has them, the others our own. */
export const supportingDocumentTypes = {
    CONTRACT: 'CMCN',
    INVOICE: 'CINV',
    DECLARATION: 'CDEC',
    TRANSPORT_DOCUMENT: 'TRDC',
    TAX_FORM: 'TAXF',
} as const;
export type SupportingDocumentType = keyof typeof supportingDocumentTypes;
const documentTypeSchema = z.enum(
    Object.keys(supportingDocumentTypes) as [SupportingDocumentType, ...SupportingDocumentType[]],
);

/** As long as a letter of auth.026 may be. */
const letterTextSchema = textSchema(1_025);
const suppliedDocumentSchema = z.strictObject({
    documentType: documentTypeSchema,
    /** As its issuer numbers it. */
    reference: textSchema(35),
});
export type SuppliedDocument = z.output<typeof suppliedDocumentSchema>;

export const documentsAnswerSchema = z.strictObject({
    letterId: randomIdSchema,
    text: letterTextSchema.exactOptional(),
    documents: z.array(suppliedDocumentSchema).max(50),
});
/** The letter of a bank, and the documents that come with it. */
export type DocumentsAnswer = z.output<typeof documentsAnswerSchema>;

export const documentsFindingSchema = z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('SATISFIED') }),
    z.strictObject({ status: z.literal('REFUSED'), text: letterTextSchema }),
    z.strictObject({ status: z.literal('WITHDRAWN') }),
]);
/** What SAFE finds: that the answer is enough, that it is not and why, or that none is needed any more. */
export type DocumentsFinding = z.output<typeof documentsFindingSchema>;

export const documentRequestSchema = z.strictObject({
    documentRequestId: randomIdSchema,
    ...paymentReportSchema.pick({ bank: true, reportId: true, bopNumber: true }).shape,
    subject: textSchema(140),
    text: letterTextSchema.exactOptional(),
    documentTypes: z
        .array(documentTypeSchema)
        .min(1)
        .max(Object.keys(supportingDocumentTypes).length)
        .refine((types) => new Set(types).size === types.length, { message: 'must not repeat a document' }),
    /** The last day, in China, on which SAFE expects the answer. */
    answerBy: dateSchema.exactOptional(),
    requestedAt: instantSchema,
    status: z.enum(documentRequestStatuses),
    /** The last one; those before it are in the blocks. */
    answer: documentsAnswerSchema.extend({ answeredAt: instantSchema }).exactOptional(),
    finding: z.strictObject({ given: documentsFindingSchema, foundAt: instantSchema }).exactOptional(),
});
/** What SAFE asks a bank of a report, and what the bank has answered last. */
export type DocumentRequest = z.output<typeof documentRequestSchema>;
