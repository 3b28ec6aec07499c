import type { CalendarBook } from '../calendar/calendar-book.js';
import { receivedOn } from '../calendar/banking-days.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import type { TradeDocument } from '../document/trade-document.js';
import type { DomesticPolicyBook } from '../domestic-credit/domestic-policy.js';
import { canonicalName, canonicalReference } from '../examination/names.js';
import { isOriginalPresented } from '../examination/originals.js';
import { moneyToWire } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { isBy, type Amendment } from '../letter-of-credit/amendment.js';
import { mustBeLive, type Credit } from '../letter-of-credit/credit.js';
import { isNominated, locationOf } from '../letter-of-credit/parties.js';
import { rulesOf } from '../letter-of-credit/rules.js';
import type { Transfer } from '../transfer/transfer.js';
import { choicesByAmount, type Choice } from './amended-choices.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { LodgePresentation } from './api.js';
import { mustBeRecordsOf } from './electronic-record.js';
import { coveringOf } from './covering.js';
import { drawingsOf } from './drawings.js';
import { examinationEnds } from './preclusion.js';
import type { Presentation, SharedPresentation } from './presentation.js';
import { choiceThatLeaves, mostLeft, type Beside } from './rested-on.js';

const refusal = refusals({
    CREDIT_MUST_BE_AVAILABLE_BY_HONOUR: 'conflict',
    PRESENTATION_MUST_BE_TO_TRANSFERRING_BANK: 'invalid',
    PRESENTATION_MUST_BE_TO_BOUND_OR_NOMINATED_BANK: 'invalid',
    PRESENTATION_MUST_BE_NEXT: 'conflict',
    PRESENTATION_MUST_BE_IN_CURRENCY_OF_CREDIT: 'invalid',
    PRESENTATION_MUST_CLAIM_SOMETHING: 'invalid',
    PRESENTATION_MUST_BE_WITHIN_AVAILABLE: 'conflict',
    DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE: 'conflict',
});

/** What is presented; by the transferring bank, for a second beneficiary too, and then as it first came. */
export type Lodging = LodgePresentation & Pick<Presentation, 'forwards' | 'systemDownOn'>;

/** What the ledger knows of the credit under which documents are presented. */
export interface PresentingFacts {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    /** All that were lodged so far. */
    readonly presentations: readonly Presentation[];
    readonly transfers: readonly Transfer[];
    readonly calendarBook: CalendarBook | undefined;
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
    readonly bank: string;
    readonly at: Instant;
}

/**
 * Takes documents in for the bank that examines them. What they claim is held from then on, so that no order of acts
 * draws more than the credit allows (reference §1.4); whether they comply is found by the examination.
 */
export function lodgePresentation(
    request: Lodging,
    { credit, amendments, presentations, transfers, calendarBook, domesticPolicies, bank, at }: PresentingFacts,
): { readonly credit: Credit; readonly presentation: SharedPresentation } {
    const { creditId, number, examiningBank, amount, documents, forwards } = request;
    mustTakeDocuments(credit, forwards);
    const presented = { examiningBank, receivedAt: at, ...(forwards && { forwards }) };
    const choices = choicesByAmount({ credit, amendments }, presented);
    const [{ terms }] = choices;
    // What could not be examined would be precluded: it is not taken in.
    const rules = rulesOf({ terms, issueDate: credit.issueDate, domesticPolicies });
    receivedOn(calendarOfLocation(calendarBook, terms.expiry.place), at);
    if (!rules.honouredBy.includes(terms.availability.by)) {
        throw refusal('CREDIT_MUST_BE_AVAILABLE_BY_HONOUR');
    }
    const examinesAs = capacityOf(examiningBank, { credit, terms });
    const { examinationDays } = rules;
    examinationEnds(
        { examiningBank, receivedAt: at, examinationDays },
        calendarOfLocation(calendarBook, locationOf(terms, examiningBank)),
    );
    if (number !== credit.numberOfPresentations + 1) {
        throw refusal('PRESENTATION_MUST_BE_NEXT', { next: credit.numberOfPresentations + 1 });
    }
    if (amount.currency !== terms.amount.currency) {
        throw refusal('PRESENTATION_MUST_BE_IN_CURRENCY_OF_CREDIT');
    }
    if (amount.minorUnits === 0n) {
        throw refusal('PRESENTATION_MUST_CLAIM_SOMETHING');
    }
    const others = presentations.filter((each) => each.number !== number);
    const accepts = acceptsToClaim(request, choices, { credit, amendments, others, transfers });
    mustBeNew(documents, presentations);
    mustBeRecordsOf(request, terms);

    return {
        credit: { ...credit, numberOfPresentations: number },
        presentation: {
            creditId,
            number,
            presentingBank: bank,
            examiningBank,
            examinesAs,
            amount,
            documents,
            ...coveringOf(request),
            ...(forwards && { forwards }),
            receivedAt: at,
            examinationDays,
            ...(isMade(request)
                ? { ...(accepts.length > 0 && { amendments: [...accepts] }), status: 'LODGED' }
                : { status: 'INCOMPLETE' }),
        },
    };
}

