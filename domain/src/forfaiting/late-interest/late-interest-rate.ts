import { z } from 'zod';
import { interestRateSchema } from '../../day-count/simple-interest.js';
import { currencies } from '../../kernel/currencies.js';
import { addDated, inForceOn } from '../../kernel/dated-book.js';
import { refusals } from '../../kernel/refusal.js';
import { textSchema } from '../../kernel/text.js';
import { dateSchema, type CalendarDate, type Instant } from '../../kernel/time.js';

const refusal = refusals({ LATE_INTEREST_RATE_MUST_BE_KNOWN: 'conflict' });

export const lateInterestRateSchema = z.strictObject({
    currency: z
        .string()
        .refine((code) => currencies.has(code), { message: 'must be a currency of ISO 4217' })
        .meta({ example: 'CNY' }),
    /** In ten-thousandths of the claim a year. */
    yearlyBasisPoints: interestRateSchema,
});

export const lateInterestRatesSchema = z.strictObject({
    /** The first day, in China, from which on debtors are late by them. */
    effectiveFrom: dateSchema,
    currencies: z
        .array(lateInterestRateSchema)
        .min(1)
        .max(currencies.size)
        .refine((all) => new Set(all.map(({ currency }) => currency)).size === all.length, 'must not repeat'),
    /** Where they were taken from. */
    source: textSchema(500),
});
/** What a debtor owes for paying late, by currency, from a day on. */
export type LateInterestRates = z.output<typeof lateInterestRatesSchema>;

export const lateInterestRateBookSchema = z.strictObject({ rates: z.array(lateInterestRatesSchema) });
/** All rates ever set, in the order of their first day: what was in force on a day stays answerable. */
export type LateInterestRateBook = z.output<typeof lateInterestRateBookSchema>;

/** Adds rates to the book. A debtor that is late already keeps the rate of its day. */
export function setLateInterestRates(
    rates: readonly LateInterestRates[],
    { book, setAt }: { readonly book: LateInterestRateBook | undefined; readonly setAt: Instant },
): LateInterestRateBook {
    return { rates: addDated(rates, { entries: book?.rates ?? [], addedAt: setAt }) };
}

/** The rate of the day on which a claim was payable. Where nobody has set one, nothing is owed for being late. */
export function lateInterestRateOn(
    book: LateInterestRateBook | undefined,
    { currency, day }: { readonly currency: string; readonly day: CalendarDate },
): number {
    const inForce = inForceOn(book?.rates ?? [], day);
    const known = inForce?.currencies.find((each) => each.currency === currency);
    if (known === undefined) {
        throw refusal('LATE_INTEREST_RATE_MUST_BE_KNOWN', { currency });
    }

    return known.yearlyBasisPoints;
}
