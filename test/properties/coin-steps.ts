import { expect } from '@jest/globals';
import fc from 'fast-check';
import { Holder } from '../story/holder.js';
import type { Account, Signed } from './coin-market.js';
import { account, accountOf, bank, fen, rarely, walletsPerBank, type Step } from './coin-world.js';

export const issue = fc.record({ bank, fen }).map(
    (wish): Step =>
        ({ market }) =>
            market.issue(wish.bank, wish.fen),
);
export const redeem = fc.record({ bank, fen }).map(
    (wish): Step =>
        ({ market }) =>
            market.redeem(wish.bank, wish.fen),
);
export const payOut = fc.record({ account, fen }).map(
    (wish): Step =>
        (world) =>
            world.market.payOut(accountOf(world, wish.account), wish.fen),
);

export const order = fc.record({
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

export const transfer = fc
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
export const replay = fc.nat().map((pick): Step => async ({ market, carriedOut }) => {
    const earlier = carriedOut[pick % Math.max(carriedOut.length, 1)];
    await (earlier && market.transfer(earlier.bank, earlier.orders));
    expect(earlier).toBeUndefined();
});

/** Two payments with the same coins, each of which is right as long as the other has not happened. */
export const race = account.map((index): Step => async (world) => {
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

export const freezeOrRelease = account.map((index): Step => async (world) => {
    const wallet = accountOf(world, index);
    const orderId = world.frozen.get(wallet.walletId);
    if (orderId === undefined) {
        world.frozen.set(wallet.walletId, await world.market.freeze(wallet));
    } else {
        await world.market.release(orderId);
        world.frozen.delete(wallet.walletId);
    }
});