/**
 * Refuses a credit that has ended. That its last day is over ends nothing for documents that a second beneficiary had
 * presented to the transferring bank by then (UCP 600 art. 38k), whatever time the first one takes for its own.
 */
function mustTakeDocuments(credit: Credit, forwards: Presentation['forwards']): void {
    const { expiredAt } = credit;
    if (expiredAt === undefined || forwards === undefined || !isBy(forwards.receivedAt, expiredAt)) {
        mustBeLive(credit);
    }
}

/** A presentation of electronic records is made when its presenter says that it is complete (eUCP article e6c). */
function isMade({ records = [], isComplete = records.length === 0 }: LodgePresentation): boolean {
    return isComplete;
}

/** The amendments without which so much cannot be claimed; none where it can. */
function acceptsToClaim(
    { number, amount, forwards }: Lodging,
    choices: readonly [Choice, ...Choice[]],
    beside: Beside,
): readonly number[] {
    const claim = { number, amount, status: 'LODGED', ...(forwards && { forwards }) } as const;
    const choice = choiceThatLeaves(claim, choices, beside);
    if (choice === undefined) {
        const most = mostLeft(claim, choices, beside);
        throw refusal('PRESENTATION_MUST_BE_WITHIN_AVAILABLE', { available: { ...moneyToWire(most) } });
    }

    return choice.accepts;
}

/** As what a bank takes documents in: bound to honour or negotiate (UCP 600 art. 7a, 8a), or nominated to (art. 6a, 12). */
function capacityOf(
    bank: string,
    { credit, terms }: { readonly credit: Credit; readonly terms: CreditTerms },
): Presentation['examinesAs'] {
    const { transferred } = credit.terms;
    // Of a second beneficiary the transferring bank alone takes documents (art. 38k).
    if (transferred !== undefined && transferred.bank.mspId !== bank) {
        throw refusal('PRESENTATION_MUST_BE_TO_TRANSFERRING_BANK');
    }
    if (bank === credit.issuingBank) {
        return 'ISSUING_BANK';
    }
    if (credit.confirmation?.outcome === 'CONFIRMED' && bank === credit.confirmation.bank) {
        return 'CONFIRMING_BANK';
    }
    if (transferred === undefined && !isNominated(terms, bank)) {
        throw refusal('PRESENTATION_MUST_BE_TO_BOUND_OR_NOMINATED_BANK');
    }

    return 'NOMINATED_BANK';
}

/** Nothing is paid for twice: not the same paper, nor the same file. What was refused may come again. */
export function mustBeNew(documents: readonly TradeDocument[], presentations: readonly Presentation[]): void {
    const seen = new Set(drawingsOf(presentations).flatMap((each) => each.documents.flatMap(marksOf)));
    const twice = documents.find((document) => marksOf(document).some((mark) => seen.has(mark)));
    if (twice !== undefined) {
        throw refusal('DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE', { documentId: twice.documentId });
    }
}

/**
 * By what a document is known again: by its files, and an original also by kind, issuer and number, however these are
 * spelled, the issuer by each of its names and by its code.
 */
function marksOf(document: TradeDocument): readonly string[] {
    const { kind, issuer, documentReference, attachments } = document;
    const { partyName, partyNameLocal, uscc } = issuer;
    const issuers = [partyName, partyNameLocal, uscc].flatMap((name) =>
        name === undefined ? [] : canonicalName(name),
    );
    const number = canonicalReference(documentReference);

    return [
        ...attachments.map(({ documentChecksum }) => documentChecksum),
        ...(isOriginalPresented(document) ? issuers.map((name) => JSON.stringify([kind, name, number])) : []),
    ];
}
