import { deviceText, loadText } from '@cohong/domain/offline/signed-texts';
import { acceptanceText, offlineTermsSchema, paymentText, unloadingText } from '@cohong/domain/offline/statement';
import fc from 'fast-check';
import { newId, type Outcome } from '../../contracts/consortium.js';
import { Holder } from '../../story/holder.js';
import { oneWins } from './coin-steps.js';
import { fenIn, yuan, type Account, type CoinMarket } from './market.js';
import { account, accountOf, oneOf, rarely, type Carried, type Step, type World } from './world.js';

const caps = { amount: yuan(5_000n), payments: 3, hours: 1 };
/** Until two hours after loading payees may come, and half an hour later what is left goes back. */
const returnableInHours = 2.51;

export async function setOfflinePolicy({ consortium }: CoinMarket): Promise<void> {
    const [bank, policy] = ['HaizhouBankMSP', { effectiveFrom: '2026-01-01', caps, registrationHours: 1 }];
    const input = { policies: [policy], witness: bank };
    await consortium.submit('PbocMSP/officer-1', 'dcep/device:SetOfflinePolicies', { input, bank });
}

export async function registerDevice({ market, devices }: World, of: Account): Promise<Carried> {
    const { bank, walletId, holder } = of;
    const key = new Holder();
    const { keyVersion, validUntil } = market.by(of);
    const order = { deviceId: newId(), walletId, deviceKey: key.holderKey, keyVersion, validUntil };
    const signature = holder.sign(deviceText(order, market.here(bank)));
    await market.submit(bank, 'dcep/device:RegisterDevice', { ...order, signature });
    const device: Carried = { bank, walletId, deviceId: order.deviceId, key, counter: 0 };
    devices.push(device);

    return device;
}

/** Half of the coins of the wallet go on its device, as so many fen each. */
export async function loadDevice(
    { market }: World,
    device: Carried,
    { fen, signer }: { readonly fen: readonly bigint[]; readonly signer?: Holder },
): Promise<void> {
    const { bank, walletId, deviceId } = device;
    const of = market.accounts.find((each) => each.walletId === walletId);
    if (of === undefined) {
        return;
    }
    const order = {
        loadId: newId(),
        deviceId,
        ...market.by(of),
        coins: await market.halfOf(of),
        amounts: fen.map(yuan),
    };
    const signature = (signer ?? of.holder).sign(loadText(order, market.here(bank)));
    const { id: loadId } = await market.submit(bank, 'dcep/device:LoadDevice', { ...order, signature });
    device.load = (await market.consortium.evaluate(`${bank}/auditor-1`, 'dcep/device:ReadLoad', {
        loadId,
    })) as NonNullable<Carried['load']>;
    device.counter = 0;
}

/** A device signs some of its coins away, under this number; nobody but the payee hears of it. */
export function handOver(
    { market, handed }: World,
    from: Carried,
    { places, counter, to }: { readonly places: readonly number[]; readonly counter: number; readonly to: Carried },
): void {
    const coins = places.map((place) => from.load?.coins[place]).filter((coin) => coin !== undefined);
    if (coins.length === 0) {
        return;
    }
    const terms = offlineTermsSchema.parse({
        deviceId: from.deviceId,
        loadId: from.load!.loadId,
        counter,
        coins: coins.map(({ serial }) => serial),
        amount: wireOf(coins.reduce((sum, { amount }) => sum + fenIn(amount), 0n)),
        toBank: from.bank,
        to: to.walletId,
        toDevice: to.deviceId,
        paidAt: new Date().toISOString(),
    });
    const here = market.here(from.bank);
    const payerSignature = from.key.sign(paymentText(terms, here));
    const payeeSignature = to.key.sign(acceptanceText(terms, here));
    handed.push({ bank: from.bank, input: { terms, payerSignature, payeeSignature } });
}

