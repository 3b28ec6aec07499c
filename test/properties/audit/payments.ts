import type { Books } from './books.js';
import { isLockedByHolder, isOrdered, isSignedByHolder } from './holder-check.js';
import { endedLocks } from './lock-audit.js';
import type { WrittenChange } from './written-change.js';

/** What spends coins within a bank: a transfer, or a lock or a load, which pay their payer coins that wait. */
export interface Payment {
    readonly id: string;
    readonly from: string;
    readonly coins: readonly string[];
    readonly outputs: readonly { readonly to: string; readonly amount: unknown }[];
    readonly isSigned: () => boolean;
}

/** What a transaction spends. What is claimed, or comes from a device, spends nothing: its transfer tells where it went. */
export function paymentsOf(change: WrittenChange, books: Books): Payment[] {
    const told = new Set([
        ...endedLocks(change).map(({ lockId }) => lockId),
        ...change.offlinePayments.map(({ transferId }) => transferId),
    ]);
    const transfers = change.transfers.filter(({ transferId }) => !told.has(transferId));
    const locks = change.locks.filter(({ status }) => status === 'HELD');
    const loads = change.loads.filter(({ loadId }) => !books.loads.has(loadId));

    return [
        ...transfers.map((transfer) => ({
            ...transfer,
            id: transfer.transferId,
            isSigned: () => isSignedByHolder(transfer, books),
        })),
        ...locks.map((lock) => ({
            id: lock.lockId,
            from: lock.payer,
            coins: lock.coins,
            outputs: [{ to: lock.payer, amount: lock.amount }],
            isSigned: () => isLockedByHolder(lock, books),
        })),
        ...loads.map(({ loadId, deviceId, walletId, parents, coins, signed }) => ({
            id: loadId,
            from: walletId,
            coins: parents,
            outputs: coins.map(({ amount }) => ({ to: walletId, amount })),
            isSigned: () =>
                isOrdered(
                    {
                        purpose: 'cohong load device',
                        walletId,
                        nonce: loadId,
                        deviceId,
                        coins: parents,
                        amounts: coins.map(({ amount }) => amount),
                    },
                    { books, walletId, signed },
                ),
        })),
    ];
}
