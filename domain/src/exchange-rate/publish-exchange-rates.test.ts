import { describe, expect, it } from '@jest/globals';
import type { ExchangeRate } from './exchange-rate.js';
import { publishExchangeRates } from './publish-exchange-rates.js';
import { dollarsInYuan } from './testing/samples.js';

const publishedAt = '2026-03-31T01:00:00.000Z';
const book = { rates: [dollarsInYuan] };
const next: ExchangeRate = { ...dollarsInYuan, rateId: 'USD-CNY.2' };

describe('publishExchangeRates', () => {
    it('begins a book, and adds to one', () => {
        expect(publishExchangeRates(book, { book: undefined, publishedAt })).toEqual(book);
        expect(publishExchangeRates({ rates: [next] }, { book, publishedAt })).toEqual({
            rates: [dollarsInYuan, next],
        });
    });

    it('keeps a rate for a week after it has expired, in days of China', () => {
        const later = { ...next, validUntil: '2027-01-01T00:00:00.000Z' };
        const at = (publishing: string) =>
            publishExchangeRates({ rates: [later] }, { book, publishedAt: publishing }).rates.length;

        expect([at('2026-04-08T15:59:59.999Z'), at('2026-04-08T16:00:00.000Z')]).toEqual([2, 1]);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<ExchangeRate>]>([
        ['EXCHANGE_RATE_MUST_BE_OF_TWO_CURRENCIES', { to: 'USD', day: '2026-04-01', validUntil: publishedAt }],
        ['EXCHANGE_RATE_MUST_NOT_BE_OF_A_LATER_DAY', { day: '2026-04-01', validUntil: publishedAt }],
        ['EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED', { validUntil: publishedAt }],
        ['EXCHANGE_RATE_MUST_BE_NEW', {}],
    ])('refuses: %s', (code, broken) => {
        expect(() => publishExchangeRates({ rates: [{ ...dollarsInYuan, ...broken }] }, { book, publishedAt })).toThrow(
            code,
        );
    });

    it('refuses a number twice in one publication', () => {
        expect(() => publishExchangeRates({ rates: [next, next] }, { book, publishedAt })).toThrow(
            'EXCHANGE_RATE_MUST_BE_NEW',
        );
    });
});
