import { describe, expect, it } from '@jest/globals';
import { maturityOf, onBoardDate, paymentDay, type MaturityBasis, type Shipped } from './maturity.js';
import { isAmong, shipmentDays } from './period-words.js';
import { china, newYork } from './testing/samples.js';

const bill = (issueDate: string, ...onBoardDates: readonly string[]): Shipped => ({ issueDate, onBoardDates });

describe('maturityOf', () => {
    it.each<[string, MaturityBasis, string]>([
        ['a fixed date', { basis: 'FIXED', dueDate: '2026-06-30' }, '2026-06-30'],
        ['30 days from 1 May', { basis: 'AFTER_DATE', days: 30, date: '2026-05-01' }, '2026-05-31'],
        ['at sight', { basis: 'AFTER_SIGHT', days: 0, sight: { receivedOn: '2026-03-02' } }, '2026-03-02'],
        [
            '90 days after sight: receipt by the drawee',
            { basis: 'AFTER_SIGHT', days: 90, sight: { receivedOn: '2026-03-02' } },
            '2026-05-31',
        ],
        [
            'after refusal and waiver: acceptance of the documents',
            {
                basis: 'AFTER_SIGHT',
                days: 90,
                sight: { receivedOn: '2026-03-02', acceptedAfterRefusalOn: '2026-03-12' },
            },
            '2026-06-10',
        ],
        [
            'the date of issue of a bill without notation',
            { basis: 'AFTER_BL_DATE', days: 60, shipped: [bill('2026-01-05')] },
            '2026-03-06',
        ],
        [
            'the on-board date of a bill with one',
            { basis: 'AFTER_BL_DATE', days: 60, shipped: [bill('2026-01-05', '2026-01-07')] },
            '2026-03-08',
        ],
        [
            'the earliest of several notations on one bill',
            { basis: 'AFTER_BL_DATE', days: 60, shipped: [bill('2026-01-05', '2026-01-09', '2026-01-07')] },
            '2026-03-08',
        ],
        [
            'the latest of several bills under one draft',
            {
                basis: 'AFTER_BL_DATE',
                days: 60,
                shipped: [bill('2026-01-05', '2026-01-07'), bill('2026-01-04', '2026-01-12', '2026-01-10')],
            },
            '2026-03-11',
        ],
        ['a leap day', { basis: 'AFTER_DATE', days: 1, date: '2028-02-28' }, '2028-02-29'],
    ])('is %s', (_words, maturity, day) => {
        expect(maturityOf(maturity)).toBe(day);
    });

    it('excludes the day from which it runs, which a shipment includes (article 3)', () => {
        const [may, day] = ['2026-05-01', 1];

        expect(isAmong(shipmentDays({ words: 'FROM', day: may }), may)).toBe(true);
        expect(maturityOf({ basis: 'AFTER_DATE', days: day, date: may })).toBe('2026-05-02');
    });
});

describe('onBoardDate', () => {
    it('is that of the bill, or of its first notation', () => {
        expect(onBoardDate(bill('2026-01-05'))).toBe('2026-01-05');
        expect(onBoardDate(bill('2026-01-05', '2026-01-09', '2026-01-07'))).toBe('2026-01-07');
    });
});

describe('paymentDay', () => {
    it.each([
        ['2026-10-03', '2026-10-08'],
        ['2026-10-10', '2026-10-10'],
        ['2026-10-11', '2026-10-12'],
    ])('of what is due on %s is %s in China', (maturity, day) => {
        expect(paymentDay(china, maturity)).toBe(day);
    });

    it('is that of the place of payment', () => {
        expect(paymentDay(newYork, '2026-10-10')).toBe('2026-10-12');
        expect(paymentDay(newYork, '2026-05-23')).toBe('2026-05-26');
    });

    it('refuses: CALENDAR_MUST_COVER_DAY', () => {
        expect(() => paymentDay(china, '2027-01-04')).toThrow('CALENDAR_MUST_COVER_DAY');
    });
});
