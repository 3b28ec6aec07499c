import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';
import { describedDocumentSchema } from './described-document.js';
import { filingSchema } from './filing.js';
import { fingerprintRules } from './fingerprint.js';
import { likenessSchema } from './match-document.js';

/** Somebody of the regulator, by subject and issuer of the certificate, and when. */
const deedSchema = z.strictObject({ by: z.string().min(1), at: instantSchema });
export type Deed = z.output<typeof deedSchema>;

export const verdicts = ['DUPLICATE', 'DISTINCT'] as const;

export const verdictSchema = z.strictObject({ verdict: z.enum(verdicts), note: textSchema(500) });

/** A document that a bank was asked to finance. */
const sideSchema = filingSchema.pick({ bank: true, financingId: true, applicantUscc: true, document: true });

export const similarityCaseSchema = z.strictObject({
    caseId: randomIdSchema,
    /** Rises by one with every act. */
    version: z.int().positive(),
    likeness: likenessSchema.exclude(['NONE']),
    /** What the two have in common: why there is a case. */
    rules: z.array(z.enum(fingerprintRules)).min(1),
    /** The one that a bank finances or has financed, and the one that a bank was asked to finance after it. */
    earlier: sideSchema,
    later: sideSchema,
    openedAt: instantSchema,
    status: z.enum(['OPEN', 'JUDGED', 'RESOLVED']),
    judged: verdictSchema.extend(deedSchema.shape).exactOptional(),
    confirmed: deedSchema.exactOptional(),
});
/** Two documents so alike that somebody of the foreign-exchange regulator must look. Only the regulators hold it. */
export type SimilarityCase = z.output<typeof similarityCaseSchema>;

/** A case with both documents as the banks have described them, out of their vaults. */
export const similarityCaseViewSchema = similarityCaseSchema.extend({
    earlierDocument: describedDocumentSchema.exactOptional(),
    laterDocument: describedDocumentSchema.exactOptional(),
});
export type SimilarityCaseView = z.output<typeof similarityCaseViewSchema>;

/** What makes one case of two documents, whichever came first: a pair that was judged is not judged again. */
export function pairOf({ earlier, later }: Pick<SimilarityCase, 'earlier' | 'later'>): readonly [string, string] {
    const [one = '', other = ''] = [earlier, later].map(({ bank, document }) => `${bank} ${document}`).sort();

    return [one, other];
}
