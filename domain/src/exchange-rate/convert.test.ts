import { describe, expect, it } from '@jest/globals';
import { convertedUp, exchangeRateNamed } from './convert.js';
import { exchangeRateSchema } from './exchange-rate.js';
import { dollarsInYuan } from './testing/samples.js';

const book = { rates: [dollarsInYuan] };
const { rateId } = dollarsInYuan;
const worth = (minorUnits: bigint, currency: string, rate = dollarsInYuan) =>
    convertedUp({ currency, minorUnits }, rate);

describe('exchangeRateNamed', () => {
    it('finds a rate up to the instant before it expires', () => {
        expect(exchangeRateNamed(rateId, { book, at: '2026-04-01T00:59:59.999Z' })).toEqual(dollarsInYuan);
    });

    it.each([
        ['EXCHANGE_RATE_MUST_BE_KNOWN', '2026-03-30.USD-CNY', '2026-04-01T01:00:00.000Z'],
        ['EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED', rateId, '2026-04-01T01:00:00.000Z'],
    ])('refuses: %s', (code, named, at) => {
        expect(() => exchangeRateNamed(named, { book, at })).toThrow(code);
    });

    it('knows none where none was published', () => {
        expect(() => exchangeRateNamed(rateId, { book: undefined, at: '2026-03-31T01:00:00.000Z' })).toThrow(
            'EXCHANGE_RATE_MUST_BE_KNOWN',
        );
    });
});

describe('convertedUp', () => {
    it('is exact where it comes out even', () => {
        expect(worth(10_000n, 'USD')).toEqual({ currency: 'CNY', minorUnits: 69_812n });
        expect(worth(69_812n, 'CNY')).toEqual({ currency: 'USD', minorUnits: 10_000n });
    });

    it('rounds up to the minor unit, whatever is left over', () => {
        expect(worth(1n, 'USD').minorUnits).toBe(7n);
        expect(worth(69_813n, 'CNY').minorUnits).toBe(10_001n);
        expect(worth(0n, 'USD').minorUnits).toBe(0n);
    });

    it('heeds how many decimals each currency has', () => {
        const yen = { ...dollarsInYuan, to: 'JPY', rate: '150.25' };

        expect(worth(100n, 'USD', yen)).toEqual({ currency: 'JPY', minorUnits: 151n });
        expect(worth(601n, 'JPY', yen)).toEqual({ currency: 'USD', minorUnits: 400n });
    });

    it('refuses: EXCHANGE_RATE_MUST_BE_OF_THESE_CURRENCIES', () => {
        expect(() => worth(1n, 'EUR')).toThrow('EXCHANGE_RATE_MUST_BE_OF_THESE_CURRENCIES');
    });
});

describe('exchangeRateSchema', () => {
    it.each([{ rate: '0' }, { rate: '0.00' }, { rate: '-1' }, { rate: '1e3' }, { rate: 6.9 }, { from: 'USX' }])(
        'refuses %j',
        (broken) => {
            expect(exchangeRateSchema.safeParse({ ...dollarsInYuan, ...broken }).success).toBe(false);
        },
    );

    it('reads a rate as it is written', () => {
        expect(exchangeRateSchema.parse(dollarsInYuan)).toEqual(dollarsInYuan);
    });
});
