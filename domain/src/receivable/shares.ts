import { compare, moneyToWire, sum, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Share } from './financing.js';

const refusal = refusals({
    SHARES_MUST_ADD_UP_TO_AMOUNT: 'invalid',
    SHARES_MUST_COVER_AMOUNT_AT_EXCHANGE_RATE: 'invalid',
});

/** By the numbers of the declarations: whatever is shared out over them to the last minor unit falls the same everywhere. */
export function inOrder(shares: readonly Share[]): Share[] {
    return [...shares].sort((one, other) => (one.declarationNumber < other.declarationNumber ? -1 : 1));
}

/** Refuses shares that leave a part of the amount without goods, or take more of the goods than it needs. */
export function mustAddUp(shares: readonly Share[], amount: Money): void {
    const isOfCurrency = shares.every((share) => share.amount.currency === amount.currency);
    if (!(isOfCurrency && compare(totalOf(shares, amount), amount) === 0)) {
        throw refusal('SHARES_MUST_ADD_UP_TO_AMOUNT');
    }
}

/**
 * Refuses shares that are worth less than the amount at the rate. What they must come to is rounded up in the minor units
 * of the declarations; somewhat more does no harm but to the exporter.
 */
export function mustCover(shares: readonly Share[], required: Money): void {
    const isOfCurrency = shares.every((share) => share.amount.currency === required.currency);
    if (!isOfCurrency || compare(totalOf(shares, required), required) < 0) {
        throw refusal('SHARES_MUST_COVER_AMOUNT_AT_EXCHANGE_RATE', { required: { ...moneyToWire(required) } });
    }
}

function totalOf(shares: readonly Share[], { currency }: Money): Money {
    return sum(
        currency,
        shares.map(({ amount }) => amount),
    );
}
