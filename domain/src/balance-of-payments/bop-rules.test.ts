import { describe, expect, it } from '@jest/globals';
import { bopRulesOn, bopRulesSchema, institutionCodeOf, setBopRules } from './bop-rules.js';
import { rules } from './testing/samples.js';

const setAt = '2026-03-31T01:00:00.000Z';
const book = setBopRules(rules, { book: undefined, setAt });
const later = { ...rules, effectiveFrom: '2026-07-01', institutions: [] };

describe('bop rules', () => {
    it('apply to the payments of their days, the first of them from before they were set', () => {
        const both = setBopRules(later, { book, setAt });

        expect(bopRulesOn(both, '2026-01-01')).toBe(rules);
        expect(bopRulesOn(both, '2026-06-30')).toBe(rules);
        expect(bopRulesOn(both, '2026-07-01')).toBe(later);
    });

    it('refuse a payment of a day before the first, and a bank without a code', () => {
        expect(() => bopRulesOn(book, '2025-12-31')).toThrow('BOP_RULES_MUST_BE_IN_FORCE');
        expect(() => bopRulesOn(undefined, '2026-03-31')).toThrow('BOP_RULES_MUST_BE_IN_FORCE');
        expect(() => institutionCodeOf(rules, 'PearlBankMSP')).toThrow('BANK_MUST_HAVE_INSTITUTION_CODE');
        expect(institutionCodeOf(rules, 'HaizhouBankMSP')).toBe('330200010401');
    });

    it('never change for days that are over', () => {
        const past = { ...rules, effectiveFrom: '2026-03-30' };

        expect(() => setBopRules(past, { book, setAt })).toThrow('POLICY_MUST_NOT_BEGIN_IN_THE_PAST');
    });

    const [institution] = rules.institutions;
    const [code] = rules.transactionCodes;
    it.each([
        ['a bank', { institutions: [institution, { ...institution, institutionCode: '330200010402' }] }],
        ['a code of an institution', { institutions: [institution, { ...institution, bank: 'PearlBankMSP' }] }],
        ['a transaction code', { transactionCodes: [code, { ...code, means: 'Something else' }] }],
    ])('name %s once', (_, wrong) => {
        expect(bopRulesSchema.safeParse({ ...rules, ...wrong }).error?.issues).toHaveLength(1);
        expect(bopRulesSchema.safeParse(rules).success).toBe(true);
    });
});
