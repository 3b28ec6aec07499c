import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { currencies, isCurrencyInForce } from './currencies.js';
import * as money from './money.js';

const { moneySchema, moneyToWire } = money;
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

describe('moneySchema', () => {
    it.each([
        ['312400.00', 'CNY', 31_240_000n],
        ['312400', 'CNY', 31_240_000n],
        ['0.1', 'CNY', 10n],
        ['0', 'CNY', 0n],
        ['48600000', 'JPY', 48_600_000n],
        ['110531.250', 'BHD', 110_531_250n],
        ['0.001', 'KWD', 1n],
        ['1.2345', 'CLF', 12_345n],
        ['999999999999999.99', 'USD', 99_999_999_999_999_999n],
    ])('reads %s %s', (amount, currency, minorUnits) => {
        expect(moneySchema.parse({ amount, currency })).toEqual({ currency, minorUnits });
    });

    it.each([
        ['a third decimal of CNY', '1.005', 'CNY', 'amount'],
        ['a decimal of JPY', '1.0', 'JPY', 'amount'],
        ['a fourth decimal of BHD', '1.0000', 'BHD', 'amount'],
        ['a negative amount', '-1.00', 'CNY', 'amount'],
        ['a plus sign', '+1.00', 'CNY', 'amount'],
        ['leading zeros', '01.00', 'CNY', 'amount'],
        ['thousands separators', '1,000.00', 'CNY', 'amount'],
        ['a decimal comma', '1,00', 'CNY', 'amount'],
        ['a trailing point', '1.', 'CNY', 'amount'],
        ['a leading point', '.5', 'CNY', 'amount'],
        ['an exponent', '1e3', 'CNY', 'amount'],
        ['blanks', ' 1.00', 'CNY', 'amount'],
        ['a line break at the end', '1.00\n', 'CNY', 'amount'],
        ['full-width digits', '１.00', 'CNY', 'amount'],
        ['sixteen digits', '1000000000000000', 'CNY', 'amount'],
        ['nothing', '', 'CNY', 'amount'],
        ['CNH, which is no currency of ISO 4217', '1.00', 'CNH', 'currency'],
        ['lower case', '1.00', 'cny', 'currency'],
        ['gold', '1', 'XAU', 'currency'],
        ['a name of the prototype', '1', 'constructor', 'currency'],
    ])('refuses %s', (_name, ...[amount, currency, path]) => {
        expect(moneySchema.safeParse({ amount, currency }).error?.issues.map((issue) => issue.path)).toEqual([[path]]);
    });

    it('refuses a number for an amount, a missing currency, and a further field', () => {
        expect(moneySchema.safeParse({ amount: 1, currency: 'CNY' }).success).toBe(false);
        expect(moneySchema.safeParse({ amount: '1' }).success).toBe(false);
        expect(moneySchema.safeParse({ amount: '1', currency: 'CNY', scale: 2 }).success).toBe(false);
    });

    it('describes its wire form to those who call over HTTP', () => {
        expect(z.toJSONSchema(moneySchema, { io: 'input' })).toMatchObject({
            required: ['amount', 'currency'],
            additionalProperties: false,
            properties: { amount: { type: 'string' }, currency: { pattern: '^[A-Z]{3}$' } },
        });
    });
});

describe('moneyToWire', () => {
    it.each([
        [5n, 'CNY', '0.05'],
        [0n, 'USD', '0.00'],
        [0n, 'JPY', '0'],
        [7n, 'JPY', '7'],
        [1n, 'BHD', '0.001'],
        [31_240_000n, 'CNY', '312400.00'],
    ])('writes %s of %s as %s', (minorUnits, currency, amount) => {
        expect(moneyToWire({ currency, minorUnits })).toEqual({ amount, currency });
    });

    it('throws on what could not be read back, as a defect', () => {
        expect(() => moneyToWire(cny(-1n))).toThrow(RangeError);
        expect(() => moneyToWire(cny(10n ** 17n))).toThrow(RangeError);
        expect(() => moneyToWire({ currency: 'CNH', minorUnits: 1n })).toThrow(RangeError);
    });
});

