import { china } from '@cohong/domain/calendar/testing/samples';
import { presentValue, type Discounting } from '@cohong/domain/forfaiting/pricing/discount';
import { priceClaim, type PricingFacts } from '@cohong/domain/forfaiting/pricing/price-claim';
import type { Pricing } from '@cohong/domain/forfaiting/pricing/pricing';
import { pricingMethods, type PricingTerms } from '@cohong/domain/forfaiting/pricing/pricing-terms';
import { yieldOf } from '@cohong/domain/forfaiting/pricing/yield-of';
import { fractionOf, isAtLeast, minus, whole, type Fraction } from '@cohong/domain/kernel/fraction';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addDays } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 100);
const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>): void =>
    fc.assert(property, { seed, numRuns });

const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
const always = { ...china, until: '2060-12-31', days: [] };
const tradedOn = '2026-03-02';

const method = fc.constantFrom(...pricingMethods);
/** In millionths of a per cent. */
const rate = fc.oneof(fc.nat(20_000_000), fc.nat(200_000_000), fc.constantFrom(0, 1));
const text = (millionths: number): string =>
    `${Math.floor(millionths / 1e6)}.${String(millionths % 1e6).padStart(6, '0')}`;
const face = fc.oneof(fc.bigInt(1n, 1_000n), fc.bigInt(1n, 10n ** 15n));
const days = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 3_660 }));
const yearDays = fc.constantFrom<360 | 365>(360, 365);
const flatFee = fc.option(fc.bigInt(0n, 200n).map(cny), { nil: undefined });

const discounting = fc
    .record({ method, rate, days, yearDays })
    .map(({ rate: millionths, ...more }): Discounting => ({ ...more, percentPerYear: fractionOf(text(millionths)) }));
const terms: fc.Arbitrary<PricingTerms> = fc
    .record({ method, rate, graceDays: fc.nat(30), commitment: rate, handlingFee: flatFee, courierFee: flatFee })
    .map(({ rate: millionths, commitment, handlingFee, courierFee, ...more }) => ({
        ...more,
        percentPerYear: text(millionths),
        commitmentPercentPerYear: text(commitment),
        ...(handlingFee && { handlingFee }),
        ...(courierFee && { courierFee }),
    }));
const facts = fc.record({ face, days, wait: fc.nat(60), yearDays }).map((drawn): PricingFacts => {
    const disbursedOn = addDays(tradedOn, drawn.wait);
    const maturity = addDays(disbursedOn, drawn.days);
    const convention = { currency: 'CNY', yearDays: drawn.yearDays, settlesAt: 'CHINA' };

    return {
        amount: cny(drawn.face),
        resaleCount: 0,
        tradedOn,
        disbursedOn,
        maturity,
        convention,
        calendars: [always],
    };
});
/** The price, or the code with which there is none. */
function priced(by: PricingTerms, given: PricingFacts): Pricing | string {
    try {
        return priceClaim(by, given);
    } catch (error) {
        if (error instanceof Refusal) {
            return error.code;
        }
        throw error;
    }
}
const proceedsOf = (by: PricingTerms, given: PricingFacts): bigint => {
    const pricing = priced(by, given);

    return typeof pricing === 'string' ? 0n : pricing.proceeds.minorUnits;
};
const isAbove = (left: Fraction, right: Fraction): boolean => !isAtLeast(right, left);
const million = whole(100_000_000n);

