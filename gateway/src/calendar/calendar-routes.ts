import { amendCalendarSchema, publishCalendarsSchema } from '@cohong/domain/calendar/api';
import { bankingCalendarSchema, placeSchema, type Place } from '@cohong/domain/calendar/banking-calendar';
import { bankingDaysAfter, endOfDay } from '@cohong/domain/calendar/banking-days';
import { calendarOf, keptOf, type CalendarBook } from '@cohong/domain/calendar/calendar-book';
import { readingsOf } from '@cohong/domain/calendar/readings';
import { dateSchema, instantSchema, type CalendarDate, type Instant } from '@cohong/domain/kernel/time';
import { z } from 'zod';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { CalendarClient } from './calendar-client.js';
import { amendmentExample, publicationExample } from './calendar-examples.js';

const tag = 'Calendars';
const toRead = { tag, roles: everybody } as const;
const toSet = { tag, roles: { 'central-bank': ['officer'] } } as const;
const placeOnly = z.strictObject({ place: placeSchema });

const summarySchema = bankingCalendarSchema.pick({
    place: true,
    version: true,
    from: true,
    until: true,
    timeZone: true,
});
const calendarsSchema = z.strictObject({ calendars: z.array(summarySchema) });

const versionSchema = bankingCalendarSchema
    .pick({ version: true, source: true })
    .extend({ publishedAt: instantSchema });
const calendarSchema = bankingCalendarSchema.extend({
    versions: z
        .array(versionSchema)
        .meta({ description: 'When each version was published, and where it was taken from' }),
});

const dayEndSchema = z.strictObject({
    day: dateSchema,
    /** The first instant that is too late. */
    endsAt: instantSchema,
});
const bankingDaySchema = summarySchema.pick({ place: true, version: true }).extend({
    after: dateSchema,
    count: z.int(),
    earlier: dayEndSchema.meta({ description: 'When days on which work is made up for are banking days' }),
    later: dayEndSchema.meta({ description: 'When they are none' }),
});
const countSchema = z
    .string()
    .regex(/^(?:[1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])$/, 'must be 1 to 366')
    .transform(Number);

/** On which days banks of a place are open: public, each version kept, set by the central bank. */
export const calendarRoutes: readonly Route[] = [
    read({
        ...toRead,
        path: '/v1/calendars',
        summary: 'The places that have a banking calendar, and which days it covers',
        answer: calendarsSchema,
        read: async ({ ledger }) => summaryOf(await new CalendarClient(ledger).readCalendars()),
    }),
    read({
        ...toRead,
        path: '/v1/calendars/{place}',
        summary: 'The banking calendar of a place, as it is or as it was at an instant',
        params: placeOnly,
        query: z.strictObject({ asOf: instantSchema.optional().meta({ description: 'Now when not given' }) }),
        answer: calendarSchema,
        read: async ({ ledger, params: { place }, query: { asOf } }) =>
            shown(await new CalendarClient(ledger).readCalendars(), place, asOf),
    }),
    read({
        ...toRead,
        path: '/v1/calendars/{place}/banking-days',
        summary: 'The last of so many banking days after a day, and when it is over at the place',
        params: placeOnly,
        query: z.strictObject({
            after: dateSchema.meta({ description: 'The day of presentation, which is not counted' }),
            count: countSchema,
        }),
        answer: bankingDaySchema,
        read: async ({ ledger, params: { place }, query: { after, count } }) => {
            const calendar = calendarOf(await new CalendarClient(ledger).readCalendars(), place);
            const { earlier, later } = readingsOf(calendar);
            const dayIn = (reading: typeof calendar): z.output<typeof dayEndSchema> =>
                dayEnd(reading, bankingDaysAfter(reading, after, count));

            return { place, version: calendar.version, after, count, earlier: dayIn(earlier), later: dayIn(later) };
        },
    }),
    act({
        ...toSet,
        path: '/v1/calendars',
        summary: 'Publish banking calendars; of places that have one, what is new in it',
        examples: { request: publicationExample },
        body: publishCalendarsSchema,
        status: 201,
        answer: calendarsSchema,
        act: async ({ ledger, body, request }) => {
            const calendars = new CalendarClient(ledger);
            const committed = await calendars.publishCalendars(body, request);
            return { committed, resource: summaryOf(await calendars.readCalendars()) };
        },
    }),
    act({
        ...toSet,
        path: '/v1/calendars/{place}/amendments',
        summary: 'Add to the calendar of a place: a closure by force majeure, a day, other hours, more time',
        params: placeOnly,
        examples: { request: amendmentExample },
        body: amendCalendarSchema.omit({ place: true }),
        status: 200,
        answer: calendarSchema,
        act: async ({ ledger, params: { place }, body, request }) => {
            const calendars = new CalendarClient(ledger);
            const committed = await calendars.amendCalendar({ ...body, place }, request);
            return { committed, resource: shown(await calendars.readCalendars(), place) };
        },
    }),
];

function summaryOf(book: CalendarBook): z.output<typeof calendarsSchema> {
    return {
        calendars: book.calendars.map(({ first }) => {
            const { place, version, from, until, timeZone } = calendarOf(book, first.place);
            return { place, version, from, until, timeZone };
        }),
    };
}

function shown(book: CalendarBook, place: Place, asOf?: Instant): z.output<typeof calendarSchema> {
    const calendar = calendarOf(book, place, asOf);
    const { first, publishedAt, amendments } = keptOf(book, place);
    const versions = [{ version: 1, publishedAt, source: first.source }, ...amendments];

    return {
        ...calendar,
        versions: versions
            .filter(({ version }) => version <= calendar.version)
            .map(({ version, publishedAt: at, source }) => ({ version, publishedAt: at, source })),
    };
}

function dayEnd(calendar: Parameters<typeof endOfDay>[0], day: CalendarDate): z.output<typeof dayEndSchema> {
    return { day, endsAt: endOfDay(calendar, day) };
}
