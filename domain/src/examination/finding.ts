import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';

/** What a finding is: a reason to refuse; what must not be looked at (14g, 14h); or what a person has to judge. */
export const findingKinds = ['DISCREPANCY', 'DISREGARDED', 'INFORM'] as const;
export type FindingKind = (typeof findingKinds)[number];

export const findingSchema = z
    .strictObject({
        kind: z.enum(findingKinds),
        /** What must hold, as INVOICE_MUST_BE_IN_CURRENCY_OF_CREDIT. */
        code: z.string().regex(/^[A-Z][A-Z0-9_]{2,79}$/, 'must be capital letters and underscores'),
        /** The article or practice. */
        rule: textSchema(60),
        /** Left out where it is about the presentation as a whole. */
        documentId: randomIdSchema.exactOptional(),
        /** Where in the document, or for a missing one in the credit. */
        field: textSchema(140),
        expected: textSchema(350),
        found: textSchema(350),
    })
    .meta({ id: 'Finding', description: 'One thing that an examination has found, with the rule that says so' });
/** One thing that an examination has found. */
export type Finding = z.output<typeof findingSchema>;

/** What one file can find: by what must hold, the rule that says so and what it is when it does not hold. */
export type FindingTable<Code extends string> = Readonly<Record<Code, readonly [kind: FindingKind, rule: string]>>;

/** Where something was found, what should stand there, and what does. */
export interface Place {
    readonly documentId?: string;
    readonly field: string;
    readonly expected: string;
    readonly found: string;
}

/** Makes the findings of one file: `found('ORIGINAL_MUST_BE_PRESENTED', { … })`. */
export function findingsOf<Code extends string>(table: FindingTable<Code>): (code: Code, place: Place) => Finding {
    return (code, { expected, found, ...place }) => {
        const [kind, rule] = table[code];

        return { kind, code, rule, ...place, expected: shown(expected), found: shown(found) };
    };
}

/** The finding where the condition holds, or none, so that a check reads as a list of what must not be. */
export function when(isFound: boolean, finding: () => Finding): readonly Finding[] {
    return isFound ? [finding()] : [];
}

const maximumShown = 350;

/** A finding shows the beginning of what stands there; the whole stands in the document. */
export function shown(text: string): string {
    if (text === '') {
        return 'nothing';
    }

    // A character may take two units, of which one alone would be none.
    const beginning = text.slice(0, maximumShown - 1).replace(/[\uD800-\uDBFF]$/, '');

    return text.length <= maximumShown ? text : `${beginning.trimEnd()}…`;
}
