import type { DiscrepancyAdvice } from '../discrepancy-advice/discrepancy-advice.js';
import { isWaiverAwaited, type Presentation } from '../presentation/presentation.js';
import { isHeldForWaiver } from '../presentation/seek-waiver.js';
import { applicantIn, examiningBankAs, issuerIn } from './actor.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';

export const waiverEntryKinds = {
    WAIVER_SOUGHT: { rule: 'UCP 600 art. 16b', measures: 'refusal', isBetweenBanks: true },
    WAIVER_ANSWERED: { rule: 'UCP 600 art. 16b', measures: 'refusal', isBetweenBanks: true },
    DISCREPANCIES_ADVISED: { rule: 'UCP 600 art. 16b', measures: 'refusal', isBetweenBanks: true },
    AUTHORITY_ANSWERED: { rule: 'UCP 600 art. 7c, 16b', measures: 'refusal', isBetweenBanks: true },
} as const satisfies Kinds;

export const waiverAwaitedKinds = {
    WAIVER_ANSWER: { rule: 'UCP 600 art. 16b', measures: 'refusal', isBetweenBanks: true },
    AUTHORITY: { rule: 'UCP 600 art. 16b', measures: 'refusal', isBetweenBanks: true },
} as const satisfies Kinds;

type WaiverEntry = Entry<keyof typeof waiverEntryKinds>;
type WaiverAwaited = Awaited<keyof typeof waiverAwaitedKinds>;

/**
 * Who is asked to overlook what is wrong with documents: the applicant, which the issuing bank alone knows, and the issuing
 * bank by another, which the two know. Neither is bound to answer, and nobody has more time for it.
 */
export const waiverChapter: Chapter<keyof typeof waiverEntryKinds, keyof typeof waiverAwaitedKinds> = {
    entries: (facts) => [
        ...facts.presentations.flatMap((each) => soughtEntries(each, facts)),
        ...facts.discrepancyAdvices.flatMap((each) => adviceEntries(each, facts)),
    ],
    awaited: (facts) => [
        ...facts.presentations.flatMap((each) => soughtAwaited(each, facts)),
        ...facts.discrepancyAdvices.flatMap((each) => adviceAwaited(each, facts)),
    ],
};

function soughtEntries(
    { number, judgement, judgedBefore = [] }: Presentation,
    { credit }: TimelineFacts,
): readonly WaiverEntry[] {
    const subject = { kind: 'PRESENTATION', number } as const;
    const [by, to] = [issuerIn(credit), applicantIn(credit)];

    return [...judgedBefore, ...(judgement ? [judgement] : [])].flatMap(({ waiver }): readonly WaiverEntry[] =>
        waiver === undefined
            ? []
            : [
                  { code: 'WAIVER_SOUGHT', at: waiver.soughtAt, by, to, subject },
                  ...(waiver.answer === undefined
                      ? []
                      : [
                            {
                                code: 'WAIVER_ANSWERED',
                                ...{ at: waiver.answer.at, by: to, to: by, subject },
                                facts: { answer: waiver.answer.outcome },
                            } as const,
                        ]),
              ],
    );
}

function adviceEntries(
    { number, askingBank, discrepancies, askedAt, answer }: DiscrepancyAdvice,
    { credit }: TimelineFacts,
): readonly WaiverEntry[] {
    const subject = { kind: 'PRESENTATION', number } as const;
    const [by, to] = [examiningBankAs(credit, askingBank), issuerIn(credit)];
    const asked = { code: 'DISCREPANCIES_ADVISED', at: askedAt, by, to, subject } as const;

    return [
        { ...asked, facts: { discrepancies: discrepancies.length } },
        ...(answer === undefined
            ? []
            : [
                  {
                      code: 'AUTHORITY_ANSWERED',
                      ...{ at: answer.at, by: to, to: by, subject },
                      facts: { answer: answer.outcome },
                  } as const,
              ]),
    ];
}

function soughtAwaited(standing: Presentation, { credit }: TimelineFacts): readonly WaiverAwaited[] {
    const { status, number, judgement } = standing;
    const isOpen = status === 'WAIVER_SOUGHT' || isHeldForWaiver(standing);

    return isOpen && judgement !== undefined && isWaiverAwaited(judgement)
        ? [{ code: 'WAIVER_ANSWER', of: applicantIn(credit), ...noDay, subject: { kind: 'PRESENTATION', number } }]
        : [];
}

function adviceAwaited(
    { number, answer }: DiscrepancyAdvice,
    { credit, presentations }: TimelineFacts,
): readonly WaiverAwaited[] {
    const standing = presentations.find((each) => each.number === number);
    const isOpen =
        standing !== undefined && (['EXAMINING', 'DISCREPANT'].includes(standing.status) || isHeldForWaiver(standing));

    return isOpen && answer === undefined
        ? [{ code: 'AUTHORITY', of: issuerIn(credit), ...noDay, subject: { kind: 'PRESENTATION', number } }]
        : [];
}

const noDay = { due: { kind: 'NO_DAY' } } as const;
