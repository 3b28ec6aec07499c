import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { dayCountConventionSchema } from './day-count-convention.js';
import { daysPerYearOn, setDayCounts } from './set-day-counts.js';
import { simpleInterest } from './simple-interest.js';
import { dayCounts } from './testing/samples.js';

const setAt = '2026-03-31T01:00:00.000Z';
const [convention] = dayCounts.conventions;
const changed = {
    ...convention!,
    effectiveFrom: '2026-04-15',
    currencies: [{ currency: 'USD', daysPerYear: 365 as const }],
};
const book = setDayCounts([changed], { book: dayCounts, setAt });

describe('the day count of a currency', () => {
    it('is that of the day on which interest begins, whatever was set since', () => {
        expect(daysPerYearOn(book, { currency: 'USD', day: '2026-04-14' })).toBe(360);
        expect(daysPerYearOn(book, { currency: 'USD', day: '2026-04-15' })).toBe(365);
        expect(daysPerYearOn(book, { currency: 'HKD', day: '2026-04-14' })).toBe(365);
    });

    it.each([
        ['before the first convention', dayCounts, { currency: 'USD', day: '2025-12-31' }],
        ['of a currency that it does not name', dayCounts, { currency: 'EUR', day: '2026-04-14' }],
        ['of a currency that a later one names no more', book, { currency: 'HKD', day: '2026-04-15' }],
        ['without a book', undefined, { currency: 'USD', day: '2026-04-14' }],
    ])('refuses: DAY_COUNT_MUST_BE_KNOWN %s', (_words, known, asked) => {
        expect(() => daysPerYearOn(known, asked)).toThrow('DAY_COUNT_MUST_BE_KNOWN');
    });

    it.each([
        ['POLICY_MUST_NOT_BEGIN_IN_THE_PAST', '2026-03-30'],
        ['POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST', '2026-04-14'],
    ])('is not set: %s', (code, effectiveFrom) => {
        expect(() => setDayCounts([{ ...changed, effectiveFrom }], { book, setAt })).toThrow(code);
    });

    it('is said once of each currency', () => {
        const twice = { ...changed, currencies: [...changed.currencies, ...changed.currencies] };

        expect(dayCountConventionSchema.safeParse(twice).success).toBe(false);
    });
});

describe('simple interest', () => {
    const basis = { yearlyBasisPoints: 450, daysPerYear: 360 as const, from: '2026-05-25' };

    it('counts the last day and not the first, and nothing backwards', () => {
        expect(simpleInterest(dollars(200_000n), basis, '2026-06-04')).toEqual(dollars(250n));
        expect(simpleInterest(dollars(200_000n), basis, '2026-05-26')).toEqual(dollars(25n));
        expect(simpleInterest(dollars(200_000n), basis, '2026-05-25')).toEqual(dollars(0n));
        expect(simpleInterest(dollars(200_000n), basis, '2026-05-20')).toEqual(dollars(0n));
    });

    it('counts adjoining periods as one', () => {
        const later = { ...basis, from: '2026-05-30' };
        const first = simpleInterest(dollars(200_000n), basis, later.from).minorUnits;

        expect(first + simpleInterest(dollars(200_000n), later, '2026-06-04').minorUnits).toBe(25_000n);
    });

    it.each([
        // A dollar at 1.8 % earns half a cent in a hundred days.
        ['half a cent up', { daysPerYear: 360 as const, minorUnits: 100n, days: 100 }, 1n],
        ['less than half a cent down', { daysPerYear: 360 as const, minorUnits: 100n, days: 99 }, 0n],
        [
            'by 365 days where the currency has them',
            { daysPerYear: 365 as const, minorUnits: 36_500_000n, days: 1 },
            1_800n,
        ],
    ])('is rounded once: %s', (_words, { daysPerYear, minorUnits, days }, interest) => {
        const money = { currency: 'USD', minorUnits };
        const until = new Date(Date.UTC(2026, 4, 25 + days)).toISOString().slice(0, 10);

        expect(simpleInterest(money, { ...basis, yearlyBasisPoints: 180, daysPerYear }, until).minorUnits).toBe(
            interest,
        );
    });
});
