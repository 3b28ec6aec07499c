import { describe, expect, it } from '@jest/globals';
import { decideTogether } from './decide-together.js';
import { daysPastDue, isPastDue, mustBeDueLater, tenorFault } from './due-date.js';
import { facts as together, waiting } from './testing/presentation-samples.js';
import { morning } from './testing/samples.js';

const tenor = { maximumDays: 90, maximumExtensions: 1, maximumExtensionDays: 30 };

describe('a due date', () => {
    // In China it is still 31 March.
    it.each([
        ['2026-04-01', false],
        ['2026-03-31', true],
        ['2026-03-30', true],
    ])('asked for on 31 March, %s is refused: %s', (dueOn, isRefused) => {
        const ask = () => {
            mustBeDueLater(dueOn, '2026-03-31T15:59:59.999Z');
        };

        if (isRefused) {
            expect(ask).toThrow('DUE_DATE_MUST_BE_IN_FUTURE');
        } else {
            expect(ask).not.toThrow();
        }
    });

    it('need not be named', () => {
        expect(() => {
            mustBeDueLater(undefined, morning);
        }).not.toThrow();
    });

    it.each([
        ['the last day that the policy allows', '2026-06-29', undefined],
        ['one day later', '2026-06-30', 'DUE_DATE_MUST_BE_WITHIN_TENOR'],
        ['none', undefined, 'DUE_DATE_MUST_BE_NAMED'],
    ])('under a policy of 90 days, %s', (_, dueOn, code) => {
        const due = dueOn === undefined ? {} : { dueOn };

        expect(tenorFault(due, { tenor, decidedAt: morning })).toBe(code);
        expect(tenorFault(due, { tenor: undefined, decidedAt: morning })).toBeUndefined();
    });

    it('refuses a request on whatever it rests, before anything is looked up', () => {
        const policy = { ...together.policy, tenor };

        expect(decideTogether(waiting, { ...together, policy, presentation: undefined })).toEqual({
            financing: {
                ...waiting,
                status: 'REFUSED',
                decidedAt: together.decidedAt,
                decision: { code: 'DUE_DATE_MUST_BE_NAMED' },
            },
        });
        expect(decideTogether({ ...waiting, dueOn: '2026-04-30' }, { ...together, policy }).financing.status).toBe(
            'RESERVED',
        );
    });

    it('is past when its day is over in China', () => {
        const due = { dueOn: '2026-06-29' };

        expect(isPastDue(due, '2026-06-29T15:59:59.999Z')).toBe(false);
        expect(isPastDue(due, '2026-06-29T16:00:00.000Z')).toBe(true);
        expect(daysPastDue(due, '2026-07-02T00:00:00.000Z')).toBe(3);
        expect(isPastDue({}, '2099-01-01T00:00:00.000Z')).toBe(false);
    });
});
