import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { AmendCalendar } from './api.js';
import { amended, calendarOf, keptOf, type Additions, type CalendarBook } from './calendar-book.js';
import type { BankingCalendar } from './banking-calendar.js';
import { mustBeSaidAhead } from './make-up-readings.js';
import { mustCloseBankingDays, mustLeaveThePast, mustNameDaysRightly } from './sound-calendar.js';

const refusal = refusals({ CALENDAR_VERSION_MUST_BE_CURRENT: 'conflict' });

/** What the ledger knows at the moment of a publication. */
export interface PublicationFacts {
    readonly book: CalendarBook | undefined;
    readonly publishedAt: Instant;
}

/** Adds to the calendar of a place: further days, a closure by force majeure, other hours. */
export function amendCalendar(
    { place, expectedVersion, source, ...additions }: AmendCalendar,
    facts: PublicationFacts,
): CalendarBook {
    const before = calendarOf(facts.book, place);
    if (before.version !== expectedVersion) {
        throw refusal('CALENDAR_VERSION_MUST_BE_CURRENT', { version: before.version });
    }

    mustBeSaidAhead(additions.makeUpReadings ?? [], { calendar: before, at: facts.publishedAt });

    return withAmendment(before, { utcOffsets: [], hours: [], days: [], ...additions, source }, facts);
}

/** The book with additions to a calendar in it, as the next version. */
export function withAmendment(
    before: BankingCalendar,
    additions: Additions & { readonly source: string },
    { book, publishedAt }: PublicationFacts,
): CalendarBook {
    mustLeaveThePast(before, additions, publishedAt);
    const amendment = { ...additions, version: before.version + 1, publishedAt };
    const after = amended(before, amendment);
    mustNameDaysRightly(after, additions.days);
    mustCloseBankingDays(amended(before, { ...amendment, days: [] }), additions.days);

    const kept = keptOf(book, before.place);
    return withKept(book, { ...kept, amendments: [...kept.amendments, amendment] });
}

/** The book with what is kept of a place, in the order of places, so that equal books are equal bytes. */
export function withKept(book: CalendarBook | undefined, kept: CalendarBook['calendars'][number]): CalendarBook {
    const others = (book?.calendars ?? []).filter(({ first }) => first.place !== kept.first.place);

    return { calendars: [...others, kept].sort((one, other) => (one.first.place < other.first.place ? -1 : 1)) };
}
