import { bank, coinOf, holderKey, idOf, minting, morning, serialOf, wallet, yuan } from '../../dcep/testing/samples.js';
import type { EndedCoin } from '../../dcep/spend-coins.js';
import type { Wallet } from '../../dcep/wallet.js';
import type { LoadDevice, RegisterDevice, RegisterOfflinePayment } from '../api.js';
import type { Device } from '../device.js';
import type { StatementFacts } from '../fraud-proof.js';
import type { Load } from '../load.js';
import type { OfflinePolicy } from '../offline-policy.js';
import type { OfflineTerms, Statement } from '../statement.js';

/** What the tests of offline payments start from: a device with coins of fifty, twenty and ten yuan, and a shop's. */
export const payer = wallet;
export const payee: Wallet = { ...wallet, walletId: idOf(8) };
const signed = { keyVersion: 1, validUntil: '2026-03-31T02:00:00.000Z', signature: '00'.repeat(64) };

/** Two days to pay in, and a week to register. */
export const policy: OfflinePolicy = {
    effectiveFrom: '2026-01-01',
    caps: { amount: yuan(70n), payments: 2, hours: 48 },
    registrationHours: 168,
};
export const payableUntil = '2026-04-02T01:00:00.000Z';
export const registrableUntil = '2026-04-09T01:00:00.000Z';
export const returnableFrom = '2026-04-09T01:30:00.000Z';

export const registration: RegisterDevice = {
    deviceId: idOf(20),
    walletId: payer.walletId,
    deviceKey: holderKey,
    ...signed,
};
export const device: Device = {
    deviceId: idOf(20),
    walletId: payer.walletId,
    deviceKey: holderKey,
    registeredAt: morning,
    signed,
    status: 'REGISTERED',
};
export const shopsDevice: Device = { ...device, deviceId: idOf(21), walletId: payee.walletId };

export const coin = coinOf(1, payer.walletId, yuan(100n));
export const loading: LoadDevice = {
    loadId: idOf(30),
    deviceId: device.deviceId,
    from: payer.walletId,
    ...signed,
    coins: [coin.serial],
    amounts: [yuan(50n), yuan(20n), yuan(10n)],
};
export const [fifty, twenty, ten] = [serialOf(100), serialOf(101), serialOf(102)] as const;
export const load: Load = {
    loadId: loading.loadId,
    deviceId: device.deviceId,
    deviceKey: holderKey,
    walletId: payer.walletId,
    coins: [
        { serial: fifty, amount: yuan(50n) },
        { serial: twenty, amount: yuan(20n) },
        { serial: ten, amount: yuan(10n) },
    ],
    parents: [coin.serial],
    caps: { amount: yuan(70n), payments: 2 },
    loadedAt: morning,
    payableUntil,
    registrableUntil,
    signed,
    statements: [],
    status: 'ON_DEVICE',
};

export const terms: OfflineTerms = {
    deviceId: device.deviceId,
    loadId: load.loadId,
    counter: 1,
    coins: [fifty],
    amount: yuan(50n),
    toBank: bank,
    to: payee.walletId,
    toDevice: shopsDevice.deviceId,
    paidAt: '2026-03-31T09:00:00.000Z',
};
export const payment: RegisterOfflinePayment = { terms, payerSignature: 'aa', payeeSignature: 'bb' };
export const paidOf = (changes: Partial<OfflineTerms>): Statement => ({
    kind: 'PAYMENT',
    terms: { ...terms, ...changes },
    signature: 'aa',
});
export const unloadingOf = (...coins: string[]): Extract<Statement, { kind: 'UNLOADING' }> => ({
    kind: 'UNLOADING',
    terms: { deviceId: device.deviceId, loadId: load.loadId, coins },
    signature: 'cc',
});

/** A transaction at an instant that makes coins from number 200 on. */
export const facts = (createdAt: string): StatementFacts => ({
    ...minting,
    serialOf: (index) => serialOf(200 + index),
    createdAt,
    channel: 'cohong',
    bank,
    statementId: idOf(40),
});

/** Coins of the load as they end. */
export const gone = (...serials: string[]): EndedCoin[] =>
    load.coins
        .filter(({ serial }) => serials.includes(serial))
        .map((each) => ({ ...each, owner: payer.walletId, status: 'RELEASED' }));
