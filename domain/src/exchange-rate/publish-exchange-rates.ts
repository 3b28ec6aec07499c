import { refusals } from '../kernel/refusal.js';
import { addDays, chinaDate, epochMilliseconds, type Instant } from '../kernel/time.js';
import type { ExchangeRate, ExchangeRateBook, PublishExchangeRates } from './exchange-rate.js';

const refusal = refusals({
    EXCHANGE_RATE_MUST_BE_OF_TWO_CURRENCIES: 'invalid',
    EXCHANGE_RATE_MUST_NOT_BE_OF_A_LATER_DAY: 'invalid',
    EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED: 'conflict',
    EXCHANGE_RATE_MUST_BE_NEW: 'conflict',
});

/** So that who is late is told that the rate has expired, and not that there never was one. */
const daysKept = 7;

/** Adds rates to the book, in which nothing is changed; those that expired a week ago leave it. */
export function publishExchangeRates(
    { rates }: PublishExchangeRates,
    { book, publishedAt }: { readonly book: ExchangeRateBook | undefined; readonly publishedAt: Instant },
): ExchangeRateBook {
    const published = new Map((book?.rates ?? []).map((rate) => [rate.rateId, rate]));
    for (const rate of rates) {
        mustBeNameable(rate, publishedAt);
        if (published.has(rate.rateId)) {
            throw refusal('EXCHANGE_RATE_MUST_BE_NEW', { rateId: rate.rateId });
        }
        published.set(rate.rateId, rate);
    }
    const kept = [...published.values()].filter(
        ({ validUntil }) => addDays(chinaDate(validUntil), daysKept) >= chinaDate(publishedAt),
    );

    return { rates: kept };
}

function mustBeNameable({ rateId, from, to, day, validUntil }: ExchangeRate, publishedAt: Instant): void {
    if (from === to) {
        throw refusal('EXCHANGE_RATE_MUST_BE_OF_TWO_CURRENCIES', { rateId });
    }
    if (day > chinaDate(publishedAt)) {
        throw refusal('EXCHANGE_RATE_MUST_NOT_BE_OF_A_LATER_DAY', { rateId });
    }
    if (epochMilliseconds(validUntil) <= epochMilliseconds(publishedAt)) {
        throw refusal('EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED', { rateId });
    }
}
