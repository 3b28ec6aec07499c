import { convertedUp } from '../exchange-rate/convert.js';
import { apportion, type Money } from '../kernel/money.js';
import { sharesOf } from './collateral.js';
import type { Financing } from './financing.js';

/**
 * What a repayment takes off each declaration, by what is held there and by largest remainder: its amount; in another
 * currency of all that is held the part that is repaid of what is owed, rounded down, so that nothing is free before it is
 * repaid, and the last repayment takes off all that is left.
 */
export function repaidShares(
    amount: Money,
    { owed, held }: { readonly owed: Money; readonly held: readonly Money[] },
): readonly Money[] {
    const weights = held.map(({ minorUnits }) => minorUnits);
    const inAll = weights.reduce((total, weight) => total + weight, 0n);
    const { currency } = held[0] ?? amount;
    const isConverted = currency !== amount.currency;

    return apportion(
        isConverted ? { currency, minorUnits: (inAll * amount.minorUnits) / owed.minorUnits } : amount,
        weights,
    );
}

/** What was received on a loan, in the currency of what it rests on, by the shares of the declarations. */
export function sharesOfReceived(received: Money, financing: Financing): readonly Money[] {
    const { exchangeRate } = financing;
    const worth = exchangeRate === undefined ? received : convertedUp(received, exchangeRate);

    return apportion(
        worth,
        sharesOf(financing).map(({ amount }) => amount.minorUnits),
    );
}
