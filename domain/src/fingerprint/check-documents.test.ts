import { describe, expect, it } from '@jest/globals';
import { idOf, morning, policy } from '../receivable/testing/samples.js';
import { answerDocumentCheck, checkDocuments, type CheckFacts } from './check-documents.js';
import type { Match } from './match-document.js';
import { billOfLading, invoice, rival } from './testing/samples.js';

const input = { checkId: idOf(30), documents: [invoice, billOfLading] };
const asked = checkDocuments(input, { bank: 'HaizhouBankMSP', askedAt: morning });
const like: Match = { filing: rival, rules: ['SELLER_AND_LIKE_NUMBER'], likeness: 'SIMILAR' };
const facts: CheckFacts = {
    matches: [[like], []],
    policy: { ...policy, documentsCheckedPerDay: 5 },
    answeredAt: morning,
    checkedToday: 3,
};

describe('answerDocumentCheck', () => {
    it('answers of each document, up to the last of the day', () => {
        expect(answerDocumentCheck(asked, facts)).toEqual({
            ...input,
            bank: 'HaizhouBankMSP',
            askedAt: morning,
            status: 'ANSWERED',
            answeredAt: morning,
            answers: [{ likeness: 'SIMILAR' }, { likeness: 'NONE' }],
        });
    });

    it.each([
        ['one document more', { checkedToday: 4 }],
        ['any under a policy that says nothing', { policy }],
    ])('answers nothing about %s', (_what, changes) => {
        expect(answerDocumentCheck(asked, { ...facts, ...changes })).toEqual({
            ...asked,
            status: 'REFUSED',
            answeredAt: morning,
            refusal: 'DOCUMENTS_CHECKED_MUST_NOT_EXCEED_DAILY_LIMIT',
        });
    });

    it('answers once', () => {
        expect(() => answerDocumentCheck(answerDocumentCheck(asked, facts), facts)).toThrow('CHECK_MUST_BE_ASKED');
    });
});
