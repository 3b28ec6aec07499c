import { z } from 'zod';
import { tradeDocumentSchema } from '../document/trade-document.js';
import { findingSchema, type Finding } from '../examination/finding.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { paymentSchema } from './payment.js';
import { electronicRecordSchema } from './electronic-record.js';
import { presentationStatuses, untold } from './presentation-status.js';
import { recourseSchema } from './recourse.js';
import { undertakingSchema } from './undertaking.js';

/** What is done with documents that are refused (UCP 600 art. 16c iii). */
export const disposalSchema = z.enum([
    'HELD_FOR_PRESENTER',
    'HELD_FOR_WAIVER',
    'RETURNING',
    'ACTING_ON_EARLIER_INSTRUCTIONS',
]);

const maximumFindings = 500;

/** As many as anybody looks through. */
export const maximumJudgedBefore = 20;

export const droppedSchema = z.strictObject({
    /** Where it stands among those of the examination, from 0. */
    finding: z.int().min(0).max(maximumFindings),
    reason: textSchema(350),
});

export const addedSchema = z.strictObject({
    finding: findingSchema.extend({ kind: z.literal('DISCREPANCY') }),
    reason: textSchema(350),
});

/** Whether the applicant takes the documents with all that was judged to be wrong with them (art. 16b). */
export const waiverRequestSchema = z.strictObject({
    soughtAt: instantSchema,
    answer: z.strictObject({ outcome: z.enum(['WAIVED', 'NOT_WAIVED']), at: instantSchema }).exactOptional(),
});

export const judgementSchema = z.strictObject({
    /** What the bank does not take for a discrepancy, and why. */
    dropped: z.array(droppedSchema).max(maximumFindings),
    /** What it has found by its own judgement. */
    added: z.array(addedSchema).max(100),
    /** Whether anything is left of it. */
    outcome: z.enum(['COMPLYING', 'DISCREPANT']),
    at: instantSchema,
    /** What the applicant was asked on it, and has answered. */
    waiver: waiverRequestSchema.exactOptional(),
});
/** What people made of the findings. */
export type Judgement = z.output<typeof judgementSchema>;

/** Whether the applicant was asked on it and has not answered. */
export function isWaiverAwaited({ waiver }: Judgement): boolean {
    return waiver !== undefined && waiver.answer === undefined;
}

export const suspensionSchema = z.strictObject({
    /** The records that cannot be read. */
    documentIds: z.array(randomIdSchema).min(1).max(50),
    from: instantSchema,
    /** When they came again; left out for as long as they are awaited. */
    until: instantSchema.exactOptional(),
});
/** A time in which an examination stands still (eUCP art. e12). */
export type SuspendedExamination = z.output<typeof suspensionSchema>;

