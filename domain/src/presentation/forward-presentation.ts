import type { CalendarBook } from '../calendar/calendar-book.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { locationOf } from '../letter-of-credit/parties.js';
import type { ForwardPresentation } from './api.js';
import { hasBeenHonoured } from './drawings.js';
import { mustBeExaminingBank } from './examine-presentation.js';
import { coveringOf } from './covering.js';
import { examinationEnds } from './preclusion.js';
import { holdsAmount } from './presentation-status.js';
import type { Presentation, SharedPresentation } from './presentation.js';
import { forwardedFrom } from './forwarded.js';

const refusal = refusals({
    FORWARDING_MUST_BE_TO_ISSUING_BANK: 'conflict',
    FORWARDING_MUST_BE_OF_STANDING_PRESENTATION: 'conflict',
    FORWARDING_MUST_FOLLOW_HONOUR_OR_NEGOTIATION: 'conflict',
    FORWARDING_MUST_BE_THE_ONLY_ONE: 'conflict',
    FORWARDING_MUST_BE_NEXT: 'conflict',
});

/** What forwarding starts from. */
export interface ForwardingFacts {
    readonly credit: Credit;
    readonly presentation: Presentation;
    /** All that were lodged so far, this one among them. */
    readonly presentations: readonly Presentation[];
    readonly calendarBook: CalendarBook | undefined;
    readonly bank: string;
    readonly at: Instant;
}

/**
 * Sends the documents on to the issuing bank, which must reimburse who has honoured or negotiated a complying
 * presentation (UCP 600 art. 7c) and has five banking days of its own to examine them (art. 14b). A confirming bank does
 * so once it has honoured or negotiated (art. 15b); a nominated bank may also do no more than send them on (art. 12c).
 */
export function forwardPresentation(
    { forwardedNumber }: Pick<ForwardPresentation, 'forwardedNumber'>,
    { credit, presentation, presentations, calendarBook, bank, at }: ForwardingFacts,
): { readonly credit: Credit; readonly presentation: SharedPresentation } {
    const { number, examinesAs, status, negotiation, receivedAt, examinationDays } = presentation;
    mustBeExaminingBank(presentation, bank);
    if (examinesAs === 'ISSUING_BANK') {
        throw refusal('FORWARDING_MUST_BE_TO_ISSUING_BANK');
    }
    if (!holdsAmount(status)) {
        throw refusal('FORWARDING_MUST_BE_OF_STANDING_PRESENTATION', { status });
    }
    if (examinesAs === 'CONFIRMING_BANK' && negotiation === undefined && !hasBeenHonoured(status)) {
        throw refusal('FORWARDING_MUST_FOLLOW_HONOUR_OR_NEGOTIATION', { status });
    }
    const earlier = forwardedFrom(presentation, presentations);
    if (earlier !== undefined) {
        throw refusal('FORWARDING_MUST_BE_THE_ONLY_ONE', { number: earlier.number });
    }
    const next = credit.numberOfPresentations + 1;
    if (forwardedNumber !== next) {
        throw refusal('FORWARDING_MUST_BE_NEXT', { next });
    }
    // Whose time cannot be counted to its end would be precluded before it could act: it is sent nothing until it can.
    const calendar = calendarOfLocation(calendarBook, locationOf(credit.terms, credit.issuingBank));
    examinationEnds({ examiningBank: credit.issuingBank, receivedAt: at, examinationDays }, calendar);

    return {
        credit: { ...credit, numberOfPresentations: next },
        presentation: {
            ...asSentOn(presentation),
            number: next,
            presentingBank: bank,
            examiningBank: credit.issuingBank,
            examinesAs: 'ISSUING_BANK',
            firstPresentedAs: { number, receivedAt },
            receivedAt: at,
            status: 'LODGED',
        },
    };
}

/** What stays as it was presented; with the amendments without which it claims too much. */
function asSentOn({ creditId, amount, documents, examinationDays, amendments, forwards, ...covering }: Presentation) {
    return {
        creditId,
        amount,
        documents,
        examinationDays,
        ...coveringOf(covering),
        ...(amendments && { amendments }),
        ...(forwards && { forwards }),
    };
}
