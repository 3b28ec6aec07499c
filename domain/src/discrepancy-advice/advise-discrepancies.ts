import { refusals } from '../kernel/refusal.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { mustBeExaminingBank, type Examining } from '../presentation/examine-presentation.js';
import { asItStands } from '../presentation/preclusion.js';
import type { Presentation } from '../presentation/presentation.js';
import { discrepanciesToWaive, isHeldForWaiver } from '../presentation/seek-waiver.js';
import type { AnswerAdvice } from './api.js';
import type { DiscrepancyAdvice } from './discrepancy-advice.js';

const refusal = refusals({
    ADVICE_OF_DISCREPANCIES_MUST_BE_TO_ISSUING_BANK: 'conflict',
    ISSUING_BANK_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY: 'conflict',
    EARLIER_ADVICE_MUST_BE_ANSWERED: 'conflict',
    AUTHORITY_MUST_BE_GIVEN_BY_ISSUING_BANK: 'forbidden',
    ADVICE_MUST_BE_UNANSWERED: 'conflict',
    DOCUMENTS_MUST_AWAIT_AUTHORITY: 'conflict',
});

/** What advising discrepancies starts from. */
export interface AdvisingDiscrepancies extends Examining {
    readonly presentation: Presentation;
    readonly credit: Pick<Credit, 'terms' | 'issuingBank'>;
    /** What was advised of the same documents before. */
    readonly earlier: DiscrepancyAdvice | undefined;
}

/**
 * Tells the issuing bank every discrepancy and asks whether the documents may be taken all the same. A nominated or
 * confirming bank does not approach the applicant: that is the issuing bank's to do (UCP 600 art. 16b). Its own time to
 * refuse goes on. Of documents that were judged again it may ask again.
 */
export function adviseDiscrepancies({
    presentation,
    credit,
    earlier,
    ...examining
}: AdvisingDiscrepancies): DiscrepancyAdvice {
    const { creditId, number, examinesAs } = presentation;
    mustBeExaminingBank(presentation, examining.bank);
    if (examinesAs === 'ISSUING_BANK') {
        throw refusal('ADVICE_OF_DISCREPANCIES_MUST_BE_TO_ISSUING_BANK');
    }
    // Which documents come to the bank that has transferred, and at which price, the issuing bank is not told.
    if (credit.terms.transferred !== undefined) {
        throw refusal('ISSUING_BANK_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY');
    }
    if (earlier !== undefined && earlier.answer === undefined) {
        throw refusal('EARLIER_ADVICE_MUST_BE_ANSWERED', { askedAt: earlier.askedAt });
    }
    const discrepancies = [...discrepanciesToWaive(asItStands(presentation, examining))];

    return {
        creditId,
        number,
        askingBank: examining.bank,
        issuingBank: credit.issuingBank,
        discrepancies,
        askedAt: examining.at,
    };
}

/** What answering it starts from: the presentation as the issuing bank sees it. */
export interface AnsweringAdvice extends Examining {
    readonly presentation: Presentation;
    readonly advice: DiscrepancyAdvice;
}

/**
 * Authorises the bank that asks to pay, accept or negotiate in spite of these discrepancies, and is bound by it to reimburse:
 * of documents that are sent on it refuses none for them. Or it does not; it need not say why (art. 16b).
 */
export function answerAdvice(
    { answer }: Pick<AnswerAdvice, 'answer'>,
    { advice, presentation, ...examining }: AnsweringAdvice,
): DiscrepancyAdvice {
    if (examining.bank !== advice.issuingBank) {
        throw refusal('AUTHORITY_MUST_BE_GIVEN_BY_ISSUING_BANK');
    }
    if (advice.answer !== undefined) {
        throw refusal('ADVICE_MUST_BE_UNANSWERED', { outcome: advice.answer.outcome });
    }
    const standing = asItStands(presentation, examining);
    // What the other bank has found it alone sees: to the issuing bank it is examining.
    if (standing.status !== 'EXAMINING' && !isHeldForWaiver(standing)) {
        throw refusal('DOCUMENTS_MUST_AWAIT_AUTHORITY', { status: standing.status });
    }

    return {
        ...advice,
        answer: { outcome: answer === 'AUTHORISE' ? 'AUTHORISED' : 'NOT_AUTHORISED', at: examining.at },
    };
}
