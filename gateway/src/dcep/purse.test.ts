import { Refusal } from '@cohong/domain/kernel/refusal';
import { describe, expect, it } from '@jest/globals';
import type { CoinStatus } from '@cohong/domain/dcep/coin';
import { Purse, type CoinsRead } from './purse.js';

/** A ledger that keeps the coins of one vault and lets each be spent once, giving change. What it knows is read at once. */
class VaultLedger implements CoinsRead {
    readonly #coins = new Map<string, bigint>();
    #made = 0;

    constructor(amounts: readonly bigint[]) {
        amounts.forEach((amount) => this.#mint(amount));
    }

    get balance(): bigint {
        return [...this.#coins.values()].reduce((sum, amount) => sum + amount, 0n);
    }

    readonly eCny = {
        coinsFor: (): Promise<readonly CoinStatus[]> =>
            Promise.resolve(
                [...this.#coins].map(([serial, minorUnits]) => ({
                    serial,
                    owner: 'vault' as const,
                    amount: { currency: 'CNY', minorUnits },
                    status: 'IN_VAULT' as const,
                })),
            ),
        holdings: () =>
            Promise.resolve({
                total: { currency: 'CNY', minorUnits: this.balance },
                numberOfCoins: this.#coins.size,
            }),
    };

    catchesUp(): Promise<void> {
        return Promise.resolve();
    }

    async spend(serials: readonly string[], amount: bigint): Promise<readonly string[]> {
        await new Promise(setImmediate);
        if (serials.length === 0) {
            throw new Refusal('conflict', 'COINS_MUST_COVER_AMOUNT');
        }
        if (serials.some((serial) => !this.#coins.has(serial))) {
            throw new Refusal('conflict', 'COINS_MUST_BE_SPENDABLE');
        }
        const given = serials.reduce((sum, serial) => sum + (this.#coins.get(serial) ?? 0n), 0n);
        serials.forEach((serial) => this.#coins.delete(serial));
        if (given > amount) {
            this.#mint(given - amount);
        }

        return serials;
    }

    #mint(amount: bigint): void {
        this.#made += 1;
        this.#coins.set(this.#made.toString(16).padStart(64, '0'), amount);
    }
}

const payer = { bank: 'HaizhouBankMSP', owner: 'vault' } as const;
const payment = (minorUnits: bigint) => ({ payer, amount: { currency: 'CNY', minorUnits } });

describe('Purse', () => {
    it('takes distinct coins for payments at the same time, each succeeding at its first try', async () => {
        const ledger = new VaultLedger([100n, 100n, 100n]);
        const purse = new Purse();
        let tries = 0;
        const pay = () =>
            purse.pay(ledger, payment(100n), (coins) => {
                tries += 1;
                return ledger.spend(coins, 100n);
            });

        const spent = await Promise.all([pay(), pay(), pay()]);

        expect(new Set(spent.flat()).size).toBe(3);
        expect(tries).toBe(3);
        expect(ledger.balance).toBe(0n);
    });

    it('waits for the change when payments at the same time need the same coin', async () => {
        const ledger = new VaultLedger([1_000n]);
        const purse = new Purse();
        const pay = () => purse.pay(ledger, payment(250n), (coins) => ledger.spend(coins, 250n));

        await Promise.all([pay(), pay(), pay(), pay()]);

        expect(ledger.balance).toBe(0n);
    });

    it('tries again with fresh coins when another process has spent the chosen ones', async () => {
        const ledger = new VaultLedger([100n, 100n]);
        const tried: (readonly string[])[] = [];

        await new Purse().pay(ledger, payment(100n), async (coins) => {
            tried.push(coins);
            if (tried.length === 1) {
                await ledger.spend(coins, 100n);
            }
            return ledger.spend(coins, 100n);
        });

        expect(tried).toHaveLength(2);
        expect(tried[1]).not.toEqual(tried[0]);
        expect(ledger.balance).toBe(0n);
    });

    it('refuses a payment that all coins do not cover by one fen, and lets go of what it held', async () => {
        const ledger = new VaultLedger([100n, 50n]);
        const purse = new Purse();
        const pay = (amount: bigint) => purse.pay(ledger, payment(amount), (coins) => ledger.spend(coins, amount));

        await expect(pay(151n)).rejects.toMatchObject({ kind: 'conflict', code: 'COINS_MUST_COVER_AMOUNT' });
        await pay(150n);

        expect(ledger.balance).toBe(0n);
    });

    it('lets the ledger answer a payment that was made before, with coins that are gone since', async () => {
        const outcome = await new Purse().pay(new VaultLedger([]), payment(1n), (coins) => Promise.resolve(coins));

        expect(outcome).toEqual([]);
    });
});
