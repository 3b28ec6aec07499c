import { addDays, type CalendarDate } from '../kernel/time.js';
import type { BankingCalendar } from './banking-calendar.js';
import { bankingDayFrom } from './banking-days.js';

/** A transport document, as far as maturity depends on it. */
export interface Shipped {
    readonly issueDate: CalendarDate;
    /** As the notations on it say; none where it is itself a document of goods on board. */
    readonly onBoardDates: readonly CalendarDate[];
}

/** How a drawee has come to see the documents. */
export interface Sight {
    readonly receivedOn: CalendarDate;
    /** When it accepted documents that it had refused before. */
    readonly acceptedAfterRefusalOn?: CalendarDate;
}

/** What a usance runs from, or the day itself on which payment is due. */
export type MaturityBasis =
    | { readonly basis: 'FIXED'; readonly dueDate: CalendarDate }
    | { readonly basis: 'AFTER_DATE'; readonly days: number; readonly date: CalendarDate }
    | { readonly basis: 'AFTER_SIGHT'; readonly days: number; readonly sight: Sight }
    | { readonly basis: 'AFTER_BL_DATE'; readonly days: number; readonly shipped: readonly [Shipped, ...Shipped[]] };

/** The day on which payment is due, before any calendar is asked. "From" and "after" a day both exclude it (article 3). */
export function maturityOf(maturity: MaturityBasis): CalendarDate {
    switch (maturity.basis) {
        case 'FIXED':
            return maturity.dueDate;
        case 'AFTER_DATE':
            return addDays(maturity.date, maturity.days);
        case 'AFTER_SIGHT':
            return addDays(sightDate(maturity.sight), maturity.days);
        case 'AFTER_BL_DATE':
            return addDays(latest(maturity.shipped.map(onBoardDate)), maturity.days);
    }
}

/** The day on which it is paid: the first, from maturity on, on which banks are open where payment is made. */
export function paymentDay(calendar: BankingCalendar, maturity: CalendarDate): CalendarDate {
    return bankingDayFrom(calendar, maturity);
}

/** The date of a bill of lading is that of shipment on board; of several notations on one bill the earliest counts. */
export function onBoardDate({ issueDate, onBoardDates }: Shipped): CalendarDate {
    return [...onBoardDates].sort()[0] ?? issueDate;
}

/** Sight is receipt by the drawee, but after a refusal and a waiver it is acceptance of the documents (ISBP). */
function sightDate({ receivedOn, acceptedAfterRefusalOn }: Sight): CalendarDate {
    return acceptedAfterRefusalOn ?? receivedOn;
}

/** Of several bills under one draft the latest counts. */
function latest(days: readonly CalendarDate[]): CalendarDate {
    return days.reduce((one, other) => (one > other ? one : other));
}
