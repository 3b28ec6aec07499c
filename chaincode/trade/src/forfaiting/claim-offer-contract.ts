import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { answerInterest } from '@cohong/domain/forfaiting/market/answer-interest';
import { answerInterestSchema, offerAddressSchema, readOfferSchema } from '@cohong/domain/forfaiting/market/api';
import { offerClaimSchema } from '@cohong/domain/forfaiting/market/claim-offer';
import { offerClaim } from '@cohong/domain/forfaiting/market/offer-claim';
import { withdrawOffer } from '@cohong/domain/forfaiting/market/withdraw-offer';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView } from '../places.js';
import { everyBank, findOffer, findOfferNotice, noticeIdsIn, saveOfferNotice, vaultsOfOffer } from './find-offer.js';
import { claimOffers, marketPolicies, offerNotices } from './records.js';
import { offeringFacts } from './selling-facts.js';
import { titleFacts } from './title-facts.js';

/**
 * What a seller does that puts a claim on the market. Which claim it is stands in its own vault, and what a bank sees of it in
 * the vaults of the two. Endorsers: the seller and a regulator.
 */
@Info({ title: 'ClaimOffer', description: 'Claims that are offered to the market' })
export class ClaimOfferContract extends CohongContract {
    constructor() {
        super('claim-offer');
    }

    /** Offers a claim to every bank, to some, or to one. */
    @Transaction()
    @Returns('string')
    async OfferClaim(ctx: CohongContext): Promise<string> {
        const order = ctx.input(offerClaimSchema);
        const acting = await actingBank(ctx, 'maker');
        const { offerId } = order;

        return await once(ctx, acting.place, async () => {
            const facts = await offeringFacts(ctx, acting, order.claimId);
            const policies = await ctx.ledger.findBook(marketPolicies);
            const banks = await everyBank(ctx);

            const { offer, notices } = offerClaim(order, { ...facts, policies, banks, noticeIdOf: noticeIdsIn(ctx) });

            await ctx.ledger.in(acting.place).insert(claimOffers, offer);
            for (const notice of notices) {
                await vaultsOfOffer(ctx, acting, notice).insert(offerNotices, notice);
            }
            ctx.emit({ type: 'ClaimOffered', offerId });
            return offerId;
        });
    }

    /** Takes the claim off the market. */
    @Transaction()
    @Returns('string')
    async WithdrawOffer(ctx: CohongContext): Promise<string> {
        const { offerId } = ctx.input(offerAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const facts = await findOffer(ctx, acting, offerId);

            const { offer, notices } = withdrawOffer(facts);

            await ctx.ledger.in(acting.place).replace(claimOffers, offer);
            for (const notice of notices) {
                await saveOfferNotice(ctx, acting, notice);
            }
            ctx.emit({ type: 'OfferWithdrawn', offerId });
            return offerId;
        });
    }

    /**
     * Lets a bank see the exact terms of the claim in which it has shown interest, or does not. Either way the transaction is
     * called, reads and tells the same: which of the two it was is the business of the two banks.
     */
    @Transaction()
    @Returns('string')
    async AnswerInterest(ctx: CohongContext): Promise<string> {
        const { noticeId, answer } = ctx.input(answerInterestSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const notice = await findOfferNotice(ctx, acting, noticeId);
            const { claimId } = await ctx.ledger.in(acting.place).get(claimOffers, notice.offerId);
            const facts = await titleFacts(ctx, acting, claimId);

            const answered = answerInterest(answer, { ...facts, notice });

            await saveOfferNotice(ctx, acting, answered);
            ctx.emit({ type: 'InterestAnswered', noticeId });
            return noticeId;
        });
    }

    /** An offer with which claim it is, and to which banks. */
    @Transaction(false)
    @Returns('string')
    async ReadOffer(ctx: CohongContext): Promise<string> {
        const { offerId, bank } = ctx.input(readOfferSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(claimOffers, offerId));
    }
}
