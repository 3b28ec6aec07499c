import { describe, expect, it } from '@jest/globals';
import type { PublishedCalendar } from './api.js';
import { isBankingDay } from './banking-days.js';
import { calendarBookSchema, calendarOf, keptOf, type CalendarBook } from './calendar-book.js';
import { publishCalendars } from './publish-calendars.js';
import { china, newYork, published } from './testing/samples.js';

const publishedAt = '2026-03-31T01:00:00.000Z';
const later = '2026-06-01T01:00:00.000Z';
const publish = (calendars: readonly PublishedCalendar[], book?: CalendarBook, at = publishedAt): CalendarBook =>
    publishCalendars({ calendars: [...calendars] }, { book, publishedAt: at });

const book = publish([published(newYork), published(china)]);
const [hours] = china.hours;
const day = { kind: 'HOLIDAY', name: 'A day' } as const;

describe('publishCalendars', () => {
    it('begins a book with calendars of any years, in the order of places', () => {
        expect(calendarBookSchema.parse(book)).toEqual(book);
        expect(book.calendars.map(({ first }) => first.place)).toEqual(['CHINA', 'NEW_YORK']);
        expect(calendarOf(book, 'CHINA')).toEqual(china);
    });

    it('sorts what it is given', () => {
        const mixed = { ...published(newYork), days: [...newYork.days].reverse() };

        expect(calendarOf(publish([mixed]), 'NEW_YORK')).toEqual(newYork);
    });

    it('adds to a calendar that is there what is new: another year', () => {
        const longer = {
            ...published(china),
            until: '2027-12-31',
            days: [...china.days, { ...day, day: '2027-01-01' }],
            source: 'another edition',
        };
        const after = publish([longer], book, later);

        expect(calendarOf(after, 'CHINA')).toMatchObject({ version: 2, until: '2027-12-31' });
        expect(isBankingDay(calendarOf(after, 'CHINA'), '2027-01-01')).toBe(false);
        expect(keptOf(after, 'CHINA').amendments).toEqual([
            {
                version: 2,
                publishedAt: later,
                until: '2027-12-31',
                utcOffsets: [],
                hours: [],
                days: [{ ...day, day: '2027-01-01' }],
                source: 'another edition',
            },
        ]);
        expect(calendarOf(after, 'NEW_YORK')).toEqual(newYork);
    });

    it('changes nothing when there is nothing new', () => {
        expect(publish([published(china), published(newYork)], book, later)).toEqual(book);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, readonly Partial<PublishedCalendar>[]]>([
        ['CALENDARS_MUST_NOT_REPEAT', [{ locations: ['CN'] }, {}]],
        ['LOCATION_MUST_HAVE_ONE_CALENDAR', [{ locations: ['CN'], until: '2025-12-31' }]],
        ['LOCATION_MUST_HAVE_ONE_CALENDAR', [{ locations: ['JP', 'JP'], until: '2025-12-31' }]],
        [
            'CALENDAR_MUST_NOT_END_BEFORE_IT_BEGINS',
            [{ until: '2025-12-31', hours: [{ ...hours!, effectiveFrom: '2026-01-02' }] }],
        ],
        [
            'CALENDAR_MUST_REACH_BACK_TO_ITS_FIRST_DAY',
            [
                {
                    hours: [{ ...hours!, effectiveFrom: '2026-01-02' }],
                    days: [
                        { ...day, day: '2027-01-01' },
                        { ...day, day: '2027-01-01' },
                    ],
                },
            ],
        ],
        ['CALENDAR_MUST_REACH_BACK_TO_ITS_FIRST_DAY', [{ utcOffsets: [{ from: '2026-01-01T05:00:00Z', minutes: 0 }] }]],
        [
            'NAMED_DAYS_MUST_NOT_REPEAT',
            [
                {
                    days: [
                        { ...day, day: '2027-01-01' },
                        { ...day, day: '2027-01-01' },
                    ],
                },
            ],
        ],
        [
            'NAMED_DAYS_MUST_BE_COVERED',
            [
                {
                    days: [
                        { ...day, day: '2027-01-01' },
                        { ...day, day: '2026-07-08', kind: 'MAKE_UP' },
                    ],
                },
            ],
        ],
        [
            'MAKE_UP_DAY_MUST_BE_OF_WEEKEND',
            [
                {
                    days: [
                        { ...day, day: '2026-07-08', kind: 'MAKE_UP' },
                        { ...day, day: '2026-07-11', kind: 'FORCE_MAJEURE' },
                    ],
                },
            ],
        ],
        ['CLOSURE_MUST_BE_OF_BANKING_DAY', [{ days: [{ ...day, day: '2026-07-11', kind: 'FORCE_MAJEURE' }] }]],
    ])('refuses: %s', (code, wrongs) => {
        const calendars = wrongs.map((wrong) => ({
            ...published(newYork),
            place: 'OSAKA',
            locations: ['JP'],
            ...wrong,
        }));

        expect(() => publish(calendars, book)).toThrow(code);
    });

    it.each([{ from: '2025-01-01' }, { timeZone: 'America/Toronto' }])(
        'refuses: CALENDAR_MUST_KEEP_ITS_FIRST_DAY of %j',
        (wrong) => {
            expect(() => publish([{ ...published(newYork), ...wrong }], book)).toThrow(
                'CALENDAR_MUST_KEEP_ITS_FIRST_DAY',
            );
        },
    );

    it('refuses: CALENDAR_MUST_KEEP_ITS_LOCATIONS', () => {
        expect(() => publish([{ ...published(newYork), locations: ['US'] }], book)).toThrow(
            'CALENDAR_MUST_KEEP_ITS_LOCATIONS',
        );
    });

    it('refuses: CALENDAR_MUST_NOT_CHANGE_THE_PAST also of a whole calendar', () => {
        const wrong = { ...published(newYork), days: [...newYork.days, { ...day, day: '2026-03-30' }] };

        expect(() => publish([wrong], book, later)).toThrow('CALENDAR_MUST_NOT_CHANGE_THE_PAST');
    });
});
