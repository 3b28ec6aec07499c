import { Refusal } from '@cohong/domain/kernel/refusal';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Consortium } from '../contracts/consortium.js';
import { seed } from '../seed.js';
import { Holder } from '../story/holder.js';
import { CoinFold } from './coin-fold.js';
import { banks, CoinMarket, endings, type Account, type Bank, type Signed } from './coin-market.js';
import { faults } from './planted-faults.js';
import { writtenUntil, type WrittenTransaction } from './written-blocks.js';

/** Every history goes through endorsement and blocks, so there are fewer than of those that only follow the rules. */
const numRuns = Math.ceil(Number(process.env.RUNS ?? 300) / 150);

const walletsPerBank = 2;

/** The market, and what clients have seen of it: histories follow one another on one ledger. */
interface World {
    readonly market: CoinMarket;
    /** Serials of coins of any bank and owner, most of them spent by now. */
    readonly seen: Set<string>;
    readonly carriedOut: { readonly bank: Bank; readonly orders: readonly Signed[] }[];
    /** Remittances, most of them ended by now. */
    readonly sent: string[];
    /** The orders on the wallets that are frozen, by their ids. */
    readonly frozen: Map<string, string>;
}

/** Something that somebody tries. What the rules refuse it throws. */
type Step = (world: World) => Promise<void>;

const bank = fc.constantFrom(...banks);
const fen = fc.bigInt(0n, 20_000n);
const rarely = fc.nat(9).map((chance) => chance === 0);
const account = fc.nat(banks.length * walletsPerBank - 1);
const accountOf = ({ market }: World, index: number): Account => market.accounts[index]!;

const issue = fc.record({ bank, fen }).map(
    (wish): Step =>
        ({ market }) =>
            market.issue(wish.bank, wish.fen),
);
const redeem = fc.record({ bank, fen }).map(
    (wish): Step =>
        ({ market }) =>
            market.redeem(wish.bank, wish.fen),
);
const payOut = fc.record({ account, fen }).map(
    (wish): Step =>
        (world) =>
            world.market.payOut(accountOf(world, wish.account), wish.fen),
);

const order = fc.record({
    /** The place of the payer among the wallets of the bank. */
    from: fc.nat(walletsPerBank - 1),
    outputs: fc.array(
        fc.record({
            /** The place of the payee among the wallets of the bank, and past the last one its vault. */
            to: fc.nat(walletsPerBank),
            isElsewhere: rarely,
            fen: fc.bigInt(0n, 4_000n),
        }),
        { minLength: 1, maxLength: 3 },
    ),
    /** Any coins that were ever seen; a careful client takes those that the wallet has. */
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    isCareless: rarely,
    isForged: rarely,
});

const transfer = fc
    .record({ bank, wishes: fc.array(order, { minLength: 1, maxLength: 3 }) })
    .map(({ bank: at, wishes }): Step => async ({ market, seen, carriedOut }) => {
        const [here, elsewhere] = [true, false].map((isHere) =>
            market.accounts.filter((each) => (each.bank === at) === isHere),
        ) as [Account[], Account[]];
        const taken = new Set<string>();
        const orders: Signed[] = [];
        for (const { from, outputs, picks, isCareless, isForged } of wishes) {
            const payer = here[from]!;
            const own = (await market.coins(at, payer.walletId)).filter((serial) => !taken.has(serial));
            own.forEach((serial) => seen.add(serial));
            const known = [...seen, 'f'.repeat(64)];
            const coins = isCareless
                ? picks.map((pick) => known[pick % known.length]!)
                : own.slice(0, 1 + own.length / 2);
            coins.forEach((serial) => taken.add(serial));
            orders.push(
                market.sign(payer, {
                    coins,
                    outputs: outputs.map(({ to, isElsewhere, fen: paid }) => ({
                        to: (isElsewhere ? elsewhere : here)[to]?.walletId ?? 'vault',
                        fen: paid,
                    })),
                    ...(isForged && { signer: new Holder() }),
                }),
            );
        }
        await market.transfer(at, orders);
        carriedOut.push({ bank: at, orders });
    });

