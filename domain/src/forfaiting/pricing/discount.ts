import { dividedBy, minus, plus, times, whole, type Fraction } from '../../kernel/fraction.js';
import type { PricingMethod } from './pricing-terms.js';

/** What a claim is discounted by. */
export interface Discounting {
    readonly method: PricingMethod;
    readonly percentPerYear: Fraction;
    readonly days: number;
    readonly yearDays: number;
}

/** The discount of one period: what the claim is worth at its end, and at its beginning. */
export interface DiscountedPeriod {
    readonly days: number;
    readonly base: Fraction;
    readonly value: Fraction;
}

/** How long a period is after which interest is added to what earns it, in turn. */
const compounding = {
    STRAIGHT_DISCOUNT: undefined,
    SIMPLE_YIELD: undefined,
    SEMI_ANNUAL_YIELD: [183, 182],
    ANNUAL_YIELD: [365],
} as const satisfies Readonly<Record<PricingMethod, readonly number[] | undefined>>;

/**
 * The claim from its end back to its beginning, period by period. A straight discount is a part of the face, F·r·t/b; a
 * discount to yield leaves what grows to the face at that rate, F/(1 + r·t/b), interest upon interest where it compounds.
 */
export function discountedPeriods(face: Fraction, discounting: Discounting): readonly DiscountedPeriod[] {
    const periods: DiscountedPeriod[] = [];
    let base = face;
    for (const days of [...periodsOf(discounting)].reverse()) {
        const value = discounted(base, { ...discounting, days });
        periods.push({ days, base, value });
        base = value;
    }

    return periods;
}

/** What the claim is worth when it is bought, before fees and unrounded. */
export function presentValue(face: Fraction, discounting: Discounting): Fraction {
    return discountedPeriods(face, discounting).at(-1)?.value ?? face;
}

/** The interest of some days on an amount. */
export function interest(base: Fraction, { percentPerYear, days, yearDays }: Omit<Discounting, 'method'>): Fraction {
    const year = whole(BigInt(100 * yearDays));

    return dividedBy(times(times(base, percentPerYear), whole(BigInt(days))), year);
}

function discounted(base: Fraction, { method, ...rate }: Discounting): Fraction {
    return method === 'STRAIGHT_DISCOUNT'
        ? minus(base, interest(base, rate))
        : dividedBy(base, plus(whole(1n), interest(whole(1n), rate)));
}

/** Whole periods, and what is left of the tenor as a last one. */
function periodsOf({ method, days }: Discounting): readonly number[] {
    const lengths = compounding[method];
    const periods: number[] = [];
    for (let left = days; left > 0; left -= periods.at(-1) ?? left) {
        const length = lengths?.[periods.length % lengths.length] ?? left;
        periods.push(Math.min(length, left));
    }

    return periods;
}
