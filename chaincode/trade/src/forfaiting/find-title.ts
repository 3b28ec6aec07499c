import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import { titleBanks, type Title } from '@cohong/domain/forfaiting/title/title';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultsOfBanks } from '../places.js';

/** The vaults in which a title lies with its claim, the acting bank's first: of the others only hashes are read. */
export function vaultsOfTitle(ctx: CohongContext, acting: Acting, title: Title): PrivateCollection {
    return vaultsOfBanks(ctx, acting, titleBanks(title));
}
