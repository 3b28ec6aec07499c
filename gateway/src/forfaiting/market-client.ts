import {
    marketPoliciesReadSchema,
    offerNoticeViewSchema,
    type AnswerInterest,
    type NoticeAddress,
    type OfferAddress,
    type OfferNoticeView,
    type SetMarketPolicies,
    type ShowInterest,
    type WantedAddress,
} from '@cohong/domain/forfaiting/market/api';
import { claimOfferSchema, type ClaimOffer, type OfferClaim } from '@cohong/domain/forfaiting/market/claim-offer';
import type { MarketPolicyBook } from '@cohong/domain/forfaiting/market/market-policy';
import { wantedNoticeSchema, type WantClaims, type WantedNotice } from '@cohong/domain/forfaiting/market/wanted-notice';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

type InBooksOf = { readonly bank?: string };

/** The market of claims, as the gateways of sellers, of banks that look for claims, and of the central bank see it. */
export class MarketClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposePolicies(input: Proposal<SetMarketPolicies>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/market-policy:ProposeMarketPolicies', input, request });
    }

    approvePolicies(approvalId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/market-policy:ApproveMarketPolicies';
        return this.#ledger.submit({ name, input: { approvalId }, request });
    }

    offerClaim(input: OfferClaim, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/claim-offer:OfferClaim', input, request });
    }

    withdrawOffer(input: OfferAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/claim-offer:WithdrawOffer', input, request });
    }

    answerInterest(input: AnswerInterest, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/claim-offer:AnswerInterest', input, request });
    }

    showInterest(input: ShowInterest, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/offer-notice:ShowInterest', input, request });
    }

    wantClaims(input: WantClaims, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/wanted-notice:WantClaims', input, request });
    }

    withdrawWanted(input: WantedAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/wanted-notice:WithdrawWanted', input, request });
    }

    readPolicies(): Promise<MarketPolicyBook> {
        const name = 'trade/market-policy:ReadMarketPolicies';
        return this.#ledger.evaluate({ name, input: {}, answer: marketPoliciesReadSchema });
    }

    readOffer(input: OfferAddress & InBooksOf): Promise<ClaimOffer> {
        return this.#ledger.evaluate({ name: 'trade/claim-offer:ReadOffer', input, answer: claimOfferSchema });
    }

    readNotice(input: NoticeAddress & InBooksOf): Promise<OfferNoticeView> {
        return this.#ledger.evaluate({ name: 'trade/offer-notice:ReadNotice', input, answer: offerNoticeViewSchema });
    }

    readWanted(input: WantedAddress & InBooksOf): Promise<WantedNotice> {
        return this.#ledger.evaluate({ name: 'trade/wanted-notice:ReadWanted', input, answer: wantedNoticeSchema });
    }
}
