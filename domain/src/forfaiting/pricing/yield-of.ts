import { decimalOf, isAtLeast, whole, type Fraction } from '../../kernel/fraction.js';
import type { Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { presentValue, type Discounting } from './discount.js';

const refusal = refusals({ PRICE_MUST_BE_WITHIN_CLAIM: 'invalid' });

/** A yield is found to so many decimals of a per cent. */
const decimals = 12;

/** What was paid for a claim, and how its yield is to be told. */
export interface Bought extends Omit<Discounting, 'percentPerYear'> {
    readonly amount: Money;
    /** In smallest units, of which there may be a part: a price before it is rounded. */
    readonly price: Fraction;
}

/**
 * The rate, in per cent a year, at which the claim has this price: the greatest, to twelve decimals, at which it is worth
 * that much. Found by halving alone, with the function that prices, so that the two cannot come apart.
 */
export function yieldOf({ amount, price, ...discounting }: Bought): string {
    const face = whole(amount.minorUnits);
    if (price.numerator <= 0n || !isAtLeast(face, price)) {
        throw refusal('PRICE_MUST_BE_WITHIN_CLAIM');
    }
    const rateOf = (units: bigint): Fraction => ({ numerator: units, denominator: 10n ** BigInt(decimals) });
    const isWorthIt = (units: bigint): boolean =>
        isAtLeast(presentValue(face, { ...discounting, percentPerYear: rateOf(units) }), price);
    let [worthIt, tooMuch] = [0n, 1n];
    while (isWorthIt(tooMuch)) {
        [worthIt, tooMuch] = [tooMuch, 2n * tooMuch];
    }
    while (tooMuch - worthIt > 1n) {
        const middle = (worthIt + tooMuch) / 2n;
        [worthIt, tooMuch] = isWorthIt(middle) ? [middle, tooMuch] : [worthIt, middle];
    }

    return decimalOf(rateOf(worthIt), decimals);
}
