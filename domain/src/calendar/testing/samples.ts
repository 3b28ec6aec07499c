import type { PublishedCalendar } from '../api.js';
import type { BankingCalendar, NamedDay } from '../banking-calendar.js';

const named =
    (kind: NamedDay['kind'], name: string) =>
    (day: string): NamedDay => ({ day, kind, name });
const holiday = (name: string, ...days: readonly string[]): NamedDay[] => days.map(named('HOLIDAY', name));

/** Of 2026 what the vectors need: Spring Festival, National Day, and the days on which work is made up for. */
export const china: BankingCalendar = {
    place: 'CHINA',
    version: 1,
    from: '2026-01-01',
    until: '2026-12-31',
    locations: ['CN'],
    timeZone: 'Asia/Shanghai',
    utcOffsets: [{ from: '2025-12-01T00:00:00.000Z', minutes: 480 }],
    hours: [{ effectiveFrom: '2026-01-01', weekend: ['SATURDAY', 'SUNDAY'], cutOff: '17:00' }],
    days: [
        named('MAKE_UP', 'Spring Festival')('2026-02-14'),
        ...holiday('Spring Festival', '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'),
        ...holiday('Spring Festival', '2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'),
        named('MAKE_UP', 'Spring Festival')('2026-02-28'),
        ...holiday('National Day', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'),
        ...holiday('National Day', '2026-10-06', '2026-10-07'),
        named('MAKE_UP', 'National Day')('2026-10-10'),
    ],
    source: 'made for tests',
};

/** A place in the west that sets its clocks twice a year. */
export const newYork: BankingCalendar = {
    ...china,
    place: 'NEW_YORK',
    locations: ['USNYC'],
    timeZone: 'America/New_York',
    utcOffsets: [
        { from: '2025-11-02T06:00:00.000Z', minutes: -300 },
        { from: '2026-03-08T07:00:00.000Z', minutes: -240 },
        { from: '2026-11-01T06:00:00.000Z', minutes: -300 },
    ],
    days: [...holiday('Memorial Day', '2026-05-25'), ...holiday('Thanksgiving', '2026-11-26')],
};

/** A calendar as it is published. */
export function published(calendar: BankingCalendar): PublishedCalendar {
    return Object.fromEntries(Object.entries(calendar).filter(([field]) => field !== 'version')) as PublishedCalendar;
}
