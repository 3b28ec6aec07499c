import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { maximumFilings, type Filing } from './filing.js';
import { isExact, type FingerprintRule } from './fingerprint.js';

export const likenessSchema = z.enum(['EXACT', 'SIMILAR', 'NONE']);
/** Whether other banks have the document itself, one like it that somebody must look at closer, or neither. */
export type Likeness = z.output<typeof likenessSchema>;

export const documentAnswerSchema = z.strictObject({
    likeness: likenessSchema,
    /** The bank's own financings of the document or of one like it. Of other banks nothing is said but the likeness. */
    ownFinancingIds: z.array(randomIdSchema).max(maximumFilings).exactOptional(),
});
export type DocumentAnswer = z.output<typeof documentAnswerSchema>;

/** What is filed under one text of a document. */
export interface Found {
    readonly rule: FingerprintRule;
    readonly filings: readonly Filing[];
}

/** Another document, and by which rules it is the same or alike. */
export interface Match {
    readonly filing: Filing;
    readonly rules: readonly FingerprintRule[];
    readonly likeness: Exclude<Likeness, 'NONE'>;
}

/** Each filed document once, of whichever bank, with all that it has in common with the one that was looked up. */
export function matchesIn(found: readonly Found[]): readonly Match[] {
    const byFiling = new Map<string, { readonly filing: Filing; readonly rules: FingerprintRule[] }>();
    for (const { rule, filings } of found) {
        for (const filing of filings) {
            const key = `${filing.bank} ${filing.financingId} ${filing.document}`;
            const match = byFiling.get(key) ?? { filing, rules: [] };
            byFiling.set(key, { filing, rules: [...new Set([...match.rules, rule])] });
        }
    }

    return [...byFiling.values()].map(({ filing, rules }) => ({
        filing,
        rules,
        likeness: rules.some(isExact) ? 'EXACT' : 'SIMILAR',
    }));
}

/** What a bank may be told: a word about other banks, and which of its own financings are meant. */
export function answerTo(bank: string, matches: readonly Match[]): DocumentAnswer {
    const others = matches.filter(({ filing }) => filing.bank !== bank);
    const own = matches.filter(({ filing }) => filing.bank === bank).map(({ filing }) => filing.financingId);
    const likeness = others.some((match) => match.likeness === 'EXACT') ? 'EXACT' : 'SIMILAR';
    const ownFinancingIds = [...new Set(own)].slice(0, maximumFilings);

    return {
        likeness: others.length === 0 ? 'NONE' : likeness,
        ...(ownFinancingIds.length > 0 && { ownFinancingIds }),
    };
}
