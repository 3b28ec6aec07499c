import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';
import { attachmentSchema } from './attachment.js';
import { locationSchema } from './location.js';
import { signatureSchema } from './signature.js';

/** More sheets of one document than a bank would be asked for. */
const maximumSheets = 20;

export const documentReferenceSchema = z.strictObject({
    /** UNTDID 1001: 380 is an invoice, 315 a contract, 465 a credit. */
    documentTypeCode: z.string().regex(/^\d{1,3}$/, 'must be a document code of UNTDID 1001'),
    reference: textSchema(35),
    issueDate: dateSchema.exactOptional(),
});
/** Another document that this one names. */
export type DocumentReference = z.output<typeof documentReferenceSchema>;

/**
 * What every document of a presentation has. `documentTypeCode` stands in each kind's own schema, since each has its
 * own codes of UNTDID 1001.
 *
 * Whether a document is an original (article 17) is told by the number of originals presented; `numberOfOriginals` is
 * how many the document says were issued, of which a transport document's whole set must come.
 */
export const documentBase = {
    /** Findings name the document by it. */
    documentId: randomIdSchema,
    documentReference: textSchema(35),
    /** An undated document is one that shows no date; most may be (UCP 600 article 14i speaks of those that are dated). */
    issueDate: dateSchema.exactOptional(),
    placeOfIssue: locationSchema.exactOptional(),
    issuer: partySchema,
    numberOfOriginals: z.int().positive().max(maximumSheets).exactOptional(),
    numberOfOriginalsPresented: z.int().nonnegative().max(maximumSheets),
    numberOfCopiesPresented: z.int().nonnegative().max(maximumSheets),
    signatures: z.array(signatureSchema).max(10),
    references: z.array(documentReferenceSchema).max(30).exactOptional(),
    /** The number of the credit, where the document shows it; it need not. */
    letterOfCreditReference: textSchema(35).exactOptional(),
    attachments: z.array(attachmentSchema).max(20),
};

/** A schema of one kind of document. */
export function typeCodes<const Codes extends readonly [string, ...string[]]>(
    ...codes: Codes
): z.ZodEnum<{ [Code in Codes[number]]: Code }> {
    return z.enum(codes).meta({ description: 'The kind of document by UNTDID 1001' });
}
