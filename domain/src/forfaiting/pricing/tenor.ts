import type { BankingCalendar } from '../../calendar/banking-calendar.js';
import { bankingDayFrom } from '../../calendar/banking-days.js';
import { refusals } from '../../kernel/refusal.js';
import { daysBetween, type CalendarDate } from '../../kernel/time.js';

const refusal = refusals({
    DISBURSEMENT_MUST_NOT_PRECEDE_TRADE: 'invalid',
    TENOR_MUST_BE_MORE_THAN_NOTHING: 'conflict',
});

/** The days that a price depends on. */
export interface DealDays {
    readonly tradedOn: CalendarDate;
    /** When the buyer pays for the claim. */
    readonly disbursedOn: CalendarDate;
    readonly maturity: CalendarDate;
}

/** For how long money is out, and for how long the buyer was bound before. */
export interface Tenor {
    /** When the claim is paid: the first day from maturity on on which it can be. */
    readonly dueOn: CalendarDate;
    /** From disbursement to that day, and the days of grace. */
    readonly days: number;
    readonly committedDays: number;
}

/**
 * The tenor of a claim. A maturity on which banks are closed shifts the interest with it: who is paid on Monday has been
 * without the money over the weekend. What is due already has no tenor, whatever days of grace are added.
 */
export function tenorOf(
    { tradedOn, disbursedOn, maturity }: DealDays,
    { graceDays, calendars }: { readonly graceDays: number; readonly calendars: readonly BankingCalendar[] },
): Tenor {
    if (disbursedOn < tradedOn) {
        throw refusal('DISBURSEMENT_MUST_NOT_PRECEDE_TRADE');
    }
    if (maturity <= disbursedOn) {
        throw refusal('TENOR_MUST_BE_MORE_THAN_NOTHING');
    }
    const dueOn = payableFrom(calendars, maturity);

    return {
        dueOn,
        days: daysBetween(disbursedOn, dueOn) + graceDays,
        committedDays: daysBetween(tradedOn, disbursedOn),
    };
}

/** The first day from a day on on which banks are open at every place: where the debtor pays, and where the currency is settled. */
function payableFrom(calendars: readonly BankingCalendar[], day: CalendarDate): CalendarDate {
    const next = calendars.reduce((from, calendar) => bankingDayFrom(calendar, from), day);

    // A later place may have moved it to a day on which an earlier one is closed.
    return next === day ? day : payableFrom(calendars, next);
}
