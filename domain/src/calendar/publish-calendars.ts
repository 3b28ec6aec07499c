import { canonicalJson } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds } from '../kernel/time.js';
import { withAmendment, withKept, type PublicationFacts } from './amend-calendar.js';
import type { PublishCalendars, PublishedCalendar } from './api.js';
import type { BankingCalendar } from './banking-calendar.js';
import { amended, calendarOf, type Additions, type CalendarBook } from './calendar-book.js';
import { mustBeSound } from './sound-calendar.js';

const refusal = refusals({
    CALENDARS_MUST_NOT_REPEAT: 'invalid',
    CALENDAR_MUST_KEEP_ITS_FIRST_DAY: 'conflict',
    CALENDAR_MUST_KEEP_ITS_LOCATIONS: 'conflict',
    LOCATION_MUST_HAVE_ONE_CALENDAR: 'conflict',
});

/**
 * Adds calendars to the book. Of a place that has one, whatever is said otherwise than the book has it is added as the
 * next version; what was added of other days stays. So the whole file of a consortium can be published again each year.
 */
export function publishCalendars({ calendars }: PublishCalendars, facts: PublicationFacts): CalendarBook {
    if (new Set(calendars.map(({ place }) => place)).size < calendars.length) {
        throw refusal('CALENDARS_MUST_NOT_REPEAT');
    }

    return calendars.reduce<CalendarBook>(
        (book, calendar) => withPublished(calendar, { ...facts, book }),
        facts.book ?? { calendars: [] },
    );
}

function withPublished(calendar: PublishedCalendar, facts: PublicationFacts & { book: CalendarBook }): CalendarBook {
    const { book, publishedAt } = facts;
    if (!book.calendars.some(({ first }) => first.place === calendar.place)) {
        mustHaveNoOther(book, calendar);
        // Sorted, as if it had been added to one that says nothing.
        const nothing = { ...calendar, version: 1, utcOffsets: [], hours: [], days: [] };
        const first = amended(nothing, { ...calendar, version: 1 });
        mustBeSound(first, calendar.days);
        return withKept(book, { first, publishedAt, amendments: [] });
    }
    const before = calendarOf(book, calendar.place);
    if (before.from !== calendar.from || before.timeZone !== calendar.timeZone) {
        throw refusal('CALENDAR_MUST_KEEP_ITS_FIRST_DAY', { from: before.from, timeZone: before.timeZone });
    }
    if (canonicalJson(before.locations ?? []) !== canonicalJson(calendar.locations ?? [])) {
        // An expiry there that has been counted by one calendar is never counted by another.
        throw refusal('CALENDAR_MUST_KEEP_ITS_LOCATIONS', { place: calendar.place });
    }
    const additions = newIn(calendar, before);

    return hasAny(additions) ? withAmendment(before, { ...additions, source: calendar.source }, facts) : book;
}

/** Refuses a second calendar of a country or a place: what is counted there would depend on which is found first. */
function mustHaveNoOther({ calendars }: CalendarBook, { locations = [] }: PublishedCalendar): void {
    const known = calendars.flatMap(({ first }) => first.locations ?? []);
    const all = [...known, ...locations];
    if (new Set(all).size < all.length) {
        throw refusal('LOCATION_MUST_HAVE_ONE_CALENDAR');
    }
}

/** What a calendar says that another does not. */
function newIn(calendar: PublishedCalendar, before: BankingCalendar): Additions {
    return {
        ...(calendar.until > before.until && { until: calendar.until }),
        utcOffsets: unknownTo(
            before.utcOffsets.map(({ from, minutes }) => ({ at: epochMilliseconds(from), minutes })),
            calendar.utcOffsets,
            ({ from, minutes }) => ({ at: epochMilliseconds(from), minutes }),
        ),
        hours: unknownTo(before.hours, calendar.hours, (hours) => hours),
        days: unknownTo(before.days, calendar.days, (day) => day),
    };
}

function unknownTo<Entry>(
    known: readonly object[],
    entries: readonly Entry[],
    meaningOf: (entry: Entry) => object,
): Entry[] {
    const meanings = new Set(known.map((meaning) => canonicalJson(meaning)));

    return entries.filter((entry) => !meanings.has(canonicalJson(meaningOf(entry))));
}

function hasAny({ until, ...lists }: Additions): boolean {
    return until !== undefined || Object.values(lists).some((list) => list.length > 0);
}
