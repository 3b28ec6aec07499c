import { accountReadSchema } from '@cohong/domain/limit/api';
import { WalletReplay } from '@cohong/domain/recomputation/wallet-replay';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blocksFrom } from '../../gateway/src/read-model/blocks.js';
import { followBlocks } from '../../gateway/src/recomputation/follow-chain.js';
import { moneyWritingsIn } from '../../gateway/src/recomputation/money-writings-in.js';
import { Consortium } from '../contracts/consortium.js';
import { seed } from '../seed.js';
import { CoinFold } from './audit/coin-fold.js';
import { writtenIn, type WrittenTransaction } from './audit/written-blocks.js';
import { begin } from './histories/beginning.js';
import * as coins from './histories/coin-steps.js';
import * as devices from './histories/device-steps.js';
import * as locks from './histories/lock-steps.js';
import { allBanks, banks, CoinMarket } from './histories/market.js';
import * as nets from './histories/net-steps.js';
import * as remittances from './histories/remittance-steps.js';
import * as wallets from './histories/wallet-steps.js';
import { begun, tried, walletsPerBank, type Step, type World } from './histories/world.js';
import { faultsOfCoins } from './planted/faults-of-coins.js';
import { faultsOfDevices } from './planted/faults-of-devices.js';
import { faultsOfFamilies } from './planted/faults-of-families.js';
import { faultsOfLocks } from './planted/faults-of-locks.js';
import { faultsOfNets } from './planted/faults-of-nets.js';
import { faultsOfWallets } from './planted/faults-of-wallets.js';

/** Every history goes through endorsement and blocks, so there are fewer than of those that only follow the rules. */
const numRuns = Math.ceil(Number(process.env.RUNS ?? 40) / 20);

const often = <Each>(weight: number, arbitrary: Each) => ({ weight, arbitrary });
const history = fc.array(
    fc.oneof(
        coins.issue,
        coins.redeem,
        coins.replay,
        coins.race,
        often(5, coins.payOut),
        often(6, coins.transfer),
        often(2, wallets.freezeOrRelease),
        wallets.close,
        wallets.anotherKey,
        often(3, locks.lock),
        often(2, locks.claim),
        often(2, locks.payForPurpose),
        locks.giveBack,
        locks.raceForLock,
        often(2, remittances.remit),
        often(2, remittances.endRemittance),
        remittances.raceForRemittance,
        often(2, devices.anotherDevice),
        often(3, devices.load),
        often(3, devices.payOffline),
        often(3, devices.registerPayment),
        devices.raceForDevice,
        devices.unload,
        devices.stop,
        devices.returnLeft,
        often(4, nets.queue),
        nets.dayOver,
        nets.payOutNets,
        nets.collectAny,
        nets.confirmAny,
        often(3, nets.endQueued),
    ),
    { minLength: 20, maxLength: 30 },
);

async function run(steps: readonly Step[], world: World): Promise<void> {
    for (const step of steps) {
        await tried(step(world));
    }
}

describe(`the blocks of any history (HISTORIES=${numRuns} SEED=${seed})`, () => {
    let consortium: Consortium;
    let world: World;
    let told: readonly WrittenTransaction[];
    const written = (from: number) =>
        writtenIn(consortium.channel('PbocMSP/gateway'), { from, until: consortium.height });
    const newFold = (): CoinFold => new CoinFold(consortium.network.channel.channelId, allBanks);

    beforeAll(async () => {
        consortium = await Consortium.start();
        world = begun(await CoinMarket.open(consortium, walletsPerBank));
        await begin(world);
        told = await written(0);
    }, 120_000);
    afterAll(() => consortium.stop());

    it('fold to what the ledger answers, by an audit that shares no code with it', async () => {
        const { market } = world;
        const fold = newFold();
        let height = 0;
        await fc.assert(
            fc.asyncProperty(history, async (steps) => {
                await run(steps, world);

                fold.add(await written(height));
                height = consortium.height;
                for (const each of banks) {
                    expect(fold.balance(each, 'vault')).toBe(await market.spendable(each, 'vault'));
                }
                for (const wallet of [...market.accounts, ...world.closed.slice(-6)]) {
                    const { bank: at, walletId } = wallet;
                    const balance = fold.balance(at, walletId);
                    expect(fold.balanceOfFamily(at, walletId)).toBe(await market.accountOf(wallet));
                    expect(balance - fold.waiting(at, walletId)).toBe(await market.spendable(at, walletId));
                }
                expect(banks.reduce((sum, each) => sum + fold.inCirculation(each), 0n)).toBe(
                    await market.inCirculation(),
                );
            }),
            // The ledger goes on from one history to the next, so none could be told again shorter.
            { numRuns, seed, endOnFailure: true },
        );
    }, 3_600_000);

    it('would all have been let through by the policy that was in force, into the accounts that there are', async () => {
        const replay = new WalletReplay({ policyAt: () => undefined, isTold: () => true });
        const network = consortium.channel('PbocMSP/gateway');
        const chain = blocksFrom(0, { network, mspId: 'PbocMSP' });
        await followBlocks({ chain, last: consortium.height - 1 }, (block) => {
            moneyWritingsIn(block).forEach((writings) => {
                replay.take(writings);
            });
        });

        expect(replay.movements).toEqual([]);
        for (const { bank, walletId } of [...world.market.accounts, ...world.closed]) {
            const read = await consortium.evaluate(`${bank}/auditor-1`, 'dcep/limit:ReadAccount', { walletId });
            const { balance, paid } = accountReadSchema.parse(read);
            expect(replay.accounts.get(walletId)).toEqual({ walletId, balance, paid });
        }
    }, 60_000);

    it('fold from the beginning, in which each kind of act occurs', () => {
        expect(() => newFold().add(told)).not.toThrow();
    });

    it.each([
        ...faultsOfCoins,
        ...faultsOfLocks,
        ...faultsOfWallets,
        ...faultsOfFamilies,
        ...faultsOfDevices,
        ...faultsOfNets,
    ])('would not pass with $fault', ({ plant, found }) => {
        expect(() => newFold().add(plant(told))).toThrow(found);
    });
});
