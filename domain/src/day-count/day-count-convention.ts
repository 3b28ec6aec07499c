import { z } from 'zod';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';

const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217');

export const dayCountConventionSchema = z.strictObject({
    /** The first day, in China, from which interest is counted by it. */
    effectiveFrom: dateSchema,
    /** How many days a year has for interest in a currency, whatever the calendar says. */
    currencies: z
        .array(z.strictObject({ currency: currencySchema, daysPerYear: z.literal([360, 365]) }))
        .min(1)
        .max(100)
        .refine((each) => new Set(each.map(({ currency }) => currency)).size === each.length, 'must not repeat'),
    /** Where it was taken from. */
    source: textSchema(500),
});
/** By how many days a year banks count interest between them: a custom of each money market, and dated since customs change. */
export type DayCountConvention = z.output<typeof dayCountConventionSchema>;

export const dayCountBookSchema = z.strictObject({ conventions: z.array(dayCountConventionSchema) });
/** Every convention ever set, in the order of its first day. */
export type DayCountBook = z.output<typeof dayCountBookSchema>;
