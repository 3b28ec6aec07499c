import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { addDays, dateSchema, type CalendarDate } from '../kernel/time.js';

const refusal = refusals({ PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS: 'invalid' });

/** "On or about" a day is from five calendar days before it to five after it, both included. */
const daysAbout = 5;

/** A calendar month, as "2026-05". Texts compare as the months do. */
export const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a month as 2026-05');

export const periodWordsSchema = z.discriminatedUnion('words', [
    z.strictObject({
        words: z.enum(['TO', 'UNTIL', 'TILL', 'FROM', 'BEFORE', 'AFTER', 'ON_OR_ABOUT']),
        day: dateSchema,
    }),
    z.strictObject({ words: z.literal('BETWEEN'), first: dateSchema, last: dateSchema }),
    z.strictObject({
        words: z.enum(['FIRST_HALF', 'SECOND_HALF', 'BEGINNING', 'MIDDLE', 'END']),
        month: monthSchema,
    }),
]);
/** When goods are to be shipped, in the words of article 3. */
export type PeriodWords = z.output<typeof periodWordsSchema>;

/** The days that words mean. Both ends are among them; where there is none, there is no bound. */
export interface Days {
    readonly from?: CalendarDate;
    readonly until?: CalendarDate;
}

/** What the words mean for a shipment: to, until, till, from and between include the day, before and after exclude it. */
export function shipmentDays(period: PeriodWords): Days {
    if ('month' in period) {
        return daysOfMonth(period.month, period.words);
    }

    return 'day' in period ? daysAround[period.words](period.day) : between(period.first, period.last);
}

/** Whether a day is among those that are meant. */
export function isAmong({ from, until }: Days, day: CalendarDate): boolean {
    return (from === undefined || from <= day) && (until === undefined || day <= until);
}

const daysAround = {
    TO: (day) => ({ until: day }),
    UNTIL: (day) => ({ until: day }),
    TILL: (day) => ({ until: day }),
    FROM: (day) => ({ from: day }),
    BEFORE: (day) => ({ until: addDays(day, -1) }),
    AFTER: (day) => ({ from: addDays(day, 1) }),
    ON_OR_ABOUT: (day) => ({ from: addDays(day, -daysAbout), until: addDays(day, daysAbout) }),
} as const satisfies Readonly<Record<string, (day: CalendarDate) => Days>>;

function between(first: CalendarDate, last: CalendarDate): Days {
    if (last < first) {
        throw refusal('PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS');
    }

    return { from: first, until: last };
}

const firstAndLast = {
    FIRST_HALF: ['01', '15'],
    SECOND_HALF: ['16', undefined],
    BEGINNING: ['01', '10'],
    MIDDLE: ['11', '20'],
    END: ['21', undefined],
} as const satisfies Readonly<Record<string, readonly [string, string | undefined]>>;

function daysOfMonth(month: string, part: keyof typeof firstAndLast): Days {
    const [first, last] = firstAndLast[part];

    return { from: `${month}-${first}`, until: last === undefined ? lastDayOf(month) : `${month}-${last}` };
}

function lastDayOf(month: string): CalendarDate {
    // No month has more days than 31, so four after the 28th are in the next.
    const inNext = addDays(`${month}-28`, 4);

    return addDays(`${inNext.slice(0, 7)}-01`, -1);
}
