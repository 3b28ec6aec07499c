import type { CohongContext } from '@cohong/chaincode-runtime';
import type { TitleFacts } from '@cohong/domain/forfaiting/title/held-title';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import type { ClaimOrigin } from '@cohong/domain/forfaiting/title/sell-unassigned';
import { isSold } from '@cohong/domain/forfaiting/title/title';
import { originOf } from '../claim/claim-origin.js';
import { calendarOfClaim, findClaim } from '../claim/find-claim.js';
import type { Acting } from '../letter-of-credit/find-credit.js';

/** What an act with a title starts from, as the banks hold it in whose vaults it lies. */
export async function titleFacts(ctx: CohongContext, acting: Acting, claimId: string): Promise<TitleFacts & HeldClaim> {
    const held = await findClaim(ctx, acting, claimId);
    const calendar = await calendarOfClaim(ctx, held.claim);
    const { now: at, transactionId } = ctx;

    return { ...held, bank: acting.bank, calendar, at, transactionId };
}

/** A claim that was not sold yet is held by a bank that is party to its credit: it sees who else has a share in it. */
export async function sellingFacts(
    ctx: CohongContext,
    acting: Acting,
    claimId: string,
): Promise<TitleFacts & HeldClaim & { readonly origin: ClaimOrigin | undefined }> {
    const facts = await titleFacts(ctx, acting, claimId);
    const isParty = facts.title.holder === acting.bank && !isSold(facts.title);

    return { ...facts, origin: isParty ? await originOf(ctx, acting, facts.claim) : undefined };
}
