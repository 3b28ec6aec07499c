import { maturityOf } from '../calendar/maturity.js';
import { subtract, sum, type Money } from '../kernel/money.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Availability, Tenor } from '../letter-of-credit/availability.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { tenorsIn } from '../letter-of-credit/tenors.js';
import { hasBeenHonoured } from './drawings.js';
import { basisOf, lacksDay, type UsanceBy } from './maturity-basis.js';
import type { Presentation } from './presentation.js';

/** What tells when a drawing is due: the terms are those that bound the beneficiary when the documents came. */
export interface DueBy {
    readonly terms: CreditTerms;
    /** What these documents were first presented as, where another bank has sent them on. */
    readonly original?: Presentation | undefined;
}

/** A part of a drawing, and the day on which it is due. */
export interface LaterPart {
    readonly amount: Money;
    readonly maturity: CalendarDate;
}

/** What of a drawing is due at once; undefined where all of it is due later. */
export function dueAtSight({ amount }: Presentation, { terms, original }: DueBy): Money | undefined {
    const later = reimbursedWith(original) ?? portionsOf(terms, amount).filter(({ tenor }) => tenor.basis !== 'SIGHT');
    const { currency } = amount;
    const atSight = subtract(
        amount,
        sum(
            currency,
            later.map((part) => part.amount),
        ),
    );

    return atSight.minorUnits === 0n ? undefined : atSight;
}

/** What of a drawing is due later, each part of a mixed payment at its own time. */
export function dueLater(
    presentation: Presentation,
    { terms, original, calendar, stated }: DueBy & UsanceBy,
): readonly LaterPart[] {
    const { amount } = presentation;
    const byCredit = (): readonly LaterPart[] =>
        portionsOf(terms, amount).flatMap(({ tenor, amount: part }) => {
            if (tenor.basis === 'SIGHT') {
                return [];
            }
            const basis = basisOf(tenor, presentation, { terms, calendar, stated });
            return [{ amount: part, maturity: maturityOf(basis) }];
        });

    return reimbursedWith(original) ?? byCredit();
}

/** Whether a part of the drawing runs from a day that no document shows. */
export function isStartMissing({ amount, documents }: Presentation, { terms, original }: DueBy): boolean {
    return (
        reimbursedWith(original) === undefined &&
        portionsOf(terms, amount).some(({ tenor }) => lacksDay(tenor, { terms, documents }))
    );
}

/**
 * What was sent on is due to who has honoured it when that bank must pay, whether it has paid earlier or not (UCP 600
 * art. 7c); what was negotiated or only sent on is due by the credit.
 */
function reimbursedWith(original: Presentation | undefined): readonly LaterPart[] | undefined {
    return original !== undefined && hasBeenHonoured(original.status)
        ? (original.undertaking?.parts ?? []).map(({ amount, maturity }) => ({ amount, maturity }))
        : undefined;
}

/** All of it at one time, or the portions of a mixed payment, of which the last is what the others leave. */
function portionsOf(
    { availability }: CreditTerms,
    amount: Money,
): readonly { readonly tenor: Tenor; readonly amount: Money }[] {
    const { by, mixedPayment = [] } = availability;
    const portions = by === 'MIXED_PAYMENT' ? mixedPayment : [{ percent: 100, tenor: tenorOf(availability) }];
    let left = amount.minorUnits;

    return portions.flatMap(({ percent, tenor }, index) => {
        const isLast = index === portions.length - 1;
        const minorUnits = isLast ? left : (amount.minorUnits * BigInt(percent)) / 100n;
        left -= minorUnits;
        return minorUnits === 0n ? [] : [{ tenor, amount: { ...amount, minorUnits } }];
    });
}

/** Payment that a credit puts off in no words is at sight. */
function tenorOf(availability: Availability): Tenor {
    return tenorsIn(availability)[0]?.[1] ?? { basis: 'SIGHT' };
}
