import { inForceOn } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { addDays, epochMilliseconds, instantOf, type CalendarDate, type Instant } from '../kernel/time.js';
import type { BankingCalendar, RegularHours, Weekday } from './banking-calendar.js';
import { endOfLocalDay, localTimeAt, type LocalTime } from './local-time.js';

const refusal = refusals({ CALENDAR_MUST_COVER_DAY: 'conflict' });

const weekdays = [
    'THURSDAY',
    'FRIDAY',
    'SATURDAY',
    'SUNDAY',
    'MONDAY',
    'TUESDAY',
    'WEDNESDAY',
] as const satisfies readonly Weekday[];
const dayMilliseconds = 86_400_000;

/** Why banks are closed on a day. It matters: article 29 extends over weekends and holidays, article 36 does not. */
export interface Closure {
    readonly reason: 'WEEKEND' | 'HOLIDAY' | 'FORCE_MAJEURE';
    /** What the day is called; a weekend has no other name. */
    readonly name?: string;
}

/** Why banks of the place are closed on the day; undefined when they are open. Refuses a day that nobody has told. */
export function closureOn(calendar: BankingCalendar, day: CalendarDate): Closure | undefined {
    const { weekend } = hoursOn(calendar, day);
    const named = calendar.days.find((each) => each.day === day);
    if (named?.kind === 'MAKE_UP') {
        return undefined;
    }
    if (named !== undefined && named.kind !== 'REGULAR') {
        return { reason: named.kind, name: named.name };
    }

    return weekend.includes(weekdayOf(day)) ? { reason: 'WEEKEND' } : undefined;
}

/** Whether banks of the place are open on the day (article 2). */
export function isBankingDay(calendar: BankingCalendar, day: CalendarDate): boolean {
    return closureOn(calendar, day) === undefined;
}

/** The first banking day after the day. */
export function nextBankingDay(calendar: BankingCalendar, day: CalendarDate): CalendarDate {
    return bankingDaysAfter(calendar, day, 1);
}

/** The day itself when banks are open on it, otherwise the first on which they are. */
export function bankingDayFrom(calendar: BankingCalendar, day: CalendarDate): CalendarDate {
    return isBankingDay(calendar, day) ? day : nextBankingDay(calendar, day);
}

/** The last of so many banking days following the day, which itself is never counted (article 14b). */
export function bankingDaysAfter(calendar: BankingCalendar, day: CalendarDate, count: number): CalendarDate {
    hoursOn(calendar, day);
    let last = day;
    for (let counted = 0; counted < count;) {
        last = addDays(last, 1);
        counted += isBankingDay(calendar, last) ? 1 : 0;
    }

    return last;
}

/** When the day is over at the place, and the next begins. */
export function endOfDay(calendar: BankingCalendar, day: CalendarDate): Instant {
    const end = endOfLocalDay(calendar.utcOffsets, day);
    if (end === undefined || !covers(calendar, day)) {
        throw uncovered(calendar);
    }

    return end;
}

/** The last moment of the day at the place: what is done then is done on it. */
export function lastMomentOf(calendar: BankingCalendar, day: CalendarDate): Instant {
    return instantOf(epochMilliseconds(endOfDay(calendar, day)) - 1);
}

/** The day it is at the place. */
export function localDay(calendar: BankingCalendar, at: Instant): CalendarDate {
    return localTime(calendar, at).day;
}

/**
 * The banking day on which something has come in. A bank need not take anything in outside its hours (article 33): what
 * it takes in then, after the cut-off or on a day on which it is closed, has come on its next banking day.
 */
export function receivedOn(calendar: BankingCalendar, at: Instant): CalendarDate {
    const { day, time } = localTime(calendar, at);
    const isInTime = time <= `${hoursOn(calendar, day).cutOff}:00.000`;

    return isInTime ? bankingDayFrom(calendar, day) : nextBankingDay(calendar, day);
}

/** The day of the week, which is the same in every time zone. */
export function weekdayOf(day: CalendarDate): Weekday {
    const days = epochMilliseconds(`${day}T00:00:00.000Z`) / dayMilliseconds;

    return weekdays[((days % 7) + 7) % 7] as Weekday;
}

function hoursOn(calendar: BankingCalendar, day: CalendarDate): RegularHours {
    const hours = covers(calendar, day) ? inForceOn(calendar.hours, day) : undefined;
    if (hours === undefined) {
        throw uncovered(calendar);
    }

    return hours;
}

function localTime(calendar: BankingCalendar, at: Instant): LocalTime {
    const local = localTimeAt(calendar.utcOffsets, at);
    if (local === undefined || !covers(calendar, local.day)) {
        throw uncovered(calendar);
    }

    return local;
}

function covers({ from, until }: BankingCalendar, day: CalendarDate): boolean {
    return from <= day && day <= until;
}

/** Weekends alone would be a guess. What is told is public; the day that was asked for may be one of a credit. */
function uncovered({ place, from, until }: BankingCalendar): Error {
    return refusal('CALENDAR_MUST_COVER_DAY', { place, from, until });
}
