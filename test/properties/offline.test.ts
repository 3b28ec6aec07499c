import type { CoinState } from '@cohong/domain/dcep/coin';
import { mint, type Minting, type SpentCoins, type StatedCoin } from '@cohong/domain/dcep/spend-coins';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { isLive } from '@cohong/domain/dcep/coin';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import type { Device } from '@cohong/domain/offline/device';
import { provesFraud, type FraudProof } from '@cohong/domain/offline/fraud-proof';
import { openCoins, type Load } from '@cohong/domain/offline/load';
import { loadDevice } from '@cohong/domain/offline/load-device';
import type { OfflinePayment } from '@cohong/domain/offline/offline-payment';
import { registerOfflinePayment } from '@cohong/domain/offline/register-offline-payment';
import { returnLoad } from '@cohong/domain/offline/return-load';
import { textOf, type OfflineTerms, type Statement } from '@cohong/domain/offline/statement';
import { unloadDevice } from '@cohong/domain/offline/unload-device';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 40);

const here = { channel: 'cohong', bank: 'HaizhouBankMSP' };
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
const start = '2026-03-31T01:00:00.000Z';
const signed = { keyVersion: 1, validUntil: '2099-12-31T00:00:00.000Z', signature: '' };
const issued = 1_000n;
const policy = {
    effectiveFrom: '2026-01-01',
    caps: { amount: cny(60n), payments: 3, hours: 2 },
    registrationHours: 2,
};

/** One that keeps to its purse, one that signs whatever it is asked to, and a shop's. */
const [honest, cheat, shop] = ['a', 'b', 'c'].map((digit) => digit.repeat(32)) as [string, string, string];
const walletOf = (walletId: string): Wallet =>
    ({ walletId, bank: here.bank, holderKey: '', keyVersion: 1, openedAt: start, status: 'OPEN' }) as unknown as Wallet;

interface World {
    readonly now: string;
    readonly transactions: number;
    readonly coins: readonly StatedCoin[];
    readonly devices: readonly Device[];
    readonly loads: readonly Load[];
    /** What devices have signed and shops have in hand. Nobody else knows of it. */
    readonly handed: readonly OfflineTerms[];
    readonly payments: readonly OfflinePayment[];
    readonly proofs: readonly FraudProof[];
    /** What the honest device still has, and how often it has paid, as it counts itself. */
    readonly purse: readonly string[];
    readonly counter: number;
}

/** One transaction, or what happens where no ledger is. What the rules refuse they throw. */
type Step = (world: World) => World;

const deviceOf = (id: string): Device => ({
    deviceId: id,
    walletId: id,
    deviceKey: `key of ${id}`,
    registeredAt: start,
    signed,
    status: 'REGISTERED',
});
const mintingOf = ({ transactions, now }: Pick<World, 'transactions' | 'now'>): Minting => ({
    serialOf: (index) => (transactions * 100 + index).toString(16).padStart(64, '0'),
    transactionId: `tx${transactions}`,
    createdAt: now,
});
const begin: World = {
    now: start,
    transactions: 1,
    coins: mint(
        [honest, cheat].map((owner) => ({ owner, amount: cny(issued / 2n) })),
        {
            minting: mintingOf({ transactions: 0, now: start }),
            parents: [],
        },
    ),
    devices: [honest, cheat, shop].map(deviceOf),
    loads: [],
    handed: [],
    payments: [],
    proofs: [],
    purse: [],
    counter: 0,
};

const idOf = (statement: Statement): string =>
    createHash('sha256').update(textOf(statement, here)).digest('hex').slice(0, 32);
/** As it stands for ECDSA here: the name of the key and the text. */
const signatureOf = (statement: Omit<Statement, 'signature'>): string =>
    `key of ${statement.terms.deviceId}: ${textOf({ ...statement, signature: '' } as Statement, here)}`;
const isSignedBy = (key: string, { text, signature }: { readonly text: string; readonly signature: string }) =>
    signature === `${key}: ${text}`;

const deviceIn = ({ devices }: World, id: string) => devices.find(({ deviceId }) => deviceId === id)!;
const loadOn = (world: World, id: string) => world.loads.find(({ loadId }) => loadId === deviceIn(world, id).loadId);
const put = <T>(all: readonly T[], one: T, isSame: (each: T) => boolean): T[] =>
    all.some(isSame) ? all.map((each) => (isSame(each) ? one : each)) : [...all, one];

function move(world: World, { spent, made }: SpentCoins): World {
    const ends = new Map<string, CoinState>(spent.map(({ serial, status }) => [serial, status]));
    spent.forEach(({ serial }) => {
        expect(isLive(world.coins.find(({ coin }) => coin.serial === serial)!.status)).toBe(true);
    });
    const coins = world.coins.map((each) => ({ ...each, status: ends.get(each.coin.serial) ?? each.status }));

    return { ...world, coins: [...coins, ...made] };
}

