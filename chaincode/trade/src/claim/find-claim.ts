import { hmac, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import { claimBanks, type Claim } from '@cohong/domain/claim/claim';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultsOfBanks } from '../places.js';
import { claims } from './records.js';

/** The vaults of the banks of a claim, the acting bank's first: of the other only the hash is read. */
export function vaultsOfClaim(ctx: CohongContext, acting: Acting, claim: Claim): PrivateCollection {
    return vaultsOfBanks(ctx, acting, claimBanks(claim));
}

/** A claim as the bank that owes it and the bank that holds it keep it: to any other bank there is no such record. */
export async function findClaim(ctx: CohongContext, acting: Acting, claimId: string): Promise<Claim> {
    const own = await ctx.ledger.in(acting.place).get(claims, claimId);

    return await vaultsOfClaim(ctx, acting, own).get(claims, claimId);
}

/** Writes the claims that an act has made. */
export async function insertClaims(ctx: CohongContext, acting: Acting, made: readonly Claim[]): Promise<void> {
    for (const claim of made) {
        await vaultsOfClaim(ctx, acting, claim).insert(claims, claim);
    }
}

/** What this transaction's claims are called: nobody can foresee an id, and none comes twice. */
export function claimIdsIn({ seed, transactionId }: CohongContext): (part: number) => string {
    return (part) => hmac(seed, transactionId, 'claim', String(part)).slice(0, 32);
}
