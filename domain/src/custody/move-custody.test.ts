import { describe, expect, it } from '@jest/globals';
import { bank, coinOf, holderKey, idOf, live, morning, serialOf, wallet, yuan } from '../dcep/testing/samples.js';
import { custodySheet } from './custody-sheet.js';
import { institutionAt, type InstitutionBook } from './institution.js';
import { licenseInstitution } from './license-institution.js';
import { deposit, withdraw } from './move-custody.js';
import { openAccount, replaceAccountKey } from './set-account-key.js';
import {
    account,
    custody,
    depositing,
    institution,
    institutionId,
    moving,
    second,
    withdrawing,
} from './testing/samples.js';

describe('licenseInstitution', () => {
    const { licensedAt, ...input } = institution;
    const book: InstitutionBook = { institutions: [institution] };

    it('adds an institution for everybody to see, and its bank alone acts for it', () => {
        expect(licenseInstitution(input, { book: undefined, licensedAt })).toEqual(book);
        expect(institutionAt(book, { institutionId, bank })).toEqual(institution);
        expect(() => institutionAt(book, { institutionId, bank: 'PearlBankMSP' })).toThrow('INSTITUTION_MUST_EXIST');
        expect(() => institutionAt(undefined, { institutionId, bank })).toThrow('INSTITUTION_MUST_EXIST');
    });

    it.each([
        ['of its id', { ...input, uscc: '91440101MA2C0001XU' }],
        ['of its enterprise', { ...input, institutionId: idOf(9) }],
    ])('refuses a second one %s: INSTITUTION_MUST_BE_NEW', (_what, again) => {
        expect(() => licenseInstitution(again, { book, licensedAt })).toThrow('INSTITUTION_MUST_BE_NEW');
    });
});

describe('accounts', () => {
    const { balance, openedAt, ...named } = account;
    const order = { ...named, validUntil: '2026-03-31T02:00:00.000Z', signature: '00'.repeat(64) };
    const facts = { account: undefined, isSigned: true, now: morning };
    const anotherKey = `${holderKey.slice(0, -2)}00`;
    const change = { ...order, holderKey: anotherKey, keyVersion: 2 };

    it('are opened empty, and have another key, as the institution signs', () => {
        expect(openAccount(order, facts)).toEqual({ ...account, balance: yuan(0n) });
        expect(replaceAccountKey(change, { ...facts, account })).toEqual({
            ...account,
            balance,
            openedAt,
            holderKey: anotherKey,
            keyVersion: 2,
        });
    });

    it.each<[string, () => unknown]>([
        ['KEY_MUST_BE_CURRENT', () => openAccount({ ...order, keyVersion: 2 }, { ...facts, isSigned: false })],
        ['SIGNATURE_MUST_BE_OF_HOLDER', () => openAccount(order, { ...facts, isSigned: false, account })],
        ['CUSTODY_ACCOUNT_MUST_BE_NEW', () => openAccount(order, { ...facts, account })],
        ['CUSTODY_ACCOUNT_MUST_EXIST', () => replaceAccountKey(change, { ...facts, isSigned: false })],
        ['KEY_MUST_BE_CURRENT', () => replaceAccountKey({ ...change, keyVersion: 1 }, { ...facts, account })],
        ['SIGNATURE_MUST_BE_OF_HOLDER', () => replaceAccountKey(change, { ...facts, account, isSigned: false })],
        ['KEY_MUST_BE_ANOTHER', () => replaceAccountKey({ ...change, holderKey }, { ...facts, account })],
    ])('are refused: %s', (code, set) => {
        expect(set).toThrow(code);
    });
});

