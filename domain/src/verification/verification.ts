import { z } from 'zod';
import { declarationStatusSchema, releaseCodeSchema } from '../declaration/declaration.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { incotermSchema } from '../kernel/identifiers/incoterm.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { sha256Schema } from '../kernel/sha256.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, epochMilliseconds, instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

/** What may differ, in the order in which it is compared (reference §4.3). */
export const comparedFields = [
    'exporterUscc',
    'exportDate',
    'currency',
    'value',
    'contractReference',
    'contentHash',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** What customs says of a declaration. `SOURCE_UNAVAILABLE` says nothing of it, and lets nothing pass. */
export const verificationResults = [
    'MATCH',
    'MISMATCH',
    'NOT_FOUND',
    'CANCELLED',
    'AMENDED_SINCE',
    'SOURCE_UNAVAILABLE',
] as const;

/** What the exporter has shown to the bank. What is left out is not compared. */
export const shownSchema = z.strictObject({
    /** Of the applicant: only the consignor is owed the price. */
    exporterUscc: usccSchema,
    /** What the goods cost according to the invoice, under its Incoterm, which need not be that of the declaration. */
    value: z.strictObject({ amount: moneySchema, incotermCode: incotermSchema }).exactOptional(),
    /** The first and the last day on which goods must have left for what the bank means to do. */
    exportedBetween: z
        .strictObject({ from: dateSchema, until: dateSchema })
        .refine(({ from, until }) => from <= until, {
            message: 'must not be before its first day',
            path: ['until'],
        })
        .exactOptional(),
    contractReference: textSchema(35).exactOptional(),
    /** Of an earlier verification: whether customs has amended the declaration since. */
    contentHash: sha256Schema.exactOptional(),
});
export type Shown = z.output<typeof shownSchema>;

export const evidenceSchema = z.strictObject({
    /** The SHA-256 of the declared fields in canonical JSON (RFC 8785), without status and version; where it was found. */
    contentHash: sha256Schema.exactOptional(),
    version: z.int().positive().exactOptional(),
    declarationStatus: declarationStatusSchema.exactOptional(),
    /** Up to when customs says that its declarations are all on the ledger. */
    asOf: instantSchema,
    /** From this instant on it supports nothing any more. */
    validUntil: instantSchema,
});
/** On what a result rests. Both regulators endorse it with the result in one record. */
export type Evidence = z.output<typeof evidenceSchema>;

export const verificationSchema = z.strictObject({
    verificationId: randomIdSchema,
    bank: mspIdSchema,
    declarationNumber: declarationNumberSchema,
    /** There only until the answer: what proves the answer to others must not let them ask themselves. */
    releaseCode: releaseCodeSchema.exactOptional(),
    shown: shownSchema,
    askedAt: instantSchema,
    status: z.enum(['ASKED', 'ANSWERED', 'REFUSED']),
    answeredAt: instantSchema.exactOptional(),
    result: z.enum(verificationResults).exactOptional(),
    /** Of a MISMATCH: which fields, never what customs has in them. */
    mismatches: z.array(z.enum(comparedFields)).exactOptional(),
    evidence: evidenceSchema.exactOptional(),
    /** Why a registrar does not answer. */
    refusal: z.literal('VERIFICATIONS_MUST_NOT_EXCEED_DAILY_LIMIT').exactOptional(),
});
/** A bank's question whether customs has what the bank was shown of a declaration, and the answer. */
export type Verification = z.output<typeof verificationSchema>;

/** Whether evidence still supports anything. The last instant is the one before `validUntil`. */
export function isValidAt({ validUntil }: Evidence, at: Instant): boolean {
    return epochMilliseconds(at) < epochMilliseconds(validUntil);
}
