import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { tradeOf } from '@cohong/domain/forfaiting/deal/trade-claim';
import { readQuoteRequestSchema, requestAddressSchema, takeQuoteSchema } from '@cohong/domain/forfaiting/quote/api';
import { closeBidding } from '@cohong/domain/forfaiting/quote/close-bidding';
import { requestQuotesSchema } from '@cohong/domain/forfaiting/quote/quote-request';
import { requestQuotes } from '@cohong/domain/forfaiting/quote/request-quotes';
import { takeQuote } from '@cohong/domain/forfaiting/quote/take-quote';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { actingBank, bankInView, vaultOf } from '../places.js';
import { dealIdIn, vaultsOfDeal } from './find-deal.js';
import { findRequest, invitationIdsIn, saveRequest, vaultsOfInvitation } from './find-quotes.js';
import { bids, deals, invitations, quoteRequests } from './records.js';
import { keepLastDeal, offeringFacts, sellingFacts } from './selling-facts.js';

const takingByTwo: ByTwo<typeof takeQuoteSchema> = {
    act: 'quote-request:ApproveDecision',
    schema: takeQuoteSchema,
    decide: async (ctx, acting, { requestId, ...choice }) => {
        const facts = await findRequest(ctx, acting, requestId);
        const sale = await sellingFacts(ctx, acting, facts.request.claimId);

        const dealId = dealIdIn(ctx);

        const decided = takeQuote(choice, { ...facts, sale, dealId });
        const deal = tradeOf(decided, { ...facts, ...sale, dealId });

        const save = async (): Promise<void> => {
            await saveRequest(ctx, acting, decided);
            if (deal !== undefined) {
                await vaultsOfDeal(ctx, acting, deal).insert(deals, deal);
                await keepLastDeal(ctx, acting, deal);
            }
        };
        return { told: { requestId }, save };
    },
    events: ['QuoteDecisionProposed', 'QuotesDecided'],
};

/**
 * What a seller does that asks banks what they would pay for a claim. Events tell which request, and neither who was asked
 * nor a price. Endorsers: the seller and a regulator.
 */
@Info({ title: 'QuoteRequest', description: 'Requests for quotes for claims' })
export class QuoteRequestContract extends CohongContract {
    constructor() {
        super('quote-request');
    }

    /** Asks banks; each receives an invitation of its own. */
    @Transaction()
    @Returns('string')
    async RequestQuotes(ctx: CohongContext): Promise<string> {
        const order = ctx.input(requestQuotesSchema);
        const acting = await actingBank(ctx, 'maker');
        const { requestId } = order;

        return await once(ctx, acting.place, async () => {
            const facts = await offeringFacts(ctx, acting, order.claimId);

            const { request, invitations: asked } = requestQuotes(order, {
                ...facts,
                invitationIdOf: invitationIdsIn(ctx),
            });

            await ctx.ledger.in(acting.place).insert(quoteRequests, request);
            for (const invitation of asked) {
                await vaultsOfInvitation(ctx, acting, invitation).insert(invitations, invitation);
            }
            ctx.emit({ type: 'QuotesRequested', requestId });
            return requestId;
        });
    }

    /** Closes bidding: from now on quotes are shown, and none comes any more. */
    @Transaction()
    @Returns('string')
    async CloseBidding(ctx: CohongContext): Promise<string> {
        const { requestId } = ctx.input(requestAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const facts = await findRequest(ctx, acting, requestId);

            const closed = closeBidding(facts);

            await saveRequest(ctx, acting, closed);
            ctx.emit({ type: 'BiddingClosed', requestId });
            return requestId;
        });
    }

    /** Proposes which quote to take, or none. */
    @Transaction()
    @Returns('string')
    async ProposeDecision(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, takingByTwo);
    }

    /** Takes a quote, which makes a deal, or none: each bank learns of its own; how all stood stays with the seller. */
    @Transaction()
    @Returns('string')
    async ApproveDecision(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, takingByTwo);
    }

    /** A request with the quotes that have come. */
    @Transaction(false)
    @Returns('string')
    async ReadQuoteRequest(ctx: CohongContext): Promise<string> {
        const { requestId, bank } = ctx.input(readQuoteRequestSchema);
        const vault = ctx.ledger.in(vaultOf(await bankInView(ctx, bank)));
        const request = await vault.get(quoteRequests, requestId);
        const found = await Promise.all(request.invitations.map(({ invitationId }) => vault.find(bids, invitationId)));

        return canonicalJson({ ...request, bids: found.filter((bid) => bid !== undefined) });
    }
}
