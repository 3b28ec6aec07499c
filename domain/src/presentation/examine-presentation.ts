import { receivedOn } from '../calendar/banking-days.js';
import type { BankingCalendar } from '../calendar/banking-calendar.js';
import type { CalendarBook } from '../calendar/calendar-book.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import type { DomesticPolicyBook } from '../domestic-credit/domestic-policy.js';
import { closedOn, extended } from '../calendar/deadline.js';
import { readingsOf } from '../calendar/readings.js';
import { examine } from '../examination/examine.js';
import { findingsOf, when, type Finding } from '../examination/finding.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import { rulesOf } from '../letter-of-credit/rules.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { choicesFor, type Choice } from './amended-choices.js';
import type { ExaminePresentation, JudgePresentation } from './api.js';
import { recordFindings } from './electronic-record.js';
import { asItStands, type Clock } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import { drawnBefore } from './drawn-before.js';
import {
    discrepanciesAmong,
    discrepanciesOf,
    maximumJudgedBefore,
    presentedAt,
    type Judgement,
    type Presentation,
} from './presentation.js';
import { choiceThatFits, leftBy, otherDrawings, takenBy, type Beside } from './rested-on.js';

const refusal = refusals({
    ACT_MUST_BE_BY_EXAMINING_BANK: 'forbidden',
    SYSTEM_MUST_HAVE_BEEN_AWAITING_RECORDS: 'invalid',
    DROPPED_FINDING_MUST_BE_DISCREPANCY: 'invalid',
});

const found = findingsOf({
    DOCUMENTS_COMPLY_WITH_OPEN_AMENDMENTS: ['INFORM', 'UCP 600 art. 10c'],
    COVERING_SCHEDULE_MUST_STATE_EXTENSION: ['INFORM', 'UCP 600 art. 29b'],
});

/** What an act of the examining bank starts from. */
export interface Examining extends Clock {
    readonly bank: string;
}

/** What an examination needs to know beyond the documents. */
export interface ExaminingFacts extends Examining, Beside {
    readonly calendarBook: CalendarBook | undefined;
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
}

/** Refuses an act by any other bank than that to which the documents were presented. */
export function mustBeExaminingBank({ examiningBank }: Presentation, bank: string): void {
    if (bank !== examiningBank) {
        throw refusal('ACT_MUST_BE_BY_EXAMINING_BANK');
    }
}

/**
 * Has the documents examined on their face (art. 14a), by the terms that bound the beneficiary when they came. Where they
 * do not comply by these but would with amendments that were open then, it says with which.
 */
export function examinePresentation(
    { systemDownOn }: Pick<ExaminePresentation, 'systemDownOn'>,
    { presentation, ...facts }: ExaminingFacts & { readonly presentation: Presentation },
): Presentation {
    mustBeExaminingBank(presentation, facts.bank);
    if (systemDownOn !== undefined && presentation.records === undefined) {
        throw refusal('SYSTEM_MUST_HAVE_BEEN_AWAITING_RECORDS');
    }
    const standing = { ...asItStands(presentation, facts), ...(systemDownOn && { systemDownOn }) };
    const status = stepFrom(standing.status, 'BEGIN_EXAMINATION');

    return examined({ ...standing, status }, facts);
}

/** The presentation with what is found in it, where it stands. */
export function examined(presentation: Presentation, facts: ExaminingFacts): Presentation {
    const [inForce] = choicesFor(facts, presentation);
    const findings = findingsBy(inForce, presentation, facts);
    const choice = complyingBy({ ...presentation, findings: [...findings] }, facts);

    return { ...presentation, findings: [...findings, ...withOpen(choice)] };
}

/**
 * People decide: the bank drops findings and adds its own, each with a reason. Without a discrepancy left the documents
 * comply, and it must honour (art. 15); with one they do not, and it may refuse or ask for a waiver (art. 16), and until its
 * one notice judge again. They comply as well where none is left by an amendment that was open, which the beneficiary has
 * accepted then (art. 10c). What it has found it keeps for itself.
 */
export function judgePresentation(
    { dropped, added }: Pick<JudgePresentation, 'dropped' | 'added'>,
    { presentation, ...facts }: ExaminingFacts & { readonly presentation: Presentation },
): Presentation {
    mustBeExaminingBank(presentation, facts.bank);
    const standing = asItStands(presentation, facts);
    const { findings = [] } = standing;
    const unknown = dropped.find(({ finding }) => findings[finding]?.kind !== 'DISCREPANCY');
    if (unknown !== undefined) {
        throw refusal('DROPPED_FINDING_MUST_BE_DISCREPANCY', { finding: unknown.finding });
    }
    const by = (outcome: Judgement['outcome']): Presentation =>
        withJudgement(presentation, { dropped, added, outcome, at: facts.at });
    const choice = complyingBy(by('COMPLYING'), facts);
    const found = stepFrom(standing.status, choice === undefined ? 'FIND_DISCREPANT' : 'FIND_COMPLYING');
    if (choice === undefined) {
        return by('DISCREPANT');
    }
    const taken = takenBy(choice, by('COMPLYING'), facts);

    return isTold(taken, presentation) ? { ...taken, status: found } : taken;
}

