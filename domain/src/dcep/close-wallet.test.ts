import { describe, expect, it } from '@jest/globals';
import { emptyAccount, type WalletAccount } from '../limit/wallet-account.js';
import { closeWallet, type ClosingFacts } from './close-wallet.js';
import { coinOf, idOf, live, minting, morning, parent, serialOf, subWallet, wallet, yuan } from './testing/samples.js';
import type { CloseWallet } from './wallet-change.js';
import type { Wallet } from './wallet.js';

const { walletId } = wallet;
const other = { ...wallet, walletId: idOf(8) };
const order: CloseWallet = {
    changeId: idOf(9),
    walletId,
    keyVersion: 1,
    validUntil: '2026-03-31T02:00:00.000Z',
    signature: '00'.repeat(64),
    coins: [],
};
const nothing = yuan(0n);
const account: WalletAccount = {
    walletId,
    balance: nothing,
    paid: { day: '2026-03-30', onDay: nothing, inYear: nothing },
    interest: { from: '2026-03-31', accrued: '0', due: nothing },
};
const facts: ClosingFacts = {
    ...minting,
    wallet,
    parent: undefined,
    isFrozen: false,
    isSigned: true,
    account,
    payee: undefined,
    isTransferIdTaken: false,
    coins: [],
};
/** Due: a yuan. Accrued: half a fen, which is rounded up. */
const earning = (accrued: string): WalletAccount => ({
    ...account,
    interest: { from: '2026-03-31', accrued, due: yuan(1n) },
});
const earned = earning('131400000');
const toOther = { ...order, interestTo: other.walletId, coins: [serialOf(1)] };
const paying: ClosingFacts = {
    ...facts,
    account: earned,
    payee: other,
    coins: [live(coinOf(1, 'vault', yuan(3n)))],
};

describe('closeWallet', () => {
    const fen = { ...account, balance: yuan(0n, 1n) };
    const closed: Wallet = { ...wallet, status: 'CLOSED' };

    it('closes an empty wallet', () => {
        expect(closeWallet(order, facts)).toEqual({ wallet: closed, account });
    });

    it('closes a sub-wallet, which is under its parent no more', () => {
        const both = { ...parent, subWallets: [idOf(5), subWallet.walletId] };
        const ofSubWallet = emptyAccount(subWallet);

        expect(closeWallet(order, { ...facts, wallet: subWallet, parent: both, account: ofSubWallet })).toEqual({
            wallet: { ...subWallet, status: 'CLOSED' },
            parent: { ...parent, subWallets: [idOf(5)] },
            account: ofSubWallet,
        });
    });

    it('closes a wallet whose sub-wallets are closed', () => {
        const childless = { ...parent, subWallets: [] };

        expect(closeWallet(order, { ...facts, wallet: childless }).wallet.status).toBe('CLOSED');
    });

    it('pays what is due and what has accrued to the day, to the fen, out of the vault to where its holder says', () => {
        const { interest, account: after } = closeWallet(toOther, paying);

        expect(interest).toMatchObject({ to: other.walletId, amount: yuan(1n, 1n) });
        expect(interest?.made.map(({ coin, isInterest }) => [coin.owner, coin.amount, isInterest])).toEqual([
            [other.walletId, yuan(1n, 1n), undefined],
            ['vault', yuan(1n, 99n), undefined],
        ]);
        expect(interest?.transfer).toEqual({
            transferId: order.changeId,
            from: 'vault',
            coins: toOther.coins,
            outputs: [{ to: other.walletId, amount: yuan(1n, 1n) }],
            purpose: 'INTEREST',
            transferredAt: morning,
            transactionId: minting.transactionId,
        });
        expect(after).toEqual(account);
    });

    it('moves no coin when it goes to the holder’s deposit at the bank, by way of the vault', () => {
        const { interest } = closeWallet({ ...order, interestTo: 'vault' }, { ...facts, account: earned });

        expect(interest).toEqual({ to: 'vault', amount: yuan(1n, 1n), spent: [], made: [] });
    });

    it('pays less than half a fen to nobody, as at the end of any period', () => {
        const none = { ...account, interest: { ...account.interest!, accrued: '131399999' } };

        expect(closeWallet(order, { ...facts, account: none })).toEqual({ wallet: closed, account });
    });

    const elsewhere = { isTransferIdTaken: true, payee: undefined, coins: [undefined] };

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<ClosingFacts>]>([
        ['WALLET_MUST_NOT_BE_FROZEN', { isFrozen: true, wallet: closed, isSigned: false, account: fen }],
        ['WALLET_MUST_BE_OPEN', { wallet: { ...parent, status: 'STOPPED' }, isSigned: false, account: fen }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { wallet: parent, isSigned: false, account: fen }],
        ['SUB_WALLETS_MUST_BE_CLOSED', { wallet: parent, account: fen }],
        ['WALLET_MUST_BE_EMPTY', { account: { ...earned, balance: yuan(0n, 1n) } }],
        ['INTEREST_MUST_GO_ELSEWHERE', { account: earned }],
    ])('refuses: %s', (code, broken) => {
        expect(() => closeWallet(order, { ...facts, ...elsewhere, ...broken })).toThrow(code);
    });

    it.each<[string, Partial<CloseWallet>, Partial<ClosingFacts>]>([
        ['INTEREST_MUST_GO_ELSEWHERE', { interestTo: walletId }, elsewhere],
        ['WALLET_MUST_EXIST', {}, elsewhere],
        ['TRANSFER_MUST_BE_NEW', {}, { ...elsewhere, payee: other }],
        ['COINS_MUST_EXIST', {}, { coins: [undefined] }],
        ['COINS_MUST_COVER_AMOUNT', {}, { coins: [live(coinOf(1, 'vault', yuan(1n)))] }],
    ])('refuses, of interest: %s', (code, changes, broken) => {
        expect(() => closeWallet({ ...toOther, ...changes }, { ...paying, ...broken })).toThrow(code);
    });
});
