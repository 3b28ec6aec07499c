import { endOfDay } from '../calendar/banking-days.js';
import type { CalendarBook } from '../calendar/calendar-book.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { extended } from '../calendar/deadline.js';
import { readingsOf, type Readings } from '../calendar/readings.js';
import { epochMilliseconds, type CalendarDate, type Instant } from '../kernel/time.js';
import { amended, type Amendment } from './amendment.js';
import type { Credit } from './credit.js';
import type { CreditTerms } from './terms.js';

/** What the last day of a credit follows from. */
export interface LastDayFacts {
    /** All that were issued so far. */
    readonly amendments: readonly Amendment[];
    readonly calendarBook: CalendarBook | undefined;
}

/** A day on which documents may still be presented, and the first instant that is too late. */
export interface LastDay {
    readonly lastDay: CalendarDate;
    readonly endsAt: Instant;
}

/** The last day to present under a credit, by either reading of days on which work is made up for. */
export type LastDayRead = Readonly<Record<keyof Readings, LastDay>>;

/**
 * The last day to present by terms: the expiry date, at its place, moved over weekends and holidays (UCP 600 art. 29a) and
 * not over force majeure (art. 36). Refuses where no calendar covers it.
 */
export function lastDayOf({ expiry }: CreditTerms, calendarBook: CalendarBook | undefined): LastDayRead {
    const { earlier, later } = readingsOf(calendarOfLocation(calendarBook, expiry.place));
    const lastDayIn = (calendar: typeof later): LastDay => {
        const lastDay = extended(calendar, expiry.expiryDate);
        return { lastDay, endsAt: endOfDay(calendar, lastDay) };
    };

    return { earlier: lastDayIn(earlier), later: lastDayIn(later) };
}

/**
 * After which day nobody can present under the credit any more. The terms are those that bind the beneficiary; and since
 * the issuing bank cannot take an amendment back (art. 10b), also those of each that the beneficiary may still accept,
 * by presenting under it if it wants to (art. 10c).
 */
export function lastDayUnder(credit: Credit, { amendments, calendarBook }: LastDayFacts): LastDayRead {
    const accepted = amendments.filter(({ answer }) => answer?.outcome === 'ACCEPTED');
    const open = amendments.filter(({ answer }) => answer === undefined);
    const inForce = lastDayOf(amended(credit.terms, accepted), calendarBook);

    // Of several that are accepted the last says when the credit expires, so one at a time are all that can be.
    return open
        .map((amendment) => lastDayOf(amended(credit.terms, [...accepted, amendment]), calendarBook))
        .reduce((one, other) => (isLater(other.later, one.later) ? other : one), inForce);
}

function isLater(one: LastDay, other: LastDay): boolean {
    return epochMilliseconds(one.endsAt) > epochMilliseconds(other.endsAt);
}
