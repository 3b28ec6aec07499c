import { decimalOf, fractionOf, plus, times, whole } from '../../kernel/fraction.js';
import type { PricingTerms } from './pricing-terms.js';
import type { RateStep } from './pricing.js';

/** A rate is written with so many decimals, and so is what comes of adding some. */
const decimals = 6;

/**
 * How the rate is made up that a claim is discounted by: the market asks more for one that has been through many hands, for
 * each has to be relied on to have had title. Undefined where the terms say nothing of it.
 */
export function rateWithResales(
    { percentPerYear: quoted, perResalePercentPerYear: perResale }: PricingTerms,
    resaleCount: number,
): RateStep | undefined {
    if (perResale === undefined) {
        return undefined;
    }
    const added = times(fractionOf(perResale), whole(BigInt(resaleCount)));

    return { quoted, perResale, resaleCount, charged: decimalOf(plus(fractionOf(quoted), added), decimals) };
}
