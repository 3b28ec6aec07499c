import { bankingDaysAfter, endOfDay, localDay } from '../../calendar/banking-days.js';
import { calendarOfLocation } from '../../calendar/calendar-of-location.js';
import { isOver } from '../../calendar/deadline.js';
import { readingsOf } from '../../calendar/readings.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { mustBeNewPayment, type PaidBefore } from '../../presentation/outside-payment.js';
import type { PricingBooks } from '../quote/price-quote.js';
import type { AssignmentNotice } from './assignment-notice.js';
import { dealAfter } from './deal-status.js';
import type { Deal, SentPayment } from './deal.js';
import { mustBeOfBuyer } from './deliver-documents.js';
import { priceAt, withAnswer } from './settle-deal.js';

const refusal = refusals({ PAYMENT_MUST_ARRIVE_BEFORE_MATURITY: 'conflict' });

/** What a payment outside the ledger may take, in banking days after that on which it is sent. */
export const daysUnderWay = 3;

export interface SendingFacts extends PricingBooks, PaidBefore {
    readonly bank: string;
    readonly deal: Deal;
    readonly notice: AssignmentNotice | undefined;
    readonly at: Instant;
}

/**
 * The buyer says that it has sent the price outside the ledger, and by which payment. The title waits for it for so many banking
 * days, but never until maturity: by then it must be clear whom the debtor pays. A deal has one payment. Who names another
 * instead, because the first was mistyped or came back, keeps its price and its time, or a seller could be put off for ever.
 */
export function sendPayment({ uetr }: Pick<SentPayment, 'uetr'>, facts: SendingFacts): Deal {
    mustBeOfBuyer(facts);
    const deal = withAnswer(facts.deal, facts.notice);
    const status = dealAfter(deal.status, 'SEND_PAYMENT');
    const { sentPayment } = deal;
    const sent = sentPayment === undefined ? firstSent(deal, facts) : replaced(sentPayment, facts);
    mustBeNewPayment(facts);

    return { ...deal, status, sentPayment: { uetr, ...sent } };
}

/** Whether the money of the buyer may still be on its way to the seller. */
export function isUnderWay({ until }: SentPayment, at: Instant): boolean {
    return !isOver({ endsAt: until }, at);
}

function firstSent(deal: Deal, { at, ...books }: SendingFacts): Omit<SentPayment, 'uetr'> {
    const until = arrivalEnd(deal, { ...books, at });

    return { pricing: priceAt(deal, { ...books, at }), sentAt: at, until, replaced: [] };
}

function replaced({ uetr, ...sent }: SentPayment, { at }: SendingFacts): Omit<SentPayment, 'uetr'> {
    return { ...sent, replaced: [...sent.replaced, { uetr, at }] };
}

/** By the later reading of make-up days, at the place where the claim is payable: its doubt makes no payment late. */
function arrivalEnd({ claim }: Deal, { calendars, at }: Pick<SendingFacts, 'calendars' | 'at'>): Instant {
    const { later } = readingsOf(calendarOfLocation(calendars, claim.payableAt));
    const lastDay = bankingDaysAfter(later, localDay(later, at), daysUnderWay);
    if (lastDay >= claim.maturity) {
        throw refusal('PAYMENT_MUST_ARRIVE_BEFORE_MATURITY', { lastDay, maturity: claim.maturity });
    }

    return endOfDay(later, lastDay);
}