/** With what people have made of the findings now; what they made of them before is kept. */
function withJudgement(presentation: Presentation, judgement: Judgement): Presentation {
    const { judgement: last, judgedBefore = [] } = presentation;
    const before = last === undefined ? judgedBefore : [...judgedBefore, last].slice(-maximumJudgedBefore);

    return { ...presentation, judgement, ...(before.length > 0 && { judgedBefore: before }) };
}

/**
 * Whether others are told that documents comply, before the bank honours: only where they rest on amendments, since what the
 * beneficiary has accepted by them binds every bank (art. 10c), and what is left for other documents follows from it.
 */
function isTold(taken: Presentation, before: Presentation): boolean {
    return taken.amendments !== undefined || before.amendments !== undefined;
}

/** The first terms by which the documents comply; by those that bound the beneficiary wherever they can. */
function complyingBy(presentation: Presentation, facts: ExaminingFacts): Choice | undefined {
    const choices = choicesFor(facts, presentation);
    const [inForce] = choices;
    // By the terms in force they were examined already, and people have decided on what was found.
    const fits = (each: Choice): boolean =>
        each === inForce
            ? discrepanciesOf(presentation).length === 0
            : discrepanciesAmong(findingsBy(each, presentation, facts), presentation).length === 0;

    return choiceThatFits(presentation, choices, { beside: facts, fits });
}

/** Tells who judges that the documents comply with more than what bound the beneficiary. */
function withOpen(choice: Choice | undefined): readonly Finding[] {
    const accepts = choice?.accepts ?? [];
    const expected = `acceptance of ${accepts.join(', ')} by this presentation`;

    return when(accepts.length > 0, () =>
        found('DOCUMENTS_COMPLY_WITH_OPEN_AMENDMENTS', { field: 'amendments', expected, found: 'no answer' }),
    );
}

function findingsBy(choice: Choice, presentation: Presentation, facts: ExaminingFacts): readonly Finding[] {
    const { terms } = choice;
    const { credit, calendarBook, domesticPolicies } = facts;
    const { documents, amount, systemDownOn = [] } = presentation;
    const rules = rulesOf({ terms, issueDate: credit.issueDate, domesticPolicies });
    // The days of the place of expiry alone can move the last day of presentation (UCP 600 art. 29a).
    const place = calendarOfLocation(calendarBook, terms.expiry.place);
    const calendar = closedOn(place, systemDownOn, 'No electronic records received');
    const presentedOn = receivedOn(calendar, presentedAt(presentation));

    return [
        ...examine({
            terms,
            rules,
            creditReference: credit.letterOfCreditReference,
            documents,
            amountClaimed: amount,
            presentedOn,
            assembledOn: receivedOn(calendar, assembledAt(presentation)),
            calendar,
            available: leftBy(choice, presentation, facts),
            ...drawnBefore(presentation, otherDrawings(presentation, facts), facts),
        }),
        ...recordFindings(terms, presentation),
        ...(rules.examinedBy === 'UCP_600' ? scheduleFindings(terms, presentation, { presentedOn, calendar }) : []),
    ];
}

/** When all of the documents were there: the first beneficiary's own come after those of the second (art. 38h). */
function assembledAt({ firstPresentedAs, receivedAt }: Presentation): Instant {
    return firstPresentedAs?.receivedAt ?? receivedAt;
}

/** A bank that presents on a day to which the expiry has moved says so; the documents comply without it (art. 29b). */
function scheduleFindings(
    { expiry: { expiryDate } }: CreditTerms,
    { statesExtension = false }: Presentation,
    { presentedOn, calendar }: { readonly presentedOn: CalendarDate; readonly calendar: BankingCalendar },
): readonly Finding[] {
    const isWithinExtension =
        expiryDate < presentedOn && presentedOn <= extended(readingsOf(calendar).later, expiryDate);

    return when(isWithinExtension && !statesExtension, () =>
        found('COVERING_SCHEDULE_MUST_STATE_EXTENSION', {
            field: 'statesExtension',
            expected: `that ${expiryDate} was put off to ${presentedOn}`,
            found: 'no statement',
        }),
    );
}
