import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, epochMilliseconds, instantOf, instantSchema, type Instant } from '../kernel/time.js';
import {
    bankingCalendarSchema,
    makeUpReadingSchema,
    namedDaySchema,
    regularHoursSchema,
    utcOffsetSchema,
    type BankingCalendar,
    type Place,
} from './banking-calendar.js';

const refusal = refusals({ PLACE_MUST_HAVE_CALENDAR: 'not-found' });

export const additionsSchema = z.strictObject({
    /** The last day from now on; left out where it stays. */
    until: dateSchema.exactOptional(),
    utcOffsets: z.array(utcOffsetSchema),
    hours: z.array(regularHoursSchema),
    /** Each in the place of what was said of the day before. */
    days: z.array(namedDaySchema),
    makeUpReadings: z.array(makeUpReadingSchema).max(100).exactOptional(),
});
/** What is added to a calendar. */
export type Additions = z.output<typeof additionsSchema>;

export const calendarAmendmentSchema = additionsSchema.extend({
    version: z.int().min(2),
    publishedAt: instantSchema,
    source: textSchema(500),
});
export type CalendarAmendment = z.output<typeof calendarAmendmentSchema>;

export const keptCalendarSchema = z.strictObject({
    first: bankingCalendarSchema,
    publishedAt: instantSchema,
    /** In the order of their versions. */
    amendments: z.array(calendarAmendmentSchema),
});
/** The calendar of a place as it was first published, and all that has been added since. Nothing is ever struck out. */
export type KeptCalendar = z.output<typeof keptCalendarSchema>;

export const calendarBookSchema = z.strictObject({ calendars: z.array(keptCalendarSchema) });
/** The calendars of all places in one public record: whoever reads it reads all, so that reading tells nothing. */
export type CalendarBook = z.output<typeof calendarBookSchema>;

/** The calendar of a place with all that has been added, or with what had been added at an instant. */
export function calendarOf(book: CalendarBook | undefined, place: Place, at?: Instant): BankingCalendar {
    const { first, amendments } = keptOf(book, place, at);

    return amendments.filter(({ publishedAt }) => isBy(publishedAt, at)).reduce(amended, first);
}

/** What is kept of a place. Refuses PLACE_MUST_HAVE_CALENDAR, also where it had none yet at the instant. */
export function keptOf(book: CalendarBook | undefined, place: Place, at?: Instant): KeptCalendar {
    const kept = book?.calendars.find(({ first }) => first.place === place);
    if (kept === undefined || !isBy(kept.publishedAt, at)) {
        throw refusal('PLACE_MUST_HAVE_CALENDAR');
    }

    return kept;
}

/** A calendar with additions to it. */
export function amended(
    calendar: BankingCalendar,
    { version, until, utcOffsets, hours, days, makeUpReadings }: Additions & { readonly version: number },
): BankingCalendar {
    const readings = inPlaceOf(
        calendar.makeUpReadings ?? [],
        makeUpReadings ?? [],
        ({ effectiveFrom, bank }) => `${effectiveFrom} ${bank}`,
    );

    return {
        ...calendar,
        version,
        until: until ?? calendar.until,
        utcOffsets: inPlaceOf(calendar.utcOffsets, utcOffsets, ({ from }) => instantOf(epochMilliseconds(from))),
        hours: inPlaceOf(calendar.hours, hours, ({ effectiveFrom }) => effectiveFrom),
        days: inPlaceOf(calendar.days, days, ({ day }) => day),
        ...(readings.length > 0 && { makeUpReadings: readings }),
    };
}

/** Both in order, of two for the same time the later said. */
function inPlaceOf<Entry>(
    before: readonly Entry[],
    added: readonly Entry[],
    timeOf: (entry: Entry) => string,
): Entry[] {
    const byTime = new Map([...before, ...added].map((entry) => [timeOf(entry), entry] as const));

    return [...byTime].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

function isBy(publishedAt: Instant, at: Instant | undefined): boolean {
    return at === undefined || epochMilliseconds(publishedAt) <= epochMilliseconds(at);
}
