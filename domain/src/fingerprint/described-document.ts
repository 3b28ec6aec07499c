import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { waybillNumberSchema } from '../kernel/identifiers/waybill-number.js';
import { moneySchema } from '../kernel/money.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { identityOf } from './fingerprint.js';

/** As its issuer numbers it. Of punctuation alone nothing would be left to compare. */
const referenceSchema = textSchema(35).refine((text) => /[\p{L}\p{N}]/u.test(text), {
    message: 'must have a letter or a digit',
});

const describedPartySchema = z.strictObject({ partyName: textSchema(140), countryCode: countryCodeSchema });

const describedSellerSchema = describedPartySchema
    .extend({ uscc: usccSchema.exactOptional() })
    .refine(({ countryCode, uscc }) => (countryCode === 'CN') === (uscc !== undefined), {
        path: ['uscc'],
        message: 'must be given of a Chinese seller, and of no other',
    });

export const describedInvoiceSchema = z
    .strictObject({
        kind: z.literal('COMMERCIAL_INVOICE'),
        documentReference: referenceSchema,
        issueDate: dateSchema,
        totalAmount: moneySchema,
        seller: describedSellerSchema,
        buyer: describedPartySchema,
    })
    .meta({ id: 'DescribedInvoice', description: 'What of an invoice its duplicates are known by' });
/** The least that registers of financed invoices ask for: number, day, amount, seller and buyer. */
export type DescribedInvoice = z.output<typeof describedInvoiceSchema>;

const describedAirWaybillSchema = z.strictObject({
    kind: z.literal('AIR_WAYBILL'),
    /** Of the airline. */
    waybillPrefix: z.string().regex(/^\d{3}$/, 'must be 3 digits'),
    waybillNumber: waybillNumberSchema,
});

const describedCarriageSchema = z.strictObject({
    kind: z.enum([
        'BILL_OF_LADING',
        'CHARTER_PARTY_BILL_OF_LADING',
        'SEA_WAYBILL',
        'MULTIMODAL_TRANSPORT_DOCUMENT',
        'RAIL_CONSIGNMENT_NOTE',
    ]),
    /** As the trade knows the carrier: a SCAC, or the code of SMDG or UIC. */
    carrierCode: z.string().regex(/^[0-9A-Z]{2,4}$/, 'must be 2 to 4 capital letters or digits'),
    documentReference: referenceSchema,
});

export const describedDocumentSchema = z.discriminatedUnion('kind', [
    describedInvoiceSchema,
    describedAirWaybillSchema,
    describedCarriageSchema,
]);
/** A document over a trade, by what its duplicates are known again: an invoice, or one over the carriage of the goods. */
export type DescribedDocument = z.output<typeof describedDocumentSchema>;

/** At most so many in one question or request, so that one transaction stays small; and each once. */
export const describedDocumentsSchema = z
    .array(describedDocumentSchema)
    .min(1)
    .max(10)
    .refine((documents) => new Set(documents.map(identityOf)).size === documents.length, {
        message: 'must not repeat a document',
    });
