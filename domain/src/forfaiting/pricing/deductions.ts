import { decimalOf, dividedBy, fractionOf, minus, whole, type Fraction } from '../../kernel/fraction.js';
import { exponentOf, type Money } from '../../kernel/money.js';
import { discountedPeriods, interest } from './discount.js';
import type { CurrencyConvention } from './pricing-convention.js';
import type { PricingTerms } from './pricing-terms.js';
import type { InterestLine, PricingLine } from './pricing.js';
import type { Tenor } from './tenor.js';

/** So many decimals below the smallest unit are shown of what is not rounded. */
const decimalsBelowUnit = 6;

/** Something that is taken off the face of a claim. */
export interface Deduction {
    /** In smallest units. */
    readonly exact: Fraction;
    /** The step of the sum in which it lowers what is paid by a whole number of them. */
    readonly lineOf: (amount: Money) => PricingLine;
}

/** What is priced: an amount, for how long, in a currency with so many days a year. */
export interface Priced {
    readonly amount: Money;
    readonly tenor: Tenor;
    readonly yearDays: CurrencyConvention['yearDays'];
}

/** All that is taken off the face: fees first, so that the discount is what the face, the fees and the proceeds leave for it. */
export function deductionsOf(terms: PricingTerms, priced: Priced): readonly Deduction[] {
    return [
        ...flatFee('HANDLING_FEE', terms.handlingFee),
        ...flatFee('COURIER_FEE', terms.courierFee),
        ...commitmentFee(terms, priced),
        ...discounts(terms, priced),
    ];
}

function flatFee(what: 'HANDLING_FEE' | 'COURIER_FEE', fee: Money | undefined): readonly Deduction[] {
    return fee === undefined ? [] : [{ exact: whole(fee.minorUnits), lineOf: (amount) => ({ what, amount }) }];
}

/** What the seller owes for the buyer's being bound; one that pays on the trade date was not bound for a day. */
function commitmentFee(
    { commitmentPercentPerYear: percentPerYear }: PricingTerms,
    { amount, tenor, yearDays }: Priced,
): readonly Deduction[] {
    const { committedDays: days } = tenor;
    if (percentPerYear === undefined || days === 0) {
        return [];
    }
    const base = whole(amount.minorUnits);
    const exact = interest(base, { percentPerYear: fractionOf(percentPerYear), days, yearDays });

    return [
        { exact, lineOf: interestLine({ what: 'COMMITMENT_FEE', percentPerYear, days, yearDays }, { base, exact }) },
    ];
}

function discounts(
    { method, percentPerYear }: PricingTerms,
    { amount, tenor, yearDays }: Priced,
): readonly Deduction[] {
    const rate = { method, percentPerYear: fractionOf(percentPerYear), days: tenor.days, yearDays };

    return discountedPeriods(whole(amount.minorUnits), rate).map(({ days, base, value }) => {
        const exact = minus(base, value);

        return { exact, lineOf: interestLine({ what: 'DISCOUNT', percentPerYear, days, yearDays }, { base, exact }) };
    });
}

function interestLine(
    rate: Pick<InterestLine, 'what' | 'percentPerYear' | 'days' | 'yearDays'>,
    { base, exact }: { readonly base: Fraction; readonly exact: Fraction },
): Deduction['lineOf'] {
    return (amount) => ({
        ...rate,
        base: unrounded(base, amount),
        unrounded: unrounded(exact, amount),
        amount,
    });
}

/** In the units in which the currency is written. */
function unrounded(minorUnits: Fraction, { currency }: Money): string {
    const exponent = exponentOf(currency);

    return decimalOf(dividedBy(minorUnits, whole(10n ** BigInt(exponent))), exponent + decimalsBelowUnit);
}
