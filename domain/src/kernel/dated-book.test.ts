import { describe, expect, it } from '@jest/globals';
import { addDated, inForceOn } from './dated-book.js';

const from = (effectiveFrom: string, words = 'first') => ({ effectiveFrom, words });
const addedAt = '2026-03-31T01:00:00.000Z';
const entries = [from('2026-03-01'), from('2026-04-15')];

describe('addDated', () => {
    it('begins a book with any days, the past among them', () => {
        const first = [from('2020-01-01'), from('2026-01-01')];

        expect(addDated(first, { entries: [], addedAt })).toEqual(first);
    });

    it('adds what applies from today on', () => {
        const today = from('2026-03-31');

        expect(addDated([today], { entries: [from('2026-03-01')], addedAt })).toEqual([from('2026-03-01'), today]);
    });

    it('counts the days of China', () => {
        const late = { entries: [from('2026-03-01')], addedAt: '2026-03-31T16:00:00.000Z' };

        expect(() => addDated([from('2026-03-31')], late)).toThrow('POLICY_MUST_NOT_BEGIN_IN_THE_PAST');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['POLICY_MUST_NOT_BEGIN_IN_THE_PAST', entries, [from('2026-03-30')]],
        ['POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST', entries, [from('2026-04-14')]],
        ['POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST', [], [from('2026-01-01'), from('2020-01-01')]],
    ])('refuses: %s', (code, book, additions) => {
        expect(() => addDated(additions, { entries: book, addedAt })).toThrow(code);
    });
});

describe('inForceOn', () => {
    it('is what began last, and nothing before the first', () => {
        expect(inForceOn(entries, '2026-02-28')).toBeUndefined();
        expect(inForceOn(entries, '2026-04-14')).toEqual(from('2026-03-01'));
        expect(inForceOn(entries, '2026-04-15')).toEqual(from('2026-04-15'));
    });

    it('takes the later of two entries for the same day', () => {
        expect(inForceOn([...entries, from('2026-04-15', 'corrected')], '2026-04-15')?.words).toBe('corrected');
    });
});
