import { describe, expect, it } from '@jest/globals';
import type { BankingCalendar, NamedDay } from './banking-calendar.js';
import { bankingCalendarSchema } from './banking-calendar.js';
import {
    bankingDayFrom,
    bankingDaysAfter,
    closureOn,
    endOfDay,
    isBankingDay,
    lastMomentOf,
    localDay,
    nextBankingDay,
    receivedOn,
    weekdayOf,
} from './banking-days.js';
import { china, newYork } from './testing/samples.js';

const withDay = (day: string, kind: NamedDay['kind']): BankingCalendar => ({
    ...china,
    days: [...china.days, { day, kind, name: 'Typhoon' }],
});

describe('the schema of a calendar', () => {
    it.each([china, newYork])('takes $place', (calendar) => {
        expect(bankingCalendarSchema.parse(calendar)).toEqual(calendar);
    });

    it.each([
        { place: 'New York' },
        { version: 0 },
        { timeZone: '+08:00' },
        { utcOffsets: [] },
        { hours: [] },
        { hours: [{ ...china.hours[0], cutOff: '24:00' }] },
        { days: [{ day: '2026-02-29', kind: 'HOLIDAY', name: 'No day' }] },
        { days: [{ day: '2026-03-02', kind: 'SUNDAY', name: 'No kind' }] },
    ])('refuses %j', (wrong) => {
        expect(bankingCalendarSchema.safeParse({ ...china, ...wrong }).success).toBe(false);
    });
});

describe('closureOn', () => {
    it.each([
        ['2026-03-02', undefined],
        ['2026-02-13', undefined],
        ['2026-03-07', { reason: 'WEEKEND' }],
        ['2026-10-01', { reason: 'HOLIDAY', name: 'National Day' }],
        // A holiday on a Sunday is a holiday.
        ['2026-10-04', { reason: 'HOLIDAY', name: 'National Day' }],
    ])('on %s is %j', (day, closure) => {
        expect(closureOn(china, day)).toEqual(closure);
        expect(isBankingDay(china, day)).toBe(closure === undefined);
    });

    it('is none on a Saturday on which work is made up for', () => {
        expect(weekdayOf('2026-10-10')).toBe('SATURDAY');
        expect(isBankingDay(china, '2026-10-10')).toBe(true);
    });

    it('may be force majeure', () => {
        expect(closureOn(withDay('2026-07-08', 'FORCE_MAJEURE'), '2026-07-08')).toEqual({
            reason: 'FORCE_MAJEURE',
            name: 'Typhoon',
        });
    });

    it('follows the regular hours on a day that is regular again', () => {
        expect(isBankingDay(withDay('2026-07-08', 'REGULAR'), '2026-07-08')).toBe(true);
        expect(isBankingDay(withDay('2026-07-11', 'REGULAR'), '2026-07-11')).toBe(false);
    });

    it('follows the weekend that is kept on the day', () => {
        const moved = { effectiveFrom: '2026-07-01', weekend: ['FRIDAY', 'SATURDAY'], cutOff: '15:00' } as const;
        const calendar: BankingCalendar = {
            ...china,
            hours: [...china.hours, { ...moved, weekend: [...moved.weekend] }],
        };

        expect(['2026-06-26', '2026-06-28'].map((day) => isBankingDay(calendar, day))).toEqual([true, false]);
        expect(['2026-07-03', '2026-07-05'].map((day) => isBankingDay(calendar, day))).toEqual([false, true]);
    });
});

