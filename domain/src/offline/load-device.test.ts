import { describe, expect, it } from '@jest/globals';
import { idOf, live, minting, yuan } from '../dcep/testing/samples.js';
import { loadDevice, type LoadFacts } from './load-device.js';
import { coin, device, load, loading, payer, policy } from './testing/samples.js';

const facts: LoadFacts = {
    ...minting,
    policy,
    device,
    wallet: payer,
    isFrozen: false,
    isSigned: true,
    isIdTaken: false,
    last: undefined,
    coins: [live(coin)],
};
const tooMuch = [yuan(50n), yuan(70n, 1n)];

describe('loadDevice', () => {
    it('makes a coin for each amount, which nobody can spend online, and the change', () => {
        const loaded = loadDevice(loading, facts);

        expect(loaded.load).toEqual(load);
        expect(loaded.device).toEqual({ ...device, loadId: load.loadId });
        expect(loaded.spent).toEqual([
            { serial: coin.serial, owner: payer.walletId, amount: yuan(100n), status: 'SPENT' },
        ]);
        expect(loaded.made.map(({ coin: { owner, amount }, status }) => [owner, amount, status])).toEqual([
            [payer.walletId, yuan(50n), 'ON_DEVICE'],
            [payer.walletId, yuan(20n), 'ON_DEVICE'],
            [payer.walletId, yuan(10n), 'ON_DEVICE'],
            [payer.walletId, yuan(20n), 'UNSPENT'],
        ]);
    });

    it('takes a coin of the cap exactly, and a device that has given back what it had', () => {
        const amounts = [yuan(70n)];
        const last = { ...load, loadId: idOf(29), status: 'UNLOADED' } as const;

        expect(loadDevice({ ...loading, amounts }, { ...facts, last }).load.coins).toHaveLength(1);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<typeof loading>, Partial<LoadFacts>]>([
        ['DEVICE_MUST_EXIST', { from: idOf(9) }, { device: undefined }],
        ['DEVICE_MUST_NOT_BE_STOPPED', { from: idOf(9) }, { device: { ...device, status: 'STOPPED' } }],
        ['DEVICE_MUST_BE_OF_WALLET', { from: idOf(9) }, { isFrozen: true, wallet: undefined }],
        ['WALLET_MUST_NOT_BE_FROZEN', {}, { isFrozen: true, wallet: undefined }],
        ['WALLET_MUST_EXIST', { keyVersion: 2 }, { wallet: undefined, isSigned: false }],
        ['KEY_MUST_BE_CURRENT', { keyVersion: 2 }, { isSigned: false }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', {}, { isSigned: false, isIdTaken: true }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { validUntil: '2026-03-31T00:59:59.999Z' }, { isIdTaken: true }],
        ['LOAD_MUST_BE_NEW', { amounts: tooMuch }, { isIdTaken: true, last: load }],
        ['DEVICE_MUST_BE_UNLOADED', { amounts: tooMuch }, { last: load }],
        ['OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP', { amounts: tooMuch }, { coins: [undefined] }],
        ['AMOUNT_MUST_BE_POSITIVE', { amounts: [yuan(0n)] }, { coins: [undefined] }],
        ['COINS_MUST_EXIST', {}, { coins: [undefined] }],
        ['COINS_MUST_BELONG_TO_PAYER', {}, { coins: [live({ ...coin, owner: idOf(9) })] }],
        ['COINS_MUST_BE_SPENDABLE', {}, { coins: [{ coin, status: 'ON_DEVICE' }] }],
        ['COINS_MUST_COVER_AMOUNT', { amounts: [yuan(50n), yuan(50n, 1n)] }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => loadDevice({ ...loading, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
