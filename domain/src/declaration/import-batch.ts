import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { randomIdSchema } from '../kernel/salt.js';
import { releaseCodeSchema } from './declaration.js';

const line = { declarationNumber: declarationNumberSchema };
const there = { ...line, releaseCode: releaseCodeSchema };
const refused = z.strictObject({
    ...line,
    outcome: z.literal('REFUSED'),
    /** What must hold and does not. */
    code: z.string(),
    /** What the rule lets the declarant know. */
    facts: z.record(z.string(), z.union([z.string(), z.int()])).exactOptional(),
});

/**
 * What became of one declaration that customs sent with others: it is new on the ledger; it was there before, just as it
 * was sent; or the rules said no, and nothing of it is there.
 */
export const importedLineSchema = z.discriminatedUnion('outcome', [
    z.strictObject({ ...line, outcome: z.literal('IMPORTED') }),
    z.strictObject({ ...line, outcome: z.literal('ALREADY_THERE') }),
    refused,
]);
export type ImportedLine = z.output<typeof importedLineSchema>;

export const importBatchSchema = z.strictObject({
    batchId: randomIdSchema,
    /** In the order in which they were sent. */
    lines: z.array(importedLineSchema),
});
/** What became of the declarations that one transaction took in: a report for customs, which keeps it. */
export type ImportBatch = z.output<typeof importBatchSchema>;

export const importBatchReadSchema = z.strictObject({
    batchId: randomIdSchema,
    lines: z.array(
        z.discriminatedUnion('outcome', [
            z.strictObject({ ...there, outcome: z.literal('IMPORTED') }),
            z.strictObject({ ...there, outcome: z.literal('ALREADY_THERE') }),
            refused,
        ]),
    ),
});
/** The same with the release codes, which customs hands to the exporters. */
export type ImportBatchRead = z.output<typeof importBatchReadSchema>;
