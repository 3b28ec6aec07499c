import { hmac, memberBook, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import type { MarketPolicy } from '@cohong/domain/forfaiting/market/market-policy';
import type { OfferNotice } from '@cohong/domain/forfaiting/market/offer-notice';
import { findMarketPolicy } from '@cohong/domain/forfaiting/market/set-market-policies';
import type { WithdrawingFacts } from '@cohong/domain/forfaiting/market/withdraw-offer';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultsOfBanks } from '../places.js';
import { claimOffers, marketPolicies, offerNotices } from './records.js';

/** The vaults of a seller and of one bank to which it offers, the acting bank's first: of the other only the hash is read. */
export function vaultsOfOffer(
    ctx: CohongContext,
    acting: Acting,
    { seller, bank }: Pick<OfferNotice, 'seller' | 'bank'>,
): PrivateCollection {
    return vaultsOfBanks(ctx, acting, [seller, bank]);
}

/** A notice as both its banks hold it: to any other bank there is no such record. */
export async function findOfferNotice(ctx: CohongContext, acting: Acting, noticeId: string): Promise<OfferNotice> {
    const own = await ctx.ledger.in(acting.place).get(offerNotices, noticeId);

    return await vaultsOfOffer(ctx, acting, own).get(offerNotices, noticeId);
}

/** Writes a notice as the act has left it, at both banks. */
export async function saveOfferNotice(ctx: CohongContext, acting: Acting, notice: OfferNotice): Promise<void> {
    await vaultsOfOffer(ctx, acting, notice).replace(offerNotices, notice);
}

/** An offer, which its seller alone holds, with what every bank has said to it. */
export async function findOffer(ctx: CohongContext, acting: Acting, offerId: string): Promise<WithdrawingFacts> {
    const offer = await ctx.ledger.in(acting.place).get(claimOffers, offerId);
    const notices: OfferNotice[] = [];
    for (const { noticeId } of offer.notices) {
        notices.push(await findOfferNotice(ctx, acting, noticeId));
    }

    return { offer, notices, bank: acting.bank, at: ctx.now };
}

/** Every bank of the consortium. */
export async function everyBank({ ledger }: CohongContext): Promise<readonly string[]> {
    const { members } = await ledger.getBook(memberBook);

    return members.filter(({ kind }) => kind === 'bank').map(({ mspId }) => mspId);
}

/** In what words the market speaks today; nothing before the central bank has said so. */
export async function findPolicy({ ledger, now }: CohongContext): Promise<MarketPolicy | undefined> {
    return findMarketPolicy(await ledger.findBook(marketPolicies), now);
}

/** What the notice to each bank in this transaction is called: nobody can foresee an id, and none comes twice. */
export function noticeIdsIn({ seed, transactionId }: CohongContext): (bank: string) => string {
    return (bank) => hmac(seed, transactionId, 'offer notice', bank).slice(0, 32);
}
