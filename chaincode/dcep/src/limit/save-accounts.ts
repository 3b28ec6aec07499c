import type { CohongContext } from '@cohong/chaincode-runtime';
import type { SpentCoins } from '@cohong/domain/dcep/spend-coins';
import { accountsAfter, type AccountHolder } from '@cohong/domain/limit/accounts-after';
import { walletPolicyAt } from '@cohong/domain/limit/set-wallet-policies';
import { wallets } from '../wallet/records.js';
import { walletAccounts, walletPolicies } from './records.js';

/** Writes what the accounts of all wallets are whose coins move, if the policy of the day lets them. */
export async function saveAccounts(ctx: CohongContext, place: string, moved: SpentCoins): Promise<void> {
    const owners = new Set([...moved.spent.map(({ owner }) => owner), ...moved.made.map(({ coin }) => coin.owner)]);
    owners.delete('vault');
    if (owners.size === 0) {
        return;
    }
    const collection = ctx.ledger.in(place);
    const holders: AccountHolder[] = [];
    for (const owner of owners) {
        // What is on its way to a wallet of this bank belongs to no wallet yet.
        const wallet = await collection.find(wallets, owner);
        if (wallet !== undefined) {
            holders.push({ account: await collection.get(walletAccounts, owner), tier: wallet.tier });
        }
    }
    const policy = walletPolicyAt(await ctx.ledger.findBook(walletPolicies), ctx.now);

    for (const account of accountsAfter(moved, { holders, policy, at: ctx.now })) {
        await collection.replace(walletAccounts, account);
    }
}
