import { describe, expect, it } from '@jest/globals';
import { fractionOf, whole } from '../../kernel/fraction.js';
import { presentValue } from './discount.js';
import { pricingMethods } from './pricing-terms.js';
import { million } from './testing/samples.js';
import { yieldOf, type Bought } from './yield-of.js';

const days = 500;
const yearDays = 360;
const face = whole(million.minorUnits);

describe('yieldOf', () => {
    it.each(pricingMethods)('gives back the rate of an unrounded price: %s', (method) => {
        for (const rate of ['0', '0.000001', '2.85', '6', '17.123456']) {
            const price = presentValue(face, { method, percentPerYear: fractionOf(rate), days, yearDays });

            expect(yieldOf({ amount: million, price, method, days, yearDays })).toBe(rate);
        }
    });

    it('tells a rounded price in another way, to half of what a fen is worth', () => {
        const price = whole(92_110_881n);
        const told = pricingMethods.map((method) => yieldOf({ amount: million, price, method, days, yearDays }));

        expect(told.map((rate) => rate.slice(0, 6))).toEqual(['5.6801', '6.1666', '6.0000', '6.0659']);
    });

    it.each<[string, Partial<Bought>]>([
        ['PRICE_MUST_BE_WITHIN_CLAIM', { price: whole(0n) }],
        ['PRICE_MUST_BE_WITHIN_CLAIM', { price: whole(-1n) }],
        ['PRICE_MUST_BE_WITHIN_CLAIM', { price: whole(million.minorUnits + 1n) }],
    ])('refuses: %s (%#)', (code, change) => {
        const bought: Bought = { amount: million, price: face, method: 'SIMPLE_YIELD', days, yearDays };

        expect(yieldOf(bought)).toBe('0');
        expect(() => yieldOf({ ...bought, ...change })).toThrow(code);
    });
});
