import { describe, expect, it } from '@jest/globals';
import type { SignatureFacts } from './holder-order.js';
import { openSubWallet } from './open-sub-wallet.js';
import { subWalletText, type OpenSubWallet } from './sub-wallet.js';
import { bank, holderKey, idOf, morning, parent, subWallet, wallet, yuan } from './testing/samples.js';
import { mostSubWallets, underParent, type Wallet, type WalletStatus } from './wallet.js';

const { walletId } = subWallet;
const shopKey = `04${'2'.repeat(128)}`;
const validity = { keyVersion: 1, validUntil: '2026-03-31T02:00:00.000Z' };
const unsigned = { openingId: idOf(5), walletId, parent: wallet.walletId, holderKey: shopKey, ...validity };
const order: OpenSubWallet = { ...unsigned, signature: '00'.repeat(64) };
const facts: SignatureFacts = { wallet, isSigned: true, now: morning };
const late = '2026-03-31T02:00:00.001Z';

describe('openSubWallet', () => {
    it('opens a wallet of the same bank, holder and tier under another, with a key of its own', () => {
        expect(openSubWallet(order, facts)).toEqual({
            wallet: { ...subWallet, holderKey: shopKey },
            parent,
            link: { walletId, bank, parent: wallet.walletId },
            opening: { openingId: idOf(5), walletId },
        });
    });

    it('keeps what its parent’s holder lets it hold and pay, and what the holder is to those who give money', () => {
        const limits = { single: yuan(50n), balance: yuan(200n) };
        const opened = openSubWallet({ ...order, limits }, { ...facts, wallet: { ...wallet, payeeClass: 'SCHOOL' } });

        expect(opened.wallet).toMatchObject({ limits, payeeClass: 'SCHOOL' });
    });

    const full: Wallet = { ...wallet, subWallets: Array.from({ length: mostSubWallets }, (_, n) => idOf(100 + n)) };

    it('opens as many as may be, and no more', () => {
        const last = { ...full, subWallets: full.subWallets!.slice(1) };

        expect(openSubWallet(order, { ...facts, wallet: last }).parent.subWallets).toHaveLength(mostSubWallets);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<SignatureFacts>]>([
        [
            'WALLET_MUST_NOT_BE_SUB_WALLET',
            { wallet: { ...full, parent: idOf(1), status: 'STOPPED' }, isSigned: false, now: late },
        ],
        ['WALLET_MUST_BE_OPEN', { wallet: { ...full, status: 'STOPPED', keyVersion: 2 }, isSigned: false, now: late }],
        ['KEY_MUST_BE_CURRENT', { wallet: { ...full, keyVersion: 2 }, isSigned: false, now: late }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { wallet: full, isSigned: false, now: late }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { wallet: full, now: late }],
        ['SUB_WALLETS_MUST_NOT_BE_TOO_MANY', { wallet: full }],
    ])('refuses: %s', (code, broken) => {
        expect(() => openSubWallet(order, { ...facts, ...broken })).toThrow(code);
    });
});

describe('underParent', () => {
    it.each<[WalletStatus, WalletStatus, WalletStatus]>([
        ['OPEN', 'OPEN', 'OPEN'],
        ['OPEN', 'STOPPED', 'STOPPED'],
        ['STOPPED', 'OPEN', 'STOPPED'],
        ['CLOSED', 'OPEN', 'CLOSED'],
    ])('takes a sub-wallet that is %s, under a parent that is %s, for %s', (own, ofParent, status) => {
        const under = underParent({ ...subWallet, status: own }, { ...parent, status: ofParent });

        expect(under).toEqual({ ...subWallet, status });
    });
});

describe('what the holder of the parent signs', () => {
    const here = { channel: 'cohong', bank };

    it('has a purpose of its own, and names all that the sub-wallet is to be', () => {
        const limits = { daily: yuan(10n) };

        expect(JSON.parse(subWalletText({ ...unsigned, limits }, here))).toEqual({
            purpose: 'cohong sub-wallet',
            ...here,
            nonce: idOf(5),
            walletId,
            parent: wallet.walletId,
            holderKey: shopKey,
            limits: { daily: { amount: '10.00', currency: 'CNY' } },
            ...validity,
        });
    });

    it.each([
        ['key', { holderKey }],
        ['wallet', { walletId: idOf(8) }],
        ['parent', { parent: idOf(8) }],
        ['nonce', { openingId: idOf(8) }],
        ['limit', { limits: { daily: yuan(1n) } }],
        ['version of the key', { keyVersion: 2 }],
        ['end of validity', { validUntil: late }],
    ])('is another text with another %s', (_what, changes) => {
        expect(subWalletText({ ...unsigned, ...changes }, here)).not.toBe(subWalletText(unsigned, here));
    });
});
