import { calendarOf } from '../../calendar/calendar-book.js';
import { ifCovered } from '../../calendar/if-covered.js';
import type { AssignmentNotice } from '../deal/assignment-notice.js';
import type { Deal } from '../deal/deal.js';
import { dealAsItStands } from '../deal/deliver-documents.js';
import { withAnswer } from '../deal/settle-deal.js';
import { dealUnderRecourse } from '../recourse/recourse-stands.js';
import {
    actorAs,
    endsOf,
    type DealActor,
    type DealChapter,
    type DealEnds,
    type DealEntry,
    type DealKinds,
    type DealTimelineFacts,
} from './deal-line.js';
import { saleAwaited, type saleAwaitedKinds } from './sale-awaited.js';

export const saleEntryKinds = {
    DEAL_TRADED: { rule: 'URF 800 art. 2' },
    DOCUMENTS_DELIVERED: { rule: 'URF 800 art. 7, 10' },
    DOCUMENTS_REJECTED: { rule: 'URF 800 art. 7, 10' },
    DOCUMENTS_ACCEPTED: { rule: 'URF 800 art. 7, 10' },
    DEAL_LAPSED: { rule: 'URF 800 art. 2' },
    DEAL_GIVEN_UP: { rule: 'URF 800 art. 2' },
    DEBTOR_NOTIFIED: {},
    NOTICE_ACKNOWLEDGED: {},
    NOTICE_REFUSED: {},
    DEAL_CALLED_OFF: {},
    PAYMENT_SENT: { rule: 'URF 800 art. 11' },
    PAYMENT_REPLACED: {},
    DEAL_SETTLED: { rule: 'URF 800 art. 11' },
    RECEIPT_CONFIRMED: { rule: 'URF 800 art. 11' },
} as const satisfies DealKinds;

type SaleEntry = DealEntry<keyof typeof saleEntryKinds>;

/** From the trade to title against money: told to seller and buyer, and to the debtor what stands in its notice. */
export const saleChapter: DealChapter<keyof typeof saleEntryKinds, keyof typeof saleAwaitedKinds> = {
    entries: (facts) => {
        const deal = dealStanding(facts);
        return [...(deal ? dealEntries(deal, facts) : []), ...(facts.notice ? noticeEntries(facts.notice, facts) : [])];
    },
    awaited: (facts) => saleAwaited(dealStanding(facts), facts),
};

/** The deal as it stands, lapsed by time, answered or paid by the debtor; where no calendar covers its days, as acts have left it. */
export function dealStanding({ deal, notice, held, calendarBook, at }: DealTimelineFacts): Deal | undefined {
    if (deal === undefined) {
        return undefined;
    }
    const standing = ifCovered(() =>
        dealAsItStands(deal, { calendar: calendarOf(calendarBook, deal.deliveryPlace), at }),
    );

    return dealUnderRecourse(withAnswer(standing ?? deal, notice), held?.title);
}

function dealEntries(deal: Deal, facts: DealTimelineFacts): readonly SaleEntry[] {
    const { tradedAt, pricing, disbursedOn, deliveries, rejections, acceptedAt } = deal;
    const { seller, buyer } = endsOf(deal, facts);
    const toBuyer = { by: seller, to: buyer };
    const toSeller = { by: buyer, to: seller };

    return [
        { code: 'DEAL_TRADED', at: tradedAt, ...toBuyer, facts: { price: pricing.proceeds, disbursedOn } },
        ...deliveries.map((at): SaleEntry => ({ code: 'DOCUMENTS_DELIVERED', at, ...toBuyer })),
        ...rejections.map(({ at, reasons }): SaleEntry => ({
            code: 'DOCUMENTS_REJECTED',
            at,
            ...toSeller,
            facts: { reasons: reasons.length },
        })),
        ...(acceptedAt === undefined ? [] : [{ code: 'DOCUMENTS_ACCEPTED', at: acceptedAt, ...toSeller } as const]),
        ...lapseEntries(deal, seller),
        ...calledOffEntries(deal, facts),
        ...paymentEntries(deal, toSeller),
        ...settlementEntries(deal, { seller, buyer }),
    ];
}

