import { mustBeOfHolder } from '../dcep/holder-order.js';
import { spendCoins, type SpendingFacts, type SpentCoins } from '../dcep/spend-coins.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { mustNotBeFrozen } from '../freeze/freeze.js';
import { compare } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { addHours } from '../kernel/time.js';
import type { LoadDevice } from './api.js';
import { workingDevice, type Device } from './device.js';
import type { Load } from './load.js';
import type { OfflinePolicy } from './offline-policy.js';

const refusal = refusals({
    DEVICE_MUST_BE_OF_WALLET: 'forbidden',
    LOAD_MUST_BE_NEW: 'conflict',
    DEVICE_MUST_BE_UNLOADED: 'conflict',
    OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP: 'conflict',
});

export interface LoadFacts extends SpendingFacts {
    readonly policy: OfflinePolicy;
    readonly device: Device | undefined;
    readonly wallet: Wallet | undefined;
    readonly isFrozen: boolean;
    /** Whether the holder's key verifies the signature. */
    readonly isSigned: boolean;
    readonly isIdTaken: boolean;
    /** With what the device was loaded last. */
    readonly last: Load | undefined;
}

export interface LoadedDevice extends SpentCoins {
    readonly load: Load;
    readonly device: Device;
}

/**
 * Puts coins of a wallet on a device. Those given end; one is made for each amount, which stays the wallet's and which
 * nobody can spend online, and one of the change.
 */
export function loadDevice(order: LoadDevice, facts: LoadFacts): LoadedDevice {
    const { loadId, from, amounts, coins } = order;
    const { policy, createdAt } = facts;
    const device = workingDevice(facts.device);
    if (device.walletId !== from) {
        throw refusal('DEVICE_MUST_BE_OF_WALLET');
    }
    mustNotBeFrozen({ isPayerFrozen: facts.isFrozen });
    mustBeOfHolder(order, { wallet: knownWallet(facts.wallet), isSigned: facts.isSigned, now: createdAt });
    if (facts.isIdTaken) {
        throw refusal('LOAD_MUST_BE_NEW');
    }
    // The caps are counted from loading to loading: with two loads at a time they would be doubled.
    if (facts.last?.status === 'ON_DEVICE') {
        throw refusal('DEVICE_MUST_BE_UNLOADED', { loadId: facts.last.loadId });
    }
    const tooLarge = amounts.findIndex((amount) => compare(amount, policy.caps.amount) > 0);
    if (tooLarge !== -1) {
        throw refusal('OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP', { amount: tooLarge });
    }
    const outputs = amounts.map((amount) => ({ to: from, amount }));
    const { spent, made } = spendCoins({ payer: from, outputs, coins }, facts);

    return {
        spent,
        made: made.map((each, index) => (index < amounts.length ? { ...each, status: 'ON_DEVICE' } : each)),
        load: newLoad(order, { device, policy, createdAt, made: made.slice(0, amounts.length) }),
        device: { ...device, loadId },
    };
}

function newLoad(
    { loadId, from, coins, keyVersion, validUntil, signature }: LoadDevice,
    {
        device: { deviceId, deviceKey },
        policy,
        createdAt: loadedAt,
        made,
    }: Pick<LoadFacts, 'policy' | 'createdAt'> & { readonly device: Device; readonly made: SpentCoins['made'] },
): Load {
    const { hours, ...caps } = policy.caps;
    const payableUntil = addHours(loadedAt, hours);

    return {
        loadId,
        deviceId,
        deviceKey,
        walletId: from,
        coins: made.map(({ coin: { serial, amount } }) => ({ serial, amount })),
        parents: coins,
        caps,
        loadedAt,
        payableUntil,
        registrableUntil: addHours(payableUntil, policy.registrationHours),
        signed: { keyVersion, validUntil, signature },
        statements: [],
        status: 'ON_DEVICE',
    };
}
