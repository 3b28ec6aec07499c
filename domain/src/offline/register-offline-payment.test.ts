import { describe, expect, it } from '@jest/globals';
import { bank, idOf, yuan } from '../dcep/testing/samples.js';
import { memberBook, payeeBank } from '../remittance/testing/samples.js';
import type { Load } from './load.js';
import { offlinePaymentTransitions } from './offline-payment.js';
import { registerOfflinePayment, type OfflineFacts } from './register-offline-payment.js';
import type { OfflineTerms } from './statement.js';
import {
    device,
    facts as factsAt,
    fifty,
    gone,
    load,
    paidOf,
    payee,
    payer,
    payment,
    registrableUntil,
    shopsDevice,
    ten,
    terms,
    twenty,
    unloadingOf,
} from './testing/samples.js';

const inTime = '2026-04-09T00:59:59.999Z';
const facts: OfflineFacts = {
    ...factsAt(inTime),
    load,
    payerDevice: device,
    payeeDevice: shopsDevice,
    payee,
    isDeviceAbroad: false,
    memberBook,
    isSigned: true,
    isAccepted: true,
    registered: undefined,
    transferId: idOf(50),
};
const register = (changes: Partial<OfflineTerms> = {}, broken: Partial<OfflineFacts> = {}) =>
    registerOfflinePayment({ ...payment, terms: { ...terms, ...changes } }, { ...facts, ...broken });
const { payment: registered } = register();

describe('what an offline payment can become', () => {
    it('is pending until it is registered, and ends one way or the other', () => {
        expect(offlinePaymentTransitions).toEqual({
            PENDING_CHECK: ['REGISTERED', 'DUPLICATE'],
            REGISTERED: [],
            DUPLICATE: [],
        });
    });
});

