import type { BankingCalendar } from '../../calendar/banking-calendar.js';
import { halfUp, minus, whole } from '../../kernel/fraction.js';
import { subtract, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { deductionsOf, type Deduction } from './deductions.js';
import type { CurrencyConvention } from './pricing-convention.js';
import type { PricingTerms } from './pricing-terms.js';
import type { Pricing } from './pricing.js';
import { rateWithResales } from './rate.js';
import { tenorOf, type DealDays } from './tenor.js';

const refusal = refusals({
    FEE_MUST_BE_IN_CURRENCY_OF_CLAIM: 'invalid',
    PRICE_MUST_BE_MORE_THAN_NOTHING: 'invalid',
});

export interface PricingFacts extends DealDays {
    /** The face of the claim. */
    readonly amount: Money;
    /** How often it was sold on before this sale. */
    readonly resaleCount: number;
    /** Of its currency, on the trade date. */
    readonly convention: CurrencyConvention;
    /** Of where the debtor pays, and of where the currency is settled. */
    readonly calendars: readonly [BankingCalendar, ...BankingCalendar[]];
}

/**
 * The price of a claim: its face less fees and discount, rounded once, half of a unit up. A claim that they use up has
 * no price.
 */
export function priceClaim(terms: PricingTerms, facts: PricingFacts): Pricing {
    const { amount, resaleCount, calendars, convention } = facts;
    mustBeInCurrency(terms, amount);
    const tenor = tenorOf(facts, { graceDays: terms.graceDays, calendars });
    const rate = rateWithResales(terms, resaleCount);
    const percentPerYear = rate?.charged ?? terms.percentPerYear;
    const deductions = deductionsOf({ ...terms, percentPerYear }, { amount, tenor, yearDays: convention.yearDays });
    const balances = balancesOf(amount, deductions);
    const proceeds = balances.at(-1) ?? amount;
    if (proceeds.minorUnits <= 0n) {
        throw refusal('PRICE_MUST_BE_MORE_THAN_NOTHING');
    }

    return {
        method: terms.method,
        ...(rate !== undefined && { rate }),
        dueOn: tenor.dueOn,
        calendars: calendars.map(({ place, version }) => ({ place, version })),
        days: tenor.days,
        yearDays: convention.yearDays,
        lines: [
            { what: 'FACE', amount },
            ...deductions.map(({ lineOf }, index) => lineOf(fall(balances, index))),
            { what: 'PROCEEDS', amount: proceeds },
        ],
        proceeds,
    };
}

function mustBeInCurrency({ handlingFee, courierFee }: PricingTerms, { currency }: Money): void {
    if ([handlingFee, courierFee].some((fee) => fee !== undefined && fee.currency !== currency)) {
        throw refusal('FEE_MUST_BE_IN_CURRENCY_OF_CLAIM');
    }
}

/**
 * What is left of the face before the first deduction and after each. Each is rounded from the exact sum and none from
 * another, so the last is rounded once.
 */
function balancesOf({ currency, minorUnits }: Money, deductions: readonly Deduction[]): readonly Money[] {
    let left = whole(minorUnits);
    const exact = [left, ...deductions.map((deduction) => (left = minus(left, deduction.exact)))];

    return exact.map((balance) => ({ currency, minorUnits: halfUp(balance) }));
}

/** By how much a deduction lowers what is left: amounts that are shown so add up, and none is below zero. */
function fall(balances: readonly Money[], index: number): Money {
    const [before, after] = balances.slice(index, index + 2) as [Money, Money];

    return subtract(before, after);
}
