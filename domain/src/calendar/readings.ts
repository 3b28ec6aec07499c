import type { CalendarDate } from '../kernel/time.js';
import type { BankingCalendar, MakeUpReading, NamedDay } from './banking-calendar.js';

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

/** Both readings of a calendar; of a day that the bank whose time is counted has said how it keeps there is but one. */
export function readingsOf(calendar: BankingCalendar, bank?: string): Readings {
    const own = (calendar.makeUpReadings ?? []).filter((each) => each.bank === bank);
    const said = (day: CalendarDate): MakeUpReading['makeUpDays'] | undefined =>
        own.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1)?.makeUpDays;
    const isOpen = ({ day, kind }: NamedDay, unsaid: MakeUpReading['makeUpDays']): boolean =>
        kind !== 'MAKE_UP' || (said(day) ?? unsaid) === 'OPEN';

    return {
        earlier: { ...calendar, days: calendar.days.filter((day) => isOpen(day, 'OPEN')) },
        later: { ...calendar, days: calendar.days.filter((day) => isOpen(day, 'CLOSED')) },
    };
}
