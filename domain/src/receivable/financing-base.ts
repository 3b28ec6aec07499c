import { dividedBy, fractionOf, roundedUp, times, whole } from '../kernel/fraction.js';
import { compare, subtract, sum, zero, type Money } from '../kernel/money.js';
import type { Declaration } from '../declaration/declaration.js';
import { kilograms } from '../examination/cargo-figures.js';
import type { FinancingBasis } from './policy.js';

/** What the value of goods is worked out from. */
export type ValuedGoods = Pick<Declaration, 'totalValue' | 'incotermCode' | 'freight' | 'insurance' | 'grossWeight'>;

type Charge = NonNullable<ValuedGoods['freight']>;

/** What is in the declared value beside the goods; undefined where customs has not noted it so that it can be taken off. */
export interface Charges {
    readonly freight: Money | undefined;
    readonly insurance: Money | undefined;
}

/** Incoterms 2020 A9: terms under which the seller pays for the carriage, and under which it must insure too. */
const carriageIncluded: readonly string[] = ['CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'];
const insuranceIncluded: readonly string[] = ['CIF', 'CIP'];

/**
 * The value that a cap is a part of: as declared, or at the ship's rail (FOB), without the freight and insurance that the
 * buyer pays with the goods. Undefined where one of them is in the price and customs has not noted it, or in another
 * currency: then nobody can tell what the goods alone are worth.
 */
export function baseOf(goods: ValuedGoods, basis: FinancingBasis): Money | undefined {
    const { totalValue } = goods;
    if (basis === 'CLEARED_VALUE') {
        return totalValue;
    }
    const { freight, insurance } = chargesIn(goods);
    if (freight?.currency !== totalValue.currency || insurance?.currency !== totalValue.currency) {
        return undefined;
    }
    const base = subtract(totalValue, sum(totalValue.currency, [freight, insurance]));

    return compare(base, zero(totalValue.currency)) < 0 ? zero(totalValue.currency) : base;
}

/** Freight and insurance within the declared value, each rounded up: a base must never be above what the goods are worth. */
export function chargesIn(goods: ValuedGoods): Charges {
    const { incotermCode, freight, insurance, totalValue } = goods;
    const isCarried = carriageIncluded.includes(incotermCode);
    // Who delivers at the destination need not insure; what it has insured all the same is in its price.
    const isInsured = insuranceIncluded.includes(incotermCode) || (isCarried && insurance !== undefined);
    const nothing = zero(totalValue.currency);

    return {
        freight: isCarried ? amountOf(freight, goods) : nothing,
        insurance: isInsured ? amountOf(insurance, goods) : nothing,
    };
}

/** Per cent of the declared value, so much a tonne of gross weight, or in all; rounded up. */
export function amountOf(charge: Charge | undefined, { totalValue, grossWeight }: ValuedGoods): Money | undefined {
    if (charge?.markCode === 'RATE') {
        const rate = dividedBy(fractionOf(charge.percent), whole(100n));
        return { ...totalValue, minorUnits: roundedUp(times(whole(totalValue.minorUnits), rate)) };
    }
    if (charge?.markCode === 'UNIT_PRICE') {
        const weight = kilograms(grossWeight);
        if (weight === undefined) {
            return undefined;
        }
        const tonnes = dividedBy(fractionOf(weight), whole(1_000n));
        return { ...charge.amount, minorUnits: roundedUp(times(whole(charge.amount.minorUnits), tonnes)) };
    }

    return charge?.amount;
}
