import { CoinBank, paymentsOf, paymentsPerSecond } from './coin-bank.js';
import { ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const coins = Number(process.env['COINS'] ?? 1_000_000);
const few = 1_000;
const wallets = 500;
const clients = 10;

/** A payment reads its own coins by their keys, so that it should hardly matter how many others there are. */
const goal = 0.9;

/**
 * Payments per second at a bank whose wallets have a million coins, and at one where they have a thousand: networks of
 * their own, the same load, in turns. The coins are made by acts: holders split what their bank has paid them, up to
 * fifty coins an order and nine orders a transaction. NETWORK chooses the engine, COINS another number.
 */
async function main(): Promise<void> {
    const banks: CoinBank[] = [];
    try {
        for (const number of [few, coins]) {
            const began = performance.now();
            const bank = await CoinBank.open(wallets, number / wallets);
            banks.push(bank);
            const seconds = ((performance.now() - began) / 1_000).toFixed(0);
            console.log(`${bank.numberOfCoins} coins in ${wallets} wallets after ${seconds} s`);
        }
        await compare(banks);
    } finally {
        await Promise.all(banks.map((bank) => bank.stop()));
    }
}

async function compare(banks: readonly CoinBank[]): Promise<void> {
    const ratios: number[] = [];
    for (let pair = 0; pair <= pairs; pair += 1) {
        const rates: number[] = [];
        for (const bank of banks) {
            rates.push(await paymentsPerSecond(bank, paymentsOf(clients, bank), 1));
        }
        const [withFew = 0, withMany = 0] = rates;
        // In the first round all that runs is compiled.
        if (pair > 0) {
            ratios.push(withMany / withFew);
            console.log(`pair ${pair}: ${withMany.toFixed(0)} and ${withFew.toFixed(0)} payments/s`);
        }
    }
    console.log(ratioLine('coin-scale', ratios, goal));
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
