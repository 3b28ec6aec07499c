import type { Claim } from '../../claim/claim.js';
import type { Instant } from '../../kernel/time.js';
import type { Bid } from '../quote/bid.js';
import type { QuoteRequest } from '../quote/quote-request.js';
import { offeredClaim } from '../quote/request-quotes.js';
import { isSold, type Title } from '../title/title.js';
import type { Deal } from './deal.js';

export interface TradeFacts {
    readonly bids: readonly Bid[];
    readonly claim: Claim;
    readonly title: Title;
    readonly dealId: string;
    readonly at: Instant;
}

/** The deal that a seller makes by taking a quote; none where it has taken none. The title stays with it until it is paid for. */
export function tradeOf({ decision, ...request }: QuoteRequest, facts: TradeFacts): Deal | undefined {
    const { bids, claim, title, dealId, at } = facts;
    const taken = bids.find(({ bank }) => bank === decision?.chosen);
    if (taken?.revealed === undefined) {
        return undefined;
    }
    const { seller, disbursedOn, availability, deliveryPlace } = request;
    const { quote, pricing } = taken.revealed;

    return {
        dealId,
        invitationId: taken.invitationId,
        claimId: claim.claimId,
        claim: offeredClaim({ claim, title }),
        origin: title.origin,
        seller,
        buyer: taken.bank,
        market: isSold(title) ? 'SECONDARY' : 'PRIMARY',
        tradedAt: at,
        terms: quote.terms,
        ...{ disbursedOn, pricing, availability, deliveryPlace },
        status: 'TRADED',
        deliveries: [],
        rejections: [],
    };
}
