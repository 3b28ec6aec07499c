import { transitions } from '../presentation/presentation-status.js';
import { discrepanciesOf, type Presentation } from '../presentation/presentation.js';
import { actingBank, applicantIn, examiningBankAs } from './actor.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';
import { timeToExamine } from './examination-time.js';

export const presentationEntryKinds = {
    PRESENTATION_LODGED: { rule: 'UCP 600 art. 14b', measures: 'art. 10' },
    PRESENTATION_SENT_ON: { rule: 'UCP 600 art. 12c, 15b', measures: 'examination' },
    PRESENTATION_JUDGED: { rule: 'UCP 600 art. 14a', measures: 'examination', isBetweenBanks: true },
    PRESENTATION_REFUSED: { rule: 'UCP 600 art. 16c', measures: 'refusal' },
    PRESENTATION_PRECLUDED: { rule: 'UCP 600 art. 16f', measures: 'refusal' },
    DISCREPANCIES_WAIVED: { rule: 'UCP 600 art. 16b', measures: 'refusal' },
    DOCUMENTS_RETURNED: { rule: 'UCP 600 art. 16c, 16e', measures: 'refusal' },
} as const satisfies Kinds;

export const presentationAwaitedKinds = {
    EXAMINATION: { rule: 'UCP 600 art. 14b, 16d', measures: 'art. 10' },
    WAIVER: { rule: 'UCP 600 art. 16b', measures: 'refusal' },
    DISPOSAL_INSTRUCTIONS: { rule: 'UCP 600 art. 16c', measures: 'refusal' },
    RETURN_OF_DOCUMENTS: { rule: 'UCP 600 art. 16c', measures: 'refusal' },
} as const satisfies Kinds;

type PresentationEntry = Entry<keyof typeof presentationEntryKinds>;
type PresentationAwaited = Awaited<keyof typeof presentationAwaitedKinds>;

/** What becomes of the documents that are presented, up to what is paid for them. */
export const presentationChapter: Chapter<keyof typeof presentationEntryKinds, keyof typeof presentationAwaitedKinds> =
    {
        entries: (facts) => facts.presentations.flatMap((each) => entriesOf(each, facts)),
        awaited: (facts) => facts.presentations.flatMap((each) => awaitedOf(each, facts)),
    };

function entriesOf(standing: Presentation, facts: TimelineFacts): readonly PresentationEntry[] {
    const { number, precludedAt, waiver, returnedAt } = standing;
    const by = examiningBankAs(facts.credit, standing.examiningBank);
    const subject = { kind: 'PRESENTATION', number } as const;

    return [
        ...lodgedEntry(standing, facts),
        ...noticeEntries(standing, { by, subject }),
        ...(precludedAt === undefined ? [] : [{ code: 'PRESENTATION_PRECLUDED', at: precludedAt, subject } as const]),
        ...(waiver === undefined ? [] : [{ code: 'DISCREPANCIES_WAIVED', at: waiver.at, by, subject } as const]),
        ...(returnedAt === undefined ? [] : [{ code: 'DOCUMENTS_RETURNED', at: returnedAt, by, subject } as const]),
    ];
}

/** Of electronic records none, until the notice comes that all are there (eUCP article e6c). */
function lodgedEntry(
    { number, status, amount, presentingBank, examiningBank, receivedAt: at, firstPresentedAs }: Presentation,
    { credit }: TimelineFacts,
): readonly PresentationEntry[] {
    const subject = { kind: 'PRESENTATION', number } as const;
    const to = examiningBankAs(credit, examiningBank);
    if (status === 'INCOMPLETE') {
        return [];
    }
    if (firstPresentedAs === undefined) {
        const by = actingBank(credit, 'PRESENTING_BANK', presentingBank);
        return [{ code: 'PRESENTATION_LODGED', at, by, to, subject, facts: { amount } }];
    }
    const by = examiningBankAs(credit, presentingBank);

    return [{ code: 'PRESENTATION_SENT_ON', at, by, to, subject, facts: { amount, first: firstPresentedAs.number } }];
}

type ActorAndSubject = Required<Pick<PresentationEntry, 'by' | 'subject'>>;

/** What its bank has found, and told where it has refused. */
function noticeEntries(standing: Presentation, rest: ActorAndSubject): readonly PresentationEntry[] {
    const { findings = [], judgement, judgedBefore = [], refusal } = standing;
    const judged = [...judgedBefore, ...(judgement ? [judgement] : [])].map(
        (each) =>
            ({
                code: 'PRESENTATION_JUDGED',
                at: each.at,
                ...rest,
                facts: {
                    findings: findings.length + each.added.length,
                    discrepancies: discrepanciesOf({ ...standing, judgement: each }).length,
                },
            }) as const,
    );
    const refused =
        refusal &&
        ({
            code: 'PRESENTATION_REFUSED',
            at: refusal.at,
            ...rest,
            facts: { discrepancies: refusal.discrepancies.length, disposal: refusal.disposal },
        } as const);

    return [...judged, ...(refused ? [refused] : [])];
}

/** A bank that is no more than nominated is bound to nothing (UCP 600 art. 12a): nobody waits for it. */
function awaitedOf(standing: Presentation, facts: TimelineFacts): readonly PresentationAwaited[] {
    const { status, number, examinesAs } = standing;
    const of = examiningBankAs(facts.credit, standing.examiningBank);
    const subject = { kind: 'PRESENTATION', number } as const;
    if (status === 'REFUSED') {
        return afterRefusal(standing, facts);
    }

    return examinesAs !== 'NOMINATED_BANK' && 'PRECLUDE' in transitions[status]
        ? [{ code: 'EXAMINATION', of, subject, due: timeToExamine(standing, facts) }]
        : [];
}

/** What the notice says that becomes of the documents is done next, by the one whose it is to do (UCP 600 art. 16c iii). */
function afterRefusal(
    { number, refusal, presentingBank, examiningBank }: Presentation,
    { credit }: TimelineFacts,
): readonly PresentationAwaited[] {
    const subject = { kind: 'PRESENTATION', number } as const;
    const noDay = { due: { kind: 'NO_DAY' }, subject } as const;
    const instructions = {
        code: 'DISPOSAL_INSTRUCTIONS',
        of: actingBank(credit, 'PRESENTING_BANK', presentingBank),
        ...noDay,
    } as const;
    switch (refusal?.disposal) {
        case 'HELD_FOR_WAIVER':
            return [{ code: 'WAIVER', of: applicantIn(credit), ...noDay }, instructions];
        case 'HELD_FOR_PRESENTER':
            return [instructions];
        case 'RETURNING':
            return [
                {
                    code: 'RETURN_OF_DOCUMENTS',
                    of: examiningBankAs(credit, examiningBank),
                    due: { kind: 'WITHOUT_DELAY' },
                    subject,
                },
            ];
        case 'ACTING_ON_EARLIER_INSTRUCTIONS':
        case undefined:
            return [];
    }
}
