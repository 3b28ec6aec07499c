import { describe, expect, it } from '@jest/globals';
import { setBopRules } from './bop-rules.js';
import { dueDay } from './report-deadline.js';
import { calendars, morning, rules } from './testing/samples.js';

const book = setBopRules(rules, { book: undefined, setAt: morning });
const due = (day: string, at: string, known: object = {}) =>
    dueDay({ day, direction: 'RECEIVED' }, { book, calendars, at, ...known });

describe('a payment that is not reported', () => {
    it('is due five banking days after it came in: holidays and weekends are none, days made up for are', () => {
        expect(due('2026-03-30', morning)).toEqual({ dueOn: '2026-04-06', isOverdue: false });
        // Spring Festival, with a Saturday before it on which banks work.
        expect(due('2026-02-12', morning)).toMatchObject({ dueOn: '2026-02-26' });
    });

    it('is due the next banking day where it went out', () => {
        expect(dueDay({ day: '2026-03-27', direction: 'PAID' }, { book, calendars, at: morning })).toEqual({
            dueOn: '2026-03-30',
            isOverdue: true,
        });
    });

    it('is overdue when its last day is over in China', () => {
        expect(due('2026-03-30', '2026-04-06T15:59:59.999Z').isOverdue).toBe(false);
        expect(due('2026-03-30', '2026-04-06T16:00:00.000Z').isOverdue).toBe(true);
    });

    it('is not overdue where nobody can tell its last day', () => {
        expect(due('2026-03-30', morning, { calendars: undefined })).toEqual({ isOverdue: false });
        expect(due('2025-12-31', morning)).toEqual({ isOverdue: false });
        expect(due('2026-03-30', morning, { book: undefined })).toEqual({ isOverdue: false });
    });
});
