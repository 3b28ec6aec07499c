import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import type { Pricing } from '../pricing/pricing.js';
import type { Bid } from './bid.js';
import { mustBeOpen } from './close-bidding.js';
import type { Invitation } from './invitation.js';
import { priceQuote, type PricingBooks } from './price-quote.js';
import { mustBind, type Quote } from './quote.js';

const refusal = refusals({
    BANK_MUST_BE_INVITED: 'forbidden',
    BANK_MUST_NOT_HAVE_QUOTED: 'conflict',
});

export interface CommitmentFacts extends PricingBooks {
    readonly invitation: Invitation;
    readonly bank: string;
    /** Of the bank, if it has committed to a quote before. */
    readonly bid: Bid | undefined;
    readonly at: Instant;
}

/** A quote, and the SHA-256 of what it is sealed in. */
export interface Commitment extends Pick<Bid, 'commitment'> {
    readonly quote: Quote;
}

/**
 * Binds a bank to a quote that nobody else can read yet. Not the clock but the act that closes bidding says until when: whoever
 * sends a transaction dates it, by some minutes as it likes.
 */
export function commitQuote(
    { quote, commitment }: Commitment,
    facts: CommitmentFacts,
): { readonly bid: Bid } & Pick<Pricing, 'days'> {
    const { invitation, bank, bid, at } = facts;
    mustBeInvited(invitation, bank);
    mustBeOpen(invitation);
    mustNotHaveQuoted(bid);
    mustBind(quote, at);
    // A quote that comes to no price could not be shown any more: the bank learns it while it can still mend it.
    const { days } = priceQuote(quote.terms, { ...invitation, tradedAt: at }, facts);
    const { invitationId, requestId } = invitation;

    return { bid: { invitationId, requestId, bank, commitment, committedAt: at }, days };
}

export function mustNotHaveQuoted(bid: Bid | undefined): void {
    if (bid !== undefined) {
        throw refusal('BANK_MUST_NOT_HAVE_QUOTED');
    }
}

/** The seller holds the invitation too, and does not quote for its own claim. */
export function mustBeInvited(invitation: Invitation, bank: string): void {
    if (invitation.bank !== bank) {
        throw refusal('BANK_MUST_BE_INVITED');
    }
}
