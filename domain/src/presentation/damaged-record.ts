import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { localDay } from '../calendar/banking-days.js';
import { refusals } from '../kernel/refusal.js';
import { addDays, type CalendarDate } from '../kernel/time.js';
import type { DamageNotice, ReplaceRecords } from './api.js';
import { mustBeExaminingBank, type Examining, type ExaminingFacts } from './examine-presentation.js';
import { mustBeNew } from './lodge-presentation.js';
import { asItStands, examinationEnds } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import type { Presentation, SharedPresentation, SuspendedExamination } from './presentation.js';
import { otherDrawings } from './rested-on.js';
import { withoutPapers } from './working-papers.js';

const refusal = refusals({
    DAMAGED_MUST_BE_RECORDS_OF_PRESENTATION: 'invalid',
    REPLACEMENT_MUST_BE_BY_PRESENTING_BANK: 'forbidden',
    REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS: 'invalid',
    TIME_TO_REPLACE_RECORDS_MUST_BE_OVER: 'conflict',
});

/** Calendar days after a damaged record was first asked for again in which it may come (eUCP article e12). */
const daysToReplace = 30;

/**
 * Tells that records arrived and cannot be read, and asks for them again. Meanwhile the examination stands still, and no
 * time runs against the bank (eUCP article e12).
 */
export function reportDamage(
    { documentIds }: Pick<DamageNotice, 'documentIds'>,
    { presentation, ...examining }: Examining & { readonly presentation: Presentation },
): Presentation {
    mustBeExaminingBank(presentation, examining.bank);
    const standing = asItStands(presentation, examining);
    const status = stepFrom(standing.status, 'SUSPEND');
    const { records = [], suspensions = [] } = standing;
    if (documentIds.some((id) => !records.some(({ documentId }) => documentId === id))) {
        throw refusal('DAMAGED_MUST_BE_RECORDS_OF_PRESENTATION');
    }

    return { ...standing, status, suspensions: [...suspensions, { documentIds, from: examining.at }] };
}

/** Presents the damaged records again, all of them and nothing else. With them the bank examines anew. */
export function replaceRecords(
    { documents, records }: Pick<ReplaceRecords, 'documents' | 'records'>,
    { presentation, ...facts }: ExaminingFacts & { readonly presentation: Presentation },
): SharedPresentation {
    if (facts.bank !== presentation.presentingBank) {
        throw refusal('REPLACEMENT_MUST_BE_BY_PRESENTING_BANK');
    }
    const status = stepFrom(presentation.status, 'RESUME');
    const { documentIds, from } = suspensionOf(presentation);
    const isOfDamaged = (each: { readonly documentId: string }): boolean => documentIds.includes(each.documentId);
    const areAll = [documents, records].every(
        (those) => those.length === documentIds.length && those.every(isOfDamaged),
    );
    if (!areAll || !documents.every((document) => isSame(document, presentation))) {
        throw refusal('REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS');
    }
    mustBeNew(documents, otherDrawings(presentation, facts));
    const instead = <Each extends { readonly documentId: string }>(
        before: readonly Each[],
        after: readonly Each[],
    ): Each[] => before.map((each) => after.find(({ documentId }) => documentId === each.documentId) ?? each);
    const replaced: SharedPresentation = {
        ...withoutPapers({ ...presentation, status }),
        documents: instead(presentation.documents, documents),
        records: instead(presentation.records ?? [], records),
        suspensions: [...(presentation.suspensions ?? []).slice(0, -1), { documentIds, from, until: facts.at }],
    };

    // The time of the bank goes on: as with all documents, only where it can be counted to its end.
    examinationEnds(replaced, facts.calendar);

    return replaced;
}

/** Treats records that have not come again as not presented, after thirty days (eUCP article e12): the claim has ended. */
export function dropRecords(presentation: Presentation, { bank, calendar, at }: Examining): Presentation {
    mustBeExaminingBank(presentation, bank);
    const status = stepFrom(presentation.status, 'DROP_RECORD');
    const lastDay = lastDayToReplace(presentation, calendar);
    if (localDay(calendar, at) <= lastDay) {
        throw refusal('TIME_TO_REPLACE_RECORDS_MUST_BE_OVER', { lastDay });
    }

    return { ...presentation, status, droppedAt: at };
}

/**
 * The last day on which the records may come that a suspended presentation waits for. What came again and was damaged again
 * has not come, so that the days run on from when it was first asked for.
 */
export function lastDayToReplace(presentation: Presentation, calendar: BankingCalendar): CalendarDate {
    const awaited = suspensionOf(presentation);
    const first = presentation.suspensions?.find(({ documentIds }) =>
        documentIds.some((id) => awaited.documentIds.includes(id)),
    );

    return addDays(localDay(calendar, (first ?? awaited).from), daysToReplace);
}

/** What a suspended presentation waits for. */
function suspensionOf({ suspensions = [] }: Presentation): SuspendedExamination {
    const last = suspensions.at(-1);
    if (last === undefined) {
        throw new Error('A suspended presentation says since when.');
    }

    return last;
}

/** Another document under the same id would be another presentation. */
function isSame(document: Presentation['documents'][number], { documents }: Presentation): boolean {
    const before = documents.find(({ documentId }) => documentId === document.documentId);

    return before?.kind === document.kind && before.documentReference === document.documentReference;
}
