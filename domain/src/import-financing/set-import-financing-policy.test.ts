import { describe, expect, it } from '@jest/globals';
import { signed } from '../approval/testing/samples.js';
import { morning } from '../receivable/testing/samples.js';
import { importFinancingPolicyAt, setImportFinancingPolicy } from './set-import-financing-policy.js';
import { policy } from './testing/samples.js';

describe('setImportFinancingPolicy', () => {
    it('begins a book, and adds to it what applies from a later day on', () => {
        const book = setImportFinancingPolicy(policy, { book: undefined, setAt: morning, signed });
        const lower = { ...policy, effectiveFrom: '2026-04-01', capBasisPoints: 6_000 };
        const after = setImportFinancingPolicy(lower, { book, setAt: morning, signed });

        expect(importFinancingPolicyAt(after, '2026-03-31T15:59:59.999Z')).toEqual(policy);
        expect(importFinancingPolicyAt(after, '2026-03-31T16:00:00.000Z')).toEqual(lower);
    });

    it('refuses to decide without one: IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE', () => {
        expect(() => importFinancingPolicyAt(undefined, morning)).toThrow('IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE');
    });
});
