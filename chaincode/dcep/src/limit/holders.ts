import type { CohongContext } from '@cohong/chaincode-runtime';
import { knownWallet } from '@cohong/domain/dcep/wallet';
import type { AccountHolder } from '@cohong/domain/limit/accounts-after';
import { wallets } from '../wallet/records.js';
import { walletAccounts, walletAddresses } from './records.js';

/** The accounts of wallets that the bank keeps. Refuses WALLET_MUST_EXIST. */
export async function holdersOf(
    ctx: CohongContext,
    place: string,
    walletIds: Iterable<string>,
): Promise<readonly AccountHolder[]> {
    const collection = ctx.ledger.in(place);
    const ids = [...walletIds];
    await collection.readAhead(...ids.flatMap(walletAddresses));
    const holders: AccountHolder[] = [];
    for (const walletId of ids) {
        const { tier, status, parent, limits = {} } = knownWallet(await collection.find(wallets, walletId));
        const account = await collection.get(walletAccounts, walletId);
        const under = parent === undefined ? {} : { under: { parent, limits } };
        holders.push({ account, tier, isClosed: status === 'CLOSED', ...under });
    }

    return holders;
}
