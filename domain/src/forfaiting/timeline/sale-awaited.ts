import { endOfDay } from '../../calendar/banking-days.js';
import { calendarOf } from '../../calendar/calendar-book.js';
import { isOver } from '../../calendar/deadline.js';
import { ifCovered } from '../../calendar/if-covered.js';
import { dueBy, type Due } from '../../timeline/due.js';
import { availabilityEnds } from '../deal/availability.js';
import type { Deal } from '../deal/deal.js';
import type { DealStatus } from '../deal/deal-status.js';
import { isOpenNotice } from '../deal/notify-assignment.js';
import { isUnderWay } from '../deal/send-payment.js';
import {
    actorAs,
    endsOf,
    type DealActor,
    type DealAwaited,
    type DealKinds,
    type DealTimelineFacts,
} from './deal-line.js';

export const saleAwaitedKinds = {
    DELIVERY: { rule: 'URF 800 art. 2, 7, 10' },
    EXAMINATION: { rule: 'URF 800 art. 7, 10' },
    GIVING_UP: { rule: 'URF 800 art. 2' },
    NOTICE_OF_ASSIGNMENT: {},
    ACKNOWLEDGEMENT: {},
    SETTLEMENT: { rule: 'URF 800 art. 11' },
    CONFIRMATION_OF_RECEIPT: { rule: 'URF 800 art. 11' },
    CALLING_OFF: {},
} as const satisfies DealKinds;

type SaleAwaited = DealAwaited<keyof typeof saleAwaitedKinds>;

const withoutDelay: Due = { kind: 'WITHOUT_DELAY' };
const noDay: Due = { kind: 'NO_DAY' };

/** Who must act in a sale; the debtor, which has no deal, knows of its own answer alone. */
export function saleAwaited(deal: Deal | undefined, facts: DealTimelineFacts): readonly SaleAwaited[] {
    if (deal === undefined) {
        return acknowledgementAwaited(facts);
    }
    const { seller, buyer } = endsOf(deal, facts);
    const calledOff: readonly SaleAwaited[] = mayBeCalledOff(deal, facts)
        ? [{ code: 'CALLING_OFF', of: seller, due: noDay }]
        : [];
    const byStatus: Partial<Record<DealStatus, () => readonly SaleAwaited[]>> = {
        TRADED: () => [{ code: 'DELIVERY', of: seller, due: deliveryDue(deal, facts) }],
        REJECTED: () => [{ code: 'DELIVERY', of: seller, due: deliveryDue(deal, facts) }],
        DELIVERED: () => [
            { code: 'EXAMINATION', of: buyer, due: withoutDelay },
            ...(isAvailabilityOver(deal, facts) ? [{ code: 'GIVING_UP', of: seller, due: noDay } as const] : []),
        ],
        SATISFIED: () => [{ code: 'NOTICE_OF_ASSIGNMENT', of: seller, due: withoutDelay }, ...calledOff],
        NOTIFIED: () => [...acknowledgementAwaited(facts), ...calledOff],
        ACKNOWLEDGED: () => [
            {
                code: 'SETTLEMENT',
                of: buyer,
                due: settlementDue(deal, facts),
                facts: { price: deal.pricing.proceeds },
            },
            ...calledOff,
        ],
        NOTICE_REFUSED: () => [seller, buyer].map((of) => ({ code: 'CALLING_OFF', of, due: noDay })),
        PAYMENT_SENT: () => [...receiptAwaited(deal, seller), ...calledOff],
    };

    return byStatus[deal.status]?.() ?? [];
}

/** Late money is money all the same. */
function receiptAwaited({ sentPayment }: Deal, seller: DealActor): readonly SaleAwaited[] {
    return sentPayment === undefined
        ? []
        : [
              {
                  code: 'CONFIRMATION_OF_RECEIPT',
                  of: seller,
                  due: { kind: 'BY_INSTANT', endsAt: sentPayment.until },
                  facts: { price: sentPayment.pricing.proceeds },
              },
          ];
}

/** The debtor of a claim that its seller still holds says whom it pays. */
function acknowledgementAwaited(facts: DealTimelineFacts): readonly SaleAwaited[] {
    const { notice, held } = facts;
    if (notice === undefined || !isOpenNotice(notice) || (held !== undefined && held.title.holder !== notice.seller)) {
        return [];
    }
    const { debtorBank, amount, maturity } = notice;
    const of = actorAs('DEBTOR_BANK', debtorBank, facts);

    return [{ code: 'ACKNOWLEDGEMENT', of, due: withoutDelay, facts: { amount, maturity } }];
}

/** The availability date, by either reading of days on which work is made up for. */
function deliveryDue(deal: Deal, { calendarBook }: DealTimelineFacts): Due {
    return dueBy(() => {
        const { earlier, later } = availabilityEnds(deal, calendarOf(calendarBook, deal.deliveryPlace));
        const on = ({ availabilityDate, endsAt }: typeof later): { lastDay: string; endsAt: string } => ({
            lastDay: availabilityDate,
            endsAt,
        });
        return { earlier: on(earlier), later: on(later) };
    });
}

/** The day for which the price was agreed, at the place where documents are delivered. */
function settlementDue({ disbursedOn: day, deliveryPlace }: Deal, { calendarBook }: DealTimelineFacts): Due {
    const endsAt = ifCovered(() => endOfDay(calendarOf(calendarBook, deliveryPlace), day));

    return { kind: 'BY_DAY', day, ...(endsAt !== undefined && { endsAt }) };
}

function isAvailabilityOver(deal: Deal, { calendarBook, at }: DealTimelineFacts): boolean {
    const end = ifCovered(() => availabilityEnds(deal, calendarOf(calendarBook, deal.deliveryPlace)).later);

    return end !== undefined && isOver(end, at);
}

/** The day of disbursement and the availability date are both over, and no money is under way. */
function mayBeCalledOff(deal: Deal, facts: DealTimelineFacts): boolean {
    const { sentPayment } = deal;
    if (sentPayment !== undefined && isUnderWay(sentPayment, facts.at)) {
        return false;
    }
    const due = settlementDue(deal, facts);
    const isDayOver = due.kind === 'BY_DAY' && due.endsAt !== undefined && isOver({ endsAt: due.endsAt }, facts.at);

    return isDayOver && isAvailabilityOver(deal, facts);
}
