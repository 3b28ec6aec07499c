import { describe, expect, it } from '@jest/globals';
import { changeKey, replaceKey, stopWallet } from './change-key.js';
import { bank, holderKey, idOf, morning, wallet } from './testing/samples.js';
import { closingText, keyChangeText } from './wallet-change.js';
import { walletTransitions, type Wallet, type WalletStatus } from './wallet.js';

const { walletId } = wallet;
const changeId = idOf(9);
const newKey = `04${'1'.repeat(128)}`;
const stopped: Wallet = { ...wallet, status: 'STOPPED' };
const closed: Wallet = { ...wallet, status: 'CLOSED' };
const validity = { keyVersion: 1, validUntil: '2026-03-31T02:00:00.000Z' };
const signed = { changeId, walletId, ...validity, signature: '00'.repeat(64) };
const late = '2026-03-31T02:00:00.001Z';

describe('what can become of a wallet', () => {
    const statuses = Object.keys(walletTransitions) as WalletStatus[];
    const allowed = ['OPEN STOPPED', 'OPEN CLOSED', 'STOPPED OPEN'];

    it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
        expect((walletTransitions[from] as readonly WalletStatus[]).includes(to)).toBe(
            allowed.includes(`${from} ${to}`),
        );
    });
});

describe('stopWallet', () => {
    it('stops an open wallet', () => {
        expect(stopWallet(wallet)).toEqual(stopped);
    });

    it.each([
        ['WALLET_MUST_EXIST', undefined],
        ['WALLET_MUST_BE_OPEN', stopped],
        ['WALLET_MUST_BE_OPEN', closed],
    ])('refuses: %s', (code, before) => {
        expect(() => stopWallet(before)).toThrow(code);
    });
});

describe('replaceKey', () => {
    it('gives a stopped wallet another key and opens it', () => {
        expect(replaceKey({ walletId, holderKey: newKey }, stopped)).toEqual({
            ...wallet,
            holderKey: newKey,
            keyVersion: 2,
        });
    });

    it.each([
        ['WALLET_MUST_BE_STOPPED', wallet],
        ['WALLET_MUST_BE_STOPPED', closed],
        ['KEY_MUST_BE_ANOTHER', stopped],
    ])('refuses: %s', (code, before) => {
        expect(() => replaceKey({ walletId, holderKey }, before)).toThrow(code);
    });
});

describe('changeKey', () => {
    const order = { ...signed, holderKey: newKey };
    const facts = { wallet, isSigned: true, now: morning };

    it('gives a wallet another key, as the present one signs', () => {
        expect(changeKey(order, facts)).toEqual({ ...wallet, holderKey: newKey, keyVersion: 2 });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['WALLET_MUST_BE_OPEN', { wallet: { ...stopped, keyVersion: 2 }, isSigned: false, now: late }],
        ['KEY_MUST_BE_CURRENT', { wallet: { ...wallet, keyVersion: 2 }, isSigned: false, now: late }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { isSigned: false, now: late }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { now: late }],
        ['KEY_MUST_BE_ANOTHER', {}],
    ])('refuses: %s', (code, broken) => {
        expect(() => changeKey({ ...order, holderKey }, { ...facts, ...broken })).toThrow(code);
    });
});

describe('what a holder signs of a wallet', () => {
    const here = { channel: 'cohong', bank };
    const closing = { changeId, walletId, ...validity };
    const rekeying = { ...closing, holderKey: newKey };

    it('has a purpose of its own, so that who signs for another key has closed nothing', () => {
        expect(JSON.parse(keyChangeText(rekeying, here))).toEqual({
            purpose: 'cohong key change',
            ...here,
            nonce: changeId,
            walletId,
            holderKey: newKey,
            ...validity,
        });
        expect(JSON.parse(closingText({ ...closing, interestTo: idOf(8) }, here))).toEqual({
            purpose: 'cohong closing',
            ...here,
            nonce: changeId,
            walletId,
            interestTo: idOf(8),
            ...validity,
        });
    });

    it.each([
        ['key', { holderKey }],
        ['wallet', { walletId: idOf(8) }],
        ['nonce', { changeId: idOf(8) }],
        ['version of the key', { keyVersion: 2 }],
        ['end of validity', { validUntil: late }],
    ])('is another text with another %s', (_what, changes) => {
        expect(keyChangeText({ ...rekeying, ...changes }, here)).not.toBe(keyChangeText(rekeying, here));
    });
});
