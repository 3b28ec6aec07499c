import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { describedDocumentsSchema } from './described-document.js';
import { documentAnswerSchema } from './match-document.js';

export const documentCheckSchema = z.strictObject({
    checkId: randomIdSchema,
    bank: mspIdSchema,
    documents: describedDocumentsSchema,
    askedAt: instantSchema,
    status: z.enum(['ASKED', 'ANSWERED', 'REFUSED']),
    answeredAt: instantSchema.exactOptional(),
    /** One of each document, in their order. */
    answers: z.array(documentAnswerSchema).exactOptional(),
    /** Why a registrar does not answer. */
    refusal: z.literal('DOCUMENTS_CHECKED_MUST_NOT_EXCEED_DAILY_LIMIT').exactOptional(),
});
/** A bank's question whether documents that it was shown are financed already, or are like what is. */
export type DocumentCheck = z.output<typeof documentCheckSchema>;
