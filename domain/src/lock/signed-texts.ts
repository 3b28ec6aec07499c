import { canonicalJson } from '../kernel/json.js';
import type { Whereabouts } from '../dcep/holder-order.js';
import type { LockOrder, PurposeOrder } from './api.js';
import type { Lock } from './lock.js';

/** What the holder of a wallet signs to lock coins: everything that a bank could otherwise choose in its name. */
export function lockText({ lockId, from, ...order }: LockOrder, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong lock', channel, bank, walletId: from, nonce: lockId, ...order });
}

/** What a party signs to release locked coins to their payee. */
export function releaseText({ lockId, payee }: Pick<Lock, 'lockId' | 'payee'>, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong release', channel, bank, lockId, payee });
}

/** What the holder of money for a purpose signs to pay it on. */
export function purposeText(order: PurposeOrder, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong pay for purpose', channel, bank, ...order });
}
