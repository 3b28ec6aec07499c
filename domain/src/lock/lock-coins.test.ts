import { describe, expect, it } from '@jest/globals';
import { idOf, live, minting, serialOf, yuan } from '../dcep/testing/samples.js';
import { lockCoins, type LockFacts } from './lock-coins.js';
import { coin, held, order, payee, payer } from './testing/samples.js';

const facts: LockFacts = {
    ...minting,
    payerWallet: payer,
    payeeWallet: payee,
    isPayerFrozen: false,
    isSigned: true,
    isIdTaken: false,
    coins: [live(coin)],
};

describe('lockCoins', () => {
    it('makes one coin that nobody can spend, and the change', () => {
        const { lock, spent, made } = lockCoins(order, facts);

        expect(lock).toEqual({ ...held, serial: serialOf(100) });
        expect(spent).toEqual([{ serial: serialOf(1), owner: payer.walletId, amount: yuan(50n), status: 'SPENT' }]);
        expect(made.map(({ coin: { owner, amount }, status }) => [owner, amount, status])).toEqual([
            [payer.walletId, yuan(40n), 'LOCKED'],
            [payer.walletId, yuan(10n), 'UNSPENT'],
        ]);
    });

    it('locks for a vault too, and up to a year ahead', () => {
        const aYearOn = '2027-04-01T01:00:00.000Z';
        const forVault = { ...order, payee: 'vault', escapeAt: aYearOn } as const;

        expect(lockCoins(forVault, { ...facts, payeeWallet: undefined }).lock.escapeAt).toBe(aYearOn);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<typeof order>, Partial<LockFacts>]>([
        ['WALLET_MUST_EXIST', {}, { payerWallet: undefined, isPayerFrozen: true }],
        ['WALLET_MUST_EXIST', {}, { payeeWallet: undefined, isPayerFrozen: true }],
        ['WALLET_MUST_NOT_BE_FROZEN', { keyVersion: 2 }, { isPayerFrozen: true, isSigned: false }],
        ['KEY_MUST_BE_CURRENT', { keyVersion: 2 }, { isSigned: false }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { validUntil: '2026-03-31T00:59:59.999Z' }, { isSigned: false }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { validUntil: '2026-03-31T00:59:59.999Z' }, { isIdTaken: true }],
        ['LOCK_MUST_BE_NEW', { payee: order.from }, { isIdTaken: true }],
        ['PAYEE_MUST_DIFFER_FROM_PAYER', { payee: order.from, escapeAt: '2026-03-31T01:00:00.000Z' }, {}],
        ['ESCAPE_MUST_LIE_AHEAD', { escapeAt: '2026-03-31T01:00:00.000Z', amount: yuan(0n) }, {}],
        ['ESCAPE_MUST_COME_WITHIN_A_YEAR', { escapeAt: '2027-04-01T01:00:00.001Z', amount: yuan(0n) }, {}],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, { coins: [undefined] }],
        ['COINS_MUST_EXIST', {}, { coins: [undefined] }],
        ['COINS_MUST_BELONG_TO_PAYER', {}, { coins: [live({ ...coin, owner: idOf(9) })] }],
        ['COINS_MUST_BE_SPENDABLE', {}, { coins: [{ coin, status: 'LOCKED' }] }],
        ['COINS_MUST_COVER_AMOUNT', { amount: yuan(50n, 1n) }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => lockCoins({ ...order, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
