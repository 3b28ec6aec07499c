import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import type { WalletChange } from '@cohong/domain/dcep/wallet-change';
import { walletChanges, wallets } from './records.js';

/** What a change made of a wallet, and what is recorded of it besides where and when. */
interface Changed extends Omit<WalletChange, 'walletId' | 'changedAt' | 'transactionId'> {
    readonly wallet: Wallet;
}

/** Writes what has become of a wallet, and by what. What everybody is told bears the id of the change. */
export async function saveChange(ctx: CohongContext, place: string, { wallet, ...change }: Changed): Promise<string> {
    const { walletId } = wallet;
    const { now: changedAt, transactionId } = ctx;
    await ctx.ledger.in(place).replace(wallets, wallet);
    await ctx.ledger.in(place).insert(walletChanges, { ...change, walletId, changedAt, transactionId });
    ctx.emit({ type: 'WalletChanged', changeId: change.changeId });
    return change.changeId;
}
