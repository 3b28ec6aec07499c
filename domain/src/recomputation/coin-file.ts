import type { CoinStatus } from '../dcep/coin.js';
import type { EndedCoin, MadeCoin, SpentCoins } from '../dcep/spend-coins.js';
import type { Transfer } from '../dcep/transfer.js';
import type { Wallet } from '../dcep/wallet.js';
import type { Instant } from '../kernel/time.js';
import type { RemittanceOrder } from '../remittance/remittance.js';
import type { CoinWritings } from './money-writings.js';

/** All coins that are money, and what is to be known of the past to tell what a transaction has moved. */
export class CoinFile {
    readonly #statuses = new Map<string, CoinStatus>();
    readonly #transfers = new Map<string, Pick<Transfer, 'from' | 'lockedAt' | 'transferredAt'>>();
    readonly #orders = new Map<string, Pick<RemittanceOrder, 'offline'>>();
    readonly wallets = new Map<string, Wallet>();

    take(written: CoinWritings): void {
        for (const { serial } of written.ends) {
            this.#statuses.delete(serial);
        }
        for (const status of written.statuses) {
            this.#statuses.set(status.serial, status);
        }
        for (const { transferId, from, lockedAt, transferredAt } of written.transfers) {
            this.#transfers.set(transferId, { from, transferredAt, ...(lockedAt !== undefined && { lockedAt }) });
        }
        for (const { remittanceId, offline } of written.remittanceOrders) {
            this.#orders.set(remittanceId, { ...(offline && { offline }) });
        }
        for (const wallet of written.wallets) {
            this.wallets.set(wallet.walletId, wallet);
        }
    }

    /** What a coin was before it ended. */
    statusOf(serial: string): CoinStatus | undefined {
        return this.#statuses.get(serial);
    }

    /**
     * The coins that a transaction has ended and made, as the rule of limits was given them. Those that one order has spent
     * come one after the other, as it named them; the orders themselves in any order.
     */
    movedIn(written: CoinWritings): SpentCoins {
        const ended = new Map(
            written.ends.flatMap(({ serial, status }): [string, EndedCoin][] => {
                const before = this.#statuses.get(serial);
                return before === undefined
                    ? []
                    : [[serial, { serial, status, owner: before.owner, amount: before.amount }]];
            }),
        );
        const inOrder = new Set([...written.coins.flatMap(({ parents }) => parents), ...ended.keys()]);

        return {
            spent: [...inOrder].flatMap((serial) => ended.get(serial) ?? []),
            made: this.#madeIn(written),
        };
    }

    #madeIn(written: CoinWritings): MadeCoin[] {
        const statuses = new Map(written.statuses.map(({ serial, status }) => [serial, status]));
        const interest = new Set(written.transfers.flatMap(({ purpose, coins }) => (purpose ? coins : [])));

        return written.coins.flatMap((coin) => {
            const status = statuses.get(coin.serial);
            const givesBack = this.#givesBack(coin, written);
            const isInterest = coin.owner !== 'vault' && coin.parents.some((serial) => interest.has(serial));

            return status === undefined
                ? []
                : [{ coin, status, ...(givesBack && { givesBack }), ...(isInterest && { isInterest }) }];
        });
    }

    /** When what a coin gives back counted as paid, where it comes of what has ended without being paid, or of a refund. */
    #givesBack(coin: MadeCoin['coin'], written: CoinWritings): Instant | undefined {
        const { bank, deferredPayments } = written;
        const returned = this.#returnedIn(written);
        const [since] = coin.parents.flatMap((serial) => returned.get(serial) ?? []);
        const notSettled = deferredPayments.find(
            ({ status, payerBank }) => status === 'RETURNED' && payerBank === bank,
        );

        return since ?? notSettled?.queuedAt ?? this.#refunded(coin, written);
    }

    /** Coins that were locked, loaded or sent, and come back: since when each of them counted as paid. */
    #returnedIn({ bank, locks, loads, offlinePayments, remittances }: CoinWritings): ReadonlyMap<string, Instant> {
        const returned = locks.filter(({ status }) => status === 'RETURNED');
        // What is registered is paid; what a device or its bank gives back is not.
        const unloaded = offlinePayments.length > 0 ? [] : loads;
        const takenBack = remittances.filter(({ status, payerBank }) => status === 'TAKEN_BACK' && payerBank === bank);

        return new Map([
            ...returned.map(({ serial, lockedAt }) => [serial, lockedAt] as const),
            ...unloaded.flatMap(({ coins, loadedAt }) => coins.map(({ serial }) => [serial, loadedAt] as const)),
            ...takenBack.map(({ serial, remittanceId, sentAt }) => {
                const offline = this.#orders.get(remittanceId)?.offline;
                return [serial, offline?.loadedAt ?? sentAt] as const;
            }),
        ]);
    }

    #refunded({ owner, parents }: MadeCoin['coin'], { transfers }: CoinWritings): Instant | undefined {
        const refund = transfers.find(({ coins }) => coins.some((serial) => parents.includes(serial)));
        const refunded = this.#transfers.get(refund?.refundOf ?? '');

        return refunded?.from === owner ? (refunded.lockedAt ?? refunded.transferredAt) : undefined;
    }
}
