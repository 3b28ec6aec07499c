import { describe, expect, it } from '@jest/globals';
import { isAmong, periodWordsSchema, shipmentDays, type PeriodWords } from './period-words.js';

describe('shipmentDays', () => {
    it.each<[PeriodWords, object]>([
        [{ words: 'TO', day: '2026-05-01' }, { until: '2026-05-01' }],
        [{ words: 'UNTIL', day: '2026-05-01' }, { until: '2026-05-01' }],
        [{ words: 'TILL', day: '2026-05-01' }, { until: '2026-05-01' }],
        [{ words: 'FROM', day: '2026-05-01' }, { from: '2026-05-01' }],
        [{ words: 'BEFORE', day: '2026-05-01' }, { until: '2026-04-30' }],
        [{ words: 'AFTER', day: '2026-05-01' }, { from: '2026-05-02' }],
        [
            { words: 'ON_OR_ABOUT', day: '2026-03-03' },
            { from: '2026-02-26', until: '2026-03-08' },
        ],
        [
            { words: 'BETWEEN', first: '2026-05-01', last: '2026-05-31' },
            { from: '2026-05-01', until: '2026-05-31' },
        ],
        [
            { words: 'BETWEEN', first: '2026-05-01', last: '2026-05-01' },
            { from: '2026-05-01', until: '2026-05-01' },
        ],
        [
            { words: 'FIRST_HALF', month: '2026-02' },
            { from: '2026-02-01', until: '2026-02-15' },
        ],
        [
            { words: 'SECOND_HALF', month: '2026-02' },
            { from: '2026-02-16', until: '2026-02-28' },
        ],
        [
            { words: 'SECOND_HALF', month: '2028-02' },
            { from: '2028-02-16', until: '2028-02-29' },
        ],
        [
            { words: 'BEGINNING', month: '2026-12' },
            { from: '2026-12-01', until: '2026-12-10' },
        ],
        [
            { words: 'MIDDLE', month: '2026-12' },
            { from: '2026-12-11', until: '2026-12-20' },
        ],
        [
            { words: 'END', month: '2026-12' },
            { from: '2026-12-21', until: '2026-12-31' },
        ],
    ])('%j is %j (article 3)', (words, days) => {
        expect(shipmentDays(periodWordsSchema.parse(words))).toEqual(days);
    });

    it('refuses: PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS', () => {
        const backwards = { words: 'BETWEEN', first: '2026-05-02', last: '2026-05-01' } as const;

        expect(() => shipmentDays(backwards)).toThrow('PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS');
    });

    it.each([
        { words: 'PROMPTLY' },
        { words: 'END', day: '2026-05-01' },
        { words: 'END', month: '2026-13' },
        { words: 'BETWEEN', first: '2026-05-01' },
    ])('is not asked of %j', (words) => {
        expect(periodWordsSchema.safeParse(words).success).toBe(false);
    });
});

describe('isAmong', () => {
    it('takes both ends', () => {
        const days = shipmentDays({ words: 'ON_OR_ABOUT', day: '2026-05-10' });

        expect(['2026-05-04', '2026-05-05', '2026-05-15', '2026-05-16'].map((day) => isAmong(days, day))).toEqual([
            false,
            true,
            true,
            false,
        ]);
    });

    it('has no bound where the words have none', () => {
        expect(isAmong(shipmentDays({ words: 'AFTER', day: '2026-05-01' }), '2099-01-01')).toBe(true);
        expect(isAmong(shipmentDays({ words: 'BEFORE', day: '2026-05-01' }), '1999-01-01')).toBe(true);
        expect(isAmong(shipmentDays({ words: 'BEFORE', day: '2026-05-01' }), '2026-05-01')).toBe(false);
    });
});
