import { hmac, type CohongContext } from '@cohong/chaincode-runtime';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import type { AnsweringFacts, EndedRecourse } from '@cohong/domain/forfaiting/recourse/answer-recourse';
import type { ClaimingFacts } from '@cohong/domain/forfaiting/recourse/claim-recourse';
import type { RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { findClaim, moveClaim } from '../claim/find-claim.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { findDeal, saveDeal, vaultsOfDeal } from './find-deal.js';
import { recourseClaims, titles } from './records.js';
import { sellingFacts } from './selling-facts.js';

/** What a claim for recourse starts from: the deal, what was claimed before, and what is sold as far as its buyer holds it. */
export async function claimingFacts(ctx: CohongContext, acting: Acting, dealId: string): Promise<ClaimingFacts> {
    const found = await findDeal(ctx, acting, dealId);
    const { claimId } = found.deal;
    const isHeld = await ctx.ledger.in(acting.place).isThere(titles, claimId);
    const held = isHeld ? await sellingFacts(ctx, acting, claimId) : undefined;

    return { ...found, recourseId: recourseIdIn(ctx), earlier: await recoursesOf(ctx, acting, found.deal), held };
}

/** A recourse claim with its deal, as both banks hold it; and what is sold, as long as the acting bank holds it too. */
export async function findRecourse(
    ctx: CohongContext,
    acting: Acting,
    recourseId: string,
): Promise<{ readonly facts: AnsweringFacts; readonly held: HeldClaim | undefined }> {
    const { dealId, claimId } = await ctx.ledger.in(acting.place).get(recourseClaims, recourseId);
    const found = await findDeal(ctx, acting, dealId);
    const recourse = await vaultsOfDeal(ctx, acting, found.deal).get(recourseClaims, recourseId);
    const isHeld = await ctx.ledger.in(acting.place).isThere(titles, claimId);
    const held = isHeld ? await findClaim(ctx, acting, claimId) : undefined;

    return { facts: { ...found, recourse, title: held?.title }, held };
}

/** All that was claimed for a deal, in its order. */
export async function recoursesOf(ctx: CohongContext, acting: Acting, deal: Deal): Promise<readonly RecourseClaim[]> {
    const vaults = vaultsOfDeal(ctx, acting, deal);

    return await Promise.all((deal.recourseIds ?? []).map((recourseId) => vaults.get(recourseClaims, recourseId)));
}

/** Writes a recourse claim as the act has left it, at both banks. */
export async function saveRecourse(
    ctx: CohongContext,
    acting: Acting,
    { deal, recourse }: Pick<EndedRecourse, 'deal' | 'recourse'>,
): Promise<void> {
    await vaultsOfDeal(ctx, acting, deal).replace(recourseClaims, recourse);
}

/** Writes that it came to nothing: the seller holds the claim no more. */
export async function saveEnded(
    ctx: CohongContext,
    acting: Acting,
    { held, ended }: { readonly held: HeldClaim | undefined; readonly ended: EndedRecourse },
): Promise<void> {
    await saveRecourse(ctx, acting, ended);
    await saveDeal(ctx, acting, ended.deal);
    if (held !== undefined && ended.title !== undefined) {
        await moveClaim(ctx, { from: held.title, to: { claim: held.claim, title: ended.title } });
    }
}

/** What this transaction's recourse claim is called: nobody can foresee an id, and none comes twice. */
function recourseIdIn({ seed, transactionId }: CohongContext): string {
    return hmac(seed, transactionId, 'recourse').slice(0, 32);
}