describe('registerOfflinePayment', () => {
    it('gives the payee the whole of it under a new serial', () => {
        const { load: after, spent, made, transfer, fraud } = register({ coins: [fifty, twenty], amount: yuan(70n) });

        expect(spent).toEqual(gone(fifty, twenty));
        expect(made).toMatchObject([
            { coin: { owner: payee.walletId, amount: yuan(70n), parents: [fifty, twenty] }, status: 'UNSPENT' },
        ]);
        expect(transfer).toMatchObject({
            transferId: idOf(50),
            from: payer.walletId,
            outputs: [{ to: payee.walletId, amount: yuan(70n) }],
        });
        expect(after.status).toBe('ON_DEVICE');
        expect(fraud).toBeUndefined();
    });

    it('records it under the id of what was signed', () => {
        expect(registered).toEqual({
            paymentId: idOf(40),
            ...payment,
            registeredAt: inTime,
            transactionId: facts.transactionId,
            paid: yuan(50n),
            transferId: idOf(50),
            status: 'REGISTERED',
        });
    });

    it('ends the load with its last coin, and takes what a stopped or unloaded device has paid before', () => {
        const rest: Load = { ...load, statements: [paidOf({ counter: 2 })], status: 'UNLOADED' };
        const last = { coins: [twenty, ten], amount: yuan(30n) };

        expect(register(last, { load: rest, payerDevice: { ...device, status: 'STOPPED' } })).toMatchObject({
            payment: { status: 'REGISTERED' },
            load: { status: 'ENDED' },
        });
    });

    it('takes the last payment that the caps allow', () => {
        expect(register({ counter: 2, paidAt: load.payableUntil }).payment.status).toBe('REGISTERED');
    });

    describe('of a coin that the device has let go before', () => {
        const earlier = paidOf({ to: idOf(9), toDevice: idOf(22), counter: 2 });
        const taken = { load: { ...load, statements: [earlier] } };

        it('pays nothing, proves the fraud and stops the device', () => {
            const { payment: duplicate, spent, made, transfer, fraud, load: after } = register({}, taken);

            expect([spent, made, transfer]).toEqual([[], [], undefined]);
            expect(duplicate).toMatchObject({ status: 'DUPLICATE', paid: yuan(0n), proofId: idOf(40) });
            expect(duplicate).not.toHaveProperty('transferId');
            expect(fraud?.proof).toMatchObject({ earlier, later: paidOf({}), deviceKey: device.deviceKey });
            expect(fraud?.device).toMatchObject({ status: 'STOPPED', stop: { reason: 'FRAUD', proofId: idOf(40) } });
            expect(after).toEqual(taken.load);
        });

        it('pays what is still there', () => {
            const { payment: duplicate, made } = register({ coins: [fifty, ten], amount: yuan(60n) }, taken);

            expect(duplicate).toMatchObject({ status: 'DUPLICATE', paid: yuan(10n) });
            expect(made.map(({ coin: { owner, amount } }) => [owner, amount])).toEqual([[payee.walletId, yuan(10n)]]);
        });

        it('proves it too where the device has given the coin back to its wallet', () => {
            const unloaded: Load = { ...load, statements: [unloadingOf(fifty, ten)], status: 'UNLOADED' };

            expect(register({}, { load: unloaded }).fraud?.proof.earlier.kind).toBe('UNLOADING');
        });
    });

    it('of other coins under a counter that is used is paid, and proves the fraud', () => {
        const { payment: duplicate, fraud } = register(
            { coins: [ten], amount: yuan(10n) },
            { load: { ...load, statements: [paidOf({})] } },
        );

        expect(duplicate).toMatchObject({ status: 'DUPLICATE', paid: yuan(10n) });
        expect(fraud?.device.status).toBe('STOPPED');
    });

    describe('to a payee at another bank', () => {
        const abroad = { isDeviceAbroad: true, payeeDevice: undefined, payee: undefined, isAccepted: false };

        it('sends it there as a remittance, which waits until that bank accepts it', () => {
            const sent = register({ toBank: payeeBank }, abroad);

            expect([sent.spent, sent.made, sent.transfer]).toEqual([gone(fifty), [], undefined]);
            expect(sent.payment).toMatchObject({ status: 'REGISTERED', paid: yuan(50n), remittanceId: idOf(50) });
            expect(sent.abroad).toMatchObject({
                sent: { status: 'PENDING', coin: { owner: idOf(50), amount: yuan(50n), parents: [] } },
                order: { from: payer.walletId, coins: [fifty], offline: { paymentId: idOf(40) } },
                remittance: { payerBank: bank, payeeBank, payee: payee.walletId, status: 'PENDING', sentAt: inTime },
            });
        });

        it('proves a fraud as within one bank, and sends what is still there', () => {
            const taken = { ...load, statements: [paidOf({ counter: 2 })] };
            const none = register({ toBank: payeeBank }, { ...abroad, load: taken });
            const some = register(
                { toBank: payeeBank, coins: [fifty, ten], amount: yuan(60n) },
                { ...abroad, load: taken },
            );

            expect([none.payment.status, none.abroad, none.fraud?.device.status]).toEqual([
                'DUPLICATE',
                undefined,
                'STOPPED',
            ]);
            expect(some.abroad?.remittance.amount).toEqual(yuan(10n));
        });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const late = factsAt(registrableUntil);
    it.each<[string, Partial<OfflineTerms>, Partial<OfflineFacts>]>([
        ['LOAD_MUST_EXIST', { toBank: payeeBank }, { load: undefined }],
        ['PAYEE_BANK_MUST_BE_MEMBER', { toBank: 'NobodyMSP' }, { isSigned: false }],
        ['PAYEE_DEVICE_MUST_BE_KNOWN', { toBank: payeeBank }, { isSigned: false }],
        ['DEVICE_MUST_HAVE_SIGNED', { toBank: payeeBank }, { isDeviceAbroad: true, isSigned: false, registered }],
        ['DEVICE_MUST_EXIST', {}, { payeeDevice: undefined, payee: undefined }],
        ['DEVICE_MUST_BE_OF_PAYEE', { to: payer.walletId }, { payee: undefined }],
        ['WALLET_MUST_EXIST', {}, { payee: undefined, isAccepted: false }],
        ['PAYEE_MUST_DIFFER_FROM_PAYER', { to: payer.walletId }, { payeeDevice: device, isAccepted: false }],
        ['PAYEE_DEVICE_MUST_HAVE_SIGNED', {}, { isAccepted: false, isSigned: false }],
        ['DEVICE_MUST_HAVE_SIGNED', { deviceId: idOf(19) }, { registered }],
        ['DEVICE_MUST_HAVE_SIGNED', {}, { isSigned: false, registered }],
        ['OFFLINE_PAYMENT_MUST_BE_NEW', { coins: [ten, ten] }, { registered }],
        ['COINS_MUST_NOT_REPEAT', { coins: [idOf(1), idOf(1)] }, late],
        ['COINS_MUST_BE_OF_LOAD', { coins: [ten, idOf(1)] }, late],
        ['OFFLINE_AMOUNT_MUST_BE_OF_COINS', { coins: [fifty, twenty, ten], amount: yuan(80n, 1n), counter: 3 }, late],
        ['OFFLINE_AMOUNT_MUST_BE_OF_COINS', { amount: { currency: 'USD', minorUnits: 5000n } }, late],
        ['OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP', { coins: [fifty, twenty, ten], amount: yuan(80n), counter: 3 }, late],
        [
            'OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP',
            {},
            { ...late, load: { ...load, caps: { ...load.caps, amount: yuan(49n, 99n) } } },
        ],
        ['OFFLINE_COUNT_MUST_NOT_EXCEED_CAP', { counter: 3, paidAt: '2026-04-02T01:00:00.001Z' }, late],
        ['OFFLINE_AGE_MUST_NOT_EXCEED_CAP', { paidAt: '2026-04-02T01:00:00.001Z' }, late],
        ['OFFLINE_PAYMENT_MUST_BE_REGISTERED_IN_TIME', {}, late],
        ['OFFLINE_PAYMENT_MUST_BE_REGISTERED_IN_TIME', {}, { load: { ...load, returned: [fifty], status: 'ENDED' } }],
    ])('refuses: %s', (code, changes, broken) => {
        expect(() => register(changes, { bank, ...broken })).toThrow(code);
    });
});
