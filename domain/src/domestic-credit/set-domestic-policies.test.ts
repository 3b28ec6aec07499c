import { describe, expect, it } from '@jest/globals';
import { domesticPolicyOn, setDomesticPolicies } from './set-domestic-policies.js';
import { domesticPolicies, domesticPolicy } from './testing/samples.js';

const setAt = '2026-03-31T01:00:00.000Z';
const next = { ...domesticPolicy, effectiveFrom: '2026-04-15', presentationDays: 21 };
const book = setDomesticPolicies([next], { book: domesticPolicies, setAt });

describe('setDomesticPolicies', () => {
    it('begins a book with any day, and adds to it in the order of days', () => {
        expect(setDomesticPolicies([domesticPolicy], { book: undefined, setAt })).toEqual(domesticPolicies);
        expect(book).toEqual({ policies: [domesticPolicy, next] });
    });

    it.each([
        ['POLICY_MUST_NOT_BEGIN_IN_THE_PAST', '2026-03-30'],
        ['POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST', '2026-04-14'],
    ])('refuses %s', (code, effectiveFrom) => {
        expect(() => setDomesticPolicies([{ ...next, effectiveFrom }], { book, setAt })).toThrow(code);
    });
});

describe('domesticPolicyOn', () => {
    it('is that of the day of issue, whatever was set since', () => {
        expect(domesticPolicyOn(book, '2026-04-14').presentationDays).toBe(15);
        expect(domesticPolicyOn(book, '2026-04-15').presentationDays).toBe(21);
    });

    it.each([undefined, { policies: [] }, domesticPolicies])(
        'refuses: DOMESTIC_POLICY_MUST_BE_IN_FORCE (%#)',
        (before) => {
            expect(() => domesticPolicyOn(before, '2016-10-07')).toThrow('DOMESTIC_POLICY_MUST_BE_IN_FORCE');
        },
    );
});
