import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { mustBeOfSeller } from './answer-interest.js';
import type { ClaimOffer } from './claim-offer.js';
import type { ClaimOffered } from './offer-claim.js';
import type { OfferNotice } from './offer-notice.js';

const refusal = refusals({ OFFER_MUST_NOT_BE_WITHDRAWN: 'conflict' });

export interface WithdrawingFacts {
    readonly offer: ClaimOffer;
    readonly notices: readonly OfferNotice[];
    readonly bank: string;
    readonly at: Instant;
}

/** Takes a claim off the market. What a bank was let see it has seen, and what it was refused it stays refused. */
export function withdrawOffer({ offer, notices, bank, at }: WithdrawingFacts): ClaimOffered {
    mustBeOfSeller(offer, bank);
    if (offer.status === 'WITHDRAWN') {
        throw refusal('OFFER_MUST_NOT_BE_WITHDRAWN');
    }
    const unanswered = notices.filter(({ status }) => status === 'OPEN' || status === 'INTERESTED');

    return {
        offer: { ...offer, status: 'WITHDRAWN', withdrawnAt: at },
        notices: unanswered.map((notice) => ({ ...notice, status: 'WITHDRAWN' })),
    };
}
