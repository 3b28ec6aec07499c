import { dividedBy, fractionOf, roundedUp, times, whole, type Fraction } from '../kernel/fraction.js';
import { exponentOf, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { ExchangeRate, ExchangeRateBook } from './exchange-rate.js';

const refusal = refusals({
    EXCHANGE_RATE_MUST_BE_KNOWN: 'conflict',
    EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED: 'conflict',
    EXCHANGE_RATE_MUST_BE_OF_THESE_CURRENCIES: 'invalid',
});

/** The rate that somebody names. Its last instant is the one before `validUntil`. */
export function exchangeRateNamed(
    rateId: string,
    { book, at }: { readonly book: ExchangeRateBook | undefined; readonly at: Instant },
): ExchangeRate {
    const rate = book?.rates.find((each) => each.rateId === rateId);
    if (rate === undefined) {
        throw refusal('EXCHANGE_RATE_MUST_BE_KNOWN');
    }
    if (epochMilliseconds(at) >= epochMilliseconds(rate.validUntil)) {
        throw refusal('EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED', { validUntil: rate.validUntil });
    }

    return rate;
}

/** The other of the two currencies of a rate. */
export function otherCurrency({ from, to }: ExchangeRate, currency: string): string {
    if (currency !== from && currency !== to) {
        throw refusal('EXCHANGE_RATE_MUST_BE_OF_THESE_CURRENCIES', { from, to });
    }

    return currency === from ? to : from;
}

/** What an amount is worth in the other currency of a rate, in either direction, rounded up to its minor unit. */
export function convertedUp(money: Money, rate: ExchangeRate): Money {
    const currency = otherCurrency(rate, money.currency);
    const perUnit = fractionOf(rate.rate);
    const units = dividedBy(whole(money.minorUnits), minorUnitsIn(money.currency));
    const worth = money.currency === rate.from ? times(units, perUnit) : dividedBy(units, perUnit);

    return { currency, minorUnits: roundedUp(times(worth, minorUnitsIn(currency))) };
}

/** How many minor units one unit of a currency has. */
function minorUnitsIn(currency: string): Fraction {
    return whole(10n ** BigInt(exponentOf(currency)));
}
