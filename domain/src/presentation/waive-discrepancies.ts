import { localDay } from '../calendar/banking-days.js';
import { compare, moneyToWire } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { available } from '../letter-of-credit/drawing.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import { drawnFrom } from '../transfer/transferred-amount.js';
import { lesserOf, partyBehind } from './amended-choices.js';
import { mustBeExaminingBank, otherDrawings, type Examining, type ExaminingFacts } from './examine-presentation.js';
import { mustBeNew } from './lodge-presentation.js';
import { asItStands } from './preclusion.js';
import { holdsAmount, stepFrom } from './presentation-status.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({
    REFUSED_DOCUMENTS_MUST_AWAIT_THE_WAIVER: 'conflict',
    WAIVED_AMOUNT_MUST_BE_AVAILABLE: 'conflict',
});

/**
 * Takes documents with the discrepancies that the applicant has waived, from when on they are honoured as if they complied.
 * The bank need not (UCP 600 art. 16b); and a waiver cures nothing where the bank's time is over, since it must honour then
 * anyway. What was refused waits for a waiver only where the notice says so (art. 16c iii b): otherwise the documents are at
 * the presenter's disposal, who may present them again. It has given its amount back, and takes it again, unless that is
 * gone meanwhile.
 */
export function waiveDiscrepancies({
    presentation,
    ...facts
}: ExaminingFacts & { readonly presentation: Presentation }): Presentation {
    mustBeExaminingBank(presentation, facts.bank);
    const standing = asItStands(presentation, facts);
    const status = stepFrom(standing.status, 'ACCEPT_WAIVER');
    if (standing.refusal !== undefined && standing.refusal.disposal !== 'HELD_FOR_WAIVER') {
        throw refusal('REFUSED_DOCUMENTS_MUST_AWAIT_THE_WAIVER', { disposal: standing.refusal.disposal });
    }
    if (!holdsAmount(standing.status)) {
        mustBeLeft(standing, facts);
    }

    return { ...standing, status, waiver: { acceptedOn: localDay(facts.calendar, facts.at), at: facts.at } };
}

/** Gives refused documents back, after which nobody can waive what was wrong with them (art. 16e). */
export function returnDocuments({
    presentation,
    ...examining
}: Examining & { readonly presentation: Presentation }): Presentation {
    mustBeExaminingBank(presentation, examining.bank);

    return { ...presentation, status: stepFrom(presentation.status, 'RETURN'), returnedAt: examining.at };
}

/** By the terms as they are now: what the beneficiary has accepted meanwhile may leave less. */
function mustBeLeft(presentation: Presentation, { others, transfers, at, ...amended }: ExaminingFacts): void {
    const { amount, documents, forwards, examiningBank } = presentation;
    const bound = termsAtTime(amended, { party: partyBehind(amended.credit, examiningBank), at });
    const terms = lesserOf(bound.terms, termsAtTime(amended, { party: 'BENEFICIARY', at }).terms);
    const presentations = otherDrawings(presentation, { others });
    const left = available(terms, drawnFrom({ presentations, transfers, forwards }));
    if (compare(amount, left) > 0) {
        throw refusal('WAIVED_AMOUNT_MUST_BE_AVAILABLE', { available: { ...moneyToWire(left) } });
    }
    mustBeNew(documents, presentations);
}
