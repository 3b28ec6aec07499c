import type { Books } from './coin-audit.js';
import { isLockedByHolder, isSignedByHolder } from './holder-check.js';
import { endedLocks } from './lock-audit.js';
import type { WrittenChange } from './written-change.js';

/** What spends coins within a bank: a transfer, or a lock, which pays its payer a coin that waits. */
export interface Payment {
    readonly id: string;
    readonly from: string;
    readonly coins: readonly string[];
    readonly outputs: readonly { readonly to: string; readonly amount: unknown }[];
    readonly isSigned: (books: Books) => boolean;
}

/** What a transaction spends. A lock that is claimed spends nothing: its transfer only tells where the coin went. */
export function paymentsOf(change: WrittenChange): Payment[] {
    const claims = new Set(endedLocks(change).map(({ lockId }) => lockId));
    const transfers = change.transfers.filter(({ transferId }) => !claims.has(transferId));
    const locks = change.locks.filter(({ status }) => status === 'HELD');

    return [
        ...transfers.map((transfer) => ({
            ...transfer,
            id: transfer.transferId,
            isSigned: (books: Books) => isSignedByHolder(transfer, books),
        })),
        ...locks.map((lock) => ({
            id: lock.lockId,
            from: lock.payer,
            coins: lock.coins,
            outputs: [{ to: lock.payer, amount: lock.amount }],
            isSigned: (books: Books) => isLockedByHolder(lock, books),
        })),
    ];
}
