import { localDay } from '../../calendar/banking-days.js';
import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { priceClaim, type PricingFacts } from '../pricing/price-claim.js';
import type { Bid } from './bid.js';
import { mustBeFirm, type Quote } from './quote.js';
import type { QuoteRequest } from './quote-request.js';

const refusal = refusals({
    BIDDING_MUST_BE_CLOSED: 'conflict',
    QUOTE_MUST_BE_REVEALED_IN_TIME: 'conflict',
    QUOTE_MUST_BE_REVEALED_ONCE: 'conflict',
    QUOTE_MUST_MATCH_COMMITMENT: 'forbidden',
});

export interface RevealFacts extends Omit<PricingFacts, 'tradedOn' | 'disbursedOn'> {
    readonly request: QuoteRequest;
    /** Of the bank that shows it. */
    readonly bid: Bid;
    /** Of `sealedText` of what is shown. */
    readonly sha256: string;
    readonly at: Instant;
}

/**
 * Shows what was sealed. It must be that to the letter, and firm: what a bank is not bound by it cannot have bid. It is
 * priced by the rules, as all others for the day on which bidding was closed, so that amounts are compared and no words.
 */
export function revealQuote(quote: Quote, facts: RevealFacts): Bid {
    const { request, bid, sha256, at, ...claim } = facts;
    const { closedAt, revealUntil } = closed(request);
    if (isOver({ endsAt: revealUntil }, at)) {
        throw refusal('QUOTE_MUST_BE_REVEALED_IN_TIME', { revealUntil });
    }
    if (bid.revealed !== undefined) {
        throw refusal('QUOTE_MUST_BE_REVEALED_ONCE');
    }
    if (bid.commitment !== sha256) {
        throw refusal('QUOTE_MUST_MATCH_COMMITMENT');
    }
    mustBeFirm(quote.kind);
    const tradedOn = localDay(claim.calendars[0], closedAt);
    const pricing = priceClaim(quote.terms, { ...claim, tradedOn, disbursedOn: request.disbursedOn });

    return { ...bid, revealed: { quote, pricing, at } };
}

/** A request whose bidding is closed, and that is not decided yet. */
export function closed(request: QuoteRequest): Required<Pick<QuoteRequest, 'closedAt' | 'revealUntil'>> {
    const { status, closedAt, revealUntil } = request;
    if (status !== 'CLOSED' || closedAt === undefined || revealUntil === undefined) {
        throw refusal('BIDDING_MUST_BE_CLOSED', { status });
    }

    return { closedAt, revealUntil };
}
