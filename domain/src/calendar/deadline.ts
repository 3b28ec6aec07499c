import { addDays, epochMilliseconds, type CalendarDate, type Instant } from '../kernel/time.js';
import type { BankingCalendar } from './banking-calendar.js';
import { bankingDaysAfter, closureOn, endOfDay, localDay, receivedOn } from './banking-days.js';
import type { Readings } from './readings.js';

/** What each bank that examines a presentation has for it (article 14b). */
export const examinationDays = 5;

/** What a reimbursing bank has for a claim (URR 725). */
export const reimbursementDays = 3;

/** What is between a shipment and its presentation, where a credit does not say otherwise (article 14c). */
export const daysAfterShipment = 21;

/** A period of banking days after something came in. */
export interface Period {
    readonly receivedAt: Instant;
    readonly bankingDays: number;
}

/** When a period is over. */
export interface Deadline {
    /** The banking day on which it came in, which is not counted. */
    readonly receivedOn: CalendarDate;
    readonly lastDay: CalendarDate;
    /** The first instant that is too late. */
    readonly endsAt: Instant;
}

/** When a period is over, by a calendar. */
export function deadlineOf({ receivedAt, bankingDays }: Period, calendar: BankingCalendar): Deadline {
    const day = receivedOn(calendar, receivedAt);
    const lastDay = bankingDaysAfter(calendar, day, bankingDays);

    return { receivedOn: day, lastDay, endsAt: endOfDay(calendar, lastDay) };
}

/** When a period is over, by either reading. The later never comes first, since it has no banking day that the other lacks. */
export function deadlinesOf(period: Period, { earlier, later }: Readings): Readonly<Record<keyof Readings, Deadline>> {
    return { earlier: deadlineOf(period, earlier), later: deadlineOf(period, later) };
}

/** Whether it is too late at an instant. */
export function isOver({ endsAt }: Pick<Deadline, 'endsAt'>, at: Instant): boolean {
    return epochMilliseconds(at) >= epochMilliseconds(endsAt);
}

/** While an electronic record is awaited anew that was damaged, its examination stands still (eUCP article e12). */
export interface Suspension {
    readonly from: Instant;
    readonly until: Instant;
}

/** The calendar by which an examination is counted that stood still: of a day after its receipt on which it did, nothing is. */
export function withoutSuspensions(
    calendar: BankingCalendar,
    { suspensions, after }: { readonly suspensions: readonly Suspension[]; readonly after: CalendarDate },
): BankingCalendar {
    return closedOn(
        calendar,
        suspensions.flatMap((suspension) => localDaysOf(suspension, calendar)).filter((day) => day > after),
        'Examination suspended',
    );
}

/** The calendar of a bank that was closed on days on which others of its place were open. */
export function closedOn(calendar: BankingCalendar, closed: readonly CalendarDate[], name: string): BankingCalendar {
    const each = new Set(closed);
    const days = [...each].map((day) => ({ day, kind: 'HOLIDAY', name }) as const);

    return { ...calendar, days: [...calendar.days.filter(({ day }) => !each.has(day)), ...days].sort(byDay) };
}

/** What the last day of a presentation depends on. */
export interface PresentationTerms {
    readonly expiresOn: CalendarDate;
    /** Of credits that ask for no original transport document there is none (article 14c). */
    readonly shippedOn?: CalendarDate;
    readonly daysAfterShipment?: number;
}

/** The last day on which documents may be presented: so long after shipment, and not after the credit has expired. */
export function lastDayToPresent(calendar: BankingCalendar, terms: PresentationTerms): CalendarDate {
    const { expiresOn, shippedOn } = terms;
    const afterShipment = shippedOn && addDays(shippedOn, terms.daysAfterShipment ?? daysAfterShipment);

    return extended(calendar, afterShipment !== undefined && afterShipment < expiresOn ? afterShipment : expiresOn);
}

/**
 * A last day for presentation that falls on a weekend or holiday moves to the first that is neither (article 29a). Where
 * force majeure keeps banks closed it stays: what has expired meanwhile is not honoured (article 36). The latest day of
 * shipment never moves (article 29c) and has no business here.
 */
export function extended(calendar: BankingCalendar, day: CalendarDate): CalendarDate {
    const reason = closureOn(calendar, day)?.reason;

    return reason === 'WEEKEND' || reason === 'HOLIDAY' ? extended(calendar, addDays(day, 1)) : day;
}

function localDaysOf({ from, until }: Suspension, calendar: BankingCalendar): CalendarDate[] {
    const last = localDay(calendar, until);
    const days: CalendarDate[] = [];
    for (let day = localDay(calendar, from); day <= last; day = addDays(day, 1)) {
        days.push(day);
    }

    return days;
}

function byDay(one: { readonly day: CalendarDate }, other: { readonly day: CalendarDate }): number {
    return one.day < other.day ? -1 : 1;
}