describe('bankingDaysAfter', () => {
    // The vectors of reference.md §1.6: receipt in Beijing and the fifth banking day after it.
    it.each([
        ['2026-02-13', 5, '2026-02-27'],
        ['2026-09-28', 5, '2026-10-10'],
        ['2026-09-30', 1, '2026-10-08'],
        ['2026-10-03', 1, '2026-10-08'],
        ['2026-03-02', 0, '2026-03-02'],
    ])('%s and %d are %s in China', (day, count, last) => {
        expect(bankingDaysAfter(china, day, count)).toBe(last);
    });

    it('does not count a make-up Saturday in New York: one credit has two calendars', () => {
        expect(bankingDaysAfter(newYork, '2026-02-13', 5)).toBe('2026-02-20');
    });

    it('moves over a day of force majeure', () => {
        expect(bankingDaysAfter(withDay('2026-07-08', 'FORCE_MAJEURE'), '2026-07-07', 5)).toBe('2026-07-15');
    });

    it('refuses: CALENDAR_MUST_COVER_DAY', () => {
        expect(bankingDaysAfter(china, '2026-12-24', 5)).toBe('2026-12-31');
        for (const [day, count] of [
            ['2026-12-25', 5],
            ['2025-12-31', 1],
            ['2027-01-01', 0],
        ] as const) {
            expect(() => bankingDaysAfter(china, day, count)).toThrow('CALENDAR_MUST_COVER_DAY');
        }
    });
});

describe('nextBankingDay and bankingDayFrom', () => {
    it.each([
        ['2026-10-09', '2026-10-10', '2026-10-09'],
        ['2026-10-10', '2026-10-12', '2026-10-10'],
        ['2026-10-11', '2026-10-12', '2026-10-12'],
    ])('after %s it is %s, from it on %s', (day, next, from) => {
        expect(nextBankingDay(china, day)).toBe(next);
        expect(bankingDayFrom(china, day)).toBe(from);
    });
});

describe('endOfDay', () => {
    it('is midnight at the place', () => {
        expect(endOfDay(china, '2026-02-27')).toBe('2026-02-27T16:00:00.000Z');
        expect(lastMomentOf(china, '2026-02-27')).toBe('2026-02-27T15:59:59.999Z');
        expect(endOfDay(newYork, '2026-03-08')).toBe('2026-03-09T04:00:00.000Z');
    });

    it('is the first moment of the next day', () => {
        expect(localDay(newYork, lastMomentOf(newYork, '2026-11-01'))).toBe('2026-11-01');
        expect(localDay(newYork, endOfDay(newYork, '2026-11-01'))).toBe('2026-11-02');
    });

    it('refuses: CALENDAR_MUST_COVER_DAY', () => {
        const withoutOffset: BankingCalendar = {
            ...china,
            utcOffsets: [{ from: '2026-02-01T00:00:00Z', minutes: 480 }],
        };

        expect(() => endOfDay(china, '2027-01-01')).toThrow('CALENDAR_MUST_COVER_DAY');
        expect(() => localDay(china, '2026-12-31T16:00:00Z')).toThrow('CALENDAR_MUST_COVER_DAY');
        expect(() => endOfDay(withoutOffset, '2026-01-02')).toThrow('CALENDAR_MUST_COVER_DAY');
    });
});

describe('receivedOn', () => {
    it.each([
        ['2026-02-13T09:00:00Z', '2026-02-13'],
        ['2026-02-13T09:00:00.001Z', '2026-02-14'],
        ['2026-02-14T08:00:00Z', '2026-02-14'],
        ['2026-02-14T09:30:00Z', '2026-02-24'],
        ['2026-02-16T02:00:00Z', '2026-02-24'],
        ['2026-03-01T16:30:00Z', '2026-03-02'],
    ])('what comes at %s has come on %s in China', (at, day) => {
        expect(receivedOn(china, at)).toBe(day);
    });

    it('knows the same moment as another day elsewhere', () => {
        expect(receivedOn(newYork, '2026-03-03T01:00:00Z')).toBe('2026-03-03');
        expect(receivedOn(newYork, '2026-03-02T21:59:00Z')).toBe('2026-03-02');
        // In summer clocks show an hour more.
        expect(receivedOn(newYork, '2026-04-01T21:59:00Z')).toBe('2026-04-02');
    });
});
