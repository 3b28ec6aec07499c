import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import { Refusal } from '../kernel/refusal.js';
import { addDays, addHours } from '../kernel/time.js';
import { amendCalendar } from './amend-calendar.js';
import type { AmendCalendar } from './api.js';
import type { BankingCalendar, MakeUpReading } from './banking-calendar.js';
import { closureOn, isBankingDay } from './banking-days.js';
import { calendarOf, type CalendarBook } from './calendar-book.js';
import { deadlineOf, extended, isOver, type Deadline } from './deadline.js';
import { publishCalendars } from './publish-calendars.js';
import { china, newYork, published } from './testing/samples.js';

const firstAt = '2026-01-05T01:00:00.000Z';
const book = publishCalendars(
    { calendars: [published(china), published(newYork)] },
    { book: undefined, publishedAt: firstAt },
);
/** A Monday, 09:30 in China and Sunday evening in New York. */
const publishedAt = '2026-07-13T01:30:00.000Z';
const closure = { day: '2026-07-13', kind: 'FORCE_MAJEURE', name: 'Typhoon' } as const;
const reading = (effectiveFrom: string): MakeUpReading => ({ bank: 'PearlBankMSP', effectiveFrom, makeUpDays: 'OPEN' });
const of = (wrong: Partial<AmendCalendar>): AmendCalendar => ({
    place: 'CHINA',
    expectedVersion: 1,
    source: 'notice',
    ...wrong,
});
const amend = (amendment: AmendCalendar, at = publishedAt, before = book): CalendarBook =>
    amendCalendar(amendment, { book: before, publishedAt: at });

