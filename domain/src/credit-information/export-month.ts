import { z } from 'zod';
import { monthSchema } from '../calendar/period-words.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { addMonths, chinaDate, type Instant } from '../kernel/time.js';

/** A calendar month in China, as "2026-03". Texts compare as the months do. */
export type Month = string;

const amountsSchema = z.strictObject({
    /** The value of goods that customs let go. */
    exported: moneySchema,
    /** What buyers have paid for them, as far as banks have recorded it here. */
    received: moneySchema,
});
export type Amounts = z.output<typeof amountsSchema>;

export const countedExportSchema = z.strictObject({
    declarationNumber: declarationNumberSchema,
    uscc: usccSchema,
    month: monthSchema,
    isCancelled: z.boolean(),
    ...amountsSchema.shape,
});
/** What of one declaration stands in its month, so that it can be taken out again when the declaration changes. */
export type CountedExport = z.output<typeof countedExportSchema>;

export const exportMonthSchema = z.strictObject({
    uscc: usccSchema,
    month: monthSchema,
    /** How many declarations of the month customs has accepted, the cancelled ones with them. */
    declared: z.int().nonnegative(),
    cancelled: z.int().nonnegative(),
    /** One for each currency, in their order. */
    amounts: z.array(amountsSchema),
});
/** What one enterprise exported in one month: the sums of which credit information is made. In the registry alone. */
export type ExportMonth = z.output<typeof exportMonthSchema>;

export const exportNoteSchema = z.strictObject({
    noteId: z.string().regex(/^[0-9a-f]{32,64}$/, 'must be 32 to 64 lower-case hexadecimal digits'),
    declarationNumbers: z.array(declarationNumberSchema).min(1),
});
/** A note that declarations are new or other than they were counted. A registrar counts them and removes the note. */
export type ExportNote = z.output<typeof exportNoteSchema>;

/** The months, the newest first, that were over when the given month began. */
export function monthsBefore(month: Month, count: number): readonly Month[] {
    return Array.from({ length: count }, (_, index) => addMonths(`${month}-01`, -1 - index).slice(0, 7));
}

export function monthOf(at: Instant): Month {
    return chinaDate(at).slice(0, 7);
}
