import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../kernel/refusal.js';
import { moneySchema } from '../kernel/money.js';
import { applicationStatus } from './application.js';
import { applyForCredit, preAdviseCredit, reviseApplication, withdrawApplication } from './apply-for-credit.js';
import { application, creditId, facts, later, usanceTerms } from './testing/samples.js';

const { letterOfCreditReference, instructions } = application;
const request = { creditId, letterOfCreditReference, terms: usanceTerms, instructions };
const onApplication = { ...facts, application };
const preAdvised = { ...application, preAdvisedAt: later };
const ended = { ...application, issuedAt: later };
const twice = { ...usanceTerms, amount: moneySchema.parse({ amount: '900000.00', currency: 'USD' }) };
const faulty = { ...usanceTerms, amount: { currency: 'USD', minorUnits: 0n } };

describe('applyForCredit', () => {
    it('takes an application into the books, as its first version', () => {
        expect(applyForCredit(request, facts)).toEqual(application);
        expect(applicationStatus(application)).toBe('APPLIED');
    });

    it('refuses what could not be issued: CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', () => {
        expect(() => applyForCredit({ ...request, terms: faulty }, facts)).toThrow(
            'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES',
        );
    });
});

describe('reviseApplication', () => {
    const revision = { creditId, version: 1, terms: twice, instructions: {} };

    it('puts new terms in the place of the old, as the next version', () => {
        expect(reviseApplication(revision, onApplication)).toEqual({
            ...application,
            terms: twice,
            instructions: {},
            version: 2,
        });
    });

    it('leaves what was pre-advised: PRE_ADVISED_PARTICULARS_MUST_STAY (UCP 600 art. 11b)', () => {
        const terms = { ...twice, expiry: { ...twice.expiry, expiryDate: '2026-07-31' } };
        let refusal: Refusal | undefined;
        try {
            reviseApplication({ ...revision, terms }, { ...facts, application: preAdvised });
        } catch (error) {
            refusal = error as Refusal;
        }

        expect(refusal?.detail['errors']).toMatchObject([
            { path: 'expiry', code: 'PRE_ADVISED_PARTICULARS_MUST_STAY', rule: 'UCP 600 art. 11b' },
            { path: 'amount', code: 'PRE_ADVISED_PARTICULARS_MUST_STAY' },
        ]);
    });

    it('may change after the pre-advice what it did not say', () => {
        const terms = { ...usanceTerms, charges: [] };

        expect(reviseApplication({ ...revision, terms }, { ...facts, application: preAdvised }).version).toBe(2);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['APPLICATION_MUST_BE_OPEN', { version: 2, terms: faulty }, ended],
        ['APPLICATION_MUST_BE_OPEN', { version: 2, terms: faulty }, { ...application, withdrawnAt: later }],
        ['APPLICATION_MUST_BE_AS_READ', { version: 2, terms: faulty }, application],
        ['CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', { terms: faulty }, application],
    ])('refuses: %s', (code, broken, before) => {
        expect(() => reviseApplication({ ...revision, ...broken }, { ...facts, application: before })).toThrow(code);
    });
});

describe('withdrawApplication', () => {
    it('gives it up', () => {
        expect(applicationStatus(withdrawApplication(application, later))).toBe('WITHDRAWN');
    });

    it.each([
        ['APPLICATION_MUST_BE_OPEN', { ...preAdvised, issuedAt: later }],
        ['APPLICATION_MUST_NOT_BE_PRE_ADVISED', preAdvised],
    ])('refuses: %s', (code, before) => {
        expect(() => withdrawApplication(before, later)).toThrow(code);
    });
});

describe('preAdviseCredit', () => {
    it('tells the particulars and nothing more: no documents, conditions, charges or instructions', () => {
        const { application: after, preAdvice } = preAdviseCredit({ version: 1 }, onApplication);
        const told = preAdvice.particulars;

        expect(applicationStatus(after)).toBe('PREADVISED');
        expect(told).toMatchObject({ amount: usanceTerms.amount, expiry: usanceTerms.expiry });
        expect(Object.keys(told)).not.toEqual(
            expect.arrayContaining([expect.stringMatching(/documents|conditions|charges|confirmation|instructions/i)]),
        );
    });

    it.each([
        ['APPLICATION_MUST_BE_OPEN', 2, { ...preAdvised, issuedAt: later }],
        ['APPLICATION_MUST_BE_AS_READ', 2, preAdvised],
        ['APPLICATION_MUST_NOT_BE_PRE_ADVISED', 1, { ...preAdvised, terms: faulty }],
        ['CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', 1, { ...application, terms: faulty }],
    ])('refuses: %s', (code, version, before) => {
        expect(() => preAdviseCredit({ version }, { ...facts, application: before })).toThrow(code);
    });
});
