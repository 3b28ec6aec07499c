import { z } from 'zod';
import { currencies } from '../kernel/currencies.js';
import { decimalSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';

const currencySchema = z
    .string()
    .refine((code) => currencies.has(code), { message: 'must be a currency of ISO 4217' })
    .meta({ example: 'USD' });

/** As its publisher numbers it. */
export const exchangeRateIdSchema = z
    .string()
    .regex(/^[0-9A-Z][0-9A-Z.-]{0,38}[0-9A-Z]$/, 'must be 2 to 40 digits, capital letters, dots and hyphens');

export const exchangeRateSchema = z.strictObject({
    rateId: exchangeRateIdSchema.meta({ example: '2026-03-31.USD-CNY' }),
    /** One unit of `from` is worth so many units of `to`, exactly. */
    from: currencySchema,
    to: currencySchema,
    rate: decimalSchema(10)
        .refine((rate) => /[1-9]/.test(rate), { message: 'must be above zero' })
        .meta({ example: '6.9812' }),
    /** Of which day it is. */
    day: dateSchema,
    /** From then on nobody can name it any more. */
    validUntil: instantSchema,
});
/** What one currency is worth in another, as the foreign-exchange regulator has published it. */
export type ExchangeRate = z.output<typeof exchangeRateSchema>;

export const exchangeRateBookSchema = z.strictObject({ rates: z.array(exchangeRateSchema) });
/** All rates that can be named, and those that could be until lately. Who has named one keeps all of it. */
export type ExchangeRateBook = z.output<typeof exchangeRateBookSchema>;

export const publishExchangeRatesSchema = z.strictObject({ rates: z.array(exchangeRateSchema).min(1).max(200) });
export type PublishExchangeRates = z.output<typeof publishExchangeRatesSchema>;

export const readExchangeRatesSchema = z.strictObject({});
