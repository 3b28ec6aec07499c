import { z } from 'zod';
import { containerNumberSchema } from '../kernel/identifiers/container-number.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { commodityCodeSchema } from '../kernel/identifiers/hs-code.js';
import { quantitySchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';
import { documentBase, documentReferenceSchema, typeCodes } from './document-base.js';
import { locationSchema } from './location.js';

export const certificateOfOriginSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('CERTIFICATE_OF_ORIGIN'),
    documentTypeCode: typeCodes('861', '862', '864', '865'),
    exporter: partySchema.exactOptional(),
    consignee: partySchema.exactOptional(),
    producer: partySchema.exactOptional(),
    certifyingBody: partySchema,
    isPreferential: z.boolean(),
    freeTradeAgreement: textSchema(100).exactOptional(),
    portOfLoading: locationSchema.exactOptional(),
    portOfDischarge: locationSchema.exactOptional(),
    invoices: z.array(documentReferenceSchema).max(20),
    lines: z
        .array(
            z.strictObject({
                description: textSchema(500),
                hsCodes: z.array(commodityCodeSchema).max(10).exactOptional(),
                originCountry: countryCodeSchema,
                originCriterion: textSchema(35).exactOptional(),
                quantity: quantitySchema.exactOptional(),
            }),
        )
        .min(1)
        .max(100),
});
/** Where the goods were made, as a chamber or an office certifies. */
export type CertificateOfOrigin = z.output<typeof certificateOfOriginSchema>;

export const inspectionCertificateSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('INSPECTION_CERTIFICATE'),
    /** 856 inspection, 3 quality, 14 weight, 19 quantity, 851 plant health. */
    documentTypeCode: typeCodes('856', '3', '14', '19', '851'),
    inspectionBody: partySchema,
    attestationType: z.enum(['CERTIFICATION', 'DECLARATION', 'INSPECTION', 'TESTING', 'VERIFICATION']),
    inspectionDate: dateSchema.exactOptional(),
    inspectionPlace: locationSchema.exactOptional(),
    lots: z
        .array(
            z.strictObject({
                goods: textSchema(500),
                quantity: quantitySchema.exactOptional(),
                equipmentReferences: z.array(containerNumberSchema).max(100).exactOptional(),
            }),
        )
        .min(1)
        .max(50),
    results: z
        .array(
            z.strictObject({
                characteristic: textSchema(100),
                method: textSchema(100).exactOptional(),
                /** As the certificate states it, with its unit. */
                value: textSchema(100),
                limit: textSchema(100).exactOptional(),
                isConforming: z.boolean(),
            }),
        )
        .max(100),
    overallResult: z.enum(['CONFORMING', 'NON_CONFORMING', 'NOT_STATED']),
});
/** What somebody found who looked at the goods. */
export type InspectionCertificate = z.output<typeof inspectionCertificateSchema>;

export const otherDocumentSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('OTHER'),
    documentTypeCode: documentReferenceSchema.shape.documentTypeCode,
    title: textSchema(140),
    /** What it says, as far as the credit asks for it. */
    statements: z.array(textSchema(500)).max(50),
});
/** Any other document: a beneficiary's certificate, a courier's receipt, a letter. People read it. */
export type OtherDocument = z.output<typeof otherDocumentSchema>;
