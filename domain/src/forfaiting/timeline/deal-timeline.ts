import { epochMilliseconds, type Instant } from '../../kernel/time.js';
import { compareDue, isLate } from '../../timeline/due.js';
import type { AssignmentNotice } from '../deal/assignment-notice.js';
import type { DealStatus } from '../deal/deal-status.js';
import type { Invitation } from '../quote/invitation.js';
import type { QuoteRequest } from '../quote/quote-request.js';
import { biddingAwaitedKinds, biddingChapter, biddingEntryKinds } from './bidding-chapter.js';
import { collectionAwaitedKinds, collectionChapter, collectionEntryKinds } from './collection-chapter.js';
import type { DealAwaited, DealChapter, DealEntry, DealKinds, DealTimelineFacts } from './deal-line.js';
import { recourseAwaitedKinds, recourseChapter, recourseEntryKinds } from './recourse-chapter.js';
import { saleAwaitedKinds } from './sale-awaited.js';
import { dealStanding, saleChapter, saleEntryKinds } from './sale-chapter.js';
import { undoingAwaitedKinds, undoingChapter, undoingEntryKinds } from './undoing-chapter.js';

/** Everything that can have happened in the sale of a claim. */
export const dealEntryKinds = {
    ...biddingEntryKinds,
    ...saleEntryKinds,
    ...undoingEntryKinds,
    ...recourseEntryKinds,
    ...collectionEntryKinds,
} as const;
export type DealEntryCode = keyof typeof dealEntryKinds;

/** Every act that can be awaited in it. */
export const dealAwaitedKinds = {
    ...biddingAwaitedKinds,
    ...saleAwaitedKinds,
    ...undoingAwaitedKinds,
    ...recourseAwaitedKinds,
    ...collectionAwaitedKinds,
} as const;
export type DealAwaitedCode = keyof typeof dealAwaitedKinds;

/** Of what happened at one instant, that of an earlier stage comes first. */
const chapters: readonly DealChapter<DealEntryCode, DealAwaitedCode>[] = [
    biddingChapter,
    saleChapter,
    recourseChapter,
    undoingChapter,
    collectionChapter,
];

/** What happened in the sale of a claim, in its order, and who must act by when. */
export interface DealTimeline {
    readonly at: Instant;
    readonly status: DealStatus | Invitation['status'] | QuoteRequest['status'];
    readonly entries: readonly (DealEntry<DealEntryCode> & { readonly sequence: number; readonly rule?: string })[];
    readonly awaited: readonly (DealAwaited<DealAwaitedCode> & { readonly isLate: boolean; readonly rule?: string })[];
}

/** The timeline of a sale, from what one bank holds of it. What time has done stands in it whether anybody has noted it or not. */
export function dealTimelineOf(facts: DealTimelineFacts): DealTimeline {
    const { at } = facts;
    const entries = chapters
        .flatMap((chapter) => chapter.entries(facts))
        .sort((one, other) => epochMilliseconds(one.at) - epochMilliseconds(other.at));
    const awaited = chapters
        .flatMap((chapter) => chapter.awaited(facts))
        .sort((one, other) => compareDue(one.due, other.due));
    const rules: DealKinds = { ...dealEntryKinds, ...dealAwaitedKinds };

    return {
        at,
        status: statusOf(facts),
        entries: entries.map((entry, index) => ({ sequence: index + 1, ...entry, ...rules[entry.code] })),
        awaited: awaited.map((act) => ({ ...act, isLate: isLate(act.due, at), ...rules[act.code] })),
    };
}

/** Where the deal stands; before there is one, how the request does; at the debtor, as far as it has been told. */
function statusOf(facts: DealTimelineFacts): DealTimeline['status'] {
    const { request, invitations, notice } = facts;

    return (
        dealStanding(facts)?.status ??
        (request ?? invitations[0])?.status ??
        (notice && statusByNotice(notice, facts)) ??
        'OPEN'
    );
}

function statusByNotice(
    { dealId, acknowledgement, refusal, calledOffAt }: AssignmentNotice,
    { held }: DealTimelineFacts,
): DealStatus {
    const steps = held?.title.history.filter((step) => 'dealId' in step && step.dealId === dealId) ?? [];
    if (steps.length > 0) {
        return steps.some(({ kind }) => kind === 'RETURNED') ? 'RESCINDED' : 'SETTLED';
    }
    if (calledOffAt !== undefined) {
        return 'CALLED_OFF';
    }

    if (refusal !== undefined) {
        return 'NOTICE_REFUSED';
    }

    return acknowledgement === undefined ? 'NOTIFIED' : 'ACKNOWLEDGED';
}
