import { describe, expect, it } from '@jest/globals';
import { signed } from '../approval/testing/samples.js';
import { morning } from '../receivable/testing/samples.js';
import { packingCreditPolicyAt, setPackingCreditPolicy } from './set-packing-credit-policy.js';
import { advance } from './testing/samples.js';

describe('setPackingCreditPolicy', () => {
    it('begins a book, and adds to it what applies from a later day on', () => {
        const book = setPackingCreditPolicy(advance, { book: undefined, setAt: morning, signed });
        const lower = { ...advance, effectiveFrom: '2026-04-01', advanceBasisPoints: 6_000 };
        const after = setPackingCreditPolicy(lower, { book, setAt: morning, signed });

        expect(packingCreditPolicyAt(after, '2026-03-31T15:59:59.999Z')).toEqual(advance);
        expect(packingCreditPolicyAt(after, '2026-03-31T16:00:00.000Z')).toEqual(lower);
    });

    it('refuses to decide without one: PACKING_CREDIT_POLICY_MUST_BE_IN_FORCE', () => {
        expect(() => packingCreditPolicyAt(undefined, morning)).toThrow('PACKING_CREDIT_POLICY_MUST_BE_IN_FORCE');
    });
});
