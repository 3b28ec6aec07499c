import type { Claim } from '../../claim/claim.js';
import { refusals } from '../../kernel/refusal.js';
import { offeredClaim } from '../quote/request-quotes.js';
import { mustBeFree, type TitleFacts } from '../title/held-title.js';
import { mustBeBuyer } from '../title/sell-title.js';
import type { OfferNotice } from './offer-notice.js';

const refusal = refusals({
    OFFER_MUST_BE_OF_SELLER: 'forbidden',
    INTEREST_MUST_AWAIT_ANSWER: 'conflict',
});

export interface AnsweringFacts extends TitleFacts {
    readonly notice: OfferNotice;
    readonly claim: Claim;
}

/**
 * Lets a bank see the exact terms of the claim in which it has shown interest, or keeps them from it and need not say why. Only
 * then, and only that bank: class and bands hide nothing from who has seen them. A claim that is not for sale any more is
 * shown to nobody.
 */
export function answerInterest(answer: 'ADMITTED' | 'DECLINED', facts: AnsweringFacts): OfferNotice {
    const { notice, bank, title, claim, at } = facts;
    mustBeOfSeller(notice, bank);
    if (notice.status !== 'INTERESTED') {
        throw refusal('INTEREST_MUST_AWAIT_ANSWER', { status: notice.status });
    }
    const answered = { ...notice, status: answer, answeredAt: at };
    if (answer === 'DECLINED') {
        return answered;
    }
    mustBeFree(facts);
    mustBeBuyer({ buyer: notice.bank }, title);

    return { ...answered, claim: offeredClaim({ claim, title }) };
}

/** The offer, or a notice of it. */
export function mustBeOfSeller({ seller }: Pick<OfferNotice, 'seller'>, bank: string): void {
    if (seller !== bank) {
        throw refusal('OFFER_MUST_BE_OF_SELLER');
    }
}
