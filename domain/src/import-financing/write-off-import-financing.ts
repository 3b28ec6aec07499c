import type { z } from 'zod';
import type { Instant } from '../kernel/time.js';
import { givenUp, writeOffFinancingSchema } from '../receivable/write-off-financing.js';
import { importFinancingSchema, type ImportFinancing } from './import-financing.js';

export const writeOffImportFinancingSchema = writeOffFinancingSchema
    .omit({ financingId: true })
    .extend({ importFinancingId: importFinancingSchema.shape.importFinancingId });
/** What a maker proposes and a checker approves. The amount is said, so that nobody approves another than he has read. */
export type WriteOffImportFinancing = z.output<typeof writeOffImportFinancingSchema>;

/** Gives a loan up in the bank's books, be it due or not. It is owed as before, and the goods are paid for as before. */
export function writeOffImportFinancing(
    request: WriteOffImportFinancing,
    { importFinancing, at }: { readonly importFinancing: ImportFinancing; readonly at: Instant },
): ImportFinancing {
    return { ...importFinancing, ...givenUp(request, importFinancing, at) };
}
