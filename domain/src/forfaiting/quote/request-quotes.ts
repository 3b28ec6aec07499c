import { localDay } from '../../calendar/banking-days.js';
import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import { addHours } from '../../kernel/time.js';
import { mustBeForSale, type SellingFacts } from '../title/for-sale.js';
import type { Claim } from '../../claim/claim.js';
import { mustBeBuyer } from '../title/sell-title.js';
import { mustNotBeAssigned, type ClaimOrigin } from '../title/sell-unassigned.js';
import { resaleCount } from '../title/title.js';
import type { Invitation, OfferedClaim } from './invitation.js';
import type { QuoteRequest, RequestQuotes } from './quote-request.js';

const refusal = refusals({
    BIDDING_MUST_CLOSE_LATER: 'invalid',
    DISBURSEMENT_MUST_FOLLOW_QUOTES: 'invalid',
});

export interface RequestingFacts extends SellingFacts {
    readonly claim: Claim;
    /** Of a claim that was not sold yet. */
    readonly origin: ClaimOrigin | undefined;
    /** What the invitation of a bank is called: nobody can foresee an id, and none comes twice. */
    readonly invitationIdOf: (bank: string) => string;
}

export interface QuotesRequested {
    readonly request: QuoteRequest;
    readonly invitations: readonly Invitation[];
}

/** Asks banks for quotes for a claim that the seller holds and is free to sell. */
export function requestQuotes(order: RequestQuotes, facts: RequestingFacts): QuotesRequested {
    const { title, claim, origin, calendar, at } = facts;
    mustBeForSale(facts);
    mustNotBeAssigned(claim, origin);
    order.invited.forEach((buyer) => mustBeBuyer({ buyer }, title));
    if (isOver({ endsAt: order.closesAt }, at)) {
        throw refusal('BIDDING_MUST_CLOSE_LATER');
    }
    if (order.disbursedOn < localDay(calendar, addHours(order.closesAt, order.revealHours))) {
        throw refusal('DISBURSEMENT_MUST_FOLLOW_QUOTES');
    }

    return requested(order, facts);
}

function requested({ invited, ...order }: RequestQuotes, facts: RequestingFacts): QuotesRequested {
    const { bank: seller, at, invitationIdOf } = facts;
    const { claimId, requestId, ...asked } = order;
    const stands = { requestId, seller, status: 'OPEN', requestedAt: at } as const;
    const invitations = invited.map((bank) => ({ bank, invitationId: invitationIdOf(bank) }));

    return {
        request: { ...asked, claimId, ...stands, invitations },
        invitations: invitations.map((invitation) => ({
            ...asked,
            ...stands,
            ...invitation,
            claim: offeredClaim(facts),
        })),
    };
}

/** A claim as its buyers see it. */
export function offeredClaim({ claim, title }: Pick<RequestingFacts, 'claim' | 'title'>): OfferedClaim {
    const { undertaking, debtorBank, amount, maturity, payableAt } = claim;

    return { undertaking, debtorBank, amount, maturity, payableAt, resaleCount: resaleCount(title) };
}
