import { describe, expect, it } from '@jest/globals';
import { domesticPolicies, domesticPolicy } from '../domestic-credit/testing/samples.js';
import { rulesOf, ucp600 } from './rules.js';
import type { RuleSet } from './terms.js';

const under = (code: RuleSet, issueDate = '2026-03-02') => ({
    terms: { applicableRules: { code } },
    issueDate,
    domesticPolicies: {
        policies: [
            ...domesticPolicies.policies,
            { ...domesticPolicy, effectiveFrom: '2026-06-01', examinationDays: 3, presentationDays: 21 },
        ],
    },
});

describe('the rules of a credit', () => {
    it.each(['UCP_LATEST_VERSION', 'EUCP_LATEST_VERSION', 'UCPURR_LATEST_VERSION', 'EUCPURR_LATEST_VERSION'] as const)(
        'are UCP 600 under %s, whatever policies there are',
        (code) => {
            expect(rulesOf({ ...under(code), domesticPolicies: undefined })).toBe(ucp600);
        },
    );

    it('are for a domestic credit those of the day of its issue', () => {
        expect(rulesOf(under('PRC_DOMESTIC', '2026-05-31'))).toMatchObject({
            examinationDays: 5,
            presentationDays: 15,
        });
        expect(rulesOf(under('PRC_DOMESTIC', '2026-06-01'))).toMatchObject({
            examinationDays: 3,
            presentationDays: 21,
        });
    });

    it.each(['ISP_LATEST_VERSION', 'OTHR'] as const)('refuses %s: CREDIT_MUST_BE_UNDER_KNOWN_RULES', (code) => {
        expect(() => rulesOf(under(code))).toThrow('CREDIT_MUST_BE_UNDER_KNOWN_RULES');
    });
});
