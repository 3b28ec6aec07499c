import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { Amendment } from '@cohong/domain/letter-of-credit/amendment';
import type { AmendmentAddress } from '@cohong/domain/letter-of-credit/amendment-api';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { partyBanks } from '@cohong/domain/letter-of-credit/parties';
import type { CreditTerms } from '@cohong/domain/letter-of-credit/terms';
import { numbersUpTo } from '../numbers-up-to.js';
import { vaultsOfBanks } from '../places.js';
import { amendments, credits } from './records.js';

/** The bank that acts, and its vault. */
export interface Acting {
    readonly bank: string;
    readonly place: string;
}

/** The vaults of all banks that are party to a credit, the acting bank's first: of the others only hashes are read. */
export function vaultsOf(ctx: CohongContext, acting: Acting, terms: CreditTerms): PrivateCollection {
    return vaultsOfBanks(ctx, acting, partyBanks(terms));
}

/**
 * A credit as all its banks hold it. A bank that is party to it finds its own twin, which says who the others are; to
 * any other bank there is no such record. Refuses RECORD_MUST_EXIST, and TWINS_MUST_AGREE where another bank is ahead.
 */
export async function findCredit(ctx: CohongContext, acting: Acting, creditId: string): Promise<Credit> {
    const { terms } = await ctx.ledger.in(acting.place).get(credits, creditId);

    return await vaultsOf(ctx, acting, terms).get(credits, creditId);
}

/** An amendment with its credit, as all banks of the credit hold them. */
export async function findAmendment(
    ctx: CohongContext,
    acting: Acting,
    { creditId, number }: AmendmentAddress,
): Promise<{ readonly credit: Credit; readonly amendment: Amendment }> {
    const credit = await findCredit(ctx, acting, creditId);
    const amendment = await vaultsOf(ctx, acting, credit.terms).get(amendments, creditId, String(number));

    return { credit, amendment };
}

/** Writes the credit as the act has left it, at every bank. */
export async function saveCredit(ctx: CohongContext, acting: Acting, credit: Credit): Promise<void> {
    await vaultsOf(ctx, acting, credit.terms).replace(credits, credit);
}

/** All amendments of a credit, in the order of their numbers, as a vault holds them. */
export async function amendmentsIn(
    vault: PrivateCollection,
    { creditId, numberOfAmendments }: Credit,
): Promise<readonly Amendment[]> {
    const numbers = numbersUpTo(numberOfAmendments);

    return await Promise.all(numbers.map((number) => vault.get(amendments, creditId, number)));
}