/** While documents waited to be examined no time ended the deal: its seller gave it up. */
function lapseEntries({ lapsedAt, deliveries, rejections }: Deal, seller: DealActor): readonly SaleEntry[] {
    if (lapsedAt === undefined) {
        return [];
    }

    return deliveries.length > rejections.length
        ? [{ code: 'DEAL_GIVEN_UP', at: lapsedAt, by: seller }]
        : [{ code: 'DEAL_LAPSED', at: lapsedAt }];
}

/** Which payment it is stands in the deal; that the buyer has named another instead is told each time. */
function paymentEntries({ sentPayment }: Deal, toSeller: Pick<SaleEntry, 'by' | 'to'>): readonly SaleEntry[] {
    if (sentPayment === undefined) {
        return [];
    }
    const { pricing, sentAt, until, replaced } = sentPayment;

    return [
        { code: 'PAYMENT_SENT', at: sentAt, ...toSeller, facts: { price: pricing.proceeds, until } },
        ...replaced.map(({ at }): SaleEntry => ({ code: 'PAYMENT_REPLACED', at, ...toSeller })),
    ];
}

/** What was paid outside the ledger is told by the word of the seller, which passes the title. */
function settlementEntries({ settlement }: Deal, { seller, buyer }: DealEnds): readonly SaleEntry[] {
    if (settlement === undefined) {
        return [];
    }
    const { pricing, payment } = settlement;
    const rest = { at: payment.at, facts: { price: pricing.proceeds } };

    return payment.means === 'E_CNY'
        ? [{ code: 'DEAL_SETTLED', by: buyer, to: seller, ...rest }]
        : [{ code: 'RECEIPT_CONFIRMED', by: seller, to: buyer, ...rest }];
}

/** By whom, for a sale that the debtor has refused to acknowledge is left by the buyer too. */
function calledOffEntries(
    { seller, buyer, calledOffAt, calledOffBy }: Deal | AssignmentNotice,
    facts: DealTimelineFacts,
): readonly SaleEntry[] {
    if (calledOffAt === undefined) {
        return [];
    }
    const by = calledOffBy === buyer ? actorAs('BUYER', buyer, facts) : actorAs('SELLER', seller, facts);

    return [{ code: 'DEAL_CALLED_OFF', at: calledOffAt, by }];
}

function noticeEntries(notice: AssignmentNotice, facts: DealTimelineFacts): readonly SaleEntry[] {
    const { amount, maturity, notifiedAt, acknowledgement, refusal } = notice;
    const { seller, buyer } = endsOf(notice, facts);
    const debtor = actorAs('DEBTOR_BANK', notice.debtorBank, facts);

    return [
        { code: 'DEBTOR_NOTIFIED', at: notifiedAt, by: seller, to: debtor, facts: { amount, maturity } },
        ...(acknowledgement === undefined
            ? []
            : [
                  {
                      code: 'NOTICE_ACKNOWLEDGED',
                      at: acknowledgement.at,
                      by: debtor,
                      to: buyer,
                      facts: { amount: acknowledgement.amount, maturity: acknowledgement.maturity },
                  } as const,
              ]),
        ...(refusal === undefined
            ? []
            : [
                  {
                      code: 'NOTICE_REFUSED',
                      at: refusal.at,
                      by: debtor,
                      to: buyer,
                      facts: { reasons: refusal.reasons.length },
                  } as const,
              ]),
        ...(facts.deal !== undefined || hasPassed(notice, facts) ? [] : calledOffEntries(notice, facts)),
    ];
}

/** A sale that was undone ends its notice too, and is told by the title that went back. */
function hasPassed({ dealId }: AssignmentNotice, { held }: DealTimelineFacts): boolean {
    return held?.title.history.some((step) => step.kind === 'SOLD' && step.dealId === dealId) === true;
}
