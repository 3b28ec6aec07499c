import { decimalSchema } from '../kernel/text.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { hsCodeSchema } from '../kernel/identifiers/hs-code.js';
import { unitPriceSchema, unitSchema, type UnitPrice } from '../kernel/quantity.js';
import { z } from 'zod';

export const priceRouteSchema = z.strictObject({
    hsCode: hsCodeSchema,
    originCountry: countryCodeSchema,
    destinationCountry: countryCodeSchema,
    unit: unitSchema,
    currency: unitPriceSchema.shape.currency,
});
/** One commodity sold from one country into another, by one unit, in one currency: only such prices can be compared. */
export type PriceRoute = z.output<typeof priceRouteSchema>;

/** A unit price without its currency, in hundred-thousandths: it may have five decimals. */
export type Price = bigint;

const decimals = 5;

/** Where the prices of a route lie. A quarter of them is at most the first, three quarters at most the third. */
export interface Quartiles {
    readonly prices: number;
    readonly first: Price;
    readonly median: Price;
    readonly third: Price;
}

/** What a regulator takes for far off. All in whole numbers, so that whoever works it out again gets the same. */
export interface PriceThresholds {
    /** Fewer prices say nothing of what is usual. */
    readonly leastPrices: number;
    /** How many times the distance of the quartiles a price may lie outside them, in ten-thousandths. */
    readonly spreadBasisPoints: number;
    /** How far from the median it may lie in any case, in ten-thousandths of that: where most prices are one, nothing else would be usual. */
    readonly medianBasisPoints: number;
}

/** Tukey's "far out", and no less than half of the median off. */
export const defaultPriceThresholds: PriceThresholds = {
    leastPrices: 20,
    spreadBasisPoints: 30_000,
    medianBasisPoints: 5_000,
};

/** Between which prices, both included, nothing is far off. */
export interface UsualPrices {
    readonly lowest: Price;
    readonly highest: Price;
}

/** A price as it can be counted with. */
export function priceOf({ amount }: Pick<UnitPrice, 'amount'>): Price {
    const [whole = '', fraction = ''] = decimalSchema(decimals).parse(amount).split('.');

    return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** The same as a decimal text, without zeros at its end. */
export function priceText(price: Price): string {
    const digits = price.toString().padStart(decimals + 1, '0');

    return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, '');
}

/** Each quartile is the smallest price that so many of them do not exceed: one that was declared, and never one in between. */
export function quartilesOf(prices: readonly Price[]): Quartiles | undefined {
    const sorted = [...prices].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
    const quarter = (quarters: number): Price | undefined => sorted[Math.ceil((sorted.length * quarters) / 4) - 1];
    const [first, median, third] = [quarter(1), quarter(2), quarter(3)];

    return first === undefined || median === undefined || third === undefined
        ? undefined
        : { prices: prices.length, first, median, third };
}

/** What is usual on a route; undefined where too few prices tell it, or half of them are nothing. */
export function usualPrices(quartiles: Quartiles, thresholds: PriceThresholds): UsualPrices | undefined {
    const { prices, first, median, third } = quartiles;
    if (prices < thresholds.leastPrices || median === 0n) {
        return undefined;
    }
    const spread = ((third - first) * BigInt(thresholds.spreadBasisPoints)) / 10_000n;
    const off = (median * BigInt(thresholds.medianBasisPoints)) / 10_000n;

    return { lowest: smaller(first - spread, median - off), highest: larger(third + spread, median + off) };
}

/** Whether a price is far off, and to which side. */
export function sideOf(price: Price, { lowest, highest }: UsualPrices): 'ABOVE' | 'BELOW' | undefined {
    if (price > highest) {
        return 'ABOVE';
    }

    return price < lowest ? 'BELOW' : undefined;
}

/** How far a price is from the median, in ten-thousandths of that; what is further than 100 000 times is told as that. */
export function basisPointsOff(price: Price, { median }: Quartiles): number {
    const distance = price > median ? price - median : median - price;

    return Number(smaller((distance * 10_000n) / median, mostBasisPointsOff));
}

const mostBasisPointsOff = 1_000_000_000n;

function smaller(one: Price, other: Price): Price {
    return one < other ? one : other;
}

function larger(one: Price, other: Price): Price {
    return one > other ? one : other;
}
