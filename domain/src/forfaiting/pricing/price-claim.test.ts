import { describe, expect, it } from '@jest/globals';
import { china, newYork } from '../../calendar/testing/samples.js';
import { canonicalJson } from '../../kernel/json.js';
import { moneyToWire, sum, type Money } from '../../kernel/money.js';
import { addDays } from '../../kernel/time.js';
import { priceClaim, type PricingFacts } from './price-claim.js';
import { pricingMethods, type PricingMethod, type PricingTerms } from './pricing-terms.js';
import { pricingSchema } from './pricing.js';
import { facts, million, terms } from './testing/samples.js';

/** Open every day for longer than any vector runs. */
const always = {
    ...china,
    until: '2030-12-31',
    hours: [{ effectiveFrom: '2026-01-01', weekend: [], cutOff: '17:00' }],
    days: [],
};
const lasting = (days: number, more: Partial<PricingFacts> = {}): PricingFacts => ({
    ...facts,
    maturity: addDays(facts.disbursedOn, days),
    calendars: [always],
    ...more,
});
const netOf = (change: Partial<PricingTerms>, given: PricingFacts): string =>
    moneyToWire(priceClaim({ ...terms, ...change }, given).proceeds).amount;
const cny = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });

describe('priceClaim', () => {
    const vectors: readonly (readonly [number, number, string, readonly string[]])[] = [
        [180, 3, '5', ['974583.33', '975213.33', '975213.33', '975213.33']],
        [500, 0, '6', ['916666.67', '923076.92', '921108.81', '921912.12']],
        [90, 0, '2.85', ['992875.00', '992925.41', '992925.41', '992925.41']],
    ];
    const cases = vectors.flatMap(([days, graceDays, percentPerYear, nets]) =>
        pricingMethods.map((method, index) => ({ days, graceDays, percentPerYear, method, net: nets[index] })),
    );
    it.each(cases)('is $net for $days days and $graceDays of grace at $percentPerYear %: $method', (vector) => {
        const { days, net, ...given } = vector;

        expect(netOf(given, lasting(days))).toBe(net);
    });

    it('counts a year of 365 days where the currency does', () => {
        const sterling = { ...facts.convention, yearDays: 365 as const };

        expect(netOf({}, lasting(90, { convention: sterling }))).toBe('992972.60'); // A discount of 7 027.40.
    });

    it('rounds once, to the exponent of the currency', () => {
        const yen = { ...lasting(90), amount: { currency: 'JPY', minorUnits: 1_000_001n } };

        expect(netOf({}, yen)).toBe('992876'); // 992 875.992875
        expect(netOf({ percentPerYear: '4' }, { ...yen, amount: { currency: 'JPY', minorUnits: 50n } })).toBe('50'); // 49.5
    });

    it('shifts interest with a maturity on which banks are closed', () => {
        expect(priceClaim(terms, facts)).toMatchObject({ dueOn: '2026-06-01', days: 91 });
        expect(priceClaim(terms, { ...facts, maturity: '2026-05-29' })).toMatchObject({
            dueOn: '2026-05-29',
            days: 88,
        });
        expect(priceClaim(terms, { ...facts, maturity: '2026-10-01' })).toMatchObject({ dueOn: '2026-10-08' });
    });

    it('waits for a day on which banks are open at every place, whichever is asked first', () => {
        const closed = { ...newYork, days: [{ day: '2026-10-08', kind: 'HOLIDAY', name: 'made for tests' } as const] };
        for (const calendars of [[china, closed] as const, [closed, china] as const]) {
            const pricing = priceClaim(terms, { ...facts, maturity: '2026-10-02', calendars: [...calendars] });

            // Open in New York on the 2nd, in China on the 8th, in both on the 9th.
            expect(pricing.dueOn).toBe('2026-10-09');
            expect(pricing.calendars).toEqual(calendars.map(({ place, version }) => ({ place, version })));
        }
    });

    it('shows every step of its sum', () => {
        const pricing = priceClaim(
            {
                method: 'SEMI_ANNUAL_YIELD',
                percentPerYear: '6',
                graceDays: 0,
                commitmentPercentPerYear: '1',
                handlingFee: cny(50_000n),
                courierFee: cny(1_234n),
            },
            lasting(500, { tradedOn: '2026-02-23' }),
        );
        const rate = { percentPerYear: '6', yearDays: 360 };

        expect(pricing).toEqual({
            method: 'SEMI_ANNUAL_YIELD',
            dueOn: '2027-07-15',
            calendars: [{ place: 'CHINA', version: 1 }],
            days: 500,
            yearDays: 360,
            lines: [
                { what: 'FACE', amount: million },
                { what: 'HANDLING_FEE', amount: cny(50_000n) },
                { what: 'COURIER_FEE', amount: cny(1_234n) },
                {
                    what: 'COMMITMENT_FEE',
                    base: '1000000',
                    percentPerYear: '1',
                    days: 7,
                    yearDays: 360,
                    unrounded: '194.44444444',
                    amount: cny(19_444n),
                },
                {
                    what: 'DISCOUNT',
                    ...rate,
                    days: 135,
                    base: '1000000',
                    unrounded: '22004.88997555',
                    amount: cny(2_200_489n),
                },
                {
                    what: 'DISCOUNT',
                    ...rate,
                    days: 182,
                    base: '977995.11002445',
                    unrounded: '28792.47978396',
                    amount: cny(2_879_248n),
                },
                {
                    what: 'DISCOUNT',
                    ...rate,
                    days: 183,
                    base: '949202.63024049',
                    unrounded: '28093.81875045',
                    amount: cny(2_809_382n),
                },
                { what: 'PROCEEDS', amount: cny(92_040_203n) },
            ],
            proceeds: cny(92_040_203n),
        });
        expect(pricingSchema.parse(JSON.parse(canonicalJson(pricing)))).toEqual(pricing);
        const [face, ...steps] = pricing.lines.map(({ amount }) => amount);
        expect(sum('CNY', steps)).toEqual(face);
    });

    it('is lower for each time that the claim was sold on, by what the terms ask for it', () => {
        const asked: PricingTerms = { ...terms, percentPerYear: '2.75', perResalePercentPerYear: '0.05' };
        const { rate, lines, proceeds } = priceClaim(asked, { ...facts, resaleCount: 2 });

        expect(rate).toEqual({ quoted: '2.75', perResale: '0.05', resaleCount: 2, charged: '2.85' });
        expect(lines.find(({ what }) => what === 'DISCOUNT')).toMatchObject({ percentPerYear: '2.85' });
        expect(proceeds).toEqual(priceClaim(terms, facts).proceeds);
        expect(priceClaim(asked, facts).rate).toMatchObject({ resaleCount: 0, charged: '2.75' });
        expect(priceClaim(terms, { ...facts, resaleCount: 2 })).toEqual(priceClaim(terms, facts));
        expect(pricingSchema.shape.rate.parse(rate)).toEqual(rate);
    });

    it('takes the discount to be what face, fees and proceeds leave for it', () => {
        const fee: Partial<PricingTerms> = { percentPerYear: '0', commitmentPercentPerYear: '0.9' };
        const { lines } = priceClaim(
            { ...terms, ...fee },
            lasting(90, { amount: cny(20_000n), tradedOn: '2026-03-01' }),
        );

        // The fee is half a fen: the proceeds are rounded up and it is shown as nothing, nor is there a discount.
        expect(lines.map(({ what, amount }) => [what, amount.minorUnits])).toEqual([
            ['FACE', 20_000n],
            ['COMMITMENT_FEE', 0n],
            ['DISCOUNT', 0n],
            ['PROCEEDS', 20_000n],
        ]);
    });

    it('has no fee for a commitment of no day', () => {
        const { lines } = priceClaim({ ...terms, commitmentPercentPerYear: '1' }, facts);

        expect(lines.map(({ what }) => what)).toEqual(['FACE', 'DISCOUNT', 'PROCEEDS']);
    });

    const dear = { percentPerYear: '396' }; // A straight discount of a hundred per cent over 91 days is 395.6 %.
    const foreign = { handlingFee: { currency: 'USD', minorUnits: 1n } };
    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<PricingTerms>, Partial<PricingFacts>]>([
        [
            'FEE_MUST_BE_IN_CURRENCY_OF_CLAIM',
            { ...dear, ...foreign },
            { tradedOn: '2026-03-03', maturity: '2026-03-02' },
        ],
        ['FEE_MUST_BE_IN_CURRENCY_OF_CLAIM', { courierFee: { currency: 'USD', minorUnits: 0n } }, {}],
        ['DISBURSEMENT_MUST_NOT_PRECEDE_TRADE', dear, { tradedOn: '2026-03-03', maturity: '2026-03-02' }],
        ['TENOR_MUST_BE_MORE_THAN_NOTHING', { ...dear, graceDays: 3 }, { maturity: '2026-03-02' }],
        ['TENOR_MUST_BE_MORE_THAN_NOTHING', dear, { maturity: '2026-03-01' }],
        ['CALENDAR_MUST_COVER_DAY', dear, { maturity: '2027-01-04' }],
        ['PRICE_MUST_BE_MORE_THAN_NOTHING', dear, {}],
        ['PRICE_MUST_BE_MORE_THAN_NOTHING', { handlingFee: million }, {}],
        ['PRICE_MUST_BE_MORE_THAN_NOTHING', { percentPerYear: '0', handlingFee: million }, {}],
        ['PRICE_MUST_BE_MORE_THAN_NOTHING', { method: 'ANNUAL_YIELD', percentPerYear: '999999999999999' }, {}],
    ])('refuses: %s (%#)', (code, change, given) => {
        expect(() => priceClaim({ ...terms, ...change }, { ...facts, ...given })).toThrow(code);
    });

    it.each<[PricingMethod, string]>([
        ['STRAIGHT_DISCOUNT', '395.604391'],
        ['SIMPLE_YIELD', '39560000000'],
    ])('pays the last fen that %s leaves', (method, percentPerYear) => {
        expect(netOf({ method, percentPerYear }, facts)).toBe('0.01');
    });
});
