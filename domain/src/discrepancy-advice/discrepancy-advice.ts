import { z } from 'zod';
import { findingSchema, type Finding } from '../examination/finding.js';
import { canonicalJson } from '../kernel/json.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

export const discrepancyAdviceSchema = z.strictObject({
    creditId: randomIdSchema,
    /** Of the presentation; while it is open there is no other for it. */
    number: z.int().min(1).max(999),
    /** The nominated or confirming bank, which examines. */
    askingBank: mspIdSchema,
    issuingBank: mspIdSchema,
    discrepancies: z.array(findingSchema).min(1),
    askedAt: instantSchema,
    answer: z.strictObject({ outcome: z.enum(['AUTHORISED', 'NOT_AUTHORISED']), at: instantSchema }).exactOptional(),
});
/**
 * What a nominated bank has found wrong, told to the issuing bank with the question whether it may take the documents all
 * the same (MT 750), and the answer (MT 752). The two hold it and nobody else.
 */
export type DiscrepancyAdvice = z.output<typeof discrepancyAdviceSchema>;

/** The banks that hold it. */
export function adviceBanks({ askingBank, issuingBank }: DiscrepancyAdvice): readonly string[] {
    return [askingBank, issuingBank];
}

/** Which of these discrepancies the issuing bank has not authorised to overlook: it has been told what it authorises. */
export function unauthorised(
    discrepancies: readonly Finding[],
    advice: DiscrepancyAdvice | undefined,
): readonly Finding[] {
    const isGiven = advice?.answer?.outcome === 'AUTHORISED';
    const overlooked = new Set(isGiven ? advice.discrepancies.map(markOf) : []);

    return discrepancies.filter((each) => !overlooked.has(markOf(each)));
}

function markOf({ code, documentId, field }: Finding): string {
    return canonicalJson({ code, field, ...(documentId !== undefined && { documentId }) });
}
