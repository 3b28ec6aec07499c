import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { offerNoticeView, readOfferNoticeSchema, showInterestSchema } from '@cohong/domain/forfaiting/market/api';
import { rediscountOf } from '@cohong/domain/forfaiting/market/rediscount';
import { showInterest } from '@cohong/domain/forfaiting/market/show-interest';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView } from '../places.js';
import { findOfferNotice, findPolicy, saveOfferNotice } from './find-offer.js';
import { offerNotices } from './records.js';

/** What a bank does to which a claim is offered. Endorsers: the bank and a regulator. */
@Info({ title: 'OfferNotice', description: 'Claims that a bank is offered' })
export class OfferNoticeContract extends CohongContract {
    constructor() {
        super('offer-notice');
    }

    /** Asks to see the exact terms, and says under which agreement they are kept secret. */
    @Transaction()
    @Returns('string')
    async ShowInterest(ctx: CohongContext): Promise<string> {
        const { noticeId, ...interest } = ctx.input(showInterestSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const notice = await findOfferNotice(ctx, acting, noticeId);

            const interested = showInterest(interest, { notice, bank: acting.bank, at: ctx.now });

            await saveOfferNotice(ctx, acting, interested);
            ctx.emit({ type: 'InterestShown', noticeId });
            return noticeId;
        });
    }

    /** What the bank sees of the claim, and how its interest stands. */
    @Transaction(false)
    @Returns('string')
    async ReadNotice(ctx: CohongContext): Promise<string> {
        const { noticeId, bank } = ctx.input(readOfferNoticeSchema);
        const notice = await ctx.ledger.in(await vaultInView(ctx, bank)).get(offerNotices, noticeId);
        const policy = await findPolicy(ctx);
        const rediscount = notice.claim && rediscountOf(notice.claim, { policy, at: ctx.now });

        return canonicalJson(offerNoticeView(notice, { at: ctx.now, rediscount }));
    }
}
