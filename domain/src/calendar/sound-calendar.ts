import { refusals } from '../kernel/refusal.js';
import { addDays, epochMilliseconds, type CalendarDate, type Instant } from '../kernel/time.js';
import type { BankingCalendar, NamedDay } from './banking-calendar.js';
import { isBankingDay } from './banking-days.js';
import type { Additions } from './calendar-book.js';
import { endOfLocalDay, localTimeAt } from './local-time.js';

const refusal = refusals({
    CALENDAR_MUST_NOT_END_BEFORE_IT_BEGINS: 'invalid',
    CALENDAR_MUST_REACH_BACK_TO_ITS_FIRST_DAY: 'invalid',
    CALENDAR_MUST_NOT_SHRINK: 'conflict',
    CALENDAR_MUST_NOT_CHANGE_THE_PAST: 'conflict',
    NAMED_DAYS_MUST_NOT_REPEAT: 'invalid',
    NAMED_DAYS_MUST_BE_COVERED: 'invalid',
    MAKE_UP_DAY_MUST_BE_OF_WEEKEND: 'invalid',
    CLOSURE_MUST_BE_OF_BANKING_DAY: 'invalid',
});

/** Refuses a first calendar that does not answer for each of its days; these are the days that it was sent with. */
export function mustBeSound(calendar: BankingCalendar, named: readonly NamedDay[]): void {
    if (calendar.until < calendar.from) {
        throw refusal('CALENDAR_MUST_NOT_END_BEFORE_IT_BEGINS');
    }
    const [hours] = calendar.hours;
    const dayBefore = endOfLocalDay(calendar.utcOffsets, addDays(calendar.from, -1));
    if (hours === undefined || hours.effectiveFrom > calendar.from || dayBefore === undefined) {
        throw refusal('CALENDAR_MUST_REACH_BACK_TO_ITS_FIRST_DAY');
    }
    mustNameDaysRightly(calendar, named);
    mustCloseBankingDays({ ...calendar, days: named.filter(({ kind }) => kind !== 'FORCE_MAJEURE') }, named);
}

/**
 * Refuses additions that say something else of a day that is over.
 *
 * A deadline depends on no day after its last. So once it has passed nothing that is published moves it, and whether a
 * bank is precluded is the same for who looks at once and for who looks years later.
 */
export function mustLeaveThePast(calendar: BankingCalendar, additions: Additions, at: Instant): void {
    if (additions.until !== undefined && additions.until < calendar.until) {
        throw refusal('CALENDAR_MUST_NOT_SHRINK', { until: calendar.until });
    }
    const lastPast = lastDayPast(calendar, at);
    const changed = [...additions.days.map(({ day }) => day), ...additions.hours.map((hours) => hours.effectiveFrom)];
    if (changed.some((day) => day <= lastPast) || setsClocksOfThePast(calendar, additions, { at, lastPast })) {
        throw refusal('CALENDAR_MUST_NOT_CHANGE_THE_PAST', { lastPast });
    }
}

/** Refuses days that are named twice, of which the calendar knows nothing, or that cannot be what they are called. */
export function mustNameDaysRightly(calendar: BankingCalendar, named: readonly NamedDay[]): void {
    if (new Set(named.map(({ day }) => day)).size < named.length) {
        throw refusal('NAMED_DAYS_MUST_NOT_REPEAT');
    }
    if (named.some(({ day }) => day < calendar.from || day > calendar.until)) {
        throw refusal('NAMED_DAYS_MUST_BE_COVERED');
    }
    const isOpenRegularly = ({ day }: NamedDay): boolean => isBankingDay({ ...calendar, days: [] }, day);
    if (named.some((each) => each.kind === 'MAKE_UP' && isOpenRegularly(each))) {
        throw refusal('MAKE_UP_DAY_MUST_BE_OF_WEEKEND');
    }
}

/**
 * Refuses force majeure on a day on which banks are closed anyway: it would take an expiry from the next banking day,
 * to which it moves, and let the credit end (articles 29a and 36).
 */
export function mustCloseBankingDays(before: BankingCalendar, named: readonly NamedDay[]): void {
    const closures = named.filter(({ kind }) => kind === 'FORCE_MAJEURE');
    if (closures.some(({ day }) => !isBankingDay(before, day))) {
        throw refusal('CLOSURE_MUST_BE_OF_BANKING_DAY');
    }
}

/** The last day that is over at the place and that the calendar has told: of days that nobody has told, nothing was said. */
function lastDayPast({ utcOffsets, until }: BankingCalendar, at: Instant): CalendarDate {
    const yesterday = addDays(localTimeAt(utcOffsets, at)?.day ?? '0001-01-02', -1);

    return yesterday < until ? yesterday : until;
}

/** Whether what clocks showed changes, or when a day that is over has ended. */
function setsClocksOfThePast(
    { utcOffsets, until }: BankingCalendar,
    additions: Additions,
    { at, lastPast }: { readonly at: Instant; readonly lastPast: CalendarDate },
): boolean {
    const end = endOfLocalDay(utcOffsets, lastPast);
    const told = epochMilliseconds(lastPast === until && end !== undefined ? end : at);

    return (
        additions.utcOffsets.some(({ from }) => epochMilliseconds(from) < told) ||
        endOfLocalDay([...utcOffsets, ...additions.utcOffsets], lastPast) !== end
    );
}
