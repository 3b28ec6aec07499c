import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { frozenPlace } from '../places.js';
import { freezes } from './records.js';

/** Whether nothing may leave a wallet: it is frozen itself, or the wallet that it is under. A vault, which is none, never is. */
export async function isFrozen(ctx: CohongContext, wallet: Wallet | undefined): Promise<boolean> {
    for (const walletId of [wallet?.walletId, wallet?.parent]) {
        if (walletId !== undefined && (await isOrderedFrozen(ctx, walletId))) {
            return true;
        }
    }

    return false;
}

/**
 * Whether an order freezes this very wallet, or account of a payment institution. The answer stands under MVCC, though no
 * bank can read the orders: a payment that was endorsed before a freeze and is ordered after it, be it in one block, fails.
 */
export async function isOrderedFrozen(ctx: CohongContext, frozenId: string): Promise<boolean> {
    return await ctx.ledger.in(frozenPlace).isThere(freezes, frozenId);
}
