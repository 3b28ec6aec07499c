import { describe, expect, it } from '@jest/globals';
import { signed } from '../approval/testing/samples.js';
import type { InterestTerms } from '../interest/interest-terms.js';
import type { CurrencyPolicy } from './currency-policy.js';
import { currencyPolicyAt, setCurrencyPolicies } from './set-currency-policies.js';

const setAt = '2026-03-31T01:00:00.000Z';
const cash: CurrencyPolicy = {
    effectiveFrom: '2020-01-01',
    regime: 'CASH_LIKE',
    reserveBasisPoints: { bank: 10_000, paymentInstitution: 10_000 },
    dailyCaps: {},
};
const deposit: CurrencyPolicy = {
    ...cash,
    effectiveFrom: '2026-01-01',
    regime: 'DEPOSIT_MONEY',
    reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
};
const interest: InterestTerms = {
    yearlyBasisPoints: { CORPORATE: 5, I: 5, II: 5, III: 5 },
    dayCount: 360,
    settledOn: ['03-20', '06-20', '09-20', '12-20'],
};

describe('setCurrencyPolicies', () => {
    it('begins a book with what has been in force for years', () => {
        const policies = [cash, deposit];

        expect(setCurrencyPolicies(policies, { book: undefined, setAt, signed })).toEqual({
            policies: policies.map((policy) => ({ ...policy, signed })),
        });
    });

    it('takes interest on deposit money', () => {
        const policies = [{ ...deposit, interest }];

        expect(setCurrencyPolicies(policies, { book: undefined, setAt, signed })).toEqual({
            policies: policies.map((policy) => ({ ...policy, signed })),
        });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['RESERVE_MUST_BE_FULL_FOR_CASH', { ...cash, interest, reserveBasisPoints: deposit.reserveBasisPoints }],
        ['RESERVE_MUST_BE_FULL_FOR_CASH', { ...cash, reserveBasisPoints: { bank: 10_000, paymentInstitution: 9_999 } }],
        ['CASH_MUST_BEAR_NO_INTEREST', { ...cash, interest }],
        ['POLICY_MUST_NOT_BEGIN_IN_THE_PAST', cash],
    ])('refuses: %s', (code, policy) => {
        expect(() => setCurrencyPolicies([policy], { book: { policies: [deposit] }, setAt, signed })).toThrow(code);
    });
});

describe('currencyPolicyAt', () => {
    const book = { policies: [cash, deposit] };

    it('changes the regime at midnight in China', () => {
        expect(currencyPolicyAt(book, '2025-12-31T15:59:59.999Z').regime).toBe('CASH_LIKE');
        expect(currencyPolicyAt(book, '2025-12-31T16:00:00.000Z').regime).toBe('DEPOSIT_MONEY');
    });

    it('refuses: CURRENCY_POLICY_MUST_BE_IN_FORCE', () => {
        for (const before of [undefined, book]) {
            expect(() => currencyPolicyAt(before, '2019-12-31T15:59:59.999Z')).toThrow(
                'CURRENCY_POLICY_MUST_BE_IN_FORCE',
            );
        }
    });
});
