import { describe, expect, it } from '@jest/globals';
import { signed } from '../approval/testing/samples.js';
import { financingPolicyAt, setFinancingPolicy } from './set-financing-policy.js';
import { morning, policy } from './testing/samples.js';

const from = (effectiveFrom: string, capBasisPoints = 8_000) => ({ ...policy, effectiveFrom, capBasisPoints });
const book = { policies: [from('2026-03-01'), from('2026-04-15')] };

describe('setFinancingPolicy', () => {
    it('begins a book with any day: nothing was decided before', () => {
        const first = from('2026-01-01');

        expect(setFinancingPolicy(first, { book: undefined, setAt: morning, signed })).toEqual({
            policies: [{ ...first, signed }],
        });
    });

    it('corrects a policy of the same day by a later entry', () => {
        const corrected = setFinancingPolicy(from('2026-04-15', 7_000), { book, setAt: morning, signed });

        expect(financingPolicyAt(corrected, '2026-04-15T00:00:00Z').capBasisPoints).toBe(7_000);
    });

    it('refuses: POLICY_MUST_BE_SET_BY_TWO', () => {
        const demanding = { policies: [{ ...from('2026-04-15'), changesTakeTwo: true }] };

        expect(() => setFinancingPolicy(from('2026-05-01'), { book: demanding, setAt: morning, signed })).toThrow(
            'POLICY_MUST_BE_SET_BY_TWO',
        );
    });

    it('refuses: POLICY_MUST_NOT_BEGIN_IN_THE_PAST', () => {
        expect(() => setFinancingPolicy(from('2026-03-30'), { book, setAt: morning, signed })).toThrow(
            'POLICY_MUST_NOT_BEGIN_IN_THE_PAST',
        );
    });
});

describe('financingPolicyAt', () => {
    it('changes at midnight in China', () => {
        expect(financingPolicyAt(book, '2026-04-14T15:59:59.999Z').effectiveFrom).toBe('2026-03-01');
        expect(financingPolicyAt(book, '2026-04-14T16:00:00.000Z').effectiveFrom).toBe('2026-04-15');
    });

    it('refuses: FINANCING_POLICY_MUST_BE_IN_FORCE', () => {
        for (const before of [book, undefined]) {
            expect(() => financingPolicyAt(before, '2026-02-28T15:59:59.999Z')).toThrow(
                'FINANCING_POLICY_MUST_BE_IN_FORCE',
            );
        }
    });
});
