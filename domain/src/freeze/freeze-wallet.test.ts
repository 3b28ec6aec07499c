import { describe, expect, it } from '@jest/globals';
import { account } from '../custody/testing/samples.js';
import { idOf, morning, wallet } from '../dcep/testing/samples.js';
import { freezeWallet, type FreezeFacts } from './freeze-wallet.js';
import { mustNotBeFrozen } from './freeze.js';
import { freeze, freezing, order } from './testing/samples.js';

const facts: FreezeFacts = { wallet, freeze: undefined, approvalId: idOf(2), frozenAt: morning };

describe('freezeWallet', () => {
    it('puts the first order on a wallet', () => {
        expect(freezeWallet(freezing, facts)).toEqual({ order, freeze });
    });

    it('puts the order of another case beside the first', () => {
        const second = { ...freezing, orderId: idOf(3), caseNumber: '(2026)浙02执保18号' };

        expect(freezeWallet(second, { ...facts, freeze }).freeze.orders).toEqual([
            ...freeze.orders,
            { orderId: idOf(3), caseNumber: second.caseNumber },
        ]);
    });

    it('freezes an account of a payment institution, if there is one', () => {
        const named = { ...freezing, institutionId: idOf(30), walletId: account.accountId };

        expect(freezeWallet(named, { ...facts, wallet: undefined, account }).freeze.walletId).toBe(account.accountId);
        expect(() => freezeWallet(named, facts)).toThrow('CUSTODY_ACCOUNT_MUST_EXIST');
    });

    // Each row breaks its rule and all below it.
    it.each<[string, Partial<FreezeFacts>]>([
        ['WALLET_MUST_EXIST', { wallet: undefined, freeze }],
        ['CASE_MUST_NOT_FREEZE_A_WALLET_TWICE', { freeze }],
    ])('refuses: %s', (code, changes) => {
        expect(() => freezeWallet({ ...freezing, orderId: idOf(3) }, { ...facts, ...changes })).toThrow(code);
    });
});

describe('mustNotBeFrozen', () => {
    it('refuses a frozen payer, and no other: WALLET_MUST_NOT_BE_FROZEN', () => {
        expect(() => mustNotBeFrozen({ isPayerFrozen: true })).toThrow('WALLET_MUST_NOT_BE_FROZEN');
        expect(() => mustNotBeFrozen({ isPayerFrozen: false })).not.toThrow();
    });
});
