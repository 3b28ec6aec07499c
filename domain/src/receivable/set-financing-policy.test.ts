import { describe, expect, it } from '@jest/globals';
import { financingPolicyAt, setFinancingPolicy } from './set-financing-policy.js';
import { morning, policy } from './testing/samples.js';

const from = (effectiveFrom: string, capBasisPoints = 8_000) => ({ ...policy, effectiveFrom, capBasisPoints });
const signed = { set: { by: 'officer-1', at: morning, transactionId: 'tx1' } };
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

    it('refuses: FINANCING_POLICY_MUST_BE_SET_BY_TWO, as soon as the last of the book demands it', () => {
        const demanding = { policies: [...book.policies, { ...from('2026-05-01'), changesTakeTwo: true }] };
        const next = { ...from('2026-05-01'), changesTakeTwo: false };
        const byTwo = { ...signed, proposed: { by: 'regulator-1', at: morning, transactionId: 'tx0' } };
        const facts = { book: demanding, setAt: morning };

        expect(() => setFinancingPolicy(next, { ...facts, signed })).toThrow('FINANCING_POLICY_MUST_BE_SET_BY_TWO');
        const after = setFinancingPolicy(next, { ...facts, signed: byTwo });
        expect(after.policies.at(-1)).toEqual({ ...next, signed: byTwo });
        expect(setFinancingPolicy(next, { book: after, setAt: morning, signed }).policies).toHaveLength(5);
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
