import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bankingCalendarSchema, type BankingCalendar } from '@cohong/domain/calendar/banking-calendar';
import {
    bankingDaysAfter,
    closureOn,
    endOfDay,
    isBankingDay,
    localDay,
    weekdayOf,
} from '@cohong/domain/calendar/banking-days';
import { deadlinesOf, examinationDays } from '@cohong/domain/calendar/deadline';
import { readingsOf } from '@cohong/domain/calendar/readings';
import { describe, expect, it } from '@jest/globals';

const folder = path.resolve(__dirname, '../../calendars');
const file = readFileSync(path.join(folder, 'calendars.json'), 'utf8');
const { calendars } = JSON.parse(file) as { calendars: object[] };
const shipped = new Map(
    calendars
        .map((calendar) => bankingCalendarSchema.parse({ ...calendar, version: 1 }))
        .map((calendar) => [calendar.place, calendar] as const),
);

function of(place: string): BankingCalendar {
    return shipped.get(place)!;
}

const holidaysOf = (place: string, year: string): string[] =>
    of(place)
        .days.filter(({ day, kind }) => day.startsWith(year) && kind === 'HOLIDAY')
        .filter(({ day }) => !of(place).hours[0]!.weekend.includes(weekdayOf(day)))
        .map(({ day }) => day.slice(5));

describe('the calendars that are shipped', () => {
    it('are those that the libraries make', () => {
        const made = execFileSync(process.execPath, [path.join(folder, 'generate.mjs'), '--print'], {
            encoding: 'utf8',
        });

        expect(made).toBe(file);
    });

    it('are of eight places, each with its range and its source', () => {
        expect([...shipped.values()].map(({ place, from, until }) => [place, from, until])).toEqual([
            ['CHINA', '2025-01-01', '2026-12-31'],
            ['HONG_KONG', '2025-01-01', '2027-12-31'],
            ['SINGAPORE', '2025-01-01', '2026-12-31'],
            ['LONDON', '2025-01-01', '2027-12-31'],
            ['NEW_YORK', '2025-01-01', '2027-12-31'],
            ['TOKYO', '2025-01-01', '2027-12-31'],
            ['FRANKFURT', '2025-01-01', '2027-12-31'],
            ['TARGET', '2025-01-01', '2027-12-31'],
        ]);
    });

    it.each([...shipped.keys()])('tell the end of every day that they cover: %s', (place) => {
        const calendar = of(place);

        expect(localDay(calendar, endOfDay(calendar, calendar.from))).toBe('2025-01-02');
        expect(endOfDay(calendar, calendar.until) > `${calendar.until}T09:00`).toBe(true);
    });
});

describe('in China', () => {
    // The vectors of reference.md §1.6.
    it.each([
        ['2026-02-13T02:00:00Z', '2026-02-27', '2026-03-02'],
        ['2026-09-28T02:00:00Z', '2026-10-10', '2026-10-12'],
    ])('what is received at %s is examined until %s, or %s without make-up days', (receivedAt, earlier, later) => {
        const deadlines = deadlinesOf({ receivedAt, bankingDays: examinationDays }, readingsOf(of('CHINA')));

        expect([deadlines.earlier.lastDay, deadlines.later.lastDay]).toEqual([earlier, later]);
    });

    it('work is made up for on six days of 2026, all of weekends', () => {
        const days = of('CHINA').days.filter(({ day, kind }) => kind === 'MAKE_UP' && day >= '2026');

        expect(days.map(({ day }) => day)).toEqual([
            '2026-01-04',
            '2026-02-14',
            '2026-02-28',
            '2026-05-09',
            '2026-09-20',
            '2026-10-10',
        ]);
        expect(days.every(({ day }) => ['SATURDAY', 'SUNDAY'].includes(weekdayOf(day)))).toBe(true);
    });

    it('nobody has told 2027, so nobody guesses: refuses CALENDAR_MUST_COVER_DAY', () => {
        expect(() => isBankingDay(of('CHINA'), '2027-10-01')).toThrow('CALENDAR_MUST_COVER_DAY');
        expect(() => bankingDaysAfter(of('CHINA'), '2026-12-28', 5)).toThrow('CALENDAR_MUST_COVER_DAY');
        expect(() => isBankingDay(of('SINGAPORE'), '2027-03-10')).toThrow('CALENDAR_MUST_COVER_DAY');
    });
});

