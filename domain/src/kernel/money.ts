import { z } from 'zod';
import { currencies } from './currencies.js';

/** An amount in the currency's smallest unit (fen for CNY), so that sums are exact. Never negative on the wire. */
export interface Money {
    readonly currency: string;
    readonly minorUnits: bigint;
}

/** Money as JSON: a decimal text, since a JSON number may be rounded on its way. */
export interface WireMoney {
    readonly amount: string;
    readonly currency: string;
}

const maximumIntegerDigits = 15;
const amountPattern = /^(0|[1-9]\d{0,14})(?:\.(\d{1,4}))?$/;

/**
 * Reads `{"amount": "312400.00", "currency": "CNY"}`, with at most the currency's decimals.
 * Refused are an unknown currency, a sign, leading zeros, thousands separators, and a decimal that the currency lacks.
 */
export const moneySchema = z
    .strictObject({
        amount: z.string().meta({ pattern: amountPattern.source, description: 'A decimal text, as "312400.00"' }),
        currency: z.string().meta({ pattern: '^[A-Z]{3}$', description: 'An ISO 4217 code, as "CNY"' }),
    })
    .transform((wire, context): Money => {
        const fault = (field: keyof WireMoney, message: string): never => {
            context.addIssue({ code: 'custom', path: [field], message });

            return z.NEVER;
        };
        const exponent = currencies.get(wire.currency)?.exponent;
        if (exponent === undefined) {
            return fault('currency', 'must be a currency of ISO 4217');
        }
        const [, whole, decimals = ''] = amountPattern.exec(wire.amount) ?? [];
        if (whole === undefined) {
            return fault('amount', 'must be a decimal text without sign, leading zeros or separators');
        }
        if (decimals.length > exponent) {
            return fault('amount', `must have at most ${exponent} decimals in this currency`);
        }

        return { currency: wire.currency, minorUnits: BigInt(whole + decimals.padEnd(exponent, '0')) };
    });

/** The currency's number of decimals. An unknown code is our defect here, since no schema lets one in. */
export function exponentOf(currency: string): number {
    const known = currencies.get(currency);
    if (known === undefined) {
        throw new RangeError('the currency is not in the table');
    }

    return known.exponent;
}

/**
 * Writes money with exactly the currency's decimals, so that equal amounts are equal bytes.
 * A negative amount, or one too long to be read back, is our defect and no refusal.
 */
export function moneyToWire(money: Money): WireMoney {
    const exponent = exponentOf(money.currency);
    const digits = money.minorUnits.toString().padStart(exponent + 1, '0');
    const whole = digits.slice(0, digits.length - exponent);
    if (money.minorUnits < 0n || whole.length > maximumIntegerDigits) {
        throw new RangeError('the amount cannot be written');
    }
    const amount = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;

    return { amount, currency: money.currency };
}

/** Whether a value is money in memory: exactly its two fields and nothing more. */
export function isMoney(value: object): value is Money {
    return (
        'minorUnits' in value &&
        typeof value.minorUnits === 'bigint' &&
        'currency' in value &&
        typeof value.currency === 'string' &&
        Object.keys(value).length === 2
    );
}

/** No money at all, in this currency. */
export function zero(currency: string): Money {
    return { currency, minorUnits: 0n };
}

/** The sum of two amounts. Two currencies have none: a rule must have refused them before, so this is our defect. */
export function add(left: Money, right: Money): Money {
    return { currency: sameCurrency(left, right), minorUnits: left.minorUnits + right.minorUnits };
}

/** What is left of an amount; it may be below zero, which the caller must have refused before it is written. */
export function subtract(left: Money, right: Money): Money {
    return { currency: sameCurrency(left, right), minorUnits: left.minorUnits - right.minorUnits };
}

/** The sum of any number of amounts of one currency. */
export function sum(currency: string, amounts: readonly Money[]): Money {
    return amounts.reduce(add, zero(currency));
}

/** Below zero when the left amount is less, above when it is more, and 0 when they are equal. */
export function compare(left: Money, right: Money): number {
    const { minorUnits } = subtract(left, right);
    if (minorUnits === 0n) {
        return 0;
    }

    return minorUnits < 0n ? -1 : 1;
}

/** A share of an amount in ten-thousandths, rounded down: a cap must never be above what was allowed. */
export function basisPointsOf(money: Money, basisPoints: number): Money {
    return { currency: money.currency, minorUnits: (money.minorUnits * BigInt(basisPoints)) / 10_000n };
}

/**
 * Shares an amount out by weights, to the last minor unit: rounded down, and what is left goes one unit each to the
 * largest remainders, of equal ones to the first. Nobody gets more than the weight's own part rounded up.
 */
export function apportion({ currency, minorUnits }: Money, weights: readonly bigint[]): readonly Money[] {
    const total = weights.reduce((before, weight) => before + weight, 0n);
    if (total === 0n) {
        return weights.map(() => zero(currency));
    }
    const parts = weights.map((weight, index) => {
        const product = minorUnits * weight;
        return { index, whole: product / total, remainder: product % total };
    });
    const left = minorUnits - parts.reduce((before, { whole }) => before + whole, 0n);
    const order = [...parts].sort(
        (one, other) => Number(other.remainder > one.remainder) - Number(other.remainder < one.remainder),
    );
    const rounded = new Set(order.slice(0, Number(left)).map(({ index }) => index));

    return parts.map(({ index, whole }) => ({ currency, minorUnits: rounded.has(index) ? whole + 1n : whole }));
}

function sameCurrency(left: Money, right: Money): string {
    if (left.currency !== right.currency) {
        throw new RangeError('amounts of two currencies have no sum');
    }

    return left.currency;
}
