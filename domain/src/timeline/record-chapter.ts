import { endOfDay } from '../calendar/banking-days.js';
import { ifCovered } from '../calendar/if-covered.js';
import { lastDayUnder } from '../letter-of-credit/last-day.js';
import { lastDayToReplace } from '../presentation/damaged-record.js';
import type { Presentation } from '../presentation/presentation.js';
import { actingBank, examiningBankAs } from './actor.js';
import { dueBy, type Due } from './due.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';
import { calendarFor } from './examination-time.js';

export const recordEntryKinds = {
    RECORDS_BEGAN_TO_COME: { rule: 'eUCP 2.1 art. e6c' },
    RECORDS_DAMAGED: { rule: 'eUCP 2.1 art. e12', isBetweenBanks: true },
    RECORDS_REPLACED: { rule: 'eUCP 2.1 art. e12', isBetweenBanks: true },
    RECORDS_DROPPED: { rule: 'eUCP 2.1 art. e12' },
} as const satisfies Kinds;

export const recordAwaitedKinds = {
    COMPLETENESS_NOTICE: { rule: 'eUCP 2.1 art. e6c' },
    RECORDS_AGAIN: { rule: 'eUCP 2.1 art. e12' },
} as const satisfies Kinds;

type RecordEntry = Entry<keyof typeof recordEntryKinds>;
type RecordAwaited = Awaited<keyof typeof recordAwaitedKinds>;

/** What becomes of electronic records: whether all have come, and whether they can be read. */
export const recordChapter: Chapter<keyof typeof recordEntryKinds, keyof typeof recordAwaitedKinds> = {
    entries: (facts) => facts.presentations.flatMap((each) => entriesOf(each, facts)),
    awaited: (facts) => facts.presentations.flatMap((each) => awaitedOf(each, facts)),
};

function entriesOf(presentation: Presentation, { credit }: TimelineFacts): readonly RecordEntry[] {
    const { number, status, receivedAt, suspensions = [], droppedAt } = presentation;
    const subject = { kind: 'PRESENTATION', number } as const;
    const presenter = actingBank(credit, 'PRESENTING_BANK', presentation.presentingBank);
    const examiner = examiningBankAs(credit, presentation.examiningBank);
    const began = { code: 'RECORDS_BEGAN_TO_COME', at: receivedAt, by: presenter, to: examiner, subject } as const;

    return [
        ...(status === 'INCOMPLETE' ? [began] : []),
        ...suspensions.flatMap(({ documentIds, from, until }): readonly RecordEntry[] => {
            const facts = { records: documentIds.length };
            return [
                { code: 'RECORDS_DAMAGED', at: from, by: examiner, to: presenter, subject, facts },
                ...(until === undefined
                    ? []
                    : [{ code: 'RECORDS_REPLACED', at: until, by: presenter, to: examiner, subject, facts } as const]),
            ];
        }),
        ...(droppedAt === undefined
            ? []
            : [{ code: 'RECORDS_DROPPED', at: droppedAt, by: examiner, subject } as const]),
    ];
}

function awaitedOf(presentation: Presentation, facts: TimelineFacts): readonly RecordAwaited[] {
    const { number, status, presentingBank } = presentation;
    const subject = { kind: 'PRESENTATION', number } as const;
    const of = actingBank(facts.credit, 'PRESENTING_BANK', presentingBank);
    if (status === 'INCOMPLETE') {
        // Without it nothing is presented, and after the last day nothing can be.
        return [{ code: 'COMPLETENESS_NOTICE', of, subject, due: dueBy(() => lastDayUnder(facts.credit, facts)) }];
    }

    return status === 'SUSPENDED' ? [{ code: 'RECORDS_AGAIN', of, subject, due: replaceBy(presentation, facts) }] : [];
}

/** Days of the calendar, whether banks are open on the last or not. */
function replaceBy(presentation: Presentation, facts: TimelineFacts): Due {
    const due = ifCovered((): Due => {
        const calendar = calendarFor(presentation, facts);
        const day = lastDayToReplace(presentation, calendar);
        return { kind: 'BY_DAY', day, endsAt: endOfDay(calendar, day) };
    });

    return due ?? { kind: 'NOT_KNOWN' };
}