function keep(world: World, load: Load, device?: Device): World {
    const loads = put(world.loads, load, ({ loadId }) => loadId === load.loadId);
    const devices = device ? put(world.devices, device, ({ deviceId }) => deviceId === device.deviceId) : world.devices;

    return { ...world, loads, devices };
}

const who = fc.constantFrom(honest, cheat);

const loads =
    ({ id, fen }: { readonly id: string; readonly fen: readonly bigint[] }): Step =>
    (world) => {
        const inputs = world.coins.filter(({ coin, status }) => coin.owner === id && status === 'UNSPENT');
        const loadId = world.transactions.toString(16).padStart(32, '0');
        const coins = inputs.map(({ coin }) => coin.serial);
        const order = { loadId, deviceId: id, from: id, ...signed, coins, amounts: fen.map(cny) };
        const loaded = loadDevice(order, {
            ...mintingOf(world),
            policy,
            device: deviceIn(world, id),
            wallet: walletOf(id),
            isFrozen: false,
            isSigned: true,
            isIdTaken: false,
            last: loadOn(world, id),
            coins: inputs,
        });
        const own = id === honest && { purse: loaded.load.coins.map(({ serial }) => serial), counter: 0 };

        return { ...keep(move(world, loaded), loaded.load, loaded.device), ...own };
    };
const load = fc.record({ id: who, fen: fc.array(fc.bigInt(0n, 61n), { minLength: 1, maxLength: 5 }) }).map(loads);

/** A device hands coins over: the honest one those that it has and counts, the other any, under any number. */
const pays =
    ({
        id,
        picks,
        counter,
    }: {
        readonly id: string;
        readonly picks: readonly number[];
        readonly counter: number;
    }): Step =>
    (world) => {
        const on = loadOn(world, id);
        if (on === undefined || (id === honest && on.status === 'UNLOADED')) {
            return world;
        }
        const has = id === honest ? world.purse : on.coins.map(({ serial }) => serial);
        const coins = [...new Set(picks.map((pick) => has[pick]).filter((serial) => serial !== undefined))];
        if (coins.length === 0) {
            return world;
        }
        const worth = on.coins.filter(({ serial }) => coins.includes(serial));
        const terms: OfflineTerms = {
            deviceId: id,
            loadId: on.loadId,
            counter: id === honest ? world.counter + 1 : counter,
            coins,
            amount: cny(worth.reduce((total, { amount }) => total + amount.minorUnits, 0n)),
            toBank: here.bank,
            to: shop,
            toDevice: shop,
            paidAt: world.now,
        };
        const own = id === honest && {
            purse: world.purse.filter((serial) => !coins.includes(serial)),
            counter: world.counter + 1,
        };

        return { ...world, handed: [...world.handed, terms], ...own };
    };
const pay = fc
    .record({
        id: who,
        picks: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
        counter: fc.integer({ min: 1, max: 4 }),
    })
    .map(pays);

/** A shop comes with something that it was handed, perhaps again. */
const registers =
    (pick: number): Step =>
    (world) => {
        const terms = world.handed[pick % Math.max(world.handed.length, 1)];
        if (terms === undefined) {
            return world;
        }
        const signature = signatureOf({ kind: 'PAYMENT', terms });
        const statementId = idOf({ kind: 'PAYMENT', terms, signature });
        const before = world.loads.find(({ loadId }) => loadId === terms.loadId)!;
        const {
            payment,
            load: after,
            fraud,
            ...coins
        } = registerOfflinePayment(
            { terms, payerSignature: signature, payeeSignature: '' },
            {
                ...mintingOf(world),
                ...here,
                statementId,
                load: before,
                payerDevice: deviceIn(world, terms.deviceId),
                payeeDevice: deviceIn(world, shop),
                payee: walletOf(shop),
                isDeviceAbroad: false,
                memberBook: { version: 1, members: [] },
                isSigned: true,
                isAccepted: true,
                registered: world.payments.find(({ paymentId }) => paymentId === statementId),
                transferId: world.transactions.toString(16).padStart(32, '0'),
            },
        );
        const isWhole = terms.coins.every((serial) => openCoins(before).some((each) => each.serial === serial));
        const isCountedTwice = before.statements.some(
            (each) => each.kind === 'PAYMENT' && each.terms.counter === terms.counter,
        );
        expect(payment.status).toBe(isWhole && !isCountedTwice ? 'REGISTERED' : 'DUPLICATE');
        expect(fraud === undefined).toBe(payment.status === 'REGISTERED');

        return proven({ ...keep(move(world, coins), after), payments: [...world.payments, payment] }, fraud);
    };
const register = fc.nat(30).map(registers);

