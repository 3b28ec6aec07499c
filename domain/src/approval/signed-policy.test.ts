import { describe, expect, it } from '@jest/globals';
import { addSigned, policyAt } from './signed-policy.js';
import { signed, signedByTwo } from './testing/samples.js';

const setAt = '2026-03-31T01:00:00.000Z';
const from = (effectiveFrom: string, more: object = {}) => ({ effectiveFrom, ...more });
const book = { policies: [from('2026-03-01'), from('2026-04-15')] };

describe('addSigned', () => {
    it('names in the book who has signed each of what is added, and leaves what is there as it was', () => {
        const added = [from('2026-05-01'), from('2026-06-01')];

        expect(addSigned(added, { book, setAt, signed }).policies).toEqual([
            ...book.policies,
            ...added.map((policy) => ({ ...policy, signed })),
        ]);
    });

    it('refuses: POLICY_MUST_BE_SET_BY_TWO, as soon as the last of the book demands it', () => {
        const demanding = { policies: [...book.policies, from('2026-05-01', { changesTakeTwo: true })] };
        const next = from('2026-05-01', { changesTakeTwo: false });

        expect(() => addSigned([next], { book: demanding, setAt, signed })).toThrow('POLICY_MUST_BE_SET_BY_TWO');
        const after = addSigned([next], { book: demanding, setAt, signed: signedByTwo });
        expect(after.policies.at(-1)).toEqual({ ...next, signed: signedByTwo });
        expect(addSigned([next], { book: after, setAt, signed }).policies).toHaveLength(5);
    });

    it('refuses: POLICY_MUST_NOT_BEGIN_IN_THE_PAST', () => {
        expect(() => addSigned([from('2026-03-30')], { book, setAt, signed })).toThrow(
            'POLICY_MUST_NOT_BEGIN_IN_THE_PAST',
        );
    });
});

describe('policyAt', () => {
    it('changes at midnight in China, and says what the policy says: not who has signed it', () => {
        const after = addSigned([from('2026-05-01')], { book, setAt, signed });

        expect(policyAt(after, '2026-04-30T15:59:59.999Z')).toEqual(from('2026-04-15'));
        expect(policyAt(after, '2026-04-30T16:00:00.000Z')).toEqual(from('2026-05-01'));
    });

    it('is none before the first', () => {
        expect(policyAt(book, '2026-02-28T15:59:59.999Z')).toBeUndefined();
        expect(policyAt(undefined, setAt)).toBeUndefined();
    });
});
