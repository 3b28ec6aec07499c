import { refusals } from '../kernel/refusal.js';
import { balanceClass, balanceOf, basisOf, isReleased, lyingOn } from './balance.js';
import type { BalanceQuestion, QuestionRefusalCode } from './balance-question.js';
import type { DecisionFacts } from './decide-financing.js';
import { explainBalanceTo } from './explain-balance.js';
import { baseOf } from './financing-base.js';

const refusal = refusals({ QUESTION_MUST_BE_ASKED: 'conflict' });

export interface AnswerFacts extends DecisionFacts {
    /** How often the bank asked about this declaration today, this question not counted. */
    readonly questionsToday: number;
}

/**
 * Answers how much of a declaration is left and why: of what others financed only that sum by which less is left.
 * Every question counts against the day's limit, the wrong guesses too, and one above it learns nothing.
 */
export function answerBalanceQuestion(question: BalanceQuestion, facts: AnswerFacts): BalanceQuestion {
    if (question.status !== 'ASKED') {
        throw refusal('QUESTION_MUST_BE_ASKED');
    }
    const answered = { ...question, answeredAt: facts.decidedAt };
    if (facts.questionsToday >= facts.policy.balanceQuestionsPerDay) {
        return refused(answered, 'BALANCE_QUESTIONS_MUST_NOT_EXCEED_DAILY_LIMIT');
    }
    if (facts.known?.releaseCode !== question.releaseCode) {
        return refused(answered, 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE');
    }
    const { declaration } = facts.known;
    if (!isReleased(declaration)) {
        return refused(answered, 'DECLARATION_MUST_BE_RELEASED');
    }
    const explained = { declaration, encumbrance: lyingOn(declaration, facts.encumbrance), policy: facts.policy };
    if (baseOf(declaration, basisOf(declaration, explained.encumbrance, explained.policy)) === undefined) {
        return refused(answered, 'FOB_VALUE_MUST_BE_KNOWN');
    }
    const balance = balanceOf(explained.declaration, explained.encumbrance, explained.policy);
    const { lines, available } = explainBalanceTo(question.bank, explained);

    return {
        ...answered,
        status: 'ANSWERED',
        answer: { class: balanceClass(balance), available, lines },
    };
}

function refused(question: BalanceQuestion, code: QuestionRefusalCode): BalanceQuestion {
    return { ...question, status: 'REFUSED', refusal: code };
}
