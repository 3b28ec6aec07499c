import { z } from 'zod';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';

/** In what capacity somebody signs. UCP 600 articles 19 to 24 and 28 let only some of them sign each document. */
export const capacityCodes = [
    'CARRIER',
    'MASTER',
    'AGENT_FOR_CARRIER',
    'AGENT_FOR_MASTER',
    'OWNER',
    'CHARTERER',
    'AGENT_FOR_OWNER',
    'AGENT_FOR_CHARTERER',
    'INSURER',
    'UNDERWRITER',
    'AGENT',
    'PROXY',
    'ISSUER',
] as const;
export type CapacityCode = (typeof capacityCodes)[number];

export const signatureSchema = z.strictObject({
    signatoryName: textSchema(140),
    capacityCode: z.enum(capacityCodes),
    /** Whom an agent signs for, as the document names it. */
    onBehalfOf: textSchema(140).exactOptional(),
    signedDateTime: instantSchema.exactOptional(),
});
/** Who signed a document, and as what. */
export type Signature = z.output<typeof signatureSchema>;
