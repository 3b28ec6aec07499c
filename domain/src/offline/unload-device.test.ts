import { describe, expect, it } from '@jest/globals';
import { idOf, yuan } from '../dcep/testing/samples.js';
import { loadTransitions } from './load.js';
import { returnLoad } from './return-load.js';
import {
    device,
    facts as factsAt,
    fifty,
    gone,
    load,
    paidOf,
    payer,
    returnableFrom,
    ten,
    twenty,
    unloadingOf,
} from './testing/samples.js';
import { unloadDevice, type UnloadFacts } from './unload-device.js';

const facts: UnloadFacts = { ...factsAt('2026-03-31T10:00:00.000Z'), load, device, isSigned: true };
const all = unloadingOf(fifty, twenty, ten);
const paidFifty = { ...load, statements: [paidOf({})] };

describe('what a load can become', () => {
    it('is given back or ends, and what is given back ends', () => {
        expect(loadTransitions).toEqual({ ON_DEVICE: ['UNLOADED', 'ENDED'], UNLOADED: ['ENDED'], ENDED: [] });
    });
});

describe('unloadDevice', () => {
    it('gives everything back, and the load has ended', () => {
        const unloaded = unloadDevice(all, facts);

        expect(unloaded.load).toEqual({ ...load, statements: [all], status: 'ENDED' });
        expect(unloaded.fraud).toBeUndefined();
        expect(unloaded.spent).toEqual(gone(fifty, twenty, ten));
        expect(unloaded.made.map(({ coin: { owner, amount }, status }) => [owner, amount, status])).toEqual([
            [payer.walletId, yuan(50n), 'UNSPENT'],
            [payer.walletId, yuan(20n), 'UNSPENT'],
            [payer.walletId, yuan(10n), 'UNSPENT'],
        ]);
    });

    it('leaves to payees what the device does not name, and takes none for none', () => {
        expect(unloadDevice(unloadingOf(ten), facts).load.status).toBe('UNLOADED');
        expect(unloadDevice(unloadingOf(), facts)).toMatchObject({ spent: [], made: [], load: { status: 'UNLOADED' } });
    });

    it('proves the fraud of a device that gives back what it has paid, gives the rest back and stops it', () => {
        const { load: after, made, fraud } = unloadDevice(all, { ...facts, load: paidFifty });

        expect(made.map(({ coin: { amount } }) => amount)).toEqual([yuan(20n), yuan(10n)]);
        expect(after.status).toBe('ENDED');
        expect(fraud?.proof).toMatchObject({ proofId: idOf(40), earlier: paidOf({}), later: all });
        expect(fraud?.device.status).toBe('STOPPED');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, ReturnType<typeof unloadingOf>, Partial<UnloadFacts>]>([
        ['LOAD_MUST_EXIST', all, { load: undefined, device: undefined }],
        ['DEVICE_MUST_EXIST', all, { device: undefined }],
        ['DEVICE_MUST_NOT_BE_STOPPED', all, { device: { ...device, status: 'STOPPED' }, isSigned: false }],
        ['DEVICE_MUST_HAVE_SIGNED', unloadingOf(ten, ten), { isSigned: false, load: { ...load, status: 'ENDED' } }],
        [
            'DEVICE_MUST_HAVE_SIGNED',
            { ...all, terms: { ...all.terms, deviceId: idOf(21) } },
            { load: { ...load, status: 'ENDED' } },
        ],
        ['LOAD_MUST_BE_ON_DEVICE', unloadingOf(ten, ten), { load: { ...load, status: 'UNLOADED' } }],
        ['COINS_MUST_NOT_REPEAT', unloadingOf(idOf(1), idOf(1)), {}],
        ['COINS_MUST_BE_OF_LOAD', unloadingOf(ten, idOf(1)), {}],
    ])('refuses: %s', (code, order, broken) => {
        expect(() => unloadDevice(order, { ...facts, ...broken })).toThrow(code);
    });
});

describe('returnLoad', () => {
    const minting = factsAt(returnableFrom);

    it('gives back what no payee came with, though the device be lost', () => {
        const returned = returnLoad({ load: paidFifty, minting });

        expect(returned.load).toEqual({ ...paidFifty, returned: [twenty, ten], status: 'ENDED' });
        expect(returned.made.map(({ coin: { owner, amount }, givesBack }) => [owner, amount, givesBack])).toEqual([
            [payer.walletId, yuan(20n), load.loadedAt],
            [payer.walletId, yuan(10n), load.loadedAt],
        ]);
    });

    it.each([
        ['LOAD_MUST_EXIST', undefined, returnableFrom],
        ['LOAD_MUST_NOT_HAVE_ENDED', { ...load, status: 'ENDED' as const }, load.loadedAt],
        ['LOAD_MUST_HAVE_ESCAPED', load, '2026-04-09T01:29:59.999Z'],
    ])('refuses: %s', (code, broken, at) => {
        expect(() => returnLoad({ load: broken, minting: factsAt(at) })).toThrow(code);
    });
});
