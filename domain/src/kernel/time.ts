import { z } from 'zod';

/** A day of the calendar, as "2026-03-31". Texts compare as the days do. */
export type CalendarDate = string;

/** A point in time in RFC 3339, as "2026-03-31T09:30:00+08:00". Compare them by `epochMilliseconds`, not as texts. */
export type Instant = string;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern =
    /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

const hourMilliseconds = 3_600_000;
const chinaOffsetHours = 8;

/** A day that exists. Refused are other notations and days such as 30 February. */
export const dateSchema = z
    .string()
    .refine(isDate, { message: 'must be a day of the calendar as YYYY-MM-DD' })
    .meta({ format: 'date' });

/** A point in time with its offset or Z, to the millisecond at most. A time without offset would mean nothing. */
export const instantSchema = z
    .string()
    .refine(isInstant, { message: 'must be a time of RFC 3339 with Z or an offset' })
    .meta({ format: 'date-time' });

/** The instant as a number that can be compared and counted with. */
export function epochMilliseconds(instant: Instant): number {
    const milliseconds = isInstant(instant) ? Date.parse(instant) : Number.NaN;
    if (Number.isNaN(milliseconds)) {
        throw new RangeError('the text is no instant');
    }

    return milliseconds;
}

/** The instant of a number of milliseconds, always in UTC: equal instants are equal bytes. */
export function instantOf(milliseconds: number): Instant {
    return new Date(milliseconds).toISOString();
}

/** The instant some hours later. */
export function addHours(instant: Instant, hours: number): Instant {
    return instantOf(epochMilliseconds(instant) + hours * hourMilliseconds);
}

/** The day it is in China at that instant: customs and banks count their days there, without daylight saving. */
export function chinaDate(instant: Instant): CalendarDate {
    return addHours(instant, chinaOffsetHours).slice(0, 10);
}

/** The day some days later, or earlier. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
    return addHours(`${day}T00:00:00.000Z`, 24 * days).slice(0, 10);
}

/** The same day some months later, or the last that its month has. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
    const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
    const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
    const last = lastOfMonth.getUTCDate();

    return new Date(Date.UTC(year, month - 1 + months, dayOfMonth < last ? dayOfMonth : last))
        .toISOString()
        .slice(0, 10);
}

/** How many days there are from one day to another. */
export function daysBetween(from: CalendarDate, until: CalendarDate): number {
    const midnight = (day: CalendarDate): number => epochMilliseconds(`${day}T00:00:00.000Z`);

    return (midnight(until) - midnight(from)) / (24 * hourMilliseconds);
}

/** When a day begins in China. */
export function startOfChinaDate(day: CalendarDate): Instant {
    return addHours(`${day}T00:00:00.000Z`, -chinaOffsetHours);
}

/** When it is over there, and the next begins. */
export function endOfChinaDate(day: CalendarDate): Instant {
    return addHours(startOfChinaDate(day), 24);
}

function isInstant(text: string): boolean {
    const [, day] = instantPattern.exec(text) ?? [];

    return day !== undefined && isDate(day);
}

function isDate(text: string): boolean {
    if (!datePattern.test(text)) {
        return false;
    }
    const midnight = new Date(`${text}T00:00:00.000Z`);

    // A day that a month lacks either is no time at all or rolls over into the next month.
    return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}
