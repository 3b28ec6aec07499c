import { CoinBank, paymentsOf, paymentsPerSecond } from './coin-bank.js';
import { ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const clients = 8;
const inOneTransaction = 50;

/** What a transaction costs by itself is most of what a payment costs; of fifty together each costs a fiftieth of it. */
const goal = 5;

/**
 * Payments per second, fifty in one transaction and one in each: the same bank, wallets, holders' signatures and two
 * endorsers, in turns, so many clients at a time. NETWORK chooses the engine.
 *
 * Each payment has two wallets of its own: a wallet pays, or is paid, about once in a block.
 */
async function main(): Promise<void> {
    const bank = await CoinBank.open(2 * clients * inOneTransaction, 1);
    try {
        const payments = paymentsOf(clients, bank);
        const ratios: number[] = [];
        for (let pair = 0; pair <= pairs; pair += 1) {
            const together = await paymentsPerSecond(bank, payments, inOneTransaction);
            const oneEach = await paymentsPerSecond(bank, payments, 1);
            // In the first round all that runs is compiled.
            if (pair > 0) {
                ratios.push(together / oneEach);
                console.log(`pair ${pair}: ${together.toFixed(0)} and ${oneEach.toFixed(0)} payments/s`);
            }
        }
        console.log(ratioLine('coin-batch', ratios, goal));
    } finally {
        await bank.stop();
    }
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
