import { describe, expect, it } from '@jest/globals';
import { issueCredit } from './issue-credit.js';
import { application, facts, issued, later, usanceTerms } from './testing/samples.js';

const faulty = { ...application, terms: { ...usanceTerms, amount: { currency: 'USD', minorUnits: 0n } } };

describe('issueCredit', () => {
    it('binds the bank on this day, to what the application says', () => {
        expect(issueCredit({ version: 1 }, { ...facts, application })).toEqual({
            application: { ...application, issuedAt: facts.at },
            credit: issued,
        });
    });

    it('is dated by the day in China: an hour before midnight in Greenwich it is tomorrow', () => {
        const at = '2026-03-02T16:00:00.000Z';

        expect(issueCredit({ version: 1 }, { ...facts, at, application }).credit.issueDate).toBe('2026-03-03');
    });

    it('is tested as of the day of issue, not of the application', () => {
        const at = '2026-06-01T01:00:00.000Z';

        expect(() => issueCredit({ version: 1 }, { ...facts, at, application })).toThrow(
            'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES',
        );
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['APPLICATION_MUST_BE_OPEN', 2, { ...faulty, issuedAt: later }],
        ['APPLICATION_MUST_BE_AS_READ', 2, faulty],
        ['CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', 1, faulty],
    ])('refuses: %s', (code, version, before) => {
        expect(() => issueCredit({ version }, { ...facts, application: before })).toThrow(code);
    });
});
