import { z } from 'zod';
import { placeSchema } from '../../calendar/banking-calendar.js';
import { currencies } from '../../kernel/currencies.js';
import { textSchema } from '../../kernel/text.js';
import { dateSchema } from '../../kernel/time.js';

export const currencyConventionSchema = z.strictObject({
    currency: z
        .string()
        .refine((code) => currencies.has(code), { message: 'must be a currency of ISO 4217' })
        .meta({ example: 'CNY' }),
    /** How many days a year has for interest in it, whatever the calendar says. */
    yearDays: z.literal([360, 365]),
    /** Where its payments are settled: nothing in it is paid on a day on which banks are closed there. */
    settlesAt: placeSchema,
});
/** How the market counts in a currency. */
export type CurrencyConvention = z.output<typeof currencyConventionSchema>;

export const pricingConventionSchema = z.strictObject({
    /** The first day, in China, on which claims are traded under it. */
    effectiveFrom: dateSchema,
    currencies: z
        .array(currencyConventionSchema)
        .min(1)
        .max(currencies.size)
        .refine((all) => new Set(all.map(({ currency }) => currency)).size === all.length, 'must not repeat'),
    /** Where it was taken from. */
    source: textSchema(500),
});
/** How the market counts from a day on: dated, since conventions change and what was traded stays as it was. */
export type PricingConvention = z.output<typeof pricingConventionSchema>;

export const pricingConventionBookSchema = z.strictObject({ conventions: z.array(pricingConventionSchema) });
/** Every convention ever set, in the order of its first day: what was in force on a day stays answerable. */
export type PricingConventionBook = z.output<typeof pricingConventionBookSchema>;
