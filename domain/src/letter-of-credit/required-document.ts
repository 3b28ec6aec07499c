import { z } from 'zod';
import { mediaTypeSchema } from '../document/attachment.js';
import { textSchema } from '../kernel/text.js';

/** UNTDID 1001, as "380" for a commercial invoice. Which of them can be presented here, the schemas of documents say. */
export const documentTypeCodeSchema = z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a document name code of UNTDID 1001: 1 to 3 digits');

/** Where in a document something stands, as "freightPaymentTermCode" or "lines.0.description". */
const fieldSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+){0,5}$/, 'must be the path of a field');

export const contentRequirementSchema = z.discriminatedUnion('test', [
    /** What only people can examine. */
    z.strictObject({ test: z.literal('STATES'), text: textSchema(780) }),
    z.strictObject({ test: z.literal('IS_PRESENT'), field: fieldSchema, text: textSchema(780).exactOptional() }),
    z.strictObject({
        /** Equal to the value; one among several, or containing it; at least, or at most as much. */
        test: z.enum(['EQUALS', 'INCLUDES', 'AT_LEAST', 'AT_MOST']),
        field: fieldSchema,
        value: textSchema(350),
        text: textSchema(780).exactOptional(),
    }),
]);
/** One thing that a document must show: in words for people, and where it can be, as a test for the examiner. */
export type ContentRequirement = z.output<typeof contentRequirementSchema>;

export const requiredDocumentSchema = z.strictObject({
    documentTypeCode: documentTypeCodeSchema,
    /** The credit's own words for it. */
    description: textSchema(780).exactOptional(),
    /** By whom it must be issued, where the credit says so. "First class" or "independent" lets anybody but the beneficiary (art. 3). */
    issuerName: textSchema(140).exactOptional(),
    /** At least one original of each stipulated document is presented (UCP 600 art. 17a), unless the credit says fewer. */
    numberOfOriginals: z.int().min(0).max(99),
    /** Originals may be presented in place of copies (UCP 600 art. 17d). */
    numberOfCopies: z.int().min(0).max(99),
    /** All originals that were issued: "full set". */
    isFullSet: z.boolean().exactOptional(),
    /** Whether a bill of lading may, or must, be subject to a charter party (art. 22); left out, it must not (art. 20). */
    charterParty: z.enum(['ALLOWED', 'REQUIRED']).exactOptional(),
    /** Under the eUCP it may be, or must be, an electronic record; left out, it is paper. */
    medium: z.enum(['PAPER', 'ELECTRONIC', 'EITHER']).exactOptional(),
    /** Of a record; left out, any will do (eUCP art. e5). */
    format: mediaTypeSchema.exactOptional(),
    mustShow: z.array(contentRequirementSchema).max(50).exactOptional(),
});
/** A document that a presentation must contain (46A). One that is not listed is disregarded (art. 14g). */
export type RequiredDocument = z.output<typeof requiredDocumentSchema>;

export const conditionSchema = z.strictObject({
    text: textSchema(6500),
    /**
     * A condition without a document that shows compliance with it is disregarded (UCP 600 art. 14h), so a credit is not
     * issued with one. Information, as on a fee for discrepancies, asks nothing of the presentation.
     */
    nature: z.enum(['DOCUMENTARY', 'NON_DOCUMENTARY', 'INFORMATION']),
    /** The documents that show compliance. */
    documentTypeCodes: z.array(documentTypeCodeSchema).min(1).max(50).exactOptional(),
});
/** An additional condition (47A). */
export type Condition = z.output<typeof conditionSchema>;
