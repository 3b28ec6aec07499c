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
    /** What their bank was reimbursed for them before. */
    readonly reimbursed?: Money | undefined;
}

/** A part of a drawing, and the day on which it is due. */
export interface LaterPart {
    readonly amount: Money;
    readonly maturity: CalendarDate;
}

/** What of a drawing is due at once; undefined where all of it is due later, or was reimbursed before. */
export function dueAtSight(presentation: Presentation, by: DueBy): Money | undefined {
    const atSight = portionsLeft(presentation, by).filter(isAtSight);

    return atSight.length === 0
        ? undefined
        : sum(
              presentation.amount.currency,
              atSight.map(({ amount }) => amount),
          );
}

/** What of a drawing is due later, each part of a mixed payment at its own time. */
export function dueLater(presentation: Presentation, facts: DueBy & UsanceBy): readonly LaterPart[] {
    return portionsLeft(presentation, facts).flatMap(({ amount, due }): readonly LaterPart[] => {
        if (typeof due === 'string') {
            return [{ amount, maturity: due }];
        }

        return due.basis === 'SIGHT' ? [] : [{ amount, maturity: maturityOf(basisOf(due, presentation, facts)) }];
    });
}

/** Whether a part of the drawing runs from a day that no document shows. */
export function isStartMissing(presentation: Presentation, by: DueBy): boolean {
    const { documents } = presentation;

    return portionsLeft(presentation, by).some(
        ({ due }) => typeof due !== 'string' && lacksDay(due, { terms: by.terms, documents }),
    );
}

/** A part of a drawing, and when it is due: by the credit, or on the day that a bank which has honoured it knows. */
interface Portion {
    readonly amount: Money;
    readonly due: Tenor | CalendarDate;
}

/**
 * What was sent on is due to who has honoured it when that bank must pay, whether it has paid earlier or not (UCP 600
 * art. 7c); what was negotiated or only sent on is due by the credit. What was reimbursed before counts for what is due
 * first.
 */
function portionsLeft({ amount }: Presentation, { terms, original, reimbursed }: DueBy): readonly Portion[] {
    const all = reimbursedWith(original, amount) ?? portionsOf(terms, amount);
    let off = reimbursed?.minorUnits ?? 0n;

    return [...all.filter(isAtSight), ...all.filter((each) => !isAtSight(each))].flatMap((portion) => {
        const { minorUnits } = portion.amount;
        const taken = off < minorUnits ? off : minorUnits;
        off -= taken;
        return taken === minorUnits ? [] : [{ ...portion, amount: { ...amount, minorUnits: minorUnits - taken } }];
    });
}

function isAtSight({ due }: Portion): boolean {
    return typeof due !== 'string' && due.basis === 'SIGHT';
}

function reimbursedWith(original: Presentation | undefined, amount: Money): readonly Portion[] | undefined {
    if (original === undefined || !hasBeenHonoured(original.status)) {
        return undefined;
    }
    const later = (original.undertaking?.parts ?? []).map((part) => ({ amount: part.amount, due: part.maturity }));
    const paid = sum(
        amount.currency,
        later.map((part) => part.amount),
    );

    return [{ amount: subtract(amount, paid), due: { basis: 'SIGHT' } }, ...later];
}

/** All of it at one time, or the portions of a mixed payment, of which the last is what the others leave. */
function portionsOf({ availability }: CreditTerms, amount: Money): readonly Portion[] {
    const { by, mixedPayment = [] } = availability;
    const portions = by === 'MIXED_PAYMENT' ? mixedPayment : [{ percent: 100, tenor: tenorOf(availability) }];
    let left = amount.minorUnits;

    return portions.map(({ percent, tenor }, index) => {
        const isLast = index === portions.length - 1;
        const minorUnits = isLast ? left : (amount.minorUnits * BigInt(percent)) / 100n;
        left -= minorUnits;
        return { due: tenor, amount: { ...amount, minorUnits } };
    });
}

/** Payment that a credit puts off in no words is at sight. */
function tenorOf(availability: Availability): Tenor {
    return tenorsIn(availability)[0]?.[1] ?? { basis: 'SIGHT' };
}
