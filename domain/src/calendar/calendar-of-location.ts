import { refusals } from '../kernel/refusal.js';
import type { BankingCalendar } from './banking-calendar.js';
import { epochMilliseconds } from '../kernel/time.js';
import { calendarOf, type CalendarBook, type KeptCalendar } from './calendar-book.js';

const refusal = refusals({ LOCATION_MUST_HAVE_CALENDAR: 'conflict' });

/** Where something is, by its UN/LOCODE, its country, or both. */
export interface Coded {
    readonly UNLocationCode?: string;
    readonly countryCode?: string;
}

/**
 * The calendar by which days at a location are counted: its own, otherwise that of its country. Where no more than the
 * country is known, a calendar of a place in it counts if no other was published before or with it. A place without a code,
 * or of which the book says nothing, has none: the days of a neighbour would be a guess.
 */
export function calendarOfLocation(
    book: CalendarBook | undefined,
    { UNLocationCode, countryCode }: Coded,
): BankingCalendar {
    const calendars = book?.calendars ?? [];
    const country = countryCode ?? UNLocationCode?.slice(0, 2);
    const kept =
        UNLocationCode === undefined
            ? firstIn(calendars, country)
            : (calendarsAt(calendars, UNLocationCode)[0] ?? calendarsAt(calendars, country)[0]);
    if (kept === undefined) {
        throw refusal('LOCATION_MUST_HAVE_CALENDAR');
    }

    return calendarOf(book, kept.first.place);
}

/**
 * The calendar of a country: its own, or the only one of a place in it. One that is published later changes nothing, since
 * what has been counted by one calendar is never counted by another.
 */
function firstIn(calendars: readonly KeptCalendar[], country: string | undefined): KeptCalendar | undefined {
    const inCountry = calendars.filter(({ first }) => first.locations?.some((code) => code.slice(0, 2) === country));
    const earliest = Math.min(...inCountry.map(({ publishedAt }) => epochMilliseconds(publishedAt)));
    const first = inCountry.filter(({ publishedAt }) => epochMilliseconds(publishedAt) === earliest);

    return calendarsAt(first, country)[0] ?? (first.length === 1 ? first[0] : undefined);
}

function calendarsAt(calendars: readonly KeptCalendar[], code: string | undefined): readonly KeptCalendar[] {
    return calendars.filter(({ first }) => first.locations?.some((location) => location === code));
}