describe('deposit', () => {
    it('puts coins of a wallet behind an account, which is worth so much more', () => {
        const moved = deposit(depositing, moving);

        expect(moved.account.balance).toEqual(yuan(140n));
        expect(moved.custody).toEqual({ ...custody, coin: { serial: serialOf(100), amount: yuan(190n) } });
        expect(moved.ended).toEqual([{ serial: serialOf(60), status: 'RELEASED' }]);
        expect(moved.made).toMatchObject([
            {
                status: 'IN_CUSTODY',
                coin: { owner: institutionId, amount: yuan(190n), parents: [serialOf(1), serialOf(60)] },
            },
        ]);
        expect(moved.moved.made.map(({ coin }) => [coin.owner, coin.amount])).toEqual([[wallet.walletId, yuan(10n)]]);
        expect(moved.movement).toMatchObject({ kind: 'DEPOSIT', walletId: wallet.walletId, coins: [serialOf(1)] });
    });

    it('makes the custody wallet with the first money in it', () => {
        expect(deposit(depositing, { ...moving, custody: undefined }).custody).toEqual({
            institutionId,
            coin: { serial: serialOf(100), amount: yuan(40n) },
            underWay: yuan(0n),
        });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const foreign = [live(coinOf(1, idOf(9), yuan(50n)))];
    it.each<[string, Partial<typeof depositing>, Partial<Parameters<typeof deposit>[1]>]>([
        ['CUSTODY_ACCOUNT_MUST_EXIST', {}, { account: undefined, wallet: undefined }],
        ['WALLET_MUST_EXIST', {}, { wallet: undefined, isPayerFrozen: true }],
        ['WALLET_MUST_NOT_BE_FROZEN', {}, { isPayerFrozen: true, isSigned: false }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', {}, { isSigned: false, isIdTaken: true }],
        ['CUSTODY_MOVEMENT_MUST_BE_NEW', {}, { isIdTaken: true, coins: foreign }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, { coins: foreign }],
        ['COINS_MUST_BELONG_TO_PAYER', { amount: yuan(60n) }, { coins: foreign }],
        ['COINS_MUST_COVER_AMOUNT', { amount: yuan(50n, 1n) }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => deposit({ ...depositing, ...broken }, { ...moving, ...brokenFacts })).toThrow(code);
    });
});

describe('withdraw', () => {
    it('pays coins into a wallet out of what stands behind the account', () => {
        const moved = withdraw(withdrawing, moving);

        expect(moved.account.balance).toEqual(yuan(60n));
        expect(moved.custody).toEqual({ ...custody, coin: { serial: serialOf(101), amount: yuan(110n) } });
        expect(moved.moved.made).toMatchObject([
            { status: 'UNSPENT', coin: { owner: wallet.walletId, amount: yuan(40n), parents: [serialOf(60)] } },
        ]);
        expect(moved.movement).toMatchObject({ kind: 'WITHDRAWAL', amount: yuan(40n) });
    });

    it('takes the last of it, and leaves no coin', () => {
        const all = { ...custody, coin: { serial: serialOf(60), amount: yuan(40n) }, underWay: yuan(0n) };
        const moved = withdraw(withdrawing, { ...moving, custody: all });

        expect(moved.custody).toEqual({ institutionId, underWay: yuan(0n) });
        expect(moved.made).toEqual([]);
    });

    it.each<[string, Partial<typeof withdrawing>, Partial<Parameters<typeof withdraw>[1]>]>([
        ['CUSTODY_ACCOUNT_MUST_EXIST', {}, { account: undefined, wallet: undefined }],
        ['WALLET_MUST_EXIST', {}, { wallet: undefined, isPayerFrozen: true }],
        ['WALLET_MUST_NOT_BE_FROZEN', {}, { isPayerFrozen: true, isSigned: false }],
        ['KEY_MUST_BE_CURRENT', { keyVersion: 2 }, { isSigned: false }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', {}, { isSigned: false, isIdTaken: true }],
        ['CUSTODY_MOVEMENT_MUST_BE_NEW', { amount: yuan(0n) }, { isIdTaken: true }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, { account: second }],
        ['COINS_MUST_BE_CNY', { amount: { currency: 'USD', minorUnits: 1n } }, {}],
        ['ACCOUNT_MUST_COVER_AMOUNT', { amount: yuan(100n, 1n) }, {}],
        ['a custody wallet covers', {}, { custody: undefined }],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => withdraw({ ...withdrawing, ...broken }, { ...moving, ...brokenFacts })).toThrow(code);
    });
});

describe('custodySheet', () => {
    it('says whether coins are worth the accounts and what is under way, to the fen', () => {
        const sheet = { institutionId, onAccounts: yuan(100n), accounts: 2, underWay: yuan(50n) };
        const accounts = [account, second];

        expect(custodySheet(custody, { accounts, inCoins: yuan(150n) })).toEqual({
            ...sheet,
            inCoins: yuan(150n),
            isBacked: true,
        });
        for (const inCoins of [yuan(149n, 99n), yuan(150n, 1n)]) {
            expect(custodySheet(custody, { accounts, inCoins }).isBacked).toBe(false);
        }
    });
});
