import { receivedOn } from '../calendar/banking-days.js';
import type { CalendarBook } from '../calendar/calendar-book.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { examine } from '../examination/examine.js';
import { refusals } from '../kernel/refusal.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { available } from '../letter-of-credit/drawing.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { JudgePresentation } from './api.js';
import { asItStands, type Clock } from './preclusion.js';
import { holdsAmount, stepFrom } from './presentation-status.js';
import { discrepanciesOf, type Presentation } from './presentation.js';

const refusal = refusals({
    ACT_MUST_BE_BY_EXAMINING_BANK: 'forbidden',
    DROPPED_FINDING_MUST_BE_DISCREPANCY: 'invalid',
});

/** What an act of the examining bank starts from. */
export interface Examining extends Clock {
    readonly bank: string;
}

/** What an examination needs to know beyond the documents. */
export interface ExaminingFacts extends Examining {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    /** The other presentations under the credit. */
    readonly others: readonly Presentation[];
    readonly calendarBook: CalendarBook | undefined;
}

/** Refuses an act by any other bank than that to which the documents were presented. */
export function mustBeExaminingBank({ examiningBank }: Presentation, bank: string): void {
    if (bank !== examiningBank) {
        throw refusal('ACT_MUST_BE_BY_EXAMINING_BANK');
    }
}

/** Has the documents examined on their face (art. 14a), by the terms that bound the beneficiary when they came. */
export function examinePresentation(presentation: Presentation, facts: ExaminingFacts): Presentation {
    mustBeExaminingBank(presentation, facts.bank);
    const standing = asItStands(presentation, facts);
    const status = stepFrom(standing.status, 'BEGIN_EXAMINATION');
    const { credit, amendments, others, calendarBook } = facts;
    const { documents, amount, receivedAt } = standing;
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at: receivedAt });
    // The days of the place of expiry alone can move the last day of presentation (UCP 600 art. 29a).
    const calendar = calendarOfLocation(calendarBook, terms.expiry.place);
    const findings = examine({
        terms,
        creditReference: credit.letterOfCreditReference,
        documents,
        amountClaimed: amount,
        presentedOn: receivedOn(calendar, receivedAt),
        calendar,
        available: available(terms, { presentations: others, transferred: [] }),
        hasEarlierDrawing: others.some(({ number, status: each }) => number < standing.number && holdsAmount(each)),
    });

    return { ...standing, status, findings: [...findings] };
}

/**
 * People decide: the bank drops findings and adds its own, each with a reason. Without a discrepancy left the documents
 * comply, and it must honour (art. 15); with one they do not, and it may refuse or ask for a waiver (art. 16).
 */
export function judgePresentation(
    { dropped, added }: Pick<JudgePresentation, 'dropped' | 'added'>,
    { presentation, ...examining }: Examining & { readonly presentation: Presentation },
): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    const standing = asItStands(presentation, examining);
    const { findings = [] } = standing;
    const unknown = dropped.find(({ finding }) => findings[finding]?.kind !== 'DISCREPANCY');
    if (unknown !== undefined) {
        throw refusal('DROPPED_FINDING_MUST_BE_DISCREPANCY', { finding: unknown.finding });
    }
    const judged: Presentation = { ...standing, judgement: { dropped, added, at: examining.at } };
    const step = discrepanciesOf(judged).length === 0 ? 'FIND_COMPLYING' : 'FIND_DISCREPANT';

    return { ...judged, status: stepFrom(standing.status, step) };
}