/** The honest device gives back what it has, the other what it likes. */
const unload = fc
    .record({ id: who, picks: fc.array(fc.nat(4), { maxLength: 5 }) })
    .map(({ id, picks }): Step => (world) => {
        const on = loadOn(world, id);
        if (on === undefined) {
            return world;
        }
        const all = on.coins.map(({ serial }) => serial);
        const coins = id === honest ? [...world.purse] : all.filter((_, place) => picks.includes(place));
        const terms = { deviceId: id, loadId: on.loadId, coins };
        const signature = signatureOf({ kind: 'UNLOADING', terms });
        const {
            load: after,
            fraud,
            ...moved
        } = unloadDevice(
            { terms, signature },
            {
                ...mintingOf(world),
                ...here,
                statementId: idOf({ kind: 'UNLOADING', terms, signature }),
                load: on,
                device: deviceIn(world, id),
                isSigned: true,
            },
        );

        // What a device has signed away is gone for it, whatever becomes of the paper.
        const own = id === honest && { purse: [] };

        return proven({ ...keep(move(world, moved), after), ...own }, fraud);
    });

const giveBack = fc.nat(5).map((pick): Step => (world) => {
    const one = world.loads[pick % Math.max(world.loads.length, 1)];
    const { load: after, ...moved } = returnLoad({ load: one, minting: mintingOf(world) });

    return keep(move(world, moved), after);
});

const wait = fc
    .integer({ min: 1, max: 3 })
    .map((hours): Step => (world) => ({ ...world, now: addHours(world.now, hours) }));

function proven(world: World, fraud?: { readonly proof: FraudProof; readonly device: Device }): World {
    if (fraud === undefined) {
        return world;
    }
    const { proof, device } = fraud;
    expect(provesFraud(proof, isSignedBy)).toBe(true);
    expect(device.status).toBe('STOPPED');

    return { ...keep(world, world.loads[0]!, device), proofs: [...world.proofs, proof] };
}

const history = fc.array(
    fc.oneof(
        { arbitrary: load, weight: 2 },
        { arbitrary: pay, weight: 5 },
        { arbitrary: register, weight: 5 },
        unload,
        giveBack,
        wait,
    ),
    { minLength: 10, maxLength: 80 },
);

function mustHold({ coins, loads, payments, proofs, devices }: World): void {
    const live = coins.filter(({ status }) => isLive(status));
    expect(live.reduce((total, { coin }) => total + coin.amount.minorUnits, 0n)).toBe(issued);
    expect(new Set(coins.map(({ coin }) => coin.serial)).size).toBe(coins.length);

    // What is on devices is what loads hold, each once.
    const onDevices = coins.filter(({ status }) => status === 'ON_DEVICE').map(({ coin }) => coin.serial);
    expect(loads.flatMap((each) => openCoins(each).map(({ serial }) => serial)).sort()).toEqual(onDevices.sort());
    expect(loads.every((each) => (openCoins(each).length === 0) === (each.status === 'ENDED'))).toBe(true);

    // What the shop has is what it was paid, and of each coin one payment has it.
    const shops = live.filter(({ coin }) => coin.owner === shop).map(({ coin }) => coin);
    const paid = payments.reduce((total, payment) => total + payment.paid.minorUnits, 0n);
    expect(shops.reduce((total, { amount }) => total + amount.minorUnits, 0n)).toBe(paid);
    const winners = shops.flatMap(({ parents }) => parents);
    expect(new Set(winners).size).toBe(winners.length);

    // Each duplicate has its proof, which proves against whoever cheats and nobody else.
    const duplicates = payments.filter(({ status }) => status === 'DUPLICATE').map(({ proofId }) => proofId);
    const ofPayments = proofs.filter(({ later }) => later.kind === 'PAYMENT').map(({ proofId }) => proofId);
    expect(ofPayments).toEqual(duplicates);
    expect(new Set(proofs.map(({ proofId }) => proofId)).size).toBe(proofs.length);
    expect(proofs.every(({ deviceId }) => deviceId === cheat)).toBe(true);
    expect(devices.filter(({ status }) => status === 'STOPPED').length).toBe(proofs.length > 0 ? 1 : 0);
    expect(payments.every(({ terms }) => terms.amount.minorUnits <= 60n && terms.counter <= 3)).toBe(true);
}

function run(before: World, step: Step): World {
    const world = frozen({ ...before, transactions: before.transactions + 1 });
    try {
        return frozen(step(world));
    } catch (error) {
        if (error instanceof Refusal) {
            return world;
        }
        throw error;
    }
}

/** One coin handed over twice, and brought twice: without it a run might see nobody cheat, and prove nothing. */
const cheating = [
    loads({ id: cheat, fen: [20n] }),
    pays({ id: cheat, picks: [0], counter: 1 }),
    pays({ id: cheat, picks: [0], counter: 2 }),
    registers(0),
    registers(1),
];

describe(`devices that pay offline through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('make no money and lose none, pay each coin once, and are proven to cheat if and only if they do', () => {
        let cheated = 0;
        fc.assert(
            fc.property(history, (steps) => {
                const end = steps.reduce((world, step) => {
                    const after = run(world, step);
                    mustHold(after);

                    return after;
                }, begin);
                cheated += end.proofs.length;
            }),
            { numRuns, seed, examples: [[cheating]] },
        );
        expect(cheated).toBeGreaterThan(0);
    });
});
