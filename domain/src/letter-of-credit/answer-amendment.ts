import { refusals } from '../kernel/refusal.js';
import type { AnswerAmendment } from './amendment-api.js';
import type { Amendment } from './amendment.js';
import { withAdvice, type Advising } from './advise-credit.js';
import { isAdvisedBy, mustBeLive, type Credit } from './credit.js';
import { beneficiarysBank } from './parties.js';

const refusal = refusals({
    ANSWER_MUST_BE_BY_BENEFICIARYS_BANK: 'forbidden',
    AMENDMENT_MUST_BE_ADVISED: 'conflict',
    AMENDMENT_MUST_BE_UNANSWERED: 'conflict',
});

/** Passes an amendment on, by the same banks that advised the credit (UCP 600 art. 9d). */
export function adviseAmendment(amendment: Amendment, credit: Credit, { bank, at }: Advising): Amendment {
    return { ...amendment, advices: withAdvice(credit, amendment.advices, { bank, outcome: 'ADVISED', at }) };
}

/**
 * What the beneficiary says to an amendment, once and through its bank. Only the acceptance of the whole changes the credit:
 * of a part it is a rejection (UCP 600 art. 10c, 10e).
 */
export function answerAmendment(
    { answer, fields }: Pick<AnswerAmendment, 'answer' | 'fields'>,
    { credit, amendment, bank, at }: Advising & { readonly credit: Credit; readonly amendment: Amendment },
): Amendment {
    if (bank !== beneficiarysBank(credit.terms)) {
        throw refusal('ANSWER_MUST_BE_BY_BENEFICIARYS_BANK');
    }
    mustBeLive(credit);
    if (!isAdvisedBy(amendment, bank)) {
        throw refusal('AMENDMENT_MUST_BE_ADVISED');
    }
    if (amendment.answer !== undefined) {
        throw refusal('AMENDMENT_MUST_BE_UNANSWERED', { outcome: amendment.answer.outcome });
    }
    const all = [...Object.keys(amendment.changes), ...amendment.removes];
    const isWhole = fields === undefined || all.every((field) => fields.some((each) => each === field));
    const accepted = isWhole ? 'ACCEPTED' : 'DEEMED_REJECTED';

    return { ...amendment, answer: { outcome: answer === 'ACCEPT' ? accepted : 'REJECTED', at } };
}
