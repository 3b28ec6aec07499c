import type { CoinStatus } from '@cohong/domain/dcep/coin';
import type { Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { ConflictError } from '../fabric/ledger-error.js';
import type { OwnerAtBank } from '../read-model/e-cny.js';
import type { ReadModel } from '../read-model/read-model.js';
import { chooseCoins, mostCoins } from './choose-coins.js';

/** What tells which coins there are. */
export type CoinsRead = Pick<ReadModel, 'catchesUp'> & {
    readonly eCny: Pick<ReadModel['eCny'], 'coinsFor' | 'holdings'>;
};

export interface Payment {
    readonly payer: OwnerAtBank;
    readonly amount: Money;
}

/** An act with the coins that were chosen for it; with none when there are not enough. */
export type Spend<Result> = (coins: readonly string[]) => Promise<Result>;

/** How long the read model is waited for, which is behind its peer by milliseconds. */
const patienceSeconds = 5;
const tries = 5;

/**
 * Coins to choose from, of those that the own peer has just now: whoever has seen there what came in finds it here. So
 * many of them are held back; what is chosen is to be held back at once, before anybody else looks.
 */
export async function coinsAtHand(
    read: CoinsRead,
    { payer, amount }: Payment,
    held: number,
): Promise<readonly CoinStatus[]> {
    await read.catchesUp(patienceSeconds);

    return await read.eCny.coinsFor(payer, { amount, most: mostCoins, held });
}

/**
 * Chooses the coins of payments, so that payments at the same time take distinct ones.
 *
 * What it keeps is only a courtesy of this process to itself: the ledger lets no coin be spent twice, and a payment
 * whose coins another process spent first is tried again with others.
 */
export class Purse {
    /** By the serial of each coin that a payment under way spends, whose it is. */
    readonly #reserved = new Map<string, string>();
    readonly #waiting = new Set<() => void>();
    #releases = 0;

    /**
     * Pays with the fewest coins of the payer.
     *
     * @throws whatever the act throws: Refusal COINS_MUST_COVER_AMOUNT when the payer has too little, and
     * COINS_MUST_BE_SPENDABLE only after several tries with fresh coins.
     */
    async pay<Result>(read: CoinsRead, payment: Payment, spend: Spend<Result>): Promise<Result> {
        for (let attempt = 1; ; attempt += 1) {
            const coins = await this.#reserve(read, payment);
            if (coins === undefined) {
                // Without coins it can only be an act that took effect before, with coins gone since: the ledger knows.
                return await spend([]);
            }
            try {
                return await spend(coins);
            } catch (error) {
                if (attempt === tries || !isOvertaken(error)) {
                    throw error;
                }
            } finally {
                this.#release(coins);
            }
        }
    }

    /** Waits for payments under way when their coins would be needed: they may leave change. */
    async #reserve(read: CoinsRead, payment: Payment): Promise<readonly string[] | undefined> {
        const { payer, amount } = payment;
        const whose = `${payer.bank} ${payer.owner}`;
        for (;;) {
            const [releases, held] = [this.#releases, this.#heldOf(whose)];
            const coins = await coinsAtHand(read, payment, held);
            const free = coins.filter(({ serial }) => !this.#reserved.has(serial));
            const chosen = chooseCoins(free, amount.minorUnits)?.map(({ serial }) => serial);
            if (chosen !== undefined) {
                chosen.forEach((serial) => this.#reserved.set(serial, whose));
                return chosen;
            }
            // Payments that began or ended meanwhile took coins, or left change, that were not asked for.
            if (releases === this.#releases && held === this.#heldOf(whose)) {
                if (held === 0) {
                    return undefined;
                }
                await new Promise<void>((resolve) => this.#waiting.add(resolve));
            }
        }
    }

    #heldOf(whose: string): number {
        return [...this.#reserved.values()].filter((owner) => owner === whose).length;
    }

    #release(coins: readonly string[]): void {
        this.#releases += 1;
        coins.forEach((serial) => this.#reserved.delete(serial));
        this.#waiting.forEach((resume) => resume());
        this.#waiting.clear();
    }
}

function isOvertaken(error: unknown): boolean {
    return error instanceof ConflictError || (error instanceof Refusal && error.code === 'COINS_MUST_BE_SPENDABLE');
}
