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
import { fieldsOf } from './repeats.js';
import { missingUnder, standingOn } from './standing.js';

const refusal = refusals({
    ANSWER_MUST_BE_BY_BENEFICIARYS_BANK: 'forbidden',
    AMENDMENT_MUST_BE_ADVISED: 'conflict',
    AMENDMENT_MUST_BE_UNANSWERED: 'conflict',
    AMENDMENTS_MUST_BE_ACCEPTED_TOGETHER_WHOLE: 'invalid',
    AMENDMENT_MUST_BE_ACCEPTED_WITH_WHAT_IT_STANDS_ON: 'conflict',
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
 * of a part it is a rejection (UCP 600 art. 10c, 10e). What stands on others is accepted with them or after them, and is
 * rejected with them. All amendments that change by the answer are given back, the one that is answered first.
 */
export function answerAmendment(
    { answer, fields, together = [] }: Pick<AnswerAmendment, 'answer' | 'fields' | 'together'>,
    facts: AnsweringFacts,
): readonly [Amendment, ...Amendment[]] {
    const { credit, amendment, amendments, bank } = facts;
    if (bank !== beneficiarysBank(credit.terms)) {
        throw refusal('ANSWER_MUST_BE_BY_BENEFICIARYS_BANK');
    }
    mustBeLive(credit);
    const others = amendments.filter(({ number }) => together.includes(number) && number !== amendment.number);
    mustBeAnswerable([amendment, ...others], { bank, isKnown: others.length === new Set(together).size });
    const isWhole = fields === undefined || fieldsOf(amendment).every((field) => fields.some((each) => each === field));
    if (answer === 'ACCEPT' && isWhole) {
        return accepted([amendment, ...others], facts);
    }
    if (together.length > 0) {
        throw refusal('AMENDMENTS_MUST_BE_ACCEPTED_TOGETHER_WHOLE');
    }

    return rejected(answer === 'ACCEPT' ? 'DEEMED_REJECTED' : 'REJECTED', facts);
}

/** Refuses to answer what has not come to the beneficiary, or was answered. */
function mustBeAnswerable(
    answering: readonly Amendment[],
    { bank, isKnown }: { readonly bank: string; readonly isKnown: boolean },
): void {
    if (!isKnown || !answering.every((each) => isAdvisedBy(each, bank))) {
        throw refusal('AMENDMENT_MUST_BE_ADVISED');
    }
    const answered = answering.find(({ answer }) => answer !== undefined);
    if (answered?.answer !== undefined) {
        throw refusal('AMENDMENT_MUST_BE_UNANSWERED', { number: answered.number, outcome: answered.answer.outcome });
    }
}

function accepted(
    accepting: readonly [Amendment, ...Amendment[]],
    { amendments, at, ...facts }: AnsweringFacts,
): readonly [Amendment, ...Amendment[]] {
    const inForce = amendments.filter(({ answer }) => answer?.outcome === 'ACCEPTED');
    const missing = missingUnder(
        accepting,
        inForce.map(({ number }) => number),
    );
    if (missing.length > 0) {
        throw refusal('AMENDMENT_MUST_BE_ACCEPTED_WITH_WHAT_IT_STANDS_ON', { amendments: [...new Set(missing)] });
    }
    const accepts = accepting.map(({ number }) => number);
    mustCoverDrawn(termsRestedOn({ ...facts, amendments }, { accepts, ...facts }), facts.drawn);
    const accept = (each: Amendment): Amendment => ({ ...each, answer: { outcome: 'ACCEPTED', at } });
    const [first, ...rest] = accepting;

    return [accept(first), ...rest.map(accept)];
}

function rejected(
    outcome: 'REJECTED' | 'DEEMED_REJECTED',
    facts: AnsweringFacts,
): readonly [Amendment, ...Amendment[]] {
    const { amendment, amendments, at } = facts;
    const { number } = amendment;
    const fallen = standingOn(number, amendments).filter(({ answer }) => answer === undefined);
    mustNotBeAcceptedByDocuments([amendment, ...fallen], facts);

    return [
        { ...amendment, answer: { outcome, at } },
        ...fallen.map((each): Amendment => ({
            ...each,
            answer: { outcome: 'DEEMED_REJECTED', rejectedWith: number, at },
        })),
    ];
}

/**
 * Documents that are not decided on may be an acceptance (art. 10c), which nobody takes back; and who has had more than the
 * credit allows without an amendment keeps it by that amendment.
 */
function mustNotBeAcceptedByDocuments(
    rejecting: readonly Amendment[],
    { credit, amendments, presentations, drawn }: AnsweringFacts,
): void {
    const undecided = presentations.find((presentation) =>
        rejecting.some((each) => mayAccept(presentation, each, { credit, presentations })),
    );
    if (undecided !== undefined) {
        throw refusal('PRESENTATION_MUST_BE_DECIDED_FIRST', { presentation: undecided.number });
    }
    const others = amendments.filter(({ number }) => !rejecting.some((each) => each.number === number));
    mustCoverDrawn(termsRestedOn({ credit, amendments: others }, { accepts: [], presentations }), drawn);
}
