import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import {
    basisPointsOff,
    defaultPriceThresholds,
    priceOf,
    priceText,
    quartilesOf,
    sideOf,
    usualPrices,
    type PriceThresholds,
    type Quartiles,
} from './usual-prices.js';

const thresholds: PriceThresholds = { leastPrices: 4, spreadBasisPoints: 30_000, medianBasisPoints: 5_000 };
const quartiles: Quartiles = { prices: 4, first: 900n, median: 1_000n, third: 1_100n };

describe('a unit price', () => {
    it.each([
        ['128.0000', 12_800_000n, '128'],
        ['0.00001', 1n, '0.00001'],
        ['0', 0n, '0'],
        ['4.1250', 412_500n, '4.125'],
    ])('%s is counted in hundred-thousandths', (amount, price, text) => {
        expect(priceOf({ amount })).toBe(price);
        expect(priceText(price)).toBe(text);
    });
});

describe('quartilesOf', () => {
    it.each([
        [[7n], [7n, 7n, 7n]],
        [
            [4n, 1n, 3n, 2n],
            [1n, 2n, 3n],
        ],
        [
            [5n, 4n, 3n, 2n, 1n],
            [2n, 3n, 4n],
        ],
        [
            [8n, 8n, 8n, 8n, 1n, 9n],
            [8n, 8n, 8n],
        ],
    ])('of %p are prices that were declared: %p', (prices, [first, median, third]) => {
        expect(quartilesOf(prices)).toEqual({ prices: prices.length, first, median, third });
    });

    it('of no prices are none', () => {
        expect(quartilesOf([])).toBeUndefined();
    });

    it('do not depend on the order of the prices, and have half of them on either side', () => {
        const prices = fc
            .array(fc.bigInt({ min: 0n, max: 50n }), { minLength: 1, maxLength: 40 })
            .chain((drawn) => fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })));
        fc.assert(
            fc.property(prices, ([drawn, shuffled]) => {
                const found = quartilesOf(drawn)!;

                expect(quartilesOf(shuffled)).toEqual(found);
                expect(drawn.filter((price) => price <= found.median).length * 2).toBeGreaterThanOrEqual(drawn.length);
                expect(drawn.filter((price) => price >= found.median).length * 2).toBeGreaterThanOrEqual(drawn.length);
            }),
            { seed, numRuns: Number(process.env['RUNS'] ?? 200) },
        );
    });
});

describe('usualPrices', () => {
    it('lie within three times the distance of the quartiles outside them', () => {
        expect(usualPrices(quartiles, thresholds)).toEqual({ lowest: 300n, highest: 1_700n });
    });

    it('reach half of the median to either side, however close together the quartiles are', () => {
        expect(usualPrices({ ...quartiles, first: 1_000n, third: 1_000n }, thresholds)).toEqual({
            lowest: 500n,
            highest: 1_500n,
        });
    });

    it('are not known of fewer prices than are wanted, nor where half of them are nothing', () => {
        expect(usualPrices({ ...quartiles, prices: 3 }, thresholds)).toBeUndefined();
        expect(usualPrices({ ...quartiles, first: 0n, median: 0n }, thresholds)).toBeUndefined();
        expect(usualPrices({ ...quartiles, prices: 19 }, defaultPriceThresholds)).toBeUndefined();
        expect(usualPrices({ ...quartiles, prices: 20 }, defaultPriceThresholds)).toBeDefined();
    });
});

describe('a price on its route', () => {
    const usual = { lowest: 300n, highest: 1_700n };

    it.each([
        [299n, 'BELOW', 7_010],
        [300n, undefined, 7_000],
        [1_000n, undefined, 0],
        [1_700n, undefined, 7_000],
        [1_701n, 'ABOVE', 7_010],
    ])('of %p is %p, %p ten-thousandths off', (price, side, off) => {
        expect(sideOf(price, usual)).toBe(side);
        expect(basisPointsOff(price, quartiles)).toBe(off);
    });

    it('that is absurdly far off is told as that far, so that it stays a whole number', () => {
        expect(basisPointsOff(10n ** 20n, { ...quartiles, median: 1n })).toBe(1_000_000_000);
    });
});
