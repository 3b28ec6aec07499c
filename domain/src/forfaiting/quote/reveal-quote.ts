import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import type { Bid } from './bid.js';
import { mustBeInvited } from './commit-quote.js';
import type { Invitation } from './invitation.js';
import { priceQuote, type PricingBooks } from './price-quote.js';
import { mustBeFirm, type Quote } from './quote.js';

const refusal = refusals({
    BIDDING_MUST_BE_CLOSED: 'conflict',
    QUOTE_MUST_BE_REVEALED_IN_TIME: 'conflict',
    QUOTE_MUST_BE_REVEALED_ONCE: 'conflict',
    QUOTE_MUST_MATCH_COMMITMENT: 'forbidden',
});

export interface RevealFacts extends PricingBooks {
    readonly invitation: Invitation;
    readonly bank: string;
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
    const { invitation, bank, bid, sha256, at } = facts;
    mustBeInvited(invitation, bank);
    const { closedAt, revealUntil } = closed(invitation);
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
    const pricing = priceQuote(quote.terms, { ...invitation, tradedAt: closedAt }, facts);

    return { ...bid, revealed: { quote, pricing, at } };
}

/** How a request stands, or an invitation that tells it. */
interface Standing {
    readonly status: string;
    readonly closedAt?: Instant;
    readonly revealUntil?: Instant;
}

/** Of a request whose bidding is closed, and that is not decided yet, since when and until when quotes are shown. */
export function closed({
    status,
    closedAt,
    revealUntil,
}: Standing): Required<Pick<Standing, 'closedAt' | 'revealUntil'>> {
    if (status !== 'CLOSED' || closedAt === undefined || revealUntil === undefined) {
        throw refusal('BIDDING_MUST_BE_CLOSED', { status });
    }

    return { closedAt, revealUntil };
}
