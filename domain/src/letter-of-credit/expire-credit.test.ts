import { describe, expect, it } from '@jest/globals';
import type { BankingCalendar } from '../calendar/banking-calendar.js';
import type { CalendarBook } from '../calendar/calendar-book.js';
import { china, newYork } from '../calendar/testing/samples.js';
import type { Amendment } from './amendment.js';
import { creditStatus, type Credit } from './credit.js';
import { expireCredit } from './expire-credit.js';
import { lastDayUnder } from './last-day.js';
import { advised, amendment, calendarBook, cancelled, later, usanceTerms } from './testing/samples.js';

const bookOf = (...calendars: readonly BankingCalendar[]): CalendarBook => ({
    calendars: calendars.map((first) => ({ first, publishedAt: later, amendments: [] })),
});
const expiring = (expiryDate: string, UNLocationCode = 'CNCAN'): Credit => ({
    ...advised,
    terms: { ...usanceTerms, expiry: { expiryDate, place: { locationName: 'the place', UNLocationCode } } },
});
/** Expires on 30 June, a Tuesday; the first amendment offers a month more, to a Friday. */
const [lastMoment, tooLate] = ['2026-06-30T15:59:59.999Z', '2026-06-30T16:00:00.000Z'] as const;
const accepted: Amendment = { ...amendment, answer: { outcome: 'ACCEPTED', at: later } };
const rejected: Amendment = { ...amendment, answer: { outcome: 'REJECTED', at: later } };
const facts = { amendments: [], calendarBook, at: tooLate };

describe('the last day to present under a credit', () => {
    const typhoon = {
        ...china,
        days: [...china.days, { day: '2026-07-13', kind: 'FORCE_MAJEURE', name: 'Typhoon' } as const],
    };
    const riyadh: BankingCalendar = {
        ...china,
        place: 'RIYADH',
        locations: ['SA'],
        utcOffsets: [{ from: '2025-12-01T00:00:00.000Z', minutes: 180 }],
        hours: [{ effectiveFrom: '2026-01-01', weekend: ['FRIDAY', 'SATURDAY'], cutOff: '15:00' }],
        days: [],
    };

    it.each<[string, readonly [Credit, BankingCalendar], { lastDay: string; endsAt: string }]>([
        [
            'is the expiry date itself on a banking day (6d)',
            [advised, china],
            { lastDay: '2026-06-30', endsAt: tooLate },
        ],
        [
            'moves from a Friday to Sunday where Friday and Saturday are the weekend (29a)',
            [expiring('2026-05-01', 'SARUH'), riyadh],
            { lastDay: '2026-05-03', endsAt: '2026-05-03T21:00:00.000Z' },
        ],
        [
            'stays on a Sunday there (29a)',
            [expiring('2026-05-03', 'SARUH'), riyadh],
            { lastDay: '2026-05-03', endsAt: '2026-05-03T21:00:00.000Z' },
        ],
        [
            'moves over the night on which clocks are set forwards (29a)',
            [expiring('2026-03-07', 'USNYC'), newYork],
            { lastDay: '2026-03-09', endsAt: '2026-03-10T04:00:00.000Z' },
        ],
        [
            'moves over the night on which clocks are set back (29a)',
            [expiring('2026-10-31', 'USNYC'), newYork],
            { lastDay: '2026-11-02', endsAt: '2026-11-03T05:00:00.000Z' },
        ],
        [
            'moves from a holiday over all of them (29a)',
            [expiring('2026-10-01'), china],
            { lastDay: '2026-10-08', endsAt: '2026-10-08T16:00:00.000Z' },
        ],
        [
            'does not move from force majeure (36)',
            [expiring('2026-07-13'), typhoon],
            { lastDay: '2026-07-13', endsAt: '2026-07-13T16:00:00.000Z' },
        ],
        [
            'moves from a weekend to a day of force majeure, and not over it (29a, 36)',
            [expiring('2026-07-11'), typhoon],
            { lastDay: '2026-07-13', endsAt: '2026-07-13T16:00:00.000Z' },
        ],
    ])('%s', (_words, [credit, calendar], day) => {
        const both = lastDayUnder(credit, { amendments: [], calendarBook: bookOf(calendar) });

        expect(both).toEqual({ earlier: day, later: day });
    });

    it('is a make-up Saturday by one reading, and by the other the Monday after it', () => {
        expect(lastDayUnder(expiring('2026-10-10'), facts)).toEqual({
            earlier: { lastDay: '2026-10-10', endsAt: '2026-10-10T16:00:00.000Z' },
            later: { lastDay: '2026-10-12', endsAt: '2026-10-12T16:00:00.000Z' },
        });
    });

    it('leaves the latest day of shipment where it is (29c)', () => {
        const saturday = {
            ...usanceTerms,
            expiry: { ...usanceTerms.expiry, expiryDate: '2026-07-11' },
            shipment: { ...usanceTerms.shipment, latestShipmentDate: '2026-07-11' },
        };
        const credit = expireCredit({ ...advised, terms: saturday }, { ...facts, at: '2026-07-13T16:00:00.000Z' });

        expect(credit.terms).toEqual(saturday);
    });

    it.each<[string, readonly Amendment[], string]>([
        ['with what the beneficiary has accepted', [accepted], '2026-07-31'],
        ['with what it may still accept, since the issuing bank is bound by it (10b)', [amendment], '2026-07-31'],
        ['without what it has rejected', [rejected], '2026-06-30'],
        [
            'without what it has accepted only in part (10e)',
            [{ ...rejected, answer: { outcome: 'DEEMED_REJECTED', at: later } }],
            '2026-06-30',
        ],
        [
            'as the last accepted amendment says, not the one open before it',
            [amendment, { ...accepted, number: 2, changes: { expiry: usanceTerms.expiry } }],
            '2026-06-30',
        ],
        [
            'not sooner, while one that says so is open',
            [accepted, { ...amendment, number: 2, changes: { expiry: usanceTerms.expiry } }],
            '2026-07-31',
        ],
    ])('is counted %s', (_words, amendments, day) => {
        expect(lastDayUnder(advised, { amendments, calendarBook }).later.lastDay).toBe(day);
    });
});

