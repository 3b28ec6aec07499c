import type { Finding } from '../examination/finding.js';
import { refusals } from '../kernel/refusal.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { AnswerWaiver } from './api.js';
import { mustBeExaminingBank, type Examining } from './examine-presentation.js';
import { asItStands } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import { discrepanciesOf, isWaiverAwaited, type Judgement, type Presentation } from './presentation.js';

const refusal = refusals({
    WAIVER_MUST_BE_SOUGHT_BY_ISSUING_BANK: 'forbidden',
    APPLICANT_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY: 'conflict',
    WAIVER_MUST_NOT_BE_AWAITED_ALREADY: 'conflict',
    WAIVER_MUST_BE_AWAITED: 'conflict',
});

/** What approaching the applicant starts from. */
export interface SeekingWaiver extends Examining {
    readonly presentation: Presentation;
    readonly credit: Pick<Credit, 'terms'>;
}

/**
 * Approaches the applicant for a waiver, as the issuing bank may in its sole judgement (UCP 600 art. 16b), and shows it every
 * discrepancy. That is the bank's own matter and gives it no more time: the five days go on (art. 14b, 16b). After a refusal
 * it may where the notice says that the documents are held for it (art. 16c iii b).
 */
export function seekWaiver({ presentation, credit, ...examining }: SeekingWaiver): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    if (presentation.examinesAs !== 'ISSUING_BANK') {
        throw refusal('WAIVER_MUST_BE_SOUGHT_BY_ISSUING_BANK', { examinesAs: presentation.examinesAs });
    }
    // Who delivers instead of the beneficiary, and at which price, is nothing to the applicant.
    if (credit.terms.transferred !== undefined) {
        throw refusal('APPLICANT_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY');
    }
    if (presentation.judgement !== undefined && isWaiverAwaited(presentation.judgement)) {
        throw refusal('WAIVER_MUST_NOT_BE_AWAITED_ALREADY');
    }
    discrepanciesToWaive(asItStands(presentation, examining));

    return withWaiver(presentation, { soughtAt: examining.at });
}

/** What is wrong with documents that may still be taken on a waiver: all of it, before the notice and as the notice says it. */
export function discrepanciesToWaive(standing: Presentation): readonly Finding[] {
    if (!isHeldForWaiver(standing)) {
        stepFrom(standing.status, 'SEEK_WAIVER');
    }

    return standing.refusal?.discrepancies ?? discrepanciesOf(standing);
}

/** Whether documents were refused by a notice that says that they are held until the applicant waives (art. 16c iii b). */
export function isHeldForWaiver({ status, refusal: notice }: Presentation): boolean {
    return status === 'REFUSED' && notice?.disposal === 'HELD_FOR_WAIVER';
}

/** What the applicant says, through its bank. It binds nobody: the bank decides whether it takes the documents. */
export function answerWaiver(
    { answer: outcome }: Pick<AnswerWaiver, 'answer'>,
    { presentation, ...examining }: Omit<SeekingWaiver, 'credit'>,
): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    const standing = asItStands(presentation, examining);
    const { judgement, status } = standing;
    const isOpen = status === 'WAIVER_SOUGHT' || isHeldForWaiver(standing);
    if (judgement?.waiver === undefined || !isWaiverAwaited(judgement) || !isOpen) {
        throw refusal('WAIVER_MUST_BE_AWAITED', { status });
    }

    return withWaiver(presentation, { ...judgement.waiver, answer: { outcome, at: examining.at } });
}

/** It is asked of what was judged so: who judges again asks again. */
function withWaiver(presentation: Presentation, waiver: NonNullable<Judgement['waiver']>): Presentation {
    const { judgement } = presentation;

    return judgement === undefined ? presentation : { ...presentation, judgement: { ...judgement, waiver } };
}
