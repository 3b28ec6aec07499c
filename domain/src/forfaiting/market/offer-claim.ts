import { localDay } from '../../calendar/banking-days.js';
import { isOver } from '../../calendar/deadline.js';
import type { Claim } from '../../claim/claim.js';
import { refusals } from '../../kernel/refusal.js';
import { mustBeForSale, type SellingFacts } from '../title/for-sale.js';
import { mustBeBuyer } from '../title/sell-title.js';
import { mustNotBeAssigned, type ClaimOrigin } from '../title/sell-unassigned.js';
import type { Audience, ClaimOffer, OfferClaim } from './claim-offer.js';
import type { MarketPolicyBook } from './market-policy.js';
import type { OfferNotice } from './offer-notice.js';
import { marketPolicyAt } from './set-market-policies.js';
import { shownOf } from './shown.js';

const refusal = refusals({
    OFFER_MUST_CLOSE_LATER: 'invalid',
    OFFER_MUST_CLOSE_BEFORE_MATURITY: 'invalid',
});

export interface OfferingFacts extends SellingFacts {
    readonly claim: Claim;
    /** Of a claim that was not sold yet. */
    readonly origin: ClaimOrigin | undefined;
    readonly policies: MarketPolicyBook | undefined;
    /** Every bank of the consortium. */
    readonly banks: readonly string[];
    /** What the notice to a bank is called: nobody can foresee an id, and none comes twice. */
    readonly noticeIdOf: (bank: string) => string;
}

export interface ClaimOffered {
    readonly offer: ClaimOffer;
    readonly notices: readonly OfferNotice[];
}

/**
 * Puts a claim on the market that its holder is free to sell. What every bank sees is in bands; the debtor is one of them, for
 * everybody sees into which books a transaction writes, and a bank that is left out would be the one that owes.
 */
export function offerClaim(order: OfferClaim, facts: OfferingFacts): ClaimOffered {
    const { title, claim, origin, policies, banks, calendar, at } = facts;
    mustBeForSale(facts);
    mustNotBeAssigned(claim, origin);
    const isToAll = order.audience.kind === 'ALL';
    addressed(order.audience, []).forEach((buyer) => mustBeBuyer({ buyer }, title));
    if (isOver({ endsAt: order.closesAt }, at)) {
        throw refusal('OFFER_MUST_CLOSE_LATER');
    }
    if (localDay(calendar, order.closesAt) >= title.maturity) {
        throw refusal('OFFER_MUST_CLOSE_BEFORE_MATURITY', { maturity: title.maturity });
    }
    const policy = marketPolicyAt(policies, at);
    const { show, tradeType } = order;
    const worked = shownOf(show, { title, policy, isToAll, banks, calendar, at });
    const shown = { ...worked, ...(tradeType !== undefined && { tradeType }) };

    return offered(order, { ...facts, shown });
}

function offered(
    { offerId, claimId, audience, closesAt }: OfferClaim,
    { bank: seller, at: postedAt, banks, noticeIdOf, shown }: OfferingFacts & Pick<ClaimOffer, 'shown'>,
): ClaimOffered {
    const posted = { offerId, seller, shown, postedAt, closesAt, status: 'OPEN' } as const;
    const notices = addressed(
        audience,
        banks.filter((bank) => bank !== seller),
    ).map((bank) => ({ bank, noticeId: noticeIdOf(bank) }));

    return {
        offer: { ...posted, claimId, audience, notices },
        notices: notices.map((notice) => ({ ...posted, ...notice })),
    };
}

function addressed(audience: Audience, everyOther: readonly string[]): readonly string[] {
    return audience.kind === 'ALL' ? everyOther : audience.banks;
}
