import type { CohongContext } from '@cohong/chaincode-runtime';
import { underParent, type Wallet } from '@cohong/domain/dcep/wallet';
import { wallets } from './records.js';

/**
 * A wallet that its holder wants to pay out of, as its parent leaves it if it is under one. It reads the parent under
 * MVCC: what a sub-wallet pays fails when its parent is stopped in the same block.
 */
export async function findWallet(ctx: CohongContext, place: string, walletId: string): Promise<Wallet | undefined> {
    const wallet = await ctx.ledger.in(place).find(wallets, walletId);
    const parent = await parentOf(ctx, place, wallet);

    return wallet && parent ? underParent(wallet, parent) : wallet;
}

/** The wallet that another is under; undefined for one that is under none. */
export async function parentOf(
    ctx: CohongContext,
    place: string,
    wallet: Wallet | undefined,
): Promise<Wallet | undefined> {
    return wallet?.parent === undefined ? undefined : await ctx.ledger.in(place).get(wallets, wallet.parent);
}
