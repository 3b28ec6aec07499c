import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

/** Where a bank is, or the system by which a place settles: "CHINA", "NEW_YORK", "TARGET". */
export const placeSchema = z
    .string()
    .regex(/^[A-Z][A-Z_]{1,39}$/, 'must be a place in capital letters, such as NEW_YORK')
    .meta({ example: 'NEW_YORK' });
export type Place = z.output<typeof placeSchema>;

export const weekdaySchema = z.enum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']);
export type Weekday = z.output<typeof weekdaySchema>;

export const regularHoursSchema = z.strictObject({
    /** The first day, at the place, on which they are kept. */
    effectiveFrom: dateSchema,
    weekend: z.array(weekdaySchema).max(6),
    /** The last minute at which a bank there takes documents in. What comes later has come on its next banking day. */
    cutOff: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day as 17:00'),
});
/** When banks of a place are open, but for the days that are named. */
export type RegularHours = z.output<typeof regularHoursSchema>;

/**
 * What a day is that regular hours do not tell: a holiday; a day of the weekend on which work is made up for; a day on
 * which force majeure keeps banks closed (article 36); or a regular day again, which takes back what was said before.
 */
export const namedDaySchema = z.strictObject({
    day: dateSchema,
    kind: z.enum(['HOLIDAY', 'MAKE_UP', 'FORCE_MAJEURE', 'REGULAR']),
    name: textSchema(120),
});
export type NamedDay = z.output<typeof namedDaySchema>;

/** A country, or a place by its UN/LOCODE where places of one country keep other days. */
export const locationSchema = z.union([unLocodeSchema, countryCodeSchema]);
export type Location = z.output<typeof locationSchema>;

export const utcOffsetSchema = z.strictObject({
    /** The instant at which clocks are set to it. */
    from: instantSchema,
    /** What clocks show more than UTC; negative in the west. */
    minutes: z.int().min(-840).max(840),
});
/** Clocks at the place from an instant on. Rules know no time zone by its name: machines differ in what they know of it. */
export type UtcOffset = z.output<typeof utcOffsetSchema>;

export const makeUpReadingSchema = z.strictObject({
    bank: mspIdSchema,
    /** The first day, at the place, on which it keeps them so. */
    effectiveFrom: dateSchema,
    makeUpDays: z.enum(['OPEN', 'CLOSED']),
});
/** How a bank keeps days on which work is made up for, from a day on, as it has told the central bank. */
export type MakeUpReading = z.output<typeof makeUpReadingSchema>;

export const bankingCalendarSchema = z.strictObject({
    place: placeSchema,
    /** Rises by one with every amendment. */
    version: z.int().positive(),
    /** The first and the last day that it knows. Of any other it says nothing. */
    from: dateSchema,
    until: dateSchema,
    /** Whose days these are, each in one calendar alone; left out of a system by which nobody says where documents go. */
    locations: z.array(locationSchema).min(1).max(100).exactOptional(),
    /** By its name in the IANA database, for people. */
    timeZone: z.string().regex(/^[A-Za-z_]+(?:\/[A-Za-z_]+){0,2}$/, 'must be a time zone such as Asia/Shanghai'),
    /** In the order of time; the first reaches before the first day. */
    utcOffsets: z.array(utcOffsetSchema).min(1),
    /** In the order of their first day, which of the first is not after `from`. */
    hours: z.array(regularHoursSchema).min(1),
    /** In the order of time; each day once. */
    days: z.array(namedDaySchema),
    /** In the order of their first day. Of a bank that has said nothing both readings count. */
    makeUpReadings: z.array(makeUpReadingSchema).exactOptional(),
    /** Where it was taken from. */
    source: textSchema(500),
});
/** On which days banks of a place are open (UCP 600, article 2): what every period of banking days is counted by. */
export type BankingCalendar = z.output<typeof bankingCalendarSchema>;