describe('amendCalendar', () => {
    it('closes banks by force majeure, from the day on on which it is said', () => {
        const after = calendarOf(amend(of({ days: [closure] })), 'CHINA');

        expect(after.version).toBe(2);
        expect(closureOn(after, '2026-07-13')).toEqual({ reason: 'FORCE_MAJEURE', name: 'Typhoon' });
        // What expires on that day has expired (article 36); an examination has a day more.
        expect(extended(after, '2026-07-13')).toBe('2026-07-13');
        const examined = { receivedAt: '2026-07-10T01:00:00Z', bankingDays: 5 };
        expect([china, after].map((calendar) => deadlineOf(examined, calendar).lastDay)).toEqual([
            '2026-07-17',
            '2026-07-20',
        ]);
    });

    it('keeps what the calendar said before, for each instant', () => {
        const after = amend(of({ days: [closure] }));

        expect(calendarOf(after, 'CHINA', '2026-07-13T01:29:59.999Z')).toEqual(china);
        expect(calendarOf(after, 'CHINA', publishedAt).version).toBe(2);
        expect(() => calendarOf(after, 'CHINA', '2026-01-05T00:59:59Z')).toThrow('PLACE_MUST_HAVE_CALENDAR');
    });

    it('takes a day back, moves the weekend and the cut-off, and sets clocks otherwise, from a day on', () => {
        const hours = { effectiveFrom: '2026-08-01', weekend: ['FRIDAY' as const], cutOff: '15:00' };
        const after = calendarOf(
            amend(
                of({
                    hours: [hours],
                    days: [{ day: '2026-10-07', kind: 'REGULAR', name: 'National Day shortened' }],
                    utcOffsets: [{ from: '2026-11-01T00:00:00Z', minutes: 540 }],
                    until: '2027-06-30',
                }),
            ),
            'CHINA',
        );

        expect(after.hours).toEqual([...china.hours, hours]);
        expect(['2026-10-07', '2026-08-01', '2026-08-07'].map((day) => isBankingDay(after, day))).toEqual([
            true,
            true,
            false,
        ]);
        expect(after.utcOffsets.map(({ minutes }) => minutes)).toEqual([480, 540]);
        expect(isBankingDay(after, '2027-06-30')).toBe(true);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<AmendCalendar>]>([
        ['PLACE_MUST_HAVE_CALENDAR', { place: 'ATLANTIS', expectedVersion: 2 }],
        ['CALENDAR_VERSION_MUST_BE_CURRENT', { expectedVersion: 2, until: '2026-12-30' }],
        ['CALENDAR_MUST_NOT_SHRINK', { until: '2026-12-30', days: [{ ...closure, day: '2026-07-12' }] }],
        [
            'CALENDAR_MUST_NOT_CHANGE_THE_PAST',
            { days: [{ ...closure, day: '2026-07-12' }, ...Array.from({ length: 2 }, () => closure)] },
        ],
        [
            'CALENDAR_MUST_NOT_CHANGE_THE_PAST',
            { hours: [{ effectiveFrom: '2026-07-12', weekend: [], cutOff: '17:00' }] },
        ],
        ['CALENDAR_MUST_NOT_CHANGE_THE_PAST', { utcOffsets: [{ from: '2026-07-13T01:29:59.999Z', minutes: 540 }] }],
        // Set back by a whole day, yesterday would begin again.
        ['CALENDAR_MUST_NOT_CHANGE_THE_PAST', { utcOffsets: [{ from: '2026-07-13T01:30:00Z', minutes: -840 }] }],
        ['NAMED_DAYS_MUST_NOT_REPEAT', { days: [closure, { ...closure, day: '2027-01-04' }, closure] }],
        [
            'NAMED_DAYS_MUST_BE_COVERED',
            {
                days: [
                    { ...closure, day: '2027-01-04' },
                    { ...closure, kind: 'MAKE_UP' },
                ],
            },
        ],
        [
            'MAKE_UP_DAY_MUST_BE_OF_WEEKEND',
            {
                days: [
                    { ...closure, kind: 'MAKE_UP' },
                    { ...closure, day: '2026-07-18' },
                ],
            },
        ],
        ['CLOSURE_MUST_BE_OF_BANKING_DAY', { days: [{ ...closure, day: '2026-07-18' }] }],
        ['CLOSURE_MUST_BE_OF_BANKING_DAY', { days: [{ ...closure, day: '2026-10-05' }] }],
        [
            'READINGS_MUST_NOT_REPEAT',
            { makeUpReadings: [reading('2026-07-13'), { ...reading('2026-07-13'), makeUpDays: 'CLOSED' }] },
        ],
        ['READING_MUST_BE_SAID_AHEAD', { makeUpReadings: [reading('2026-09-10')] }],
    ])('refuses: %s', (code, wrong) => {
        expect(() => amend(of(wrong))).toThrow(code);
    });

    it('takes what banks say of days on which work is made up for, from sixty days later on, and replaces nothing else', () => {
        const after = amend(of({ makeUpReadings: [reading('2026-10-01'), reading('2026-09-11')] }));
        const again = amend(
            of({ expectedVersion: 2, makeUpReadings: [{ ...reading('2026-10-01'), makeUpDays: 'CLOSED' }] }),
            publishedAt,
            after,
        );

        expect(calendarOf(after, 'CHINA')).toEqual({
            ...china,
            version: 2,
            makeUpReadings: [reading('2026-09-11'), reading('2026-10-01')],
        });
        expect(calendarOf(again, 'CHINA').makeUpReadings).toEqual([
            reading('2026-09-11'),
            { ...reading('2026-10-01'), makeUpDays: 'CLOSED' },
        ]);
    });

    it('counts the days of the place: it is Sunday still in New York', () => {
        const monday = { place: 'NEW_YORK', days: [closure] };

        expect(() => amend(of({ place: 'NEW_YORK', days: [{ ...closure, day: '2026-07-10' }] }))).toThrow(
            'CALENDAR_MUST_NOT_CHANGE_THE_PAST',
        );
        expect(calendarOf(amend(of(monday)), 'NEW_YORK').version).toBe(2);
        expect(() => amend(of(monday), '2026-07-14T04:00:00Z')).toThrow('CALENDAR_MUST_NOT_CHANGE_THE_PAST');
    });

    it('tells days that nobody has told before, even when they are over', () => {
        const after = amend(
            of({
                until: '2027-12-31',
                days: [{ day: '2027-01-01', kind: 'HOLIDAY', name: "New Year's Day" }],
                utcOffsets: [{ from: '2027-01-02T00:00:00Z', minutes: 480 }],
            }),
            '2027-02-01T00:00:00Z',
        );

        expect(isBankingDay(calendarOf(after, 'CHINA'), '2027-01-01')).toBe(false);
        expect(() => amend(of({ days: [{ ...closure, day: '2026-12-31' }] }), '2027-02-01T00:00:00Z')).toThrow(
            'CALENDAR_MUST_NOT_CHANGE_THE_PAST',
        );
    });
});

describe('a deadline that has passed', () => {
    const none = { utcOffsets: [], hours: [], days: [] };
    /** Days and hours are counted from the time of publication: nearly all are about now. */
    const anyDay = fc.record({
        daysLater: fc.integer({ min: -2, max: 4 }),
        kind: fc.constantFrom('HOLIDAY', 'MAKE_UP', 'FORCE_MAJEURE', 'REGULAR'),
    });
    const anyHours = fc.record({
        daysLater: fc.integer({ min: -2, max: 4 }),
        weekend: fc.subarray(['FRIDAY', 'SATURDAY', 'SUNDAY'] as const),
        cutOff: fc.constantFrom('00:00', '15:00', '23:59'),
    });
    const anyClock = fc.record({
        hoursLater: fc.integer({ min: -30, max: 30 }),
        minutes: fc.constantFrom(-840, -240, 0, 840),
    });
    const anyChange = fc.record({
        hoursLater: fc.nat(48),
        addition: fc.oneof(
            { weight: 6, arbitrary: anyDay },
            { weight: 1, arbitrary: anyHours },
            { weight: 1, arbitrary: anyClock },
        ),
    });
    const anyPeriod = fc.record({
        receivedAt: fc.nat(360).map((hours) => addHours(firstAt, hours)),
        bankingDays: fc.nat(3),
    });
    type Addition =
        typeof anyChange extends fc.Arbitrary<infer Change extends { addition: unknown }> ? Change['addition'] : never;

    const additionsOf = (addition: Addition, now: string): Partial<AmendCalendar> => {
        if ('minutes' in addition) {
            const { hoursLater, minutes } = addition;
            return { ...none, utcOffsets: [{ from: addHours(now, hoursLater), minutes }] };
        }
        const { daysLater, ...said } = addition;
        const day = addDays(now.slice(0, 10), daysLater);
        return 'kind' in said
            ? { ...none, days: [{ day, name: 'Any', ...said }] }
            : { ...none, hours: [{ effectiveFrom: day, ...said }] };
    };

    const period = { receivedAt: '2026-01-06T15:00:00.000Z', bankingDays: 1 };

    it('stays as it is whatever is published, and no other joins it', () => {
        fc.assert(
            fc.property(fc.array(anyChange, { maxLength: 12 }), fc.array(anyPeriod), (changes, periods) => {
                let [now, current, expectedVersion] = [firstAt, book, 1];
                for (const { hoursLater, addition } of changes) {
                    now = addHours(now, hoursLater);
                    const passed = (calendar: BankingCalendar): Deadline[] =>
                        periods.map((period) => deadlineOf(period, calendar)).filter((each) => isOver(each, now));
                    const before = passed(calendarOf(current, 'NEW_YORK'));
                    const amendment = of({ place: 'NEW_YORK', expectedVersion, ...additionsOf(addition, now) });
                    try {
                        current = amend(amendment, now, current);
                        expectedVersion += 1;
                    } catch (error) {
                        expect(error).toBeInstanceOf(Refusal);
                    }

                    expect(passed(calendarOf(current, 'NEW_YORK'))).toEqual(before);
                }
            }),
            // Whatever chance tries, these close a day on which something ended, and set a clock back to begin it anew.
            {
                seed,
                examples: [
                    [[{ hoursLater: 86, addition: { daysLater: -1, kind: 'HOLIDAY' } }], [period]],
                    [[{ hoursLater: 86, addition: { hoursLater: -1, minutes: -840 } }], [period]],
                ],
            },
        );
    });
});
