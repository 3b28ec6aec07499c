import { add, compare, moneyToWire, subtract, sum, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { holdsAmount, type PresentationStatus } from '../presentation/presentation-status.js';
import type { CreditTerms } from './terms.js';

const refusal = refusals({ AMOUNT_MUST_COVER_WHAT_IS_DRAWN: 'conflict' });

/** What limits drawings: the amount as the beneficiary is bound by it, and how far it stretches. */
export type DrawingTerms = Pick<CreditTerms, 'amount' | 'amountTolerance' | 'isAmountApproximate' | 'shipment'>;

/** What about the goods decides how little may be drawn (article 30c). */
export interface ShippedGoods {
    /** The credit states no quantity, or all of it was shipped. */
    readonly isQuantityFull: boolean;
    /** The credit states no unit price, or it was not reduced. */
    readonly isPriceFull: boolean;
    /** Unit price times what was shipped, where the credit or article 30 lets the quantity fall short by so much. */
    readonly valueWithinTolerance?: Money;
}

/** What has been taken out of a credit. */
export interface Drawn {
    readonly presentations: readonly { readonly amount: Money; readonly status: PresentationStatus }[];
    /** Amounts transferred to second beneficiaries (article 38); each transferred credit has drawings of its own. */
    readonly transferred: readonly Money[];
}

/** "About" or "approximately" is ten per cent (article 30a). */
const percentAbout = 10n;

/** What may be drawn less, though nothing was said of it (article 30c). */
const percentLess = 5n;

/**
 * The most that may be drawn in all (reference §1.4). A tolerance in figures (39A) takes the place of article 30a.
 * Additional amounts (39C) are described in words, so people add them.
 */
export function maximumDrawing({ amount, amountTolerance, isAmountApproximate = false }: DrawingTerms): Money {
    if (amountTolerance !== undefined) {
        return percentOf(amount, 100n + BigInt(amountTolerance.plusPercent), 'DOWN');
    }

    return isAmountApproximate ? percentOf(amount, 100n + percentAbout, 'DOWN') : amount;
}

/**
 * The least that a drawing must be. Where partial drawings are allowed it is the smallest amount that there is; where
 * the credit allows them on conditions, people decide, and nothing less is refused here.
 */
export function minimumDrawing(terms: DrawingTerms, goods: ShippedGoods): Money {
    const { amount, amountTolerance, isAmountApproximate = false, shipment } = terms;
    if (shipment.partialShipments !== 'NOT_ALLOWED') {
        return { ...amount, minorUnits: 1n };
    }
    const { valueWithinTolerance = amount } = goods;
    const floor = minimumOfWhole(amount, { amountTolerance, isAmountApproximate, goods });

    return compare(valueWithinTolerance, floor) < 0 ? valueWithinTolerance : floor;
}

/** What is left to draw. It is never below nothing: what people let somebody draw too much leaves nothing. */
export function available(terms: DrawingTerms, drawn: Drawn): Money {
    return leftOf(maximumDrawing(terms), drawn);
}

/** What is left of the most that may be drawn. */
export function leftOf(maximum: Money, drawn: Drawn): Money {
    const { currency } = maximum;
    const left = subtract(maximum, drawnUnder(currency, drawn));

    return compare(left, zero(currency)) < 0 ? zero(currency) : left;
}

/** Refuses a decrease below what has been drawn: nobody could draw that back. */
export function mustCoverDrawn(terms: DrawingTerms, drawn: Drawn): void {
    if (!coversDrawn(terms, drawn)) {
        const least = drawnUnder(terms.amount.currency, drawn);
        throw refusal('AMOUNT_MUST_COVER_WHAT_IS_DRAWN', { drawn: { ...moneyToWire(least) } });
    }
}

/** Whether no more has been drawn than these terms allow. */
export function coversDrawn(terms: DrawingTerms, drawn: Drawn): boolean {
    return compare(maximumDrawing(terms), drawnUnder(terms.amount.currency, drawn)) >= 0;
}

function drawnUnder(currency: string, { presentations, transferred }: Drawn): Money {
    const held = presentations.filter(({ status }) => holdsAmount(status)).map(({ amount }) => amount);

    return add(sum(currency, held), sum(currency, transferred));
}

interface Stretch {
    readonly amountTolerance: DrawingTerms['amountTolerance'];
    readonly isAmountApproximate: boolean;
    readonly goods: ShippedGoods;
}

/** Article 30c is off where the credit has a tolerance of its own or says "about". */
function minimumOfWhole(amount: Money, { amountTolerance, isAmountApproximate, goods }: Stretch): Money {
    if (amountTolerance !== undefined) {
        return percentOf(amount, 100n - BigInt(amountTolerance.minusPercent), 'UP');
    }
    if (isAmountApproximate) {
        return percentOf(amount, 100n - percentAbout, 'UP');
    }

    return goods.isQuantityFull && goods.isPriceFull ? percentOf(amount, 100n - percentLess, 'UP') : amount;
}

/** A limit is rounded so that it never allows more than was said. */
function percentOf(amount: Money, percent: bigint, rounding: 'UP' | 'DOWN'): Money {
    const hundredfold = amount.minorUnits * percent;

    return { ...amount, minorUnits: rounding === 'UP' ? (hundredfold + 99n) / 100n : hundredfold / 100n };
}
