import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { commodityCodeSchema } from '../kernel/identifiers/hs-code.js';
import { incotermSchema } from '../kernel/identifiers/incoterm.js';
import { moneySchema } from '../kernel/money.js';
import { quantitySchema, unitPriceSchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';
import { documentBase, documentReferenceSchema, typeCodes } from './document-base.js';
import { locationSchema } from './location.js';

const invoiceLineSchema = z.strictObject({
    lineNumber: z.int().positive(),
    description: textSchema(500),
    hsCodes: z.array(commodityCodeSchema).max(10).exactOptional(),
    quantity: quantitySchema,
    unitPrice: unitPriceSchema,
    lineTotalAmount: moneySchema,
    countryOfOrigin: countryCodeSchema.exactOptional(),
});
export type InvoiceLine = z.output<typeof invoiceLineSchema>;

export const commercialInvoiceSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('COMMERCIAL_INVOICE'),
    /** A proforma (325) or provisional invoice is none that article 18 lets in, so there is no code for it. */
    documentTypeCode: typeCodes('380', '393'),
    seller: partySchema,
    buyer: partySchema,
    buyerOrder: documentReferenceSchema.exactOptional(),
    contract: documentReferenceSchema.exactOptional(),
    incoterm: z
        .strictObject({
            code: incotermSchema,
            namedPlace: textSchema(100),
            /** "2020", where the invoice says which edition. */
            version: z
                .string()
                .regex(/^\d{4}$/)
                .exactOptional(),
        })
        .exactOptional(),
    paymentTerms: z.strictObject({ text: textSchema(200), dueDate: dateSchema.exactOptional() }).exactOptional(),
    countryOfOrigin: countryCodeSchema.exactOptional(),
    countryOfDestination: countryCodeSchema.exactOptional(),
    portOfLoading: locationSchema.exactOptional(),
    portOfDischarge: locationSchema.exactOptional(),
    lines: z.array(invoiceLineSchema).min(1).max(100),
    allowancesCharges: z
        .array(z.strictObject({ isCharge: z.boolean(), reason: textSchema(100), amount: moneySchema }))
        .max(20)
        .exactOptional(),
    lineTotalAmount: moneySchema,
    grandTotalAmount: moneySchema,
    totalPrepaidAmount: moneySchema.exactOptional(),
    /** What is asked for: it is what the credit pays. */
    duePayableAmount: moneySchema,
    grossWeight: quantitySchema.exactOptional(),
    netWeight: quantitySchema.exactOptional(),
    numberOfPackages: z.int().positive().exactOptional(),
    shippingMarks: z.array(textSchema(100)).max(20).exactOptional(),
    /** An invoice need not be signed (article 18a iv). */
    isSigned: z.boolean(),
    /** The tax invoices over the same goods, which are linked and never merged. */
    vatInvoices: z.array(documentReferenceSchema).max(50).exactOptional(),
});
/** What the beneficiary asks of the applicant for the goods. */
export type CommercialInvoice = z.output<typeof commercialInvoiceSchema>;
