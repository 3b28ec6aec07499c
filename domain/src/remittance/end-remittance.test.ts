import { describe, expect, it } from '@jest/globals';
import type { Owner } from '../dcep/coin.js';
import { bank, idOf, minting, serialOf, wallet, yuan } from '../dcep/testing/samples.js';
import { acceptRemittance, refuseRemittance, takeBackRemittance } from './end-remittance.js';
import type { Wallet } from '../dcep/wallet.js';
import type { Remittance } from './remittance.js';
import { acceptBy, order, payeeBank, payeeWallet, pending } from './testing/samples.js';

const atPayee = { ...minting, bank: payeeBank, remittance: pending as Remittance | undefined };
const accepting = { ...atPayee, payeeWallet: payeeWallet as Wallet | undefined };
const late = '2026-03-31T12:30:00.000Z';
const atPayer = { ...minting, createdAt: late, bank, remittance: pending, order, payerWallet: wallet };

describe('acceptRemittance', () => {
    it('gives the payee a coin of its own in place of the one that was on its way', () => {
        const { remittance, arrived, made } = acceptRemittance({ ...atPayee, payeeWallet });

        expect(remittance).toEqual({ ...pending, status: 'ACCEPTED', endedAt: minting.createdAt });
        expect(arrived).toEqual({ serial: pending.serial, status: 'RELEASED' });
        expect(made).toMatchObject([
            {
                coin: { owner: payeeWallet.walletId, amount: yuan(40n), parents: [pending.serial] },
                status: 'UNSPENT',
            },
        ]);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['REMITTANCE_MUST_EXIST', { remittance: undefined, payeeWallet: undefined }],
        ['REMITTANCE_MUST_BE_TO_CALLER', { bank, createdAt: acceptBy, payeeWallet: undefined }],
        ['REMITTANCE_MUST_NOT_HAVE_LAPSED', { createdAt: acceptBy, payeeWallet: undefined }],
        ['WALLET_MUST_EXIST', { payeeWallet: undefined }],
    ])('refuses: %s', (code, broken) => {
        expect(() => acceptRemittance({ ...accepting, ...broken })).toThrow(code);
    });
});

describe('refuseRemittance', () => {
    it('leaves the coin where it is, for the payer’s bank to take back', () => {
        expect(refuseRemittance(atPayee)).toEqual({ ...pending, status: 'REFUSED', endedAt: minting.createdAt });
    });

    it('refuses what is another bank’s: REMITTANCE_MUST_BE_TO_CALLER', () => {
        expect(() => refuseRemittance({ ...atPayee, bank })).toThrow('REMITTANCE_MUST_BE_TO_CALLER');
    });
});

describe('takeBackRemittance', () => {
    it.each<[Owner, string]>([
        [wallet.walletId, 'UNSPENT'],
        ['vault', 'IN_VAULT'],
    ])('gives it back to whom it came from: %s', (from, status) => {
        const { remittance, arrived, made } = takeBackRemittance({ ...atPayer, order: { ...order, from } });

        expect(remittance).toEqual({ ...pending, status: 'TAKEN_BACK', endedAt: late });
        expect(arrived).toEqual({ serial: serialOf(100), status: 'RELEASED' });
        expect(made).toMatchObject([{ coin: { owner: from, amount: yuan(40n) }, status, givesBack: pending.sentAt }]);
    });

    it('gives back what a device has paid from when that counted as paid: its loading', () => {
        const loadedAt = '2026-03-30T01:00:00.000Z';
        const offline = { paymentId: idOf(40), loadedAt };

        expect(takeBackRemittance({ ...atPayer, order: { ...order, offline } }).made).toMatchObject([
            { givesBack: loadedAt },
        ]);
    });

    it('gives it to the bank where the wallet that it came from was closed meanwhile', () => {
        const payerWallet: Wallet = { ...wallet, status: 'CLOSED' };
        const { made, returnedTo } = takeBackRemittance({ ...atPayer, payerWallet });

        expect(returnedTo).toBe('vault');
        expect(made).toMatchObject([{ coin: { owner: 'vault', amount: yuan(40n) }, status: 'IN_VAULT' }]);
    });

    it('is early: REMITTANCE_MUST_HAVE_LAPSED', () => {
        expect(() => takeBackRemittance({ ...atPayer, createdAt: acceptBy })).toThrow('REMITTANCE_MUST_HAVE_LAPSED');
    });

    it('is a defect where the order is missing', () => {
        expect(() => takeBackRemittance({ ...atPayer, order: undefined })).toThrow('keeps the order');
    });
});
