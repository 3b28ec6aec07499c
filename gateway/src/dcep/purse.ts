import type { Money } from '@cohong/domain/kernel/money';
import { Refusal } from '@cohong/domain/kernel/refusal';
import type { Owner } from '@cohong/domain/dcep/coin';
import type { Ledger } from '../fabric/ledger.js';
import { ConflictError } from '../fabric/ledger-error.js';
import { chooseCoins } from './choose-coins.js';
import { CoinClient } from './coin-client.js';

export interface Payment {
    readonly owner: Owner;
    /** The bank that keeps the coins, when a central bank pays out of its vault. */
    readonly bank?: string;
    readonly amount: Money;
}

/** An act with the coins that were chosen for it; with none when there are not enough. */
export type Spend<Result> = (coins: readonly string[]) => Promise<Result>;

const tries = 5;

/**
 * Chooses the coins of payments, so that payments at the same time take distinct ones.
 *
 * What it keeps is only a courtesy of this process to itself: the ledger lets no coin be spent twice, and a payment
 * whose coins another process spent first is tried again with others.
 */
export class Purse {
    readonly #reserved = new Set<string>();
    readonly #waiting = new Set<() => void>();
    #releases = 0;

    /**
     * Pays with the fewest coins of the owner.
     *
     * @throws whatever the act throws: Refusal COINS_MUST_COVER_AMOUNT when the owner has too little, and
     * COINS_MUST_BE_SPENDABLE only after several tries with fresh coins.
     */
    async pay<Result>(ledger: Ledger, payment: Payment, spend: Spend<Result>): Promise<Result> {
        for (let attempt = 1; ; attempt += 1) {
            const coins = await this.#reserve(ledger, payment);
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
    async #reserve(ledger: Ledger, { owner, bank, amount }: Payment): Promise<readonly string[] | undefined> {
        for (;;) {
            const releases = this.#releases;
            const coins = await new CoinClient(ledger).listCoins(owner, bank);
            const free = coins.filter(({ serial }) => !this.#reserved.has(serial));
            const chosen = chooseCoins(free, amount.minorUnits)?.map(({ serial }) => serial);
            if (chosen !== undefined) {
                chosen.forEach((serial) => this.#reserved.add(serial));
                return chosen;
            }
            // A payment that ended meanwhile left change that this list does not show yet.
            if (releases === this.#releases) {
                if (free.length === coins.length) {
                    return undefined;
                }
                await new Promise<void>((resolve) => this.#waiting.add(resolve));
            }
        }
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
