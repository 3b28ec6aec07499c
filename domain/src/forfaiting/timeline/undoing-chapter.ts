import { endOfDay } from '../../calendar/banking-days.js';
import { calendarOf } from '../../calendar/calendar-book.js';
import { ifCovered } from '../../calendar/if-covered.js';
import type { Due } from '../../timeline/due.js';
import type { DealStatus } from '../deal/deal-status.js';
import type { Deal, Reserve } from '../deal/deal.js';
import {
    actorAs,
    endsOf,
    type DealAwaited,
    type DealChapter,
    type DealEnds,
    type DealEntry,
    type DealKinds,
    type DealTimelineFacts,
} from './deal-line.js';
import { dealStanding } from './sale-chapter.js';

export const undoingEntryKinds = {
    RESERVE_STATED: { rule: 'URF 800 art. 12' },
    RESERVE_LIFTED: { rule: 'URF 800 art. 12' },
    REFUND_DEMANDED: { rule: 'URF 800 art. 12' },
    DEAL_REFUNDED: {},
    REFUND_CONFIRMED: {},
    TITLE_RETURNED: {},
} as const satisfies DealKinds;

export const undoingAwaitedKinds = {
    CURE: { rule: 'URF 800 art. 12' },
    LIFTING: { rule: 'URF 800 art. 12' },
    REFUND: {},
    CONFIRMATION_OF_REFUND: {},
} as const satisfies DealKinds;

type UndoingEntry = DealEntry<keyof typeof undoingEntryKinds>;
type UndoingAwaited = DealAwaited<keyof typeof undoingAwaitedKinds>;

const noDay: Due = { kind: 'NO_DAY' };

/** In which the seller owes the price: for what was missing to the end, or for a breach that it has admitted. */
const refundDueIn: readonly DealStatus[] = ['REFUND_DUE', 'RECOURSE_ADMITTED'];

/** What a sale was paid for under, and that it was undone. The debtor is told no more than that the title went back. */
export const undoingChapter: DealChapter<keyof typeof undoingEntryKinds, keyof typeof undoingAwaitedKinds> = {
    entries: (facts) => {
        const { deal } = facts;
        if (deal === undefined) {
            return returnEntries(facts);
        }
        const ends = endsOf(deal, facts);

        return [...(deal.reserve ? reserveEntries(deal.reserve, ends) : []), ...refundEntries(deal, ends)];
    },
    awaited: (facts) => {
        const deal = dealStanding(facts);

        return deal === undefined ? [] : undoingAwaited(deal, facts);
    },
};

function reserveEntries(
    { points, cureBy, statedAt, liftedAt, demand }: Reserve,
    { seller, buyer }: DealEnds,
): readonly UndoingEntry[] {
    const toSeller = { by: buyer, to: seller };

    return [
        { code: 'RESERVE_STATED', at: statedAt, ...toSeller, facts: { points: points.length, cureBy } },
        ...(demand === undefined
            ? []
            : [
                  {
                      code: 'REFUND_DEMANDED',
                      at: demand.at,
                      ...toSeller,
                      facts: { points: demand.points.length },
                  } as const,
              ]),
        ...(liftedAt === undefined ? [] : [{ code: 'RESERVE_LIFTED', at: liftedAt, ...toSeller } as const]),
    ];
}

/** What was paid back outside the ledger is told by the word of the buyer, with which the title returns. */
function refundEntries({ settlement, refund }: Deal, { seller, buyer }: DealEnds): readonly UndoingEntry[] {
    if (settlement === undefined || refund === undefined) {
        return [];
    }
    const rest = { at: refund.at, facts: { price: settlement.pricing.proceeds } };

    return refund.means === 'E_CNY'
        ? [{ code: 'DEAL_REFUNDED', by: seller, to: buyer, ...rest }]
        : [{ code: 'REFUND_CONFIRMED', by: buyer, to: seller, ...rest }];
}

function returnEntries(facts: DealTimelineFacts): readonly UndoingEntry[] {
    const { notice, held } = facts;
    const history = held?.title.history ?? [];

    return history.flatMap((step) =>
        step.kind === 'RETURNED' && step.dealId === notice?.dealId
            ? [
                  {
                      code: 'TITLE_RETURNED',
                      at: step.at,
                      by: actorAs('BUYER', step.from, facts),
                      to: actorAs('SELLER', step.to, facts),
                  } as const,
              ]
            : [],
    );
}

function undoingAwaited(deal: Deal, facts: DealTimelineFacts): readonly UndoingAwaited[] {
    const { seller, buyer } = endsOf(deal, facts);
    if (deal.status === 'UNDER_RESERVE' && deal.reserve !== undefined) {
        const { cureBy, points } = deal.reserve;
        const due = cureDue(deal, { ...facts, cureBy });

        return [
            { code: 'CURE', of: seller, due, facts: { points: points.length } },
            { code: 'LIFTING', of: buyer, due: noDay },
        ];
    }
    if (refundDueIn.includes(deal.status) && deal.settlement !== undefined) {
        const { proceeds: price } = deal.settlement.pricing;

        return [
            { code: 'REFUND', of: seller, due: { kind: 'WITHOUT_DELAY' }, facts: { price } },
            { code: 'CONFIRMATION_OF_REFUND', of: buyer, due: noDay },
        ];
    }

    return [];
}

/** The day to cure, at the place where documents are delivered. */
function cureDue(
    { deliveryPlace }: Deal,
    { calendarBook, cureBy: day }: DealTimelineFacts & Pick<Reserve, 'cureBy'>,
): Due {
    const endsAt = ifCovered(() => endOfDay(calendarOf(calendarBook, deliveryPlace), day));

    return { kind: 'BY_DAY', day, ...(endsAt !== undefined && { endsAt }) };
}
