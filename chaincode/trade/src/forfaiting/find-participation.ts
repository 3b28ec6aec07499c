import { hmac, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import { isEngaged } from '@cohong/domain/forfaiting/participation/participation-status';
import {
    participationAsItStands,
    type ParticipationFacts,
} from '@cohong/domain/forfaiting/participation/participation-as-it-stands';
import type { ParticipationNotice } from '@cohong/domain/forfaiting/participation/participation-notice';
import type { Participation } from '@cohong/domain/forfaiting/participation/participation';
import type { PayingFacts } from '@cohong/domain/forfaiting/participation/pay-participation';
import { claims } from '../claim/records.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultOf, vaultsOfBanks } from '../places.js';
import { paidBefore, type PaidOutside } from '../presentation/outside-payments.js';
import { claimShares, participationNotices, participations } from './records.js';

/** The vaults of the two banks of a participation, the acting bank's first: of the other only the hash is read. */
export function vaultsOfParticipation(
    ctx: CohongContext,
    acting: Acting,
    { grantor, participant }: Pick<Participation, 'grantor' | 'participant'>,
): PrivateCollection {
    return vaultsOfBanks(ctx, acting, [grantor, participant]);
}

/** A participation as both its banks hold it: to any other bank, the debtor too, there is no such record. */
export async function findParticipation(
    ctx: CohongContext,
    acting: Acting,
    participationId: string,
): Promise<ParticipationFacts> {
    const own = await ctx.ledger.in(acting.place).get(participations, participationId);
    const participation = await vaultsOfParticipation(ctx, acting, own).get(participations, participationId);

    return { bank: acting.bank, participation, at: ctx.now };
}

/** What paying under a participation starts from. Whether the claim is as it was, the hash in the grantor's vault tells either bank. */
export async function participationPayingFacts(
    ctx: CohongContext,
    acting: Acting,
    { participationId, ...paid }: PaidOutside & { readonly participationId: string },
): Promise<PayingFacts> {
    const found = await findParticipation(ctx, acting, participationId);
    const { claim, claimSalt, grantor } = found.participation;
    const isClaimAsOffered = await ctx.ledger.in(vaultOf(grantor)).matches(claims, claim, claimSalt);

    return {
        ...found,
        ...(await paidBefore(ctx, acting, paid)),
        isClaimAsOffered,
        transactionId: ctx.transactionId,
    };
}

/** Writes a participation as the act has left it, at both banks. */
export async function saveParticipation(
    ctx: CohongContext,
    acting: Acting,
    participation: Participation,
): Promise<void> {
    await vaultsOfParticipation(ctx, acting, participation).replace(participations, participation);
}

/** Tells the debtor, in its own vault and without reading there. */
export async function tellDebtor(ctx: CohongContext, notice: ParticipationNotice | undefined): Promise<void> {
    if (notice !== undefined) {
        await ctx.ledger.in(vaultOf(notice.debtorBank)).insert(participationNotices, notice);
    }
}

/** The shares in a claim that the bank has offered, as far as they still bind it. */
export async function engagedShares(
    ctx: CohongContext,
    { place }: Acting,
    claimId: string,
): Promise<readonly Participation[]> {
    const vault = ctx.ledger.in(place);
    const kept = await vault.find(claimShares, claimId);
    const offered: Participation[] = [];
    for (const participationId of kept?.participationIds ?? []) {
        offered.push(await vault.get(participations, participationId));
    }

    return offered.filter((each) => isEngaged(participationAsItStands(each, ctx.now)));
}

/** Keeps a new share beside those that still bind the bank. */
export async function keepShare(
    ctx: CohongContext,
    { place }: Acting,
    { offered, engaged }: { readonly offered: Participation; readonly engaged: readonly Participation[] },
): Promise<void> {
    const { claimId } = offered.claim;
    const participationIds = [...engaged, offered].map(({ participationId }) => participationId);
    await ctx.ledger.in(place).put(claimShares, { claimId, participationIds });
}

/** What this transaction's participation is called: nobody can foresee an id, and none comes twice. */
export function participationIdIn({ seed, transactionId }: CohongContext): string {
    return hmac(seed, transactionId, 'participation').slice(0, 32);
}
