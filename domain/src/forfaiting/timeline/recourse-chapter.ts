import type { Due } from '../../timeline/due.js';
import type { RecourseClaim } from '../recourse/recourse-claim.js';
import { recourseAsItStands } from '../recourse/recourse-stands.js';
import { isOpenRecourse } from '../recourse/recourse-status.js';
import {
    endsOf,
    type DealAwaited,
    type DealChapter,
    type DealEntry,
    type DealKinds,
    type DealTimelineFacts,
} from './deal-line.js';

export const recourseEntryKinds = {
    RECOURSE_CLAIMED: { rule: 'URF 800 art. 13' },
    RECOURSE_ADMITTED: { rule: 'URF 800 art. 13' },
    RECOURSE_REJECTED: { rule: 'URF 800 art. 13' },
    RECOURSE_WITHDRAWN: {},
} as const satisfies DealKinds;

export const recourseAwaitedKinds = {
    ANSWER_TO_RECOURSE: { rule: 'URF 800 art. 13' },
    WITHDRAWAL_OF_RECOURSE: {},
} as const satisfies DealKinds;

type RecourseEntry = DealEntry<keyof typeof recourseEntryKinds>;
type RecourseAwaited = DealAwaited<keyof typeof recourseAwaitedKinds>;

const withoutDelay: Due = { kind: 'WITHOUT_DELAY' };
const noDay: Due = { kind: 'NO_DAY' };

/** What a buyer has claimed back of its seller, told to the two alone: on which ground, and never what it alleges. */
export const recourseChapter: DealChapter<keyof typeof recourseEntryKinds, keyof typeof recourseAwaitedKinds> = {
    entries: (facts) => (facts.recourseClaims ?? []).flatMap((recourse) => recourseEntries(recourse, facts)),
    awaited: (facts) => (facts.recourseClaims ?? []).flatMap((recourse) => recourseAwaited(recourse, facts)),
};

function recourseEntries(recourse: RecourseClaim, facts: DealTimelineFacts): readonly RecourseEntry[] {
    const { recourseId, breach, amount: price, claimedAt, admittedAt, rejected, withdrawnAt } = recourse;
    const { seller, buyer } = endsOf(recourse, facts);
    const toSeller = { by: buyer, to: seller };
    const toBuyer = { by: seller, to: buyer };

    return [
        { code: 'RECOURSE_CLAIMED', at: claimedAt, ...toSeller, facts: { recourseId, ground: breach.ground, price } },
        ...(admittedAt === undefined
            ? []
            : [{ code: 'RECOURSE_ADMITTED', at: admittedAt, ...toBuyer, facts: { price } } as const]),
        ...(rejected === undefined
            ? []
            : [
                  {
                      code: 'RECOURSE_REJECTED',
                      at: rejected.at,
                      ...toBuyer,
                      facts: { reasons: rejected.reasons.length },
                  } as const,
              ]),
        ...(withdrawnAt === undefined ? [] : [{ code: 'RECOURSE_WITHDRAWN', at: withdrawnAt, ...toSeller } as const]),
    ];
}

/** Of what stands open; what follows from an admission is awaited of the deal. */
function recourseAwaited(recourse: RecourseClaim, facts: DealTimelineFacts): readonly RecourseAwaited[] {
    const { status } = recourseAsItStands(recourse, facts.held?.title);
    const { seller, buyer } = endsOf(recourse, facts);
    if (!isOpenRecourse(status)) {
        return [];
    }

    return [
        ...(status === 'CLAIMED'
            ? [
                  {
                      code: 'ANSWER_TO_RECOURSE',
                      of: seller,
                      due: withoutDelay,
                      facts: { ground: recourse.breach.ground },
                  } as const,
              ]
            : []),
        { code: 'WITHDRAWAL_OF_RECOURSE', of: buyer, due: noDay },
    ];
}
