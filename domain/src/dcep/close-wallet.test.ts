import { describe, expect, it } from '@jest/globals';
import { closeWallet, type ClosingFacts } from './close-wallet.js';
import { idOf, morning, parent, subWallet, wallet, yuan } from './testing/samples.js';
import type { Wallet } from './wallet.js';

describe('closeWallet', () => {
    const signed = {
        changeId: idOf(9),
        walletId: wallet.walletId,
        keyVersion: 1,
        validUntil: '2026-03-31T02:00:00.000Z',
        signature: '00'.repeat(64),
    };
    const facts: ClosingFacts = {
        wallet,
        parent: undefined,
        isFrozen: false,
        balance: yuan(0n),
        isSigned: true,
        now: morning,
    };
    const fen = yuan(0n, 1n);
    const closed: Wallet = { ...wallet, status: 'CLOSED' };

    it('closes an empty wallet', () => {
        expect(closeWallet(signed, facts)).toEqual({ wallet: closed });
    });

    it('closes a sub-wallet, which is under its parent no more', () => {
        const both = { ...parent, subWallets: [idOf(5), subWallet.walletId] };

        expect(closeWallet(signed, { ...facts, wallet: subWallet, parent: both })).toEqual({
            wallet: { ...subWallet, status: 'CLOSED' },
            parent: { ...parent, subWallets: [idOf(5)] },
        });
    });

    it('closes a wallet whose sub-wallets are closed', () => {
        const childless = { ...parent, subWallets: [] };

        expect(closeWallet(signed, { ...facts, wallet: childless }).wallet.status).toBe('CLOSED');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<ClosingFacts>]>([
        ['WALLET_MUST_NOT_BE_FROZEN', { isFrozen: true, wallet: closed, isSigned: false, balance: fen }],
        ['WALLET_MUST_BE_OPEN', { wallet: { ...parent, status: 'STOPPED' }, isSigned: false, balance: fen }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { wallet: parent, isSigned: false, balance: fen }],
        ['SUB_WALLETS_MUST_BE_CLOSED', { wallet: parent, balance: fen }],
        ['WALLET_MUST_BE_EMPTY', { balance: fen }],
    ])('refuses: %s', (code, broken) => {
        expect(() => closeWallet(signed, { ...facts, ...broken })).toThrow(code);
    });
});
