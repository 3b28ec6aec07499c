import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { quantitySchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';
import { documentBase, documentReferenceSchema, typeCodes } from './document-base.js';
import { locationSchema } from './location.js';

const vatInvoiceLineSchema = z.strictObject({
    description: textSchema(500),
    quantity: quantitySchema.exactOptional(),
    /** Without tax. */
    amount: moneySchema,
    /** As the invoice prints it: "13%", "免税". */
    taxRate: textSchema(20),
    taxAmount: moneySchema,
});

export const vatInvoiceSchema = z
    .strictObject({
        ...documentBase,
        kind: z.literal('VAT_INVOICE'),
        documentTypeCode: typeCodes('388'),
        /** 专用 lets the buyer deduct the tax, 普通 does not. */
        type: z.enum(['SPECIAL', 'ORDINARY']),
        /** Of an invoice on a printed form; a fully digital one (数电票) has none. */
        invoiceCode: z
            .string()
            .regex(/^(?:\d{10}|\d{12})$/, 'must be 10 or 12 digits')
            .exactOptional(),
        /** 20 digits of a fully digital invoice, otherwise the 8 that stand beside the code. */
        invoiceNumber: z.string().regex(/^(?:\d{8}|\d{20})$/, 'must be 8 or 20 digits'),
        seller: partySchema,
        buyer: partySchema,
        lines: z.array(vatInvoiceLineSchema).min(1).max(100),
        totalWithoutTax: moneySchema,
        totalTax: moneySchema,
        /** 价税合计: what the buyer owes. */
        totalWithTax: moneySchema,
    })
    .refine(({ invoiceCode, invoiceNumber }) => (invoiceCode === undefined) === (invoiceNumber.length === 20), {
        path: ['invoiceCode'],
        message: 'must be given with a number of 8 digits, and only then',
    });
/** The tax authority's invoice (增值税发票) over goods or services within China. */
export type VatInvoice = z.output<typeof vatInvoiceSchema>;

export const goodsReceiptSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('GOODS_RECEIPT'),
    documentTypeCode: typeCodes('632'),
    receivedBy: partySchema,
    deliveredBy: partySchema.exactOptional(),
    receivedOn: dateSchema,
    placeOfReceipt: locationSchema.exactOptional(),
    goods: z
        .array(z.strictObject({ description: textSchema(500), quantity: quantitySchema.exactOptional() }))
        .min(1)
        .max(100),
});
/** What who took goods over has signed for them (货物收据). */
export type GoodsReceipt = z.output<typeof goodsReceiptSchema>;

export const serviceCertificateSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('SERVICE_CERTIFICATE'),
    documentTypeCode: typeCodes('2'),
    provider: partySchema,
    recipient: partySchema,
    services: z.array(textSchema(500)).min(1).max(50),
    beganOn: dateSchema.exactOptional(),
    /** The day of the service: time to present and a usance after service run from it. */
    renderedOn: dateSchema,
    contract: documentReferenceSchema.exactOptional(),
    /** Whether it says that the service was rendered as agreed. */
    isRendered: z.boolean(),
});
/** That a service was rendered (服务履约证明), by who received it, who rendered it or a third party. */
export type ServiceCertificate = z.output<typeof serviceCertificateSchema>;