describe('elsewhere', () => {
    it('a make-up Saturday of China is none', () => {
        for (const place of ['LONDON', 'NEW_YORK', 'HONG_KONG']) {
            expect(closureOn(of(place), '2026-10-10')).toEqual({ reason: 'WEEKEND' });
        }
    });

    it('New York is open on Friday 3 July 2026: no holiday on a Saturday is moved', () => {
        expect(isBankingDay(of('NEW_YORK'), '2026-07-03')).toBe(true);
        expect(isBankingDay(of('NEW_YORK'), '2027-12-24')).toBe(true);
        // One on a Sunday is.
        expect(closureOn(of('NEW_YORK'), '2027-07-05')?.reason).toBe('HOLIDAY');
        // The days of the state are none of the Federal Reserve's.
        expect(isBankingDay(of('NEW_YORK'), '2026-02-12')).toBe(true);
    });

    it.each(['2026-05-14', '2026-05-25', '2026-06-04', '2025-10-03'])(
        'Frankfurt is closed on %s, and TARGET is open',
        (day) => {
            expect(isBankingDay(of('FRANKFURT'), day)).toBe(false);
            expect(isBankingDay(of('TARGET'), day)).toBe(true);
        },
    );

    it('Singapore keeps Hari Raya Puasa on Saturday 21 March 2026', () => {
        expect(closureOn(of('SINGAPORE'), '2026-03-21')).toEqual({ reason: 'HOLIDAY', name: 'Hari Raya Puasa' });
        expect(isBankingDay(of('SINGAPORE'), '2026-03-20')).toBe(true);
    });

    it.each([
        ['TARGET', '2026', ['01-01', '04-03', '04-06', '05-01', '12-25']],
        ['LONDON', '2026', ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
        [
            'HONG_KONG',
            '2026',
            [
                ...['01-01', '02-17', '02-18', '02-19', '04-03', '04-06', '04-07', '05-01', '05-25', '06-19', '07-01'],
                ...['10-01', '10-19', '12-25'],
            ],
        ],
        [
            'SINGAPORE',
            '2026',
            ['01-01', '02-17', '02-18', '04-03', '05-01', '05-27', '06-01', '08-10', '11-09', '12-25'],
        ],
        [
            'TOKYO',
            '2026',
            [
                ...['01-01', '01-02', '01-12', '02-11', '02-23', '03-20', '04-29', '05-04', '05-05', '05-06', '07-20'],
                ...['08-11', '09-21', '09-22', '09-23', '10-12', '11-03', '11-23', '12-31'],
            ],
        ],
    ])('%s is closed on so many weekdays of %s', (place, year, days) => {
        expect(holidaysOf(place, year)).toEqual(days);
    });

    it.each([
        ['LONDON', '2026-03-28', '2026-03-29T00:00:00.000Z'],
        ['LONDON', '2026-03-29', '2026-03-29T23:00:00.000Z'],
        ['LONDON', '2026-10-25', '2026-10-26T00:00:00.000Z'],
        ['NEW_YORK', '2027-03-13', '2027-03-14T05:00:00.000Z'],
        ['NEW_YORK', '2027-03-14', '2027-03-15T04:00:00.000Z'],
        ['NEW_YORK', '2026-11-01', '2026-11-02T05:00:00.000Z'],
        ['FRANKFURT', '2026-10-25', '2026-10-25T23:00:00.000Z'],
        ['SINGAPORE', '2026-12-31', '2026-12-31T16:00:00.000Z'],
        ['TOKYO', '2026-07-01', '2026-07-01T15:00:00.000Z'],
    ])('in %s %s is over at %s', (place, day, end) => {
        expect(endOfDay(of(place), day)).toBe(end);
    });
});
