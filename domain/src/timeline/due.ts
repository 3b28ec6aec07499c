import { endOfDay } from '../calendar/banking-days.js';
import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { isOver } from '../calendar/deadline.js';
import { ifCovered } from '../calendar/if-covered.js';
import { paymentDay } from '../calendar/maturity.js';
import { readingsOf } from '../calendar/readings.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import type { LastDay, LastDayRead } from '../letter-of-credit/last-day.js';

/** By when an act must come. */
export type Due =
    | { readonly kind: 'WITHOUT_DELAY' }
    /** Nothing follows from silence, however long it lasts. */
    | { readonly kind: 'NO_DAY' }
    | { readonly kind: 'BY_DAY'; readonly day: CalendarDate; readonly endsAt?: Instant }
    | { readonly kind: 'BY_INSTANT'; readonly endsAt: Instant }
    /** By either reading of days on which work is made up for: who must act keeps the earlier. */
    | { readonly kind: 'BY_EITHER_READING'; readonly earlier: LastDay; readonly later: LastDay }
    /** No calendar of the ledger covers it. */
    | { readonly kind: 'NOT_KNOWN' };

/** A last day by either reading; without a calendar that covers it nobody can tell, and the rest is told all the same. */
export function dueBy(readings: () => LastDayRead): Due {
    return (
        ifCovered((): Due => {
            const { earlier, later } = readings();
            const day = ({ lastDay, endsAt }: LastDay): LastDay => ({ lastDay, endsAt });

            return { kind: 'BY_EITHER_READING', earlier: day(earlier), later: day(later) };
        }) ?? { kind: 'NOT_KNOWN' }
    );
}

/** A day on which banks are closed where the debtor pays is paid on the next on which they are open. */
export function paymentDue(maturity: CalendarDate, calendarOf: () => BankingCalendar): Due {
    const due = dueBy(() => {
        const { earlier, later } = readingsOf(calendarOf());
        const on = (calendar: typeof later): LastDay => {
            const lastDay = paymentDay(calendar, maturity);
            return { lastDay, endsAt: endOfDay(calendar, lastDay) };
        };
        return { earlier: on(earlier), later: on(later) };
    });

    return due.kind === 'NOT_KNOWN' ? { kind: 'BY_DAY', day: maturity } : due;
}

/** From when on the debtor has failed for certain: by the later reading of days on which work is made up for. */
export function payableUntil(maturity: CalendarDate, calendar: BankingCalendar): Instant {
    const { later } = readingsOf(calendar);

    return endOfDay(later, paymentDay(later, maturity));
}

/** Whether it is too late for certain: where readings differ, by the later. */
export function isLate(due: Due, at: Instant): boolean {
    switch (due.kind) {
        case 'BY_DAY':
            return due.endsAt !== undefined && isOver({ endsAt: due.endsAt }, at);
        case 'BY_INSTANT':
            return isOver(due, at);
        case 'BY_EITHER_READING':
            return isOver(due.later, at);
        case 'WITHOUT_DELAY':
        case 'NO_DAY':
        case 'NOT_KNOWN':
            return false;
    }
}

/** What is to be done at once comes first, then what has a day by its day, and last what nobody need ever do. */
export function compareDue(one: Due, other: Due): number {
    const [first, second] = [placeOf(one), placeOf(other)];

    return first === second ? 0 : first < second ? -1 : 1;
}

function placeOf(due: Due): string {
    switch (due.kind) {
        case 'WITHOUT_DELAY':
            return '0';
        case 'BY_DAY':
            return `1 ${due.day}`;
        case 'BY_INSTANT':
            return `1 ${due.endsAt}`;
        case 'BY_EITHER_READING':
            return `1 ${due.earlier.lastDay}`;
        case 'NOT_KNOWN':
            return '2';
        case 'NO_DAY':
            return '3';
    }
}
