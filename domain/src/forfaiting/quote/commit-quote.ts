import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import type { Bid } from './bid.js';
import { mustBeOpen } from './close-bidding.js';
import type { QuoteRequest } from './quote-request.js';

const refusal = refusals({
    BANK_MUST_BE_INVITED: 'forbidden',
    BANK_MUST_NOT_HAVE_QUOTED: 'conflict',
});

export interface CommitmentFacts {
    readonly request: QuoteRequest;
    readonly bank: string;
    /** Of the bank, if it has committed to a quote before. */
    readonly bid: Bid | undefined;
    readonly at: Instant;
}

/**
 * Binds a bank to a quote that nobody can read yet. Not the clock but the act that closes bidding says until when: whoever
 * sends a transaction dates it, by some minutes as it likes.
 */
export function commitQuote({ commitment }: Pick<Bid, 'commitment'>, facts: CommitmentFacts): Bid {
    const { request, bank, bid, at } = facts;
    if (!request.invited.includes(bank)) {
        throw refusal('BANK_MUST_BE_INVITED');
    }
    mustBeOpen(request);
    if (bid !== undefined) {
        throw refusal('BANK_MUST_NOT_HAVE_QUOTED');
    }

    return { requestId: request.requestId, bank, commitment, committedAt: at };
}
