import { describe, expect, it } from '@jest/globals';
import { decimalText, hundredThousandths } from './decimal.js';

describe('a decimal', () => {
    it.each([
        ['0', 0n, '0'],
        ['1000', 100_000_000n, '1000'],
        ['0.00001', 1n, '0.00001'],
        ['12.50', 1_250_000n, '12.5'],
        ['999999999999999.99999', 99_999_999_999_999_999_999n, '999999999999999.99999'],
    ])('%s is exactly so many hundred-thousandths', (text, units, shortest) => {
        expect(hundredThousandths(text)).toBe(units);
        expect(decimalText(units)).toBe(shortest);
    });

    it.each(['', '.5', '1e3', '-1', '1,5', '0.000001'])('throws on %j, which no schema lets in', (text) => {
        expect(() => hundredThousandths(text)).toThrow(RangeError);
    });
});
