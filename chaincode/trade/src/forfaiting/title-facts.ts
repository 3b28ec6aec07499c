import type { CohongContext } from '@cohong/chaincode-runtime';
import type { TitleFacts } from '@cohong/domain/forfaiting/title/held-title';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { calendarOfClaim, findClaim } from '../claim/find-claim.js';
import type { Acting } from '../letter-of-credit/find-credit.js';

/** What an act with a title starts from, as the banks hold it in whose vaults it lies. */
export async function titleFacts(ctx: CohongContext, acting: Acting, claimId: string): Promise<TitleFacts & HeldClaim> {
    const held = await findClaim(ctx, acting, claimId);
    const calendar = await calendarOfClaim(ctx, held.claim);
    const { now: at, transactionId } = ctx;

    return { ...held, bank: acting.bank, calendar, at, transactionId };
}