export const sharedPresentationSchema = z.strictObject({
    creditId: randomIdSchema,
    /** 1 for the first, and so on without a gap. */
    number: z.int().min(1).max(999),
    presentingBank: mspIdSchema,
    /** The bank to which it is presented: it examines, refuses or honours. */
    examiningBank: mspIdSchema,
    /** As what it does: only a bank that is bound loses the right to refuse by letting time pass (art. 16f). */
    examinesAs: z.enum(['ISSUING_BANK', 'CONFIRMING_BANK', 'NOMINATED_BANK']),
    /** The presentation from which the documents were sent on: in time is what was presented there in time. */
    firstPresentedAs: z.strictObject({ number: z.int().min(1).max(999), receivedAt: instantSchema }).exactOptional(),
    /** What is claimed. For as long as the presentation is not refused, nobody else can draw it. */
    amount: moneySchema,
    documents: z.array(tradeDocumentSchema).min(1).max(50),
    /** Given where it is what a second beneficiary has presented to the bank that has transferred (art. 38h, 38i). */
    forwards: z
        .strictObject({
            transferNumber: z.int().min(1).max(999),
            /** Under the second beneficiary's own credit. */
            presentationNumber: z.int().min(1).max(999),
            /** How much of what was transferred it takes. */
            amount: moneySchema,
            /** In time is what came to the transferring bank in time (art. 38k). */
            receivedAt: instantSchema,
            /** Numbers of the amendments of this credit that stood for the second beneficiary then (art. 38f). */
            amendments: z.array(z.int().min(1)),
        })
        .exactOptional(),
    /** Those of them that came as data, under the eUCP; the others came on paper. */
    records: z.array(electronicRecordSchema).max(50).exactOptional(),
    /** Days on which the bank's own system took no records: it was closed for them on these (eUCP art. e6e). */
    systemDownOn: z.array(dateSchema).min(1).max(30).exactOptional(),
    /** In the order of time; the last may be open. */
    suspensions: z.array(suspensionSchema).min(1).max(20).exactOptional(),
    /** The covering schedule says that the documents came within the time that a closed bank had put off (art. 29b). */
    statesExtension: z.boolean().exactOptional(),
    /** Of records, when the notice came that all were there (eUCP art. e6c): time runs from then. */
    receivedAt: instantSchema,
    /** Banking days that its bank has for it, by the rules of the credit when it came. */
    examinationDays: z.int().min(1).max(30),
    /**
     * By number, amendments of which the beneficiary had said nothing and without which the documents claim too much or
     * do not comply: by presenting it accepts them, once they are found to comply or can no longer be found not to.
     */
    amendments: z.array(z.int().min(1)).min(1).exactOptional(),
    /** What its bank finds it keeps for itself until it gives notice or honours: so long it is examining, to all others. */
    status: z.enum(presentationStatuses).exclude(untold),
    /** The one notice that a refusal takes (art. 16c); there is no second. */
    refusal: z
        .strictObject({ disposal: disposalSchema, discrepancies: z.array(findingSchema).min(1), at: instantSchema })
        .exactOptional(),
    /** When the bank has taken discrepant documents, as it may when the applicant waives; the day is that at its place. */
    waiver: z.strictObject({ acceptedOn: dateSchema, at: instantSchema }).exactOptional(),
    returnedAt: instantSchema.exactOptional(),
    /** When records that had not come again were treated as not presented. */
    droppedAt: instantSchema.exactOptional(),
    /** The end of the time in which the bank could have refused (art. 16f), whenever that was noticed. */
    precludedAt: instantSchema.exactOptional(),
    /** How the documents were bought: what was advanced for them, and whether the bank can ask it back. */
    negotiation: z
        .strictObject({
            advance: moneySchema,
            hasRecourse: z.boolean(),
            payment: paymentSchema,
            recourse: recourseSchema.exactOptional(),
        })
        .exactOptional(),
    /** What the examining bank is bound to pay at maturity. */
    undertaking: undertakingSchema.exactOptional(),
    /** Of what was paid at sight. */
    payment: paymentSchema.exactOptional(),
    /**
     * What of documents that were sent on their bank had been reimbursed before, and by which of its claims (art. 13), when
     * they were honoured: only the rest was to be paid then.
     */
    reimbursed: z
        .strictObject({ claimNumber: z.int().min(1).max(999), amount: moneySchema, at: instantSchema })
        .exactOptional(),
});
/** Documents presented under a credit, as every bank that is party to it holds them. Files stay with the banks. */
export type SharedPresentation = z.output<typeof sharedPresentationSchema> & {
    readonly findings?: never;
    readonly judgement?: never;
    readonly judgedBefore?: never;
};

export const presentationSchema = sharedPresentationSchema.extend({
    status: z.enum(presentationStatuses),
    /** What the examiner has found, by the terms that bound the beneficiary on the day of presentation. */
    findings: z.array(findingSchema).max(maximumFindings).exactOptional(),
    judgement: judgementSchema.exactOptional(),
    /** What was made of them before, the last at the end. */
    judgedBefore: z.array(judgementSchema).min(1).max(maximumJudgedBefore).exactOptional(),
});
/** The same as the bank knows it that examines: to all others its working papers are closed. */
export type Presentation = z.output<typeof presentationSchema>;

const deadlineSchema = z.strictObject({ receivedOn: dateSchema, lastDay: dateSchema, endsAt: instantSchema });
export const presentationViewSchema = presentationSchema.extend({
    /** By either reading of make-up days: the bank acts by the earlier, and has lost its right by the later. */
    examinationEnds: z.strictObject({ earlier: deadlineSchema, later: deadlineSchema }).exactOptional(),
});
export type PresentationView = z.output<typeof presentationViewSchema>;

/** When the documents were first presented, which decides whether they came in time and by which terms. */
export function presentedAt({
    forwards,
    firstPresentedAs,
    receivedAt,
}: Pick<Presentation, 'forwards' | 'firstPresentedAs' | 'receivedAt'>): Instant {
    return forwards?.receivedAt ?? firstPresentedAs?.receivedAt ?? receivedAt;
}

/**
 * All discrepancies that stand by other terms than those that bound the beneficiary: what was found by these and not
 * dropped as a discrepancy of the same kind at the same place, and what was added.
 */
export function discrepanciesAmong(
    others: readonly Finding[],
    { findings = [], judgement }: Presentation,
): readonly Finding[] {
    const dropped = judgement?.dropped.map(({ finding }) => findings[finding]) ?? [];
    const kept = others.filter(
        ({ kind, code, documentId, field }) =>
            kind === 'DISCREPANCY' &&
            !dropped.some((each) => each?.code === code && each.documentId === documentId && each.field === field),
    );

    return [...kept, ...addedIn(judgement)];
}

/** All discrepancies that stand: what was found and not dropped, and what was added. */
export function discrepanciesOf({ findings = [], judgement }: Presentation): readonly Finding[] {
    const dropped = new Set(judgement?.dropped.map(({ finding }) => finding));
    const kept = findings.filter(({ kind }, index) => kind === 'DISCREPANCY' && !dropped.has(index));

    return [...kept, ...addedIn(judgement)];
}

function addedIn(judgement: Judgement | undefined): readonly Finding[] {
    return judgement?.added.map(({ finding }) => finding) ?? [];
}
