import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import { addHours, type Instant } from '../../kernel/time.js';
import type { Bid } from './bid.js';
import type { QuoteRequest } from './quote-request.js';

const refusal = refusals({
    REQUEST_MUST_BE_OF_SELLER: 'forbidden',
    BIDDING_MUST_BE_OPEN: 'conflict',
    BIDDING_MUST_RUN_ITS_TIME: 'conflict',
});

/** What the seller starts from: its request, and the quotes of all banks that were invited. */
export interface SellerFacts {
    readonly request: QuoteRequest;
    readonly bank: string;
    readonly bids: readonly Bid[];
    readonly at: Instant;
}

/**
 * Closes bidding: from now on quotes are shown and none comes any more. Not before every bank that is invited has had its
 * time or has quoted, for whoever closes early shuts somebody out.
 */
export function closeBidding({ request, bank, bids, at }: SellerFacts): QuoteRequest {
    mustBeOfSeller(request, bank);
    mustBeOpen(request);
    const { invitations, closesAt, revealHours } = request;
    const haveAllQuoted = invitations.every((each) => bids.some((bid) => bid.bank === each.bank));
    if (!haveAllQuoted && !isOver({ endsAt: closesAt }, at)) {
        throw refusal('BIDDING_MUST_RUN_ITS_TIME', { closesAt });
    }

    return { ...request, status: 'CLOSED', closedAt: at, revealUntil: addHours(at, revealHours) };
}

export function mustBeOfSeller({ seller }: QuoteRequest, bank: string): void {
    if (seller !== bank) {
        throw refusal('REQUEST_MUST_BE_OF_SELLER');
    }
}

/** The request, or an invitation that tells how it stands. */
export function mustBeOpen({ status }: { readonly status: string }): void {
    if (status !== 'OPEN') {
        throw refusal('BIDDING_MUST_BE_OPEN', { status });
    }
}