function wireOf(fen: bigint): object {
    const digits = String(fen).padStart(3, '0');
    return { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`, currency: 'CNY' };
}

/** Somebody comes with what was handed over. */
export function endorseRegistration(
    { market }: World,
    { bank, input }: World['handed'][number],
): Promise<() => Promise<Outcome>> {
    return market.endorse(bank, 'dcep/offline:RegisterOfflinePayment', { input });
}

/** What was handed over last, unless something else is meant. */
export async function register(world: World, handed = world.handed.at(-1)!): Promise<void> {
    await (
        await endorseRegistration(world, handed)
    )();
}

export async function unloadDevice({ market }: World, device: Carried, places: readonly number[]): Promise<void> {
    const { bank, deviceId, key, load } = device;
    const coins = (load?.coins ?? []).filter((_coin, place) => places.includes(place)).map(({ serial }) => serial);
    const terms = { deviceId, loadId: load?.loadId ?? newId(), coins };
    const signature = key.sign(unloadingText(terms, market.here(bank)));
    await market.submit(bank, 'dcep/device:UnloadDevice', { terms, signature });
}

export async function returnLoad({ market }: World, { bank, load }: Carried, hours = returnableInHours): Promise<void> {
    const at = new Date(Date.now() + hours * 3_600_000);
    const input = { loadId: load?.loadId ?? newId() };
    await market.submitAt(at, bank, { name: 'dcep/device:ReturnLoad', input });
}

export const anotherDevice = account.map((index): Step => async (world) => {
    await registerDevice(world, accountOf(world, index));
});

export const load = fc
    .record({ pick: fc.nat(), fen: fc.array(fc.bigInt(0n, 5_050n), { minLength: 1, maxLength: 4 }), isForged: rarely })
    .map(({ pick, fen, isForged }): Step => async (world) => {
        const device = oneOf(world.devices, pick)!;
        await loadDevice(world, device, { fen, ...(isForged && { signer: new Holder() }) });
    });

/** A device pays with coins that it has, counting as it must; or cheats, with coins that are gone or a number that is used. */
export const payOffline = fc
    .record({ pick: fc.nat(), to: fc.nat(), place: fc.nat(3), isCheating: rarely })
    .map(({ pick, to, place, isCheating }): Step => (world) => {
        const from = oneOf(world.devices, pick)!;
        const shop = oneOf(
            world.devices.filter(({ bank, walletId }) => bank === from.bank && walletId !== from.walletId),
            to,
        );
        if (from.load === undefined || shop === undefined) {
            return Promise.resolve();
        }
        from.counter += isCheating ? 0 : 1;
        const places = isCheating ? [0, place] : [from.counter - 1];
        handOver(world, from, { places: [...new Set(places)], counter: Math.max(from.counter, 1), to: shop });

        return Promise.resolve();
    });

export const registerPayment = fc.nat().map((pick): Step => async (world) => {
    const handed = oneOf(world.handed, pick);
    await (handed && register(world, handed));
});

/** The same at once, from two that it came to: one is told that it was registered. */
export const raceForDevice = fc.nat().map((pick): Step => async (world) => {
    const handed = oneOf(world.handed, pick);
    if (handed !== undefined) {
        await oneWins([await endorseRegistration(world, handed), await endorseRegistration(world, handed)]);
    }
});

export const unload = fc
    .record({ pick: fc.nat(), isCheating: rarely })
    .map(({ pick, isCheating }): Step => async (world) => {
        const device = oneOf(world.devices, pick)!;
        const places = (device.load?.coins ?? []).map((_coin, place) => place);
        await unloadDevice(world, device, isCheating ? places : places.slice(device.counter));
    });

export const stop = fc.nat().map((pick): Step => async ({ market, devices }) => {
    const { bank, deviceId } = oneOf(devices, pick)!;
    await market.submit(bank, 'dcep/device:StopDevice', { deviceId });
});

export const returnLeft = fc.record({ pick: fc.nat(), isEarly: rarely }).map(
    ({ pick, isEarly }): Step =>
        (world) =>
            returnLoad(world, oneOf(world.devices, pick)!, isEarly ? 1 : returnableInHours),
);
