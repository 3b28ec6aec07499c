import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { PayingBack } from '@cohong/domain/reclaim/answer-reclaim';
import type { ReclaimAddress } from '@cohong/domain/reclaim/api';
import { reclaimBanks, type Reclaim } from '@cohong/domain/reclaim/reclaim';
import type { Authorisation } from '@cohong/domain/reimbursement/authorisation';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { findCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { numbersUpTo } from '../numbers-up-to.js';
import { vaultsOfBanks } from '../places.js';
import { standingUnder } from '../presentation/find-presentation.js';
import { findClaim } from '../reimbursement/find-reimbursement.js';
import { reclaims } from './records.js';

/** The vaults of its two banks, the acting bank's first: of the other only the hash is read. */
export function vaultsOfReclaim(ctx: CohongContext, acting: Acting, reclaim: Reclaim): PrivateCollection {
    return vaultsOfBanks(ctx, acting, reclaimBanks(reclaim));
}

/** A reclaim as both its banks hold it: to any other bank there is no such record. */
export async function findReclaim(
    ctx: CohongContext,
    acting: Acting,
    { creditId, claimNumber }: ReclaimAddress,
): Promise<Reclaim> {
    const own = await ctx.ledger.in(acting.place).get(reclaims, creditId, String(claimNumber));

    return await vaultsOfReclaim(ctx, acting, own).get(reclaims, creditId, String(claimNumber));
}

/** All presentations under a credit, as they stand now at all its banks. */
export async function presentationsUnder(
    ctx: CohongContext,
    acting: Acting,
    creditId: string,
): Promise<readonly Presentation[]> {
    const credit = await findCredit(ctx, acting, creditId);
    const { presentations } = await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);

    return presentations;
}

/** What paying back starts from, and the authorisation whose banks hold what was reimbursed. */
export async function payingBackFacts(
    ctx: CohongContext,
    acting: Acting,
    address: ReclaimAddress,
): Promise<PayingBack & { readonly authorisation: Authorisation }> {
    const { creditId, claimNumber: number } = address;
    const reclaim = await findReclaim(ctx, acting, address);
    const answering = await findClaim(ctx, acting, { creditId, number });
    const presentations = await presentationsUnder(ctx, acting, creditId);

    return { ...answering, reclaim, presentations, transactionId: ctx.transactionId };
}

/** What was asked back under an authorisation, as far as the vault's bank is one of the two that hold it. */
export async function reclaimsIn(
    vault: PrivateCollection,
    { creditId, numberOfClaims }: Authorisation,
): Promise<readonly Reclaim[]> {
    const numbers = numbersUpTo(numberOfClaims);
    const found = await Promise.all(numbers.map((number) => vault.find(reclaims, creditId, number)));

    return found.filter((reclaim) => reclaim !== undefined);
}
