import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Owner } from '@cohong/domain/dcep/coin';
import { frozenPlace } from '../places.js';
import { freezes } from './records.js';

/**
 * Whether nothing may leave a wallet. The answer stands under MVCC, though no bank can read the orders: a payment that
 * was endorsed before a freeze and is ordered after it, be it in one block, fails. A bank's vault is never frozen.
 */
export async function isFrozen(ctx: CohongContext, owner: Owner): Promise<boolean> {
    return owner !== 'vault' && (await ctx.ledger.in(frozenPlace).isThere(freezes, owner));
}
