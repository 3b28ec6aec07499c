import {
    invitationViewSchema,
    quoteRequestViewSchema,
    type IndicateQuote,
    type InvitationAddress,
    type InvitationView,
    type QuoteRequestView,
    type RequestAddress,
    type SealQuote,
    type TakeQuote,
} from '@cohong/domain/forfaiting/quote/api';
import type { RequestQuotes } from '@cohong/domain/forfaiting/quote/quote-request';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a checker carries out. */
export const quoteApprovalNames = ['quote-request:ApproveDecision', 'quote:ApproveQuote'] as const;
export type QuoteApproval = (typeof quoteApprovalNames)[number];
type InBooksOf = { readonly bank?: string };

/** Quotes for claims, as the gateways of the seller and of the banks that it asks see them. */
export class QuoteClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    requestQuotes(input: RequestQuotes, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/quote-request:RequestQuotes', input, request });
    }

    closeBidding(input: RequestAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/quote-request:CloseBidding', input, request });
    }

    proposeDecision(input: Proposal<TakeQuote>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/quote-request:ProposeDecision', input, request });
    }

    proposeQuote(input: Proposal<SealQuote>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/quote:ProposeQuote', input, request });
    }

    indicateQuote(input: IndicateQuote, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/quote:IndicateQuote', input, request });
    }

    revealQuote(input: InvitationAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/quote:RevealQuote', input, request });
    }

    approve(act: QuoteApproval, approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, request });
    }

    readQuoteRequest(input: RequestAddress & InBooksOf): Promise<QuoteRequestView> {
        return this.#ledger.evaluate({
            name: 'trade/quote-request:ReadQuoteRequest',
            input,
            answer: quoteRequestViewSchema,
        });
    }

    readInvitation(input: InvitationAddress & InBooksOf): Promise<InvitationView> {
        return this.#ledger.evaluate({ name: 'trade/quote:ReadInvitation', input, answer: invitationViewSchema });
    }
}