describe('sums of money', () => {
    it('add, subtract, sum and compare', () => {
        expect(money.add(cny(1n), cny(2n))).toEqual(cny(3n));
        expect(money.subtract(cny(1n), cny(2n))).toEqual(cny(-1n));
        expect(money.sum('CNY', [])).toEqual(money.zero('CNY'));
        expect(money.sum('CNY', [cny(1n), cny(2n), cny(3n)])).toEqual(cny(6n));
        expect([
            money.compare(cny(1n), cny(2n)),
            money.compare(cny(2n), cny(2n)),
            money.compare(cny(3n), cny(2n)),
        ]).toEqual([-1, 0, 1]);
    });

    it('throws when the currencies differ, as a defect', () => {
        const yen = { currency: 'JPY', minorUnits: 1n };

        expect(() => money.add(cny(1n), yen)).toThrow(RangeError);
        expect(() => money.compare(cny(1n), yen)).toThrow(RangeError);
        expect(() => money.sum('CNY', [yen])).toThrow(RangeError);
    });

    it('takes a share rounded down', () => {
        expect(money.basisPointsOf(cny(312_400_000n), 8_000)).toEqual(cny(249_920_000n));
        expect(money.basisPointsOf(cny(9_999n), 1)).toEqual(cny(0n));
        expect(money.basisPointsOf(cny(10_000n), 1)).toEqual(cny(1n));
        expect(money.basisPointsOf(cny(7n), 10_000)).toEqual(cny(7n));
    });
});

describe('the table of currencies', () => {
    it.each([
        ['JPY', 0],
        ['KRW', 0],
        ['VND', 0],
        ['CNY', 2],
        ['HUF', 2],
        ['MGA', 2],
        ['BHD', 3],
        ['KWD', 3],
        ['OMR', 3],
        ['JOD', 3],
        ['TND', 3],
        ['IQD', 3],
        ['LYD', 3],
        ['UYW', 4],
    ])('gives %s %s decimals', (code, exponent) => {
        expect(money.exponentOf(code)).toBe(exponent);
    });

    it.each([
        ['HRK', '2022-12-31', '2023-01-01'],
        ['SLL', '2024-03-31', '2024-04-01'],
        ['ZWL', '2024-08-31', '2024-09-01'],
        ['ANG', '2025-06-30', '2025-07-01'],
        ['BGN', '2025-12-31', '2026-01-01'],
    ])('knows that %s could be used until %s', (code, lastDay, dayAfter) => {
        expect([isCurrencyInForce(code, lastDay), isCurrencyInForce(code, dayAfter)]).toEqual([true, false]);
    });

    it.each([
        ['SLE', '2022-03-31', '2022-04-01'],
        ['ZWG', '2024-06-24', '2024-06-25'],
        ['XCG', '2025-03-30', '2025-03-31'],
    ])('knows that %s could not yet be used on %s', (code, dayBefore, firstDay) => {
        expect([isCurrencyInForce(code, dayBefore), isCurrencyInForce(code, firstDay)]).toEqual([false, true]);
    });

    it('holds codes of three letters, each once, and not CNH', () => {
        expect([...currencies.keys()].filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
        expect(isCurrencyInForce('CNH', '2026-01-01')).toBe(false);
        expect(isCurrencyInForce('CNY', '2026-01-01')).toBe(true);
    });
});

describe('apportion', () => {
    it.each<[string, bigint, Readonly<Record<'by' | 'gives', bigint[]>>]>([
        ['by weight', 300n, { by: [2n, 1n], gives: [200n, 100n] }],
        ['with what is left to the largest remainder', 100n, { by: [1n, 2n], gives: [33n, 67n] }],
        ['of equal remainders to the first', 2n, { by: [1n, 1n, 1n], gives: [1n, 1n, 0n] }],
        ['nothing where nothing weighs', 0n, { by: [0n, 5n], gives: [0n, 0n] }],
        ['to nobody', 5n, { by: [], gives: [] }],
        ['by no weights at all', 5n, { by: [0n, 0n], gives: [0n, 0n] }],
    ])('shares out %s', (_, amount, { by, gives }) => {
        expect(money.apportion(cny(amount), by)).toEqual(gives.map(cny));
    });

    it('loses nothing and gives nobody more than its weight, when that is enough for all', () => {
        for (let amount = 0n; amount <= 60n; amount += 1n) {
            const weights = [7n, 13n, 0n, 40n];
            const parts = money.apportion(cny(amount), weights).map(({ minorUnits }) => minorUnits);

            expect(parts.reduce((total, part) => total + part, 0n)).toBe(amount);
            expect(parts.every((part, index) => part <= weights[index]!)).toBe(true);
        }
    });
});
