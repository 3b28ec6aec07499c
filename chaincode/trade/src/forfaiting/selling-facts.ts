import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import type { Participation } from '@cohong/domain/forfaiting/participation/participation';
import type { SellingFacts } from '@cohong/domain/forfaiting/title/for-sale';
import type { ClaimOrigin } from '@cohong/domain/forfaiting/title/sell-unassigned';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { isSold } from '@cohong/domain/forfaiting/title/title';
import { originOf } from '../claim/claim-origin.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { lastDealOf } from './find-deal.js';
import { engagedShares } from './find-participation.js';
import { lastDeals } from './records.js';
import { titleFacts } from './title-facts.js';

/**
 * What an act starts from by which a bank sells a claim, splits it, or gives shares in its risk: the title, the deal by which it
 * has sold it last, and the shares that it has given.
 */
export async function sellingFacts(
    ctx: CohongContext,
    acting: Acting,
    claimId: string,
): Promise<SellingFacts & HeldClaim & { readonly participations: readonly Participation[] }> {
    const held = await titleFacts(ctx, acting, claimId);
    const lastDeal = await lastDealOf(ctx, acting.place, claimId);
    const participations = await engagedShares(ctx, acting, claimId);

    return { ...held, lastDeal, participations, isParticipated: participations.length > 0 };
}

/** And to offer it: a claim that was not sold yet is held by a bank that is party to its credit, which sees who else has a share in it. */
export async function offeringFacts(
    ctx: CohongContext,
    acting: Acting,
    claimId: string,
): Promise<Awaited<ReturnType<typeof sellingFacts>> & { readonly origin: ClaimOrigin | undefined }> {
    const facts = await sellingFacts(ctx, acting, claimId);
    const isParty = facts.title.holder === acting.bank && !isSold(facts.title);

    return { ...facts, origin: isParty ? await originOf(ctx, acting, facts.claim) : undefined };
}

/** Keeps by which deal the bank sells a claim now, in place of the one before. */
export async function keepLastDeal(
    ctx: CohongContext,
    { place }: Acting,
    { claimId, dealId }: Pick<Deal, 'claimId' | 'dealId'>,
): Promise<void> {
    await ctx.ledger.in(place).put(lastDeals, { claimId, dealId });
}
