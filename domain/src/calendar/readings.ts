import type { CalendarDate } from '../kernel/time.js';
import type { BankingCalendar, NamedDay } from './banking-calendar.js';

/** How a bank, from a day on, keeps days on which work is made up for. */
export interface OwnReading {
    readonly effectiveFrom: CalendarDate;
    readonly makeUpDays: 'OPEN' | 'CLOSED';
}

/**
 * Whether a Saturday on which work is made up for is a day on which a bank is "regularly open" (article 2) is disputed.
 * So a calendar is read in two ways.
 */
export interface Readings {
    /** It is a banking day. Periods end earlier: by this reading a bank does what it has to do itself. */
    readonly earlier: BankingCalendar;
    /** It is none. Periods end later: only when this one is over has another bank lost its right (article 16f). */
    readonly later: BankingCalendar;
}

/** Both readings of a calendar; of a day that the bank has said how it keeps there is but one. */
export function readingsOf(calendar: BankingCalendar, own: readonly OwnReading[] = []): Readings {
    const said = (day: CalendarDate): OwnReading['makeUpDays'] | undefined =>
        own.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1)?.makeUpDays;
    const isOpen = ({ day, kind }: NamedDay, unsaid: OwnReading['makeUpDays']): boolean =>
        kind !== 'MAKE_UP' || (said(day) ?? unsaid) === 'OPEN';

    return {
        earlier: { ...calendar, days: calendar.days.filter((day) => isOpen(day, 'OPEN')) },
        later: { ...calendar, days: calendar.days.filter((day) => isOpen(day, 'CLOSED')) },
    };
}
