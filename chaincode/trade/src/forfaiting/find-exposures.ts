import type { CohongContext } from '@cohong/chaincode-runtime';
import { leftAtStake, type Quoted } from '@cohong/domain/forfaiting/limit/at-stake';
import { emptyBook, type BuyerBook, type Stake } from '@cohong/domain/forfaiting/limit/buyer-book';
import { shareAtStake } from '@cohong/domain/forfaiting/participation/share-at-stake';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { standingDeal } from './find-deal.js';
import { titlesLeft } from './find-title.js';
import { buyerBooks, invitations, participations, sealedQuotes } from './records.js';

/** The limits of a bank, and what of its quotes and shares is still at stake: all of it lies in its own vault. */
export interface Exposed {
    readonly book: BuyerBook;
    readonly standing: readonly Stake[];
}

export async function findExposures(ctx: CohongContext, { bank, place }: Acting): Promise<Exposed> {
    const book = (await ctx.ledger.in(place).find(buyerBooks, bank)) ?? emptyBook(bank);
    const standing: Stake[] = [];
    for (const exposure of book.exposures) {
        const left = await leftOf(ctx, { bank, place }, exposure);
        standing.push(...(left === undefined ? [] : [left]));
    }

    return { book, standing };
}

async function leftOf(ctx: CohongContext, acting: Acting, exposure: Stake): Promise<Stake | undefined> {
    const { now: at } = ctx;
    if ('participationId' in exposure) {
        const participation = await ctx.ledger.in(acting.place).get(participations, exposure.participationId);
        return shareAtStake(exposure, { participation, at });
    }

    return leftAtStake(exposure, { quoted: await quoted(ctx, acting, exposure.invitationId), at });
}

async function quoted(ctx: CohongContext, { bank, place }: Acting, invitationId: string): Promise<Quoted> {
    const vault = ctx.ledger.in(place);
    const invitation = await vault.get(invitations, invitationId);
    const { quote } = await vault.get(sealedQuotes, invitationId);
    const deal = invitation.dealId === undefined ? undefined : await standingDeal(ctx, place, invitation.dealId);
    const titles = deal === undefined ? [] : await titlesLeft(vault, deal.claimId);

    return { bank, invitation, quote, deal, titles };
}
