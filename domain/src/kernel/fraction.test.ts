import { describe, expect, it } from '@jest/globals';
import {
    decimalOf,
    dividedBy,
    fractionOf,
    halfUp,
    isAtLeast,
    minus,
    plus,
    roundedUp,
    times,
    whole,
    type Fraction,
} from './fraction.js';

const of = (numerator: bigint, denominator: bigint): Fraction => ({ numerator, denominator });

describe('a fraction', () => {
    it('is what a decimal text says', () => {
        expect(fractionOf('2.85')).toEqual(of(285n, 100n));
        expect(fractionOf('0.000001')).toEqual(of(1n, 1_000_000n));
        expect(fractionOf('12')).toEqual(whole(12n));
    });

    it.each(['', '.5', '5.', '-1', '1e3', '1,5', ' 1'])('throws on %j, which no schema lets in', (text) => {
        expect(() => fractionOf(text)).toThrow(RangeError);
    });

    it('is counted with exactly: a third three times is one', () => {
        const third = dividedBy(whole(1n), whole(3n));
        const sum = plus(third, plus(third, third));

        expect(isAtLeast(sum, whole(1n)) && isAtLeast(whole(1n), sum)).toBe(true);
        expect(isAtLeast(times(third, whole(3n)), whole(1n))).toBe(true);
        expect(isAtLeast(third, of(33_334n, 100_000n))).toBe(false);
        expect(decimalOf(minus(whole(1n), third), 4)).toBe('0.6667');
    });

    it.each([0n, -1n])('throws when it is divided by %s', (divisor) => {
        expect(() => dividedBy(whole(1n), whole(divisor))).toThrow(RangeError);
    });

    it.each<[bigint, bigint, bigint]>([
        [0n, 3n, 0n],
        [1n, 2n, 1n],
        [499_999n, 1_000_000n, 0n],
        [3n, 2n, 2n],
        [5n, 3n, 2n],
        [-1n, 2n, 0n],
        [-2n, 3n, -1n],
        [-3n, 2n, -1n],
    ])('%s over %s is rounded to %s: half of one up', (numerator, denominator, rounded) => {
        expect(halfUp(of(numerator, denominator))).toBe(rounded);
    });

    it.each<[Fraction, bigint]>([
        [whole(0n), 0n],
        [whole(7n), 7n],
        [of(1n, 3n), 1n],
        [of(7n, 2n), 4n],
        [of(-7n, 2n), -3n],
    ])('is rounded up (%#)', (number, rounded) => {
        expect(roundedUp(number)).toBe(rounded);
    });

    it.each<[Fraction, number, string]>([
        [whole(0n), 2, '0'],
        [of(5n, 2n), 0, '3'],
        [of(5n, 2n), 4, '2.5'],
        [of(1n, 3n), 6, '0.333333'],
        [of(2n, 3n), 6, '0.666667'],
        [of(999_999_6n, 10_000_000n), 6, '1'],
    ])('is written to so many decimals (%#)', (number, decimals, text) => {
        expect(decimalOf(number, decimals)).toBe(text);
    });

    it('is not written below zero', () => {
        expect(() => decimalOf(whole(-1n), 2)).toThrow(RangeError);
    });
});
