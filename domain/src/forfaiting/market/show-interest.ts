import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { mustBeRange } from '../quote/indicate-quote.js';
import type { Interest, OfferNotice } from './offer-notice.js';

const refusal = refusals({
    OFFER_MUST_BE_TO_BANK: 'forbidden',
    INTEREST_MUST_BE_SHOWN_ONCE: 'conflict',
    OFFER_MUST_BE_OPEN: 'conflict',
});

export interface InterestFacts {
    readonly notice: OfferNotice;
    readonly bank: string;
    readonly at: Instant;
}

/**
 * Shows interest in a claim on the market, and says under which agreement what is shown then is kept secret. It binds to nothing
 * else: what the bank would pay it says when it is asked for a quote.
 */
export function showInterest(interest: Interest, { notice, bank, at }: InterestFacts): OfferNotice {
    if (notice.bank !== bank) {
        throw refusal('OFFER_MUST_BE_TO_BANK');
    }
    if (notice.interest !== undefined) {
        throw refusal('INTEREST_MUST_BE_SHOWN_ONCE');
    }
    if (notice.status !== 'OPEN' || isOver({ endsAt: notice.closesAt }, at)) {
        throw refusal('OFFER_MUST_BE_OPEN', { status: notice.status, closesAt: notice.closesAt });
    }
    if (interest.indication !== undefined) {
        mustBeRange(interest.indication);
    }

    return { ...notice, status: 'INTERESTED', interest: { ...interest, at } };
}
