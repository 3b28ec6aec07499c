import { describe, expect, it } from '@jest/globals';
import { idOf } from '../dcep/testing/samples.js';
import { fraudProof, provesFraud, type FraudProof } from './fraud-proof.js';
import type { Statement } from './statement.js';
import { device, facts, fifty, paidOf, ten, unloadingOf } from './testing/samples.js';

const { deviceKey } = device;
const signedBy = (key: string, signature: string): boolean => key === deviceKey && ['aa', 'cc'].includes(signature);
const isProof = (earlier: Statement, later: Statement, changes: Partial<FraudProof> = {}): boolean => {
    const proof = fraudProof({ earlier, later }, { ...facts(device.registeredAt), deviceKey });

    return provesFraud({ ...proof, ...changes }, (key, { signature }) => signedBy(key, signature));
};
const other = { to: idOf(9), counter: 2 };

describe('provesFraud', () => {
    it.each<[string, Statement, Statement]>([
        ['the same coin to two payees', paidOf({}), paidOf(other)],
        ['the same coin to a payee and back to the wallet', unloadingOf(ten, fifty), paidOf({})],
        ['two payments of one counter', paidOf({}), paidOf({ coins: [ten] })],
    ])('of %s', (_what, earlier, later) => {
        expect(isProof(earlier, later)).toBe(true);
    });

    it.each<[string, Statement, Statement, Partial<FraudProof>]>([
        ['the same payment twice', paidOf({}), paidOf({}), {}],
        ['two payments of different coins', paidOf({}), paidOf({ ...other, coins: [ten] }), {}],
        ['two loads', paidOf({}), paidOf({ ...other, loadId: idOf(31) }), {}],
        ['another device', paidOf({}), paidOf({ ...other, deviceId: idOf(21) }), {}],
        ['a device that signed neither', paidOf({}), paidOf(other), { deviceId: idOf(21) }],
        ['another key', paidOf({}), paidOf(other), { deviceKey: 'another' }],
        ['a forged earlier one', { ...paidOf({}), signature: 'ff' }, paidOf(other), {}],
        ['a forged later one', paidOf({}), { ...paidOf(other), signature: 'ff' }, {}],
    ])('is not by %s', (...[, earlier, later, changes]) => {
        expect(isProof(earlier, later, changes)).toBe(false);
    });
});
