import { localDay } from '../calendar/banking-days.js';
import { unauthorised, type DiscrepancyAdvice } from '../discrepancy-advice/discrepancy-advice.js';
import { moneyToWire } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { choicesByAmount } from './amended-choices.js';
import { mustBeExaminingBank, type Examining, type ExaminingFacts } from './examine-presentation.js';
import { mustBeNew } from './lodge-presentation.js';
import { asItStands } from './preclusion.js';
import { holdsAmount, stepFrom } from './presentation-status.js';
import { discrepanciesOf, type Presentation } from './presentation.js';
import { choiceThatLeaves, mostLeft, otherDrawings, restingOn, takenBy } from './rested-on.js';

const refusal = refusals({
    REFUSED_DOCUMENTS_MUST_AWAIT_THE_WAIVER: 'conflict',
    ISSUING_BANK_MUST_HAVE_AUTHORISED: 'conflict',
    APPLICANT_MUST_HAVE_WAIVED: 'conflict',
    WAIVED_AMOUNT_MUST_BE_AVAILABLE: 'conflict',
});

/** What taking discrepant documents starts from. */
export interface Waiving extends ExaminingFacts {
    readonly presentation: Presentation;
    /** What the issuing bank was asked about them where they were presented first, and has answered. */
    readonly advice: DiscrepancyAdvice | undefined;
}

/**
 * Takes documents with the discrepancies that the applicant has waived, from when on they are honoured as if they complied;
 * a bank other than the issuing one, with its authority, without which it would not be reimbursed (art. 7c, 8c).
 * The bank need not (UCP 600 art. 16b); and a waiver cures nothing where the bank's time is over, since it must honour then
 * anyway. What was refused waits for a waiver only where the notice says so (art. 16c iii b): otherwise the documents are at
 * the presenter's disposal, who may present them again. It has given its amount back, and takes it again, unless that is
 * gone meanwhile. And what the credit allows only with an amendment that the beneficiary has not answered is taken by that
 * amendment, which it accepts so.
 */
export function waiveDiscrepancies({ presentation, advice, ...facts }: Waiving): Presentation {
    mustBeExaminingBank(presentation, facts.bank);
    const standing = asItStands(presentation, facts);
    const status = stepFrom(standing.status, 'ACCEPT_WAIVER');
    if (standing.refusal !== undefined && standing.refusal.disposal !== 'HELD_FOR_WAIVER') {
        throw refusal('REFUSED_DOCUMENTS_MUST_AWAIT_THE_WAIVER', { disposal: standing.refusal.disposal });
    }
    mustBeWaived(standing, { advice, credit: facts.credit });
    const taken = holdsAmount(standing.status) ? takenAsHeld(standing, facts) : takenAgain(standing, facts);

    return { ...taken, status, waiver: { acceptedOn: localDay(facts.calendar, facts.at), at: facts.at } };
}

/**
 * What the issuing bank has authorised it takes itself when the documents come to it, and asks nobody. Of what is presented
 * to a bank that has transferred neither issuing bank nor applicant are told: it takes the documents as it judges, and the
 * issuing bank decides on those that are presented under the credit (art. 38i).
 */
function mustBeWaived(standing: Presentation, { advice, credit }: Pick<Waiving, 'advice' | 'credit'>): void {
    const { examinesAs, judgement, refusal: notice } = standing;
    const discrepancies = notice?.discrepancies ?? discrepanciesOf(standing);
    if (credit.terms.transferred !== undefined || unauthorised(discrepancies, advice).length === 0) {
        return;
    }
    if (examinesAs !== 'ISSUING_BANK') {
        throw refusal('ISSUING_BANK_MUST_HAVE_AUTHORISED');
    }
    if (judgement?.waiver?.answer?.outcome !== 'WAIVED') {
        throw refusal('APPLICANT_MUST_HAVE_WAIVED');
    }
}

/** Gives refused documents back, after which nobody can waive what was wrong with them (art. 16e). */
export function returnDocuments({
    presentation,
    ...examining
}: Examining & { readonly presentation: Presentation }): Presentation {
    mustBeExaminingBank(presentation, examining.bank);

    return { ...presentation, status: stepFrom(presentation.status, 'RETURN'), returnedAt: examining.at };
}

/** It has held its amount all the time. Where it needs no amendment for it any more, it takes it without. */
function takenAsHeld(presentation: Presentation, facts: ExaminingFacts): Presentation {
    const [inForce] = choicesByAmount(facts, presentation);

    return takenBy(inForce, presentation, facts);
}

/** By the terms as they are now: what the beneficiary has accepted or rejected meanwhile may leave less. */
function takenAgain(refused: Presentation, facts: ExaminingFacts): Presentation {
    const presentation = restingOn(refused, []);
    const choices = choicesByAmount(facts, presentation, facts.at);
    const choice = choiceThatLeaves(presentation, choices, facts);
    if (choice === undefined) {
        const most = mostLeft(presentation, choices, facts);
        throw refusal('WAIVED_AMOUNT_MUST_BE_AVAILABLE', { available: { ...moneyToWire(most) } });
    }
    mustBeNew(presentation.documents, otherDrawings(presentation, facts));

    return restingOn(refused, choice.accepts);
}
