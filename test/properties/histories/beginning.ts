import { issueTo, payOutTo, redeemFrom, transferAt } from './coin-steps.js';
import {
    handOver,
    loadDevice,
    register,
    registerDevice,
    returnLoad,
    setOfflinePolicy,
    unloadDevice,
} from './device-steps.js';
import { endorseClaim, endorseReturn, lockFor, payOn, returnOf } from './lock-steps.js';
import { allBanks, banks, type Account } from './market.js';
import { collect, confirm, endDay, endPayment, queueTo } from './net-steps.js';
import { endorseEnd, lateFor, remitTo } from './remittance-steps.js';
import { changeKeyAt, closeAt } from './wallet-steps.js';
import type { World } from './world.js';

/** What happens before any history, so that each kind of act is in the blocks, and each fault can be planted in one. */
export async function begin(world: World): Promise<void> {
    const { market } = world;
    await setOfflinePolicy(market);
    for (const each of banks) {
        await issueTo(market, each, 1_000_00n);
        await redeemFrom(market, each, 1_00n);
    }
    for (const each of market.accounts) {
        await payOutTo(market, each, 100_00n);
    }
    await beginLocks(world);
    await beginRemittances(world);
    await beginDevices(world);
    await beginNets(world);
    await changeKeyAt(world, 2, false);
    await changeKeyAt(world, 3, true);
    await beginFamily(world);
    await payOutTo(market, market.accounts[3]!, 2_00n);
    const [payer, payee] = market.accounts as [Account, Account];
    const coins = await market.coins(payer.bank, payer.walletId);
    const wish = { coins, outputs: [{ to: payee.walletId, fen: 1_00n }] };
    await transferAt(market, payer.bank, [market.sign(payer, wish)]);
}

/** A wallet is closed, and the next one opened under the other of the bank; both are closed again, in their order. */
async function beginFamily(world: World): Promise<void> {
    const { market } = world;
    await closeAt(world, 3, { isNextUnder: true });
    await payOutTo(market, market.accounts[3]!, 3_00n);
    await closeAt(world, 3);
    await closeAt(world, 2, { isNextUnder: true });
}

/** One is claimed with its secret, one for its purpose, and one returned. */
async function beginLocks(world: World): Promise<void> {
    const { market, locks } = world;
    const [payer, payee] = market.accounts as [Account, Account];
    const locked = async (isForPurpose = false) => {
        const coins = await market.coins(payer.bank, payer.walletId);
        const waiting = await lockFor(world, payer, { payee: payee.walletId, fen: 5_00n, coins, isForPurpose });
        locks.push(waiting);
        return waiting;
    };
    await (
        await endorseClaim(market, await locked(), new Date())
    )();
    await payOn(market, await locked(true), { by: payee, to: payee.walletId });
    const waiting = await locked();
    await (
        await endorseReturn(market, waiting, returnOf(waiting))
    )();
}

async function beginRemittances(world: World): Promise<void> {
    const { market, sent } = world;
    const [payer] = market.accounts as [Account];
    const to = market.accounts.find(({ bank }) => bank !== payer.bank)!;
    for (const end of ['Accept', 'TakeBack'] as const) {
        const coins = await market.coins(payer.bank, payer.walletId);
        const one = await remitTo(world, payer, { to, fen: 5_00n, coins });
        sent.push(one);
        const deed = end === 'Accept' ? { bank: to.bank, at: new Date() } : { bank: payer.bank, at: lateFor(one) };
        await (
            await endorseEnd(market, end, { ...deed, remittanceId: one.remittanceId })
        )();
    }
}

/** A device pays, pays once more with the same coin, and what is left goes back when its payees have had their time. */
async function beginDevices(world: World): Promise<void> {
    const [payer, payee] = world.market.accounts as [Account, Account];
    const [honest, cheat, shop] = [
        await registerDevice(world, payer),
        await registerDevice(world, payer),
        await registerDevice(world, payee),
    ];
    for (const device of [honest, cheat]) {
        await loadDevice(world, device, { fen: [1_00n, 2_00n, 3_00n] });
        handOver(world, device, { places: [0], counter: 1, to: shop });
        device.counter = 1;
        await register(world);
    }
    await unloadDevice(world, honest, [1, 2]);
    handOver(world, cheat, { places: [0, 1], counter: 2, to: shop });
    await register(world);
    await returnLoad(world, cheat);
}

/** One cycle is settled, in which a payment is credited and one refused and returned; and one fails. */
async function beginNets(world: World): Promise<void> {
    const [payer, payee] = [world.market.accounts[0]!, world.market.accounts[2]!];
    const credited = await queueTo(world, payer, { payee, fen: 4_00n });
    const refused = await queueTo(world, payer, { payee, fen: 2_00n });
    const back = await queueTo(world, payee, { payee: payer, fen: 1_00n });
    const settled = await endDay(world);
    for (const bank of allBanks) {
        await collect(world, bank, settled);
    }
    await endPayment(world, 'Credit', credited);
    await endPayment(world, 'Credit', back);
    await endPayment(world, 'Refuse', refused);
    await endPayment(world, 'Return', refused);
    const lost = await queueTo(world, payer, { payee, fen: 3_00n });
    const failed = await endDay(world, payee.bank);
    await collect(world, payer.bank, failed);
    await confirm(world, payee.bank, { cycleId: failed, hours: 25 });
    await endPayment(world, 'Return', lost);
}
