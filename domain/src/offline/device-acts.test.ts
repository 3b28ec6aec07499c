import { describe, expect, it } from '@jest/globals';
import { memberBook } from '../remittance/testing/samples.js';
import { outcomeOf } from '../dcep/testing/outcome-of.js';
import { idOf, live } from '../dcep/testing/samples.js';
import { deviceTransitions, stopLostDevice, type Device } from './device.js';
import { loadDevice } from './load-device.js';
import { loadTransitions, type Load } from './load.js';
import { registerOfflinePayment } from './register-offline-payment.js';
import { returnLoad } from './return-load.js';
import {
    coin,
    device,
    facts,
    fifty,
    load,
    loading,
    payee,
    payer,
    payment,
    policy,
    returnableFrom,
    shopsDevice,
    ten,
    twenty,
    unloadingOf,
} from './testing/samples.js';
import { unloadDevice } from './unload-device.js';

const inTime = facts('2026-03-31T01:30:00.000Z');
const everything = unloadingOf(fifty, twenty, ten);
const loads: Readonly<Record<Load['status'], Load>> = {
    ON_DEVICE: load,
    UNLOADED: { ...load, status: 'UNLOADED', statements: [unloadingOf(ten)] },
    ENDED: { ...load, status: 'ENDED', statements: [everything] },
};
const devices: Readonly<Record<Device['status'], Device>> = {
    REGISTERED: { ...device, loadId: load.loadId },
    STOPPED: { ...device, loadId: load.loadId, status: 'STOPPED' },
};

/** Everything that can be done about a device and what it was loaded with; each gives the state that it leads to. */
const acts: Readonly<Record<string, (of: Device, on: Load) => string>> = {
    load: (of, last) =>
        loadDevice(
            { ...loading, loadId: idOf(31) },
            {
                ...inTime,
                policy,
                device: of,
                wallet: payer,
                isFrozen: false,
                isSigned: true,
                isIdTaken: false,
                last,
                coins: [live(coin)],
            },
        ).load.status,
    pay: (of, on) => {
        const registered = registerOfflinePayment(payment, {
            ...inTime,
            load: on,
            payerDevice: of,
            payeeDevice: shopsDevice,
            payee,
            isDeviceAbroad: false,
            memberBook,
            isSigned: true,
            isAccepted: true,
            registered: undefined,
            transferId: idOf(50),
        });
        return `${registered.payment.status} ${registered.load.status}`;
    },
    unload: (of, on) => unloadDevice(everything, { ...inTime, load: on, device: of, isSigned: true }).load.status,
    return: (_of, on) => returnLoad({ load: on, minting: facts(returnableFrom) }).load.status,
    stop: (of) => stopLostDevice(of, inTime.createdAt).status,
};

const unloaded = 'DEVICE_MUST_BE_UNLOADED';
const stopped = 'DEVICE_MUST_NOT_BE_STOPPED';
const onDevice = 'LOAD_MUST_BE_ON_DEVICE';
const ended = 'LOAD_MUST_NOT_HAVE_ENDED';
/** Payees come with what a device has paid, whatever has become of it. */
const table: readonly (readonly [string, ...string[]])[] = [
    ['REGISTERED ON_DEVICE', unloaded, 'REGISTERED ON_DEVICE', 'ENDED', 'ENDED', 'STOPPED'],
    ['REGISTERED UNLOADED', 'ON_DEVICE', 'REGISTERED UNLOADED', onDevice, 'ENDED', 'STOPPED'],
    ['REGISTERED ENDED', 'ON_DEVICE', 'DUPLICATE ENDED', onDevice, ended, 'STOPPED'],
    ['STOPPED ON_DEVICE', stopped, 'REGISTERED ON_DEVICE', stopped, 'ENDED', stopped],
    ['STOPPED UNLOADED', stopped, 'REGISTERED UNLOADED', stopped, 'ENDED', stopped],
    ['STOPPED ENDED', stopped, 'DUPLICATE ENDED', stopped, ended, stopped],
];

describe('each act on a device and its load, in each of their states', () => {
    it('is in the table', () => {
        const states = Object.keys(deviceTransitions).flatMap((of) =>
            Object.keys(loadTransitions).map((on) => `${of} ${on}`),
        );

        expect(table.map(([state]) => state)).toEqual(states);
        expect(table.every((row) => row.length === 1 + Object.keys(acts).length)).toBe(true);
    });

    it.each(table)('%s: load → %s, pay → %s, unload → %s, return → %s, stop → %s', (state, ...outcomes) => {
        const [of, on] = state.split(' ') as [Device['status'], Load['status']];

        expect(Object.values(acts).map((act) => outcomeOf(() => act(devices[of], loads[on])))).toEqual(outcomes);
    });
});
