import { describe, expect, it } from '@jest/globals';
import type { AmlPolicy } from './aml-policy.js';
import { amlPolicyOn, setAmlPolicies } from './set-aml-policies.js';

const yuan = (whole: bigint) => ({ currency: 'CNY', minorUnits: whole * 100n });
const setAt = '2026-03-31T01:00:00.000Z';
const policy: AmlPolicy = {
    effectiveFrom: '2026-01-01',
    largeValue: yuan(50_000n),
    structuring: { payments: 3, fromBasisPoints: 9_000 },
    fanIn: { payers: 20 },
    fanOut: { payees: 20 },
    passThrough: { amount: yuan(10_000n), basisPoints: 9_000, hours: 24 },
};

describe('setAmlPolicies', () => {
    it('begins a book, and adds to it from today on', () => {
        const book = setAmlPolicies([policy], { book: undefined, setAt });
        const next = { ...policy, effectiveFrom: '2026-04-01', largeValue: yuan(20_000n) };

        expect(setAmlPolicies([next], { book, setAt })).toEqual({ policies: [policy, next] });
    });

    it('refuses: POLICY_MUST_NOT_BEGIN_IN_THE_PAST', () => {
        expect(() => setAmlPolicies([policy], { book: { policies: [policy] }, setAt })).toThrow(
            'POLICY_MUST_NOT_BEGIN_IN_THE_PAST',
        );
    });
});

describe('amlPolicyOn', () => {
    it('refuses: AML_POLICY_MUST_BE_IN_FORCE', () => {
        expect(amlPolicyOn({ policies: [policy] }, '2026-01-01')).toEqual(policy);
        expect(() => amlPolicyOn({ policies: [policy] }, '2025-12-31')).toThrow('AML_POLICY_MUST_BE_IN_FORCE');
    });
});
