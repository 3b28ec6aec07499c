import { refusals } from '../kernel/refusal.js';
import { mayAccept } from '../presentation/acceptance.js';
import type { Presentation } from '../presentation/presentation.js';
import { termsRestedOn } from '../presentation/rested-on.js';
import type { AnswerAmendment } from './amendment-api.js';
import type { Amendment } from './amendment.js';
import { withAdvice, type Advising } from './advise-credit.js';
import { isAdvisedBy, mustBeLive, type Advice, type Credit } from './credit.js';
import { mustCoverDrawn, type Drawn } from './drawing.js';
import { beneficiarysBank } from './parties.js';

const refusal = refusals({
    ANSWER_MUST_BE_BY_BENEFICIARYS_BANK: 'forbidden',
    AMENDMENT_MUST_BE_ADVISED: 'conflict',
    AMENDMENT_MUST_BE_UNANSWERED: 'conflict',
    PRESENTATION_MUST_BE_DECIDED_FIRST: 'conflict',
});

/** What an answer depends on. */
export interface AnsweringFacts extends Advising {
    readonly credit: Credit;
    readonly amendment: Amendment;
    /** All that were issued so far. */
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
    readonly drawn: Drawn;
}

/** Passes an amendment on, by the same banks that advised the credit (UCP 600 art. 9d). */
export function adviseAmendment(amendment: Amendment, credit: Credit, { bank, at }: Advising): Amendment {
    return { ...amendment, advices: withAdvice(credit, amendment.advices, { bank, outcome: 'ADVISED', at }) };
}

/** Tells the bank that sent the amendment that it is not passed on, without delay (UCP 600 art. 9e, 9f). */
export function declineAmendmentAdvice(
    amendment: Amendment,
    credit: Credit,
    { bank, at, reason }: Advising & Pick<Extract<Advice, { outcome: 'DECLINED' }>, 'reason'>,
): Amendment {
    const advice = { bank, outcome: 'DECLINED', reason, at } as const;

    return { ...amendment, advices: withAdvice(credit, amendment.advices, advice) };
}

/**
 * What the beneficiary says to an amendment, once and through its bank. Only the acceptance of the whole changes the credit:
 * of a part it is a rejection (UCP 600 art. 10c, 10e).
 */
export function answerAmendment(
    { answer, fields }: Pick<AnswerAmendment, 'answer' | 'fields'>,
    facts: AnsweringFacts,
): Amendment {
    const { credit, amendment, bank, at } = facts;
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
    if (answer === 'ACCEPT' && isWhole) {
        mustCoverDrawn(termsRestedOn(facts, { accepts: [amendment.number], ...facts }), facts.drawn);
        return { ...amendment, answer: { outcome: 'ACCEPTED', at } };
    }
    mustNotBeAcceptedByDocuments(facts);

    return { ...amendment, answer: { outcome: answer === 'ACCEPT' ? 'DEEMED_REJECTED' : 'REJECTED', at } };
}

/**
 * Documents that are not decided on may be an acceptance (art. 10c), which nobody takes back; and who has had more than the
 * credit allows without an amendment keeps it by that amendment.
 */
function mustNotBeAcceptedByDocuments({ credit, amendment, amendments, presentations, drawn }: AnsweringFacts): void {
    const undecided = presentations.find((each) => mayAccept(each, amendment, { credit, presentations }));
    if (undecided !== undefined) {
        throw refusal('PRESENTATION_MUST_BE_DECIDED_FIRST', { presentation: undecided.number });
    }
    const others = amendments.filter(({ number }) => number !== amendment.number);
    mustCoverDrawn(termsRestedOn({ credit, amendments: others }, { accepts: [], presentations }), drawn);
}
