import { bankingDaysAfter } from '../calendar/banking-days.js';
import { calendarOf, type CalendarBook } from '../calendar/calendar-book.js';
import { ifCovered } from '../calendar/if-covered.js';
import { unlessRefused } from '../kernel/refusal.js';
import { chinaDate, type CalendarDate, type Instant } from '../kernel/time.js';
import type { DueDay } from './api.js';
import { bopRulesOn, type BopRuleBook, type BopRules, type Direction } from './bop-rules.js';

/** When, and which way, a payment was made. */
export interface Dated {
    readonly day: CalendarDate;
    readonly direction: Direction;
}

/**
 * The last day on which a payment is reported in time: so many banking days after that of the payment, which is not counted
 * (T+5 by the procedures for reporting through banks). Nothing where no calendar covers it.
 */
export function reportDueOn(
    { day, direction }: Dated,
    { rules, calendars }: { readonly rules: BopRules; readonly calendars: CalendarBook | undefined },
): CalendarDate | undefined {
    const { place, received, paid } = rules.reportWithin;

    return ifCovered(() =>
        bankingDaysAfter(calendarOf(calendars, place), day, direction === 'RECEIVED' ? received : paid),
    );
}

/** Until when a payment that is not reported is to be, and whether that is over. */
export function dueDay(
    payment: Dated,
    {
        book,
        calendars,
        at,
    }: {
        readonly book: BopRuleBook | undefined;
        readonly calendars: CalendarBook | undefined;
        readonly at: Instant;
    },
): DueDay {
    const rules = unlessRefused(['BOP_RULES_MUST_BE_IN_FORCE'], () => bopRulesOn(book, payment.day));
    const dueOn = rules && reportDueOn(payment, { rules, calendars });

    return dueOn === undefined ? { isOverdue: false } : { dueOn, isOverdue: chinaDate(at) > dueOn };
}
