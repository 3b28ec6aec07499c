import { describe, expect, it } from '@jest/globals';
import { answerBalanceQuestion, type AnswerFacts } from './answer-balance-question.js';
import type { BalanceQuestion } from './balance-question.js';
import {
    decisionFacts,
    declaration,
    declarationNumber,
    encumbrance,
    idOf,
    morning,
    releaseCode,
    yuan,
} from './testing/samples.js';

const question: BalanceQuestion = {
    questionId: idOf(3),
    bank: 'HarbourBankMSP',
    declarationNumber,
    releaseCode,
    askedAt: morning,
    status: 'ASKED',
};
const facts: AnswerFacts = { ...decisionFacts, encumbrance, questionsToday: 2 };

describe('answerBalanceQuestion', () => {
    it('tells the class and what is left, with the day’s last question', () => {
        expect(answerBalanceQuestion(question, facts)).toEqual({
            ...question,
            answeredAt: morning,
            status: 'ANSWERED',
            answer: {
                class: 'PARTLY_FINANCED',
                available: yuan(100n),
                lines: [
                    { code: 'DECLARED_VALUE', effect: 'ADDS', amount: yuan(1_000n), declarationVersion: 1 },
                    {
                        code: 'ABOVE_CAP',
                        effect: 'TAKES',
                        amount: yuan(200n),
                        policy: { effectiveFrom: '2026-01-01', capBasisPoints: 8_000 },
                    },
                    { code: 'OTHER_BANKS', effect: 'TAKES', amount: yuan(700n) },
                ],
            },
        });
    });

    it('answers for a declaration on which nothing lies', () => {
        expect(answerBalanceQuestion(question, { ...facts, encumbrance: undefined }).answer).toMatchObject({
            class: 'NOT_FINANCED',
            available: yuan(800n),
        });
    });

    it('answers in the currency that customs declares now, where all that lay on it is repaid', () => {
        const repaid = { ...encumbrance, allocations: [] };
        const declared = { ...declaration, totalValue: { currency: 'USD', minorUnits: 100_000n } };
        const known = { declaration: declared, releaseCode };

        expect(answerBalanceQuestion(question, { ...facts, known, encumbrance: repaid }).answer).toMatchObject({
            class: 'NOT_FINANCED',
            available: { currency: 'USD', minorUnits: 80_000n },
        });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const byFob: AnswerFacts = {
        ...facts,
        encumbrance: undefined,
        policy: { ...facts.policy, basis: 'FOB_VALUE' },
    };
    const cancelled = { ...declaration, status: 'CANCELLED' } as const;
    it.each<[string, AnswerFacts]>([
        ['BALANCE_QUESTIONS_MUST_NOT_EXCEED_DAILY_LIMIT', { ...facts, questionsToday: 3, known: undefined }],
        ['DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE', { ...facts, known: undefined }],
        [
            'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
            { ...facts, known: { declaration: cancelled, releaseCode: 'f0'.repeat(16) } },
        ],
        ['DECLARATION_MUST_BE_RELEASED', { ...byFob, known: { declaration: cancelled, releaseCode } }],
        ['FOB_VALUE_MUST_BE_KNOWN', byFob],
    ])('answers: %s', (code, broken) => {
        expect(answerBalanceQuestion(question, broken)).toEqual({
            ...question,
            answeredAt: morning,
            status: 'REFUSED',
            refusal: code,
        });
    });

    it('refuses: QUESTION_MUST_BE_ASKED', () => {
        expect(() => answerBalanceQuestion({ ...question, status: 'ANSWERED' }, facts)).toThrow(
            'QUESTION_MUST_BE_ASKED',
        );
    });
});
