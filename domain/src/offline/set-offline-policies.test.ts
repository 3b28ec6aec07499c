import { describe, expect, it } from '@jest/globals';
import { signed, signedByTwo } from '../approval/testing/samples.js';
import { yuan } from '../dcep/testing/samples.js';
import { offlinePolicyAt, setOfflinePolicies } from './set-offline-policies.js';
import { policy } from './testing/samples.js';

const setAt = '2026-03-31T01:00:00.000Z';

describe('setOfflinePolicies', () => {
    it('begins a book, and adds to it', () => {
        const later = { ...policy, effectiveFrom: '2026-04-01', registrationHours: 24 };
        const book = setOfflinePolicies([policy], { book: undefined, setAt, signed });

        expect(setOfflinePolicies([later], { book, setAt, signed: signedByTwo })).toEqual({
            policies: [
                { ...policy, signed },
                { ...later, signed: signedByTwo },
            ],
        });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['COINS_MUST_BE_CNY', { ...policy, caps: { ...policy.caps, amount: { currency: 'USD', minorUnits: 0n } } }],
        ['AMOUNT_MUST_BE_POSITIVE', { ...policy, caps: { ...policy.caps, amount: yuan(0n) } }],
        ['POLICY_MUST_NOT_BEGIN_IN_THE_PAST', policy],
    ])('refuses: %s', (code, broken) => {
        expect(() => setOfflinePolicies([broken], { book: { policies: [policy] }, setAt, signed })).toThrow(code);
    });
});

describe('offlinePolicyAt', () => {
    it('begins at midnight in China', () => {
        const book = { policies: [policy] };

        expect(offlinePolicyAt(book, '2025-12-31T16:00:00.000Z')).toEqual(policy);
        for (const before of [undefined, book]) {
            expect(() => offlinePolicyAt(before, '2025-12-31T15:59:59.999Z')).toThrow(
                'OFFLINE_POLICY_MUST_BE_IN_FORCE',
            );
        }
    });
});
