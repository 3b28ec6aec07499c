import { z } from 'zod';
import type { Money } from '../kernel/money.js';
import { dateSchema, daysBetween, type CalendarDate } from '../kernel/time.js';

export const interestRateSchema = z.int().min(0).max(10_000);

export const interestBasisSchema = z.strictObject({
    /** In ten-thousandths of the amount a year. */
    yearlyBasisPoints: interestRateSchema,
    daysPerYear: z.literal([360, 365]),
    /** The day from which on money was missing; interest counts from the next. */
    from: dateSchema,
});
/** By what interest on an amount is worked out once its last day is known. */
export type InterestBasis = z.output<typeof interestBasisSchema>;

/**
 * Simple interest on an amount until a day, that day included and the first not, so that adjoining periods count no day
 * twice. It is exact until it is rounded, once and half up, to the smallest unit of the currency.
 */
export function simpleInterest(
    { currency, minorUnits }: Money,
    { yearlyBasisPoints, daysPerYear, from }: InterestBasis,
    until: CalendarDate,
): Money {
    const days = BigInt(Math.max(0, daysBetween(from, until)));
    const parts = 10_000n * BigInt(daysPerYear);
    const exact = minorUnits * BigInt(yearlyBasisPoints) * days;

    return { currency, minorUnits: (2n * exact + parts) / (2n * parts) };
}
