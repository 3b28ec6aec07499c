import type { z } from 'zod';
import type { Instant } from '../kernel/time.js';
import { extended, extendFinancingSchema } from '../receivable/extend-financing.js';
import type { ImportFinancingPolicy } from './import-financing-policy.js';
import { importFinancingSchema, type ImportFinancing } from './import-financing.js';

export const extendImportFinancingSchema = extendFinancingSchema
    .omit({ financingId: true })
    .extend({ importFinancingId: importFinancingSchema.shape.importFinancingId });
/** What a maker proposes and a checker approves. */
export type ExtendImportFinancing = z.output<typeof extendImportFinancingSchema>;

export interface ImportExtensionFacts {
    readonly importFinancing: ImportFinancing;
    readonly policy: ImportFinancingPolicy;
    readonly at: Instant;
}

/** Gives the importer more time, be the loan overdue or not, as the policy of the day lets. */
export function extendImportFinancing(
    request: ExtendImportFinancing,
    { importFinancing, policy: { tenor }, at }: ImportExtensionFacts,
): ImportFinancing {
    return { ...importFinancing, ...extended(request, importFinancing, { tenor, at }) };
}