describe(`pricing (RUNS=${numRuns} SEED=${seed})`, () => {
    it('pays more than nothing and at most the face, of which it accounts for every fen', () => {
        holds(
            fc.property(terms, facts, (by, given) => {
                const pricing = priced(by, given);
                if (typeof pricing === 'string') {
                    expect(pricing).toBe('PRICE_MUST_BE_MORE_THAN_NOTHING');
                    return;
                }
                const [first, ...steps] = pricing.lines.map(({ amount }) => amount.minorUnits);
                expect(pricing.proceeds.minorUnits).toBeGreaterThan(0n);
                expect(first).toBe(given.amount.minorUnits);
                expect(steps.every((amount) => amount >= 0n)).toBe(true);
                expect(steps.reduce((total, amount) => total + amount, 0n)).toBe(first);
            }),
        );
    });

    it('is worth less the higher the rate and the longer the tenor, before rounding', () => {
        holds(
            fc.property(
                discounting,
                fc.integer({ min: 1, max: 1_000 }),
                fc.integer({ min: 1, max: 400 }),
                (by, more, longer) => {
                    const now = presentValue(million, by);
                    const dearer = { numerator: by.percentPerYear.numerator + BigInt(more), denominator: 1_000_000n };

                    expect(isAbove(now, presentValue(million, { ...by, percentPerYear: dearer }))).toBe(true);
                    const later = presentValue(million, { ...by, days: by.days + longer });
                    expect(by.percentPerYear.numerator === 0n || isAbove(now, later)).toBe(true);
                },
            ),
        );
    });

    it('is worth less straight than to yield, and to yield less the oftener interest is added', () => {
        holds(
            fc.property(discounting, (by) => {
                const [straight, ...toYield] = pricingMethods.map((each) =>
                    presentValue(million, { ...by, method: each }),
                );
                const [simple, semiAnnual, annual] = toYield as [Fraction, Fraction, Fraction];

                expect(by.percentPerYear.numerator === 0n || toYield.every((each) => isAbove(each, straight!))).toBe(
                    true,
                );
                expect(isAtLeast(simple, annual)).toBe(true);
                // A year of two halves compounds the first of them; in shorter tenors nothing is added to anything.
                expect(by.days > 183 || isAtLeast(semiAnnual, annual)).toBe(true);
                expect(by.days % 365 !== 0 || isAtLeast(annual, semiAnnual)).toBe(true);
            }),
        );
    });

    it('pays no more for what is dearer, due later or graced longer, rounded', () => {
        holds(
            fc.property(terms, facts, fc.integer({ min: 1, max: 30 }), (by, given, more) => {
                const now = proceedsOf(by, given);
                const dearer = text(Number(by.percentPerYear.replace('.', '')) + more);

                expect(proceedsOf({ ...by, percentPerYear: dearer }, given)).toBeLessThanOrEqual(now);
                expect(proceedsOf({ ...by, graceDays: by.graceDays + more }, given)).toBeLessThanOrEqual(now);
                expect(proceedsOf(by, { ...given, maturity: addDays(given.maturity, more) })).toBeLessThanOrEqual(now);
            }),
        );
    });

    it('is undone by its yield to within 1e-9, from the unrounded price', () => {
        holds(
            fc.property(discounting, face, (by, minorUnits) => {
                const price = presentValue(whole(minorUnits), by);
                if (price.numerator <= 0n) {
                    return;
                }
                const told = fractionOf(yieldOf({ ...by, amount: cny(minorUnits), price }));

                // The rate is drawn with six decimals of a per cent, so that the twelve that are told have all of it.
                expect(isAtLeast(told, by.percentPerYear) && isAtLeast(by.percentPerYear, told)).toBe(true);
            }),
        );
    });

    it('has a yield for any whole price, which gives that price back to within 1e-9 of the face', () => {
        holds(
            fc.property(discounting, face, fc.bigInt(1n, 1_000n), (by, minorUnits, thousandths) => {
                const price = (minorUnits * thousandths + 999n) / 1_000n;
                const percentPerYear = fractionOf(yieldOf({ ...by, amount: cny(minorUnits), price: whole(price) }));
                const again = presentValue(whole(minorUnits), { ...by, percentPerYear });

                expect(isAtLeast(again, whole(price))).toBe(true);
                expect(isAtLeast(minus(again, whole(price)), { numerator: minorUnits, denominator: 10n ** 9n })).toBe(
                    false,
                );
            }),
        );
    });

    it('comes, for the parts of a claim that was split, to what the whole is worth, to a unit for each part', () => {
        const parts = fc.array(fc.bigInt(1n, 10n ** 13n), { minLength: 2, maxLength: 10 });
        holds(
            fc.property(discounting, parts, (by, faces) => {
                const total = faces.reduce((sum, each) => sum + each, 0n);
                const given = (amount: bigint): PricingFacts => ({
                    amount: cny(amount),
                    resaleCount: 0,
                    tradedOn,
                    disbursedOn: tradedOn,
                    maturity: addDays(tradedOn, by.days),
                    convention: { currency: 'CNY', yearDays: 360, settlesAt: 'CHINA' },
                    calendars: [{ ...always, hours: [{ ...always.hours[0]!, weekend: [] }] }],
                });
                const withRate: PricingTerms = {
                    method: by.method,
                    percentPerYear: text(Number(by.percentPerYear.numerator)),
                    graceDays: 0,
                };
                if (typeof priced(withRate, given(total)) === 'string') {
                    return;
                }
                const apart = faces.reduce((sum, each) => sum + proceedsOf(withRate, given(each)), 0n);
                const difference = apart - proceedsOf(withRate, given(total));

                expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(BigInt(faces.length));
            }),
        );
    });
});
