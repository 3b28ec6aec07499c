import { localDay } from '../../calendar/banking-days.js';
import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import { addHours } from '../../kernel/time.js';
import { mustBeFree, type TitleFacts } from '../title/held-title.js';
import { mustBeBuyer } from '../title/sell-title.js';
import type { QuoteRequest, RequestQuotes } from './quote-request.js';

const refusal = refusals({
    BIDDING_MUST_CLOSE_LATER: 'invalid',
    DISBURSEMENT_MUST_FOLLOW_QUOTES: 'invalid',
});

/** Asks banks for quotes for a claim that the seller holds and is free to sell. */
export function requestQuotes(order: RequestQuotes, facts: TitleFacts): QuoteRequest {
    const { bank, title, calendar, at } = facts;
    mustBeFree(facts);
    order.invited.forEach((buyer) => mustBeBuyer({ buyer }, title));
    if (isOver({ endsAt: order.closesAt }, at)) {
        throw refusal('BIDDING_MUST_CLOSE_LATER');
    }
    if (order.disbursedOn < localDay(calendar, addHours(order.closesAt, order.revealHours))) {
        throw refusal('DISBURSEMENT_MUST_FOLLOW_QUOTES');
    }

    return { ...order, seller: bank, status: 'OPEN', requestedAt: at };
}
