import { Refusal } from '@cohong/domain/kernel/refusal';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Consortium } from '../contracts/consortium.js';
import { CoinFold } from './coin-fold.js';
import { banks, CoinMarket, type Account } from './coin-market.js';
import { freezeOrRelease, issue, payOut, race, redeem, replay, transfer } from './coin-steps.js';
import { returnableIn, walletsPerBank, type Step, type World } from './coin-world.js';
import { claim, giveBack, lock, lockFor, raceForLock, returnOf } from './lock-steps.js';
import { faults } from './planted-faults.js';
import { faultsOfLocks } from './planted-faults-of-locks.js';
import { endRemittance, raceForRemittance, remit, remitTo } from './remittance-steps.js';
import { writtenUntil, type WrittenTransaction } from './written-blocks.js';

/** Every history goes through endorsement and blocks, so there are fewer than of those that only follow the rules. */
const numRuns = Math.ceil(Number(process.env.RUNS ?? 300) / 150);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const history = fc.array(
    fc.oneof(
        issue,
        redeem,
        replay,
        race,
        freezeOrRelease,
        raceForLock,
        raceForRemittance,
        { arbitrary: remit, weight: 2 },
        { arbitrary: endRemittance, weight: 2 },
        { arbitrary: lock, weight: 2 },
        { arbitrary: claim, weight: 2 },
        giveBack,
        { arbitrary: payOut, weight: 3 },
        { arbitrary: transfer, weight: 6 },
    ),
    { minLength: 15, maxLength: 25 },
);

async function run(steps: readonly Step[], world: World): Promise<void> {
    for (const step of steps) {
        await step(world).catch((error: unknown) => {
            if (!(error instanceof Refusal)) {
                throw error;
            }
        });
    }
}

describe(`the blocks of any history (HISTORIES=${numRuns} SEED=${seed})`, () => {
    let consortium: Consortium;
    let world: World;
    let told: readonly WrittenTransaction[];
    const written = () => writtenUntil(consortium.height, consortium.channel('PbocMSP/gateway'));
    const channel = (): string => consortium.network.channel.channelId;

    beforeAll(async () => {
        consortium = await Consortium.start();
        const market = await CoinMarket.open(consortium, walletsPerBank);
        world = { market, seen: new Set(), carriedOut: [], locks: [], sent: [], frozen: new Map() };
        for (const each of banks) {
            await market.issue(each, 1_000_00n);
            await market.redeem(each, 1_00n);
        }
        for (const each of market.accounts) {
            await market.payOut(each, 100_00n);
        }
        const [payer, payee] = market.accounts as [Account, Account];
        for (const end of ['claim', 'return'] as const) {
            const spendable = await market.coins(payer.bank, payer.walletId);
            const waiting = await lockFor(world, payer, { payee: payee.walletId, fen: 5_00n, coins: spendable });
            world.locks.push(waiting);
            const { lockId, secret } = waiting;
            const commit =
                end === 'claim'
                    ? market.endorseClaim(payer.bank, lockId, { secret, at: new Date() })
                    : market.endorseReturn(payer.bank, lockId, returnOf(waiting));
            await (
                await commit
            )();
        }
        for (const end of ['Accept', 'TakeBack'] as const) {
            const spendable = await market.coins(payer.bank, payer.walletId);
            const to = market.accounts.find(({ bank: other }) => other !== payer.bank)!;
            const sent = await remitTo(world, payer, { to, fen: 5_00n, coins: spendable });
            world.sent.push(sent);
            const bankThen = end === 'Accept' ? to.bank : payer.bank;
            const at = new Date(Date.now() + (end === 'Accept' ? 0 : returnableIn));
            await (
                await market.endorseEnd(end, { bank: bankThen, remittanceId: sent.remittanceId }, at)
            )();
        }
        const coins = await market.coins(payer.bank, payer.walletId);
        const wish = { coins, outputs: [{ to: payee.walletId, fen: 1_00n }] };
        await market.transfer(payer.bank, [market.sign(payer, wish)]);
        told = await written();
    }, 120_000);
    afterAll(() => consortium.stop());

    it('fold to what the ledger answers, by an audit that shares no code with it', async () => {
        const { market } = world;
        await fc.assert(
            fc.asyncProperty(history, async (steps) => {
                await run(steps, world);

                const fold = new CoinFold(channel(), await written());
                for (const each of banks) {
                    expect(fold.balance(each, 'vault')).toBe(await market.spendable(each, 'vault'));
                }
                for (const wallet of market.accounts) {
                    const { bank: at, walletId } = wallet;
                    const balance = fold.balance(at, walletId);
                    expect(balance).toBe(await market.accountOf(wallet));
                    expect(balance - fold.locked(at, walletId)).toBe(await market.spendable(at, walletId));
                }
                expect(banks.reduce((sum, each) => sum + fold.inCirculation(each), 0n)).toBe(
                    await market.inCirculation(),
                );
            }),
            // The ledger goes on from one history to the next, so none could be told again shorter.
            { numRuns, seed, endOnFailure: true },
        );
    }, 3_600_000);

    it.each([...faults, ...faultsOfLocks])('would not pass with $fault', ({ plant, found }) => {
        expect(() => new CoinFold(channel(), told)).not.toThrow();
        expect(() => new CoinFold(channel(), plant(told))).toThrow(found);
    });
});
