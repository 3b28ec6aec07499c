import { describe, expect, it } from '@jest/globals';
import type { BankingCalendar } from './banking-calendar.js';
import {
    deadlineOf,
    deadlinesOf,
    examinationDays,
    extended,
    isOver,
    lastDayToPresent,
    reimbursementDays,
    withoutSuspensions,
} from './deadline.js';
import { readingsOf } from './readings.js';
import { china, newYork } from './testing/samples.js';

const examined = (receivedAt: string) => ({ receivedAt, bankingDays: examinationDays });
const closed: BankingCalendar = {
    ...china,
    days: [...china.days, { day: '2026-07-13', kind: 'FORCE_MAJEURE', name: 'Typhoon' }],
};

describe('deadlineOf', () => {
    it('is five banking days after presentation (14b)', () => {
        expect(deadlineOf(examined('2026-02-13T02:00:00Z'), china)).toEqual({
            receivedOn: '2026-02-13',
            lastDay: '2026-02-27',
            endsAt: '2026-02-27T16:00:00.000Z',
        });
    });

    it('begins a banking day later after the cut-off', () => {
        expect(deadlineOf(examined('2026-09-28T09:00:01Z'), china)).toMatchObject({
            receivedOn: '2026-09-29',
            lastDay: '2026-10-12',
        });
    });

    it('is three for a claim of reimbursement (URR 725)', () => {
        const claim = { receivedAt: '2026-09-28T02:00:00Z', bankingDays: reimbursementDays };

        expect(deadlineOf(claim, china).lastDay).toBe('2026-10-08');
        // In New York it is still Sunday.
        expect(deadlineOf(claim, newYork).lastDay).toBe('2026-10-01');
    });

    it('refuses: CALENDAR_MUST_COVER_DAY', () => {
        expect(() => deadlineOf(examined('2026-12-28T02:00:00Z'), china)).toThrow('CALENDAR_MUST_COVER_DAY');
    });
});

describe('deadlinesOf', () => {
    it('says by when to refuse, and from when on another bank is precluded', () => {
        const { earlier, later } = deadlinesOf(examined('2026-09-28T02:00:00Z'), readingsOf(china));

        expect([earlier.lastDay, later.lastDay]).toEqual(['2026-10-10', '2026-10-12']);
        expect([earlier, later].map((deadline) => isOver(deadline, '2026-10-11T00:00:00Z'))).toEqual([true, false]);
    });

    it('counts what came in on a make-up Saturday from then, or from Monday on', () => {
        const { earlier, later } = deadlinesOf(examined('2026-10-10T02:00:00Z'), readingsOf(china));

        expect([earlier.receivedOn, later.receivedOn]).toEqual(['2026-10-10', '2026-10-12']);
    });
});

describe('isOver', () => {
    it('is so from the first moment of the next day on', () => {
        const deadline = deadlineOf(examined('2026-02-13T02:00:00Z'), china);

        expect(isOver(deadline, '2026-02-27T15:59:59.999Z')).toBe(false);
        expect(isOver(deadline, '2026-02-28T00:00:00+08:00')).toBe(true);
    });
});

describe('withoutSuspensions', () => {
    it('counts no day on which the examination stood still (eUCP e12)', () => {
        const suspension = { from: '2026-03-04T02:00:00Z', until: '2026-03-09T02:00:00Z' };

        expect(
            deadlineOf(
                examined('2026-03-02T02:00:00Z'),
                withoutSuspensions(china, { suspensions: [suspension], after: '2026-03-02' }),
            ).lastDay,
        ).toBe('2026-03-13');
        expect(withoutSuspensions(china, { suspensions: [], after: '2026-03-02' })).toEqual(china);
    });

    it('gains nothing by standing still on the day of receipt, which is not counted', () => {
        const suspension = { from: '2026-03-02T03:00:00Z', until: '2026-03-02T08:00:00Z' };

        expect(withoutSuspensions(china, { suspensions: [suspension], after: '2026-03-02' })).toEqual(china);
    });
});

describe('lastDayToPresent', () => {
    it.each([
        ['the expiry', { expiresOn: '2026-03-31' }, '2026-03-31'],
        ['21 days after shipment (14c)', { expiresOn: '2026-03-31', shippedOn: '2026-03-02' }, '2026-03-23'],
        ['not after the expiry (14c)', { expiresOn: '2026-03-20', shippedOn: '2026-03-02' }, '2026-03-20'],
        [
            'as the credit says (48)',
            { expiresOn: '2026-03-31', shippedOn: '2026-03-02', daysAfterShipment: 10 },
            '2026-03-12',
        ],
        [
            'the first banking day after a weekend (29a)',
            { expiresOn: '2026-03-31', shippedOn: '2026-02-28' },
            '2026-03-23',
        ],
        ['the first banking day after holidays (29a)', { expiresOn: '2026-10-01' }, '2026-10-08'],
    ])('is %s', (_words, terms, day) => {
        expect(lastDayToPresent(china, terms)).toBe(day);
    });
});

describe('extended', () => {
    it('moves an expiry over weekends and holidays (29a)', () => {
        expect(extended(china, '2026-02-15')).toBe('2026-02-24');
        expect(extended(china, '2026-10-10')).toBe('2026-10-10');
        expect(extended(readingsOf(china).later, '2026-10-10')).toBe('2026-10-12');
    });

    it('does not move it over force majeure (36)', () => {
        expect(extended(closed, '2026-07-13')).toBe('2026-07-13');
        expect(extended(closed, '2026-07-11')).toBe('2026-07-13');
    });
});
