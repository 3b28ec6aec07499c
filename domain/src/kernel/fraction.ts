/**
 * A number that need not be whole, kept exactly: what is divided is rounded where a rule says so, and nowhere before
 * (decision 18).
 */
export interface Fraction {
    readonly numerator: bigint;
    /** Above zero. */
    readonly denominator: bigint;
}

/** A whole number as a fraction. */
export function whole(numerator: bigint): Fraction {
    return { numerator, denominator: 1n };
}

/** The number that a decimal text says, as `decimalSchema` lets it in. */
export function fractionOf(text: string): Fraction {
    const [, digits, decimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
    if (digits === undefined) {
        throw new RangeError('the text is no decimal');
    }

    return { numerator: BigInt(digits + decimals), denominator: 10n ** BigInt(decimals.length) };
}

export function plus(left: Fraction, right: Fraction): Fraction {
    const denominator = left.denominator * right.denominator;

    return { numerator: left.numerator * right.denominator + right.numerator * left.denominator, denominator };
}

export function minus(left: Fraction, right: Fraction): Fraction {
    return plus(left, { ...right, numerator: -right.numerator });
}

export function times(left: Fraction, right: Fraction): Fraction {
    return { numerator: left.numerator * right.numerator, denominator: left.denominator * right.denominator };
}

/** Divides by a number above zero. Another divisor is our defect, since a rule must have refused it before. */
export function dividedBy(dividend: Fraction, divisor: Fraction): Fraction {
    if (divisor.numerator <= 0n) {
        throw new RangeError('the divisor must be above zero');
    }

    return times(dividend, { numerator: divisor.denominator, denominator: divisor.numerator });
}

export function isAtLeast(left: Fraction, right: Fraction): boolean {
    return left.numerator * right.denominator >= right.numerator * left.denominator;
}

/** The nearest whole number, of two as near the greater. */
export function halfUp({ numerator, denominator }: Fraction): bigint {
    return floor(2n * numerator + denominator, 2n * denominator);
}

/** The least whole number that is not below a number. */
export function roundedUp({ numerator, denominator }: Fraction): bigint {
    return -floor(-numerator, denominator);
}

/** The decimal text of a number that is not below zero, to so many decimals, without zeros that say nothing. */
export function decimalOf(number: Fraction, decimals: number): string {
    const units = halfUp(times(number, whole(10n ** BigInt(decimals))));
    if (units < 0n) {
        throw new RangeError('the number cannot be written');
    }
    const digits = units.toString().padStart(decimals + 1, '0');
    const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
    const integer = digits.slice(0, digits.length - decimals);

    return fraction === '' ? integer : `${integer}.${fraction}`;
}

/** Division of bigints cuts towards zero, which below zero is up. */
function floor(numerator: bigint, denominator: bigint): bigint {
    const quotient = numerator / denominator;

    return numerator % denominator < 0n ? quotient - 1n : quotient;
}
