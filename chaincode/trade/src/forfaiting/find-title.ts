import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import { titleBanks, type Title } from '@cohong/domain/forfaiting/title/title';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultsOfBanks } from '../places.js';
import { titles } from './records.js';

/** The vaults in which a title lies with its claim, the acting bank's first: of the others only hashes are read. */
export function vaultsOfTitle(ctx: CohongContext, acting: Acting, title: Title): PrivateCollection {
    return vaultsOfBanks(ctx, acting, titleBanks(title));
}

/**
 * The title to a claim, or if it was split to its parts, and to theirs, as far as a bank holds them: who owes the claim holds
 * them all.
 */
export async function titlesLeft(vault: PrivateCollection, claimId: string): Promise<readonly Title[]> {
    const title = await vault.find(titles, claimId);
    if (title?.parts === undefined) {
        return title === undefined ? [] : [title];
    }
    const parts = await Promise.all(title.parts.map((part) => titlesLeft(vault, part)));

    return parts.flat();
}
