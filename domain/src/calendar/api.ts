import { z } from 'zod';
import { textSchema } from '../kernel/text.js';
import { bankingCalendarSchema, placeSchema } from './banking-calendar.js';
import { additionsSchema, calendarBookSchema } from './calendar-book.js';

/** More places, or more of a calendar, than a transaction should carry. */
const maximumPlaces = 20;

const publishedCalendarSchema = bankingCalendarSchema.omit({ version: true, makeUpReadings: true });
/** A calendar as it is published; the ledger counts its versions. */
export type PublishedCalendar = z.output<typeof publishedCalendarSchema>;

export const publishCalendarsSchema = z.strictObject({
    calendars: z.array(publishedCalendarSchema).min(1).max(maximumPlaces),
});
export type PublishCalendars = z.output<typeof publishCalendarsSchema>;

const { until, utcOffsets, hours, days, makeUpReadings } = additionsSchema.shape;
export const amendCalendarSchema = z.strictObject({
    place: placeSchema,
    /** What its sender has read. */
    expectedVersion: z.int().positive(),
    until,
    utcOffsets: utcOffsets.exactOptional(),
    hours: hours.exactOptional(),
    days: days.exactOptional(),
    /** What banks of the place have said of how they keep days on which work is made up for. */
    makeUpReadings,
    source: textSchema(500),
});
export type AmendCalendar = z.output<typeof amendCalendarSchema>;

export const readCalendarsSchema = z.strictObject({});

/** What a reader of the calendars gets. */
export const calendarsReadSchema = calendarBookSchema;