describe('expireCredit', () => {
    it('notes when the last day is over at the place, from its first moment on', () => {
        const expired = expireCredit(advised, facts);

        expect(expired).toEqual({ ...advised, expiredAt: tooLate });
        expect(creditStatus(expired)).toBe('EXPIRED');
    });

    // Each row breaks the rule it names and every rule below it.
    it.each<[string, Credit, { readonly at?: string; readonly amendments?: readonly Amendment[] }]>([
        ['CREDIT_MUST_BE_LIVE', { ...cancelled, terms: expiring('2027-01-01').terms }, { at: lastMoment }],
        ['CREDIT_MUST_BE_LIVE', { ...advised, expiredAt: later }, { at: lastMoment }],
        ['LOCATION_MUST_HAVE_CALENDAR', expiring('2027-01-01', 'USLAX'), {}],
        ['CALENDAR_MUST_COVER_DAY', expiring('2027-01-01'), { at: '2027-06-01T00:00:00.000Z' }],
        ['LAST_DAY_TO_PRESENT_MUST_BE_OVER', advised, { at: lastMoment }],
        ['LAST_DAY_TO_PRESENT_MUST_BE_OVER', advised, { amendments: [amendment] }],
        ['LAST_DAY_TO_PRESENT_MUST_BE_OVER', expiring('2026-10-10'), { at: '2026-10-12T15:59:59.999Z' }],
    ])('refuses: %s', (code, credit, other) => {
        expect(() => expireCredit(credit, { ...facts, ...other })).toThrow(code);
    });
});
