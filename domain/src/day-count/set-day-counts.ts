import { addDated, inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import type { DayCountBook, DayCountConvention } from './day-count-convention.js';

const refusal = refusals({ DAY_COUNT_MUST_BE_KNOWN: 'conflict' });

/** Adds conventions to the book. What was asked for before keeps the day count of its day. */
export function setDayCounts(
    conventions: readonly DayCountConvention[],
    { book, setAt }: { readonly book: DayCountBook | undefined; readonly setAt: Instant },
): DayCountBook {
    return { conventions: addDated(conventions, { entries: book?.conventions ?? [], addedAt: setAt }) };
}

/** How many days a year has for interest in a currency that begins on a day. Where nobody has said, none is counted. */
export function daysPerYearOn(
    book: DayCountBook | undefined,
    { currency, day }: { readonly currency: string; readonly day: CalendarDate },
): 360 | 365 {
    const inForce = inForceOn(book?.conventions ?? [], day);
    const known = inForce?.currencies.find((each) => each.currency === currency);
    if (known === undefined) {
        throw refusal('DAY_COUNT_MUST_BE_KNOWN', { currency });
    }

    return known.daysPerYear;
}
