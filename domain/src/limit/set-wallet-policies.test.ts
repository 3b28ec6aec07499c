import { describe, expect, it } from '@jest/globals';
import { signed, signedByTwo } from '../approval/testing/samples.js';
import { setWalletPolicies, walletPolicyAt } from './set-wallet-policies.js';
import { pilot2020, speech2021 } from './testing/published.js';

const setAt = '2026-03-31T01:00:00.000Z';

describe('setWalletPolicies', () => {
    it('begins a book with what applied before, and adds to it from today on, with who has signed each', () => {
        const book = setWalletPolicies([pilot2020], { book: undefined, setAt, signed });
        const next = { ...speech2021, effectiveFrom: '2026-03-31' };

        expect(setWalletPolicies([next], { book, setAt, signed: signedByTwo })).toEqual({
            policies: [
                { ...pilot2020, signed },
                { ...next, signed: signedByTwo },
            ],
        });
    });

    it('refuses: POLICY_MUST_BE_SET_BY_TWO', () => {
        const demanding = { policies: [{ ...pilot2020, changesTakeTwo: true }] };

        expect(() => setWalletPolicies([speech2021], { book: demanding, setAt, signed })).toThrow(
            'POLICY_MUST_BE_SET_BY_TWO',
        );
    });

    it('refuses: POLICY_MUST_NOT_BEGIN_IN_THE_PAST', () => {
        const book = { policies: [pilot2020] };

        expect(() => setWalletPolicies([speech2021], { book, setAt, signed })).toThrow(
            'POLICY_MUST_NOT_BEGIN_IN_THE_PAST',
        );
    });
});

describe('walletPolicyAt', () => {
    const book = { policies: [pilot2020, { ...speech2021, signed }] };

    it('is that of the day in China, without who has signed it, and none before the first', () => {
        expect(walletPolicyAt(book, '2021-11-08T15:59:59.999Z')).toEqual(pilot2020);
        expect(walletPolicyAt(book, '2021-11-08T16:00:00.000Z')).toEqual(speech2021);
        expect(walletPolicyAt(book, '2019-12-31T15:59:59.999Z')).toBeUndefined();
        expect(walletPolicyAt(undefined, setAt)).toBeUndefined();
    });
});