/** An order that was carried out is handed in once more, as a new request. */
const replay = fc.nat().map((pick): Step => async ({ market, carriedOut }) => {
    const earlier = carriedOut[pick % Math.max(carriedOut.length, 1)];
    await (earlier && market.transfer(earlier.bank, earlier.orders));
    expect(earlier).toBeUndefined();
});

/** Two payments with the same coins, each of which is right as long as the other has not happened. */
const race = account.map((index): Step => async (world) => {
    const payer = accountOf(world, index);
    const coins = await world.market.coins(payer.bank, payer.walletId);
    if (coins.length === 0) {
        return;
    }
    const rivals: (() => Promise<unknown>)[] = [];
    for (const to of ['vault', payer.walletId]) {
        const rival = world.market.sign(payer, { coins, outputs: [{ to, fen: 1n }] });
        rivals.push(await world.market.endorseTransfer(payer.bank, [rival]));
    }
    const outcomes = await Promise.allSettled(rivals.map((submit) => submit()));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

const send = fc
    .record({ account, to: fc.nat(walletsPerBank - 1), fen: fc.bigInt(0n, 6_000n), isForged: rarely })
    .map(({ account: index, to, ...wish }): Step => async (world) => {
        const payer = accountOf(world, index);
        const payee = world.market.accounts.filter((each) => each.bank !== payer.bank)[to]!;
        world.sent.push(await world.market.send(payer, payee, wish));
    });

/** Whoever tries, whenever: what is not its to end, or not yet, the rules refuse. */
const endOfSent = fc
    .record({ bank, pick: fc.nat(), how: fc.constantFrom(...endings), isLater: fc.boolean() })
    .map(({ bank: by, pick, how, isLater }): Step => async ({ market, sent }) => {
        const remittanceId = sent[pick % Math.max(sent.length, 1)];
        const at = new Date(Date.now() + (isLater ? 2 * 3_600_000 : 0));
        await (remittanceId && market.end(by, how, { remittanceId, at }));
    });

const freezeOrRelease = account.map((index): Step => async (world) => {
    const wallet = accountOf(world, index);
    const orderId = world.frozen.get(wallet.walletId);
    if (orderId === undefined) {
        world.frozen.set(wallet.walletId, await world.market.freeze(wallet));
    } else {
        await world.market.release(orderId);
        world.frozen.delete(wallet.walletId);
    }
});

const history = fc.array(
    fc.oneof(
        issue,
        redeem,
        replay,
        race,
        freezeOrRelease,
        { arbitrary: send, weight: 3 },
        { arbitrary: endOfSent, weight: 4 },
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
        world = { market, seen: new Set(), carriedOut: [], sent: [], frozen: new Map() };
        for (const each of banks) {
            await market.issue(each, 1_000_00n);
            await market.redeem(each, 1_00n);
        }
        for (const each of market.accounts) {
            await market.payOut(each, 100_00n);
        }
        const [payer, payee] = market.accounts as [Account, Account];
        const abroad = market.accounts.find((each) => each.bank !== payer.bank)!;
        const remittanceId = await market.send(payer, abroad, { fen: 5_00n, isForged: false });
        await market.end(abroad.bank, 'Refuse', { remittanceId, at: new Date() });
        await market.end(payer.bank, 'TakeBack', { remittanceId, at: new Date() });
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
                    expect(fold.balance(each, 'vault')).toBe(await market.balance(each, 'vault'));
                }
                for (const { bank: at, walletId } of market.accounts) {
                    expect(fold.balance(at, walletId)).toBe(await market.balance(at, walletId));
                }
                expect(banks.reduce((sum, each) => sum + fold.inCirculation(each), 0n)).toBe(
                    await market.inCirculation(),
                );
            }),
            // The ledger goes on from one history to the next, so none could be told again shorter.
            { numRuns, seed, endOnFailure: true },
        );
    }, 3_600_000);

    it.each(faults)('would not pass with $fault', ({ plant, found }) => {
        expect(() => new CoinFold(channel(), told)).not.toThrow();
        expect(() => new CoinFold(channel(), plant(told))).toThrow(found);
    });
});
