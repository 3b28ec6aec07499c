import { describe, expect, it } from '@jest/globals';
import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { postingsOf, type Account, type BookedAct } from './entry.js';
import { trialBalance } from './trial-balance.js';

const yuan = (whole: bigint, fen = 0n) => ({ currency: 'CNY', minorUnits: whole * 100n + fen });
const cash: CurrencyPolicy = {
    effectiveFrom: '2020-01-01',
    regime: 'CASH_LIKE',
    reserveBasisPoints: { bank: 10_000, paymentInstitution: 10_000 },
    dailyCaps: {},
};
const deposit: CurrencyPolicy = {
    ...cash,
    effectiveFrom: '2026-01-01',
    regime: 'DEPOSIT_MONEY',
    reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
};
const booked: readonly (readonly [BookedAct, bigint])[] = [
    ['RESERVE_CREDITED', 1_000n],
    ['COINS_ISSUED', 700n],
    ['WITHDRAWN', 50n],
    ['LOAN_DISBURSED', 300n],
    ['LOAN_REPAID', 120n],
    ['DEPOSITED', 30n],
    ['COINS_REDEEMED', 100n],
];
const postings = booked.flatMap(([act, amount]) => postingsOf(act, yuan(amount)));
const before = trialBalance(postings, { asOf: '2025-12-31', policy: cash });
const after = trialBalance(postings, { asOf: '2026-01-01', policy: deposit });
const lines = before.books.flatMap(({ accounts }) => accounts);

describe('trialBalance', () => {
    it.each<[Account, 'DEBIT' | 'CREDIT', bigint]>([
        ['FUNDS_RECEIVED', 'DEBIT', 1_000n],
        ['RESERVES_OF_BANKS', 'CREDIT', 400n],
        ['ECNY_ISSUED', 'CREDIT', 600n],
        ['RESERVES', 'DEBIT', 400n],
        ['ECNY_IN_VAULT', 'DEBIT', 400n],
        ['LOANS', 'DEBIT', 180n],
        ['FUNDS_PAID_IN', 'CREDIT', 1_000n],
        // What a customer drew of a deposit that another system keeps.
        ['CUSTOMER_DEPOSITS', 'DEBIT', 20n],
        ['ECNY_OF_CUSTOMERS', 'DEBIT', 200n],
        ['WALLET_BALANCES', 'CREDIT', 200n],
    ])('%s: %s %s', (account, side, balance) => {
        expect(lines.find((line) => line.account === account)).toMatchObject({ side, balance: yuan(balance) });
    });

    it('has equal debits and credits in every book', () => {
        for (const { debits, credits } of before.books) {
            expect(debits).toEqual(credits);
        }
    });

    it('balances in every book when interest is paid under the new regime, and the wallets are covered by it too', () => {
        const paid = [...postings, ...postingsOf('INTEREST_PAID', yuan(2n))];
        const { books, reserveRequirement } = trialBalance(paid, { asOf: '2026-03-21', policy: deposit });
        const balanceOf = (account: Account) =>
            books.flatMap(({ accounts }) => accounts).find((line) => line.account === account)?.balance;

        expect(books.map(({ debits }) => debits)).toEqual(books.map(({ credits }) => credits));
        expect(balanceOf('INTEREST_EXPENSE')).toEqual(yuan(2n));
        expect([balanceOf('ECNY_OF_CUSTOMERS'), balanceOf('WALLET_BALANCES')]).toEqual([yuan(202n), yuan(202n)]);
        expect(reserveRequirement.base).toEqual(yuan(202n));
    });

    it('takes the wallets onto the balance sheet with the new regime, and moves not a fen', () => {
        const sheet = (balance: typeof before) => balance.books.map(({ onBalanceSheet }) => onBalanceSheet);
        const sums = (balance: typeof before) => balance.books.map(({ accounts }) => accounts);

        expect([sheet(before), sheet(after)]).toEqual([
            [true, true, false, false],
            [true, true, true, false],
        ]);
        expect(sums(after)).toEqual(sums(before));
    });

    it('covers all of what is like cash, and a part of what is deposit money, rounded up', () => {
        const oneFenMore = [...postings, ...postingsOf('WITHDRAWN', yuan(0n, 1n))];

        expect(before.reserveRequirement).toEqual({
            base: yuan(200n),
            basisPoints: 10_000,
            required: yuan(200n),
            held: yuan(600n),
        });
        expect(after.reserveRequirement.required).toEqual(yuan(14n));
        expect(trialBalance(oneFenMore, { asOf: '2026-01-01', policy: deposit }).reserveRequirement.required).toEqual(
            yuan(14n, 1n),
        );
    });

    it('covers what payment institutions keep with coins, all of it, apart from the wallets', () => {
        const paid = [
            ...postings,
            ...postingsOf('PAID_INTO_CUSTODY', yuan(80n)),
            ...postingsOf('PAID_OUT_OF_CUSTODY', yuan(5n)),
            ...postingsOf('CUSTODY_NET_PAID', yuan(20n)),
            ...postingsOf('CUSTODY_NET_RECEIVED', yuan(4n)),
        ];
        const { books, reserveRequirement, custodyRequirement } = trialBalance(paid, {
            asOf: '2026-01-01',
            policy: deposit,
        });

        expect(books.map(({ debits }) => debits)).toEqual(books.map(({ credits }) => credits));
        expect(reserveRequirement.base).toEqual(yuan(125n));
        expect(custodyRequirement).toEqual({
            base: yuan(59n),
            basisPoints: 10_000,
            required: yuan(59n),
            held: yuan(59n),
        });
    });

    it('is all zeros before anything is booked', () => {
        const empty = trialBalance([], { asOf: '2026-01-01', policy: deposit });

        expect(new Set(empty.books.map(({ debits }) => debits.minorUnits))).toEqual(new Set([0n]));
    });
});
