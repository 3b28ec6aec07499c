import type { CohongContext } from '@cohong/chaincode-runtime';
import type { SpentCoins } from '@cohong/domain/dcep/spend-coins';
import { accountsAfter } from '@cohong/domain/limit/accounts-after';
import { walletPolicyAt } from '@cohong/domain/limit/set-wallet-policies';
import { currencyPolicies } from '../currency/records.js';
import { wallets } from '../wallet/records.js';
import { holdersOf } from './holders.js';
import { walletAccounts, walletAddresses, walletPolicies } from './records.js';

/** Writes what the accounts of all wallets are whose coins move, if the policy of the day lets them. */
export async function saveAccounts(ctx: CohongContext, place: string, moved: SpentCoins): Promise<void> {
    const owners = new Set([...moved.spent.map(({ owner }) => owner), ...moved.made.map(({ coin }) => coin.owner)]);
    owners.delete('vault');
    await ctx.ledger.in(place).readAhead(...[...owners].flatMap(walletAddresses));
    for (const owner of owners) {
        const wallet = await ctx.ledger.in(place).find(wallets, owner);
        if (wallet === undefined) {
            // What is on its way to a wallet of this bank belongs to no wallet yet.
            owners.delete(owner);
        } else if (wallet.parent !== undefined) {
            owners.add(wallet.parent);
        }
    }
    if (owners.size === 0) {
        return;
    }
    const at = ctx.now;
    const accounts = accountsAfter(moved, {
        holders: await holdersOf(ctx, place, owners),
        policy: walletPolicyAt(await ctx.ledger.findBook(walletPolicies), at),
        currencyPolicies: (await ctx.ledger.findBook(currencyPolicies))?.policies ?? [],
        at,
    });
    for (const account of accounts) {
        await ctx.ledger.in(place).replace(walletAccounts, account);
    }
}
