import { refusals } from '../kernel/refusal.js';
import type { BankingCalendar } from './banking-calendar.js';
import { calendarOf, type CalendarBook } from './calendar-book.js';

const refusal = refusals({ LOCATION_MUST_HAVE_CALENDAR: 'conflict' });

/** Where something is, by its UN/LOCODE, its country, or both. */
export interface Coded {
    readonly UNLocationCode?: string;
    readonly countryCode?: string;
}

/**
 * The calendar by which days at a location are counted: its own, otherwise that of its country. A location without a
 * code, or of which the book says nothing, has none: the days of a neighbour would be a guess.
 */
export function calendarOfLocation(
    book: CalendarBook | undefined,
    { UNLocationCode, countryCode }: Coded,
): BankingCalendar {
    const codes = [UNLocationCode, countryCode ?? UNLocationCode?.slice(0, 2)];
    for (const code of codes) {
        const kept = book?.calendars.find(({ first }) => first.locations?.some((location) => location === code));
        if (kept !== undefined) {
            return calendarOf(book, kept.first.place);
        }
    }

    throw refusal('LOCATION_MUST_HAVE_CALENDAR');
}
