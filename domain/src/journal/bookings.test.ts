import { describe, expect, it } from '@jest/globals';
import type { Owner } from '../dcep/coin.js';
import {
    bookingsOfAcceptance,
    bookingsOfInterest,
    bookingsOfLastInterest,
    bookingsOfNet,
    bookingsOfQueuing,
    bookingsOfReturn,
    bookingsOfSending,
    bookingsOfSettlement,
    bookingsOfTakingBack,
    bookingsOfTransfers,
} from './bookings.js';
import { postingsOf } from './entry.js';

const wallet = 'a'.repeat(32);
const amount = { currency: 'CNY', minorUnits: 1n };

describe('what a movement of coins books', () => {
    const transfer = (from: Owner, ...payees: readonly Owner[]) => ({
        from,
        outputs: payees.map((to) => ({ to, amount })),
    });

    it('is a withdrawal out of the vault, and a deposit into it', () => {
        expect(bookingsOfTransfers([transfer('vault', wallet)])).toEqual([{ act: 'WITHDRAWN', amount }]);
        expect(bookingsOfTransfers([transfer(wallet, 'vault')])).toEqual([{ act: 'DEPOSITED', amount }]);
    });

    it('is one entry for each output of each transfer that moves between accounts', () => {
        const booked = bookingsOfTransfers([
            transfer(wallet, 'vault', 'b'.repeat(32), 'vault'),
            transfer('vault', 'vault', wallet),
        ]);

        expect(booked.map(({ act }) => act)).toEqual(['DEPOSITED', 'DEPOSITED', 'WITHDRAWN']);
    });

    it('is a loan and its repayment where an act of trade is settled', () => {
        expect(bookingsOfSettlement({ from: 'vault', to: wallet, amount })).toEqual([
            { act: 'LOAN_DISBURSED', amount },
        ]);
        expect(bookingsOfSettlement({ from: wallet, to: 'vault', amount })).toEqual([{ act: 'LOAN_REPAID', amount }]);
    });

    it('is nothing from wallet to wallet', () => {
        expect(bookingsOfTransfers([transfer(wallet, 'b'.repeat(32))])).toEqual([]);
    });

    it('is one entry of all interest that is paid at once', () => {
        const outputs = [wallet, 'b'.repeat(32)].map((to) => ({ to, amount }));
        const [booking, ...more] = bookingsOfInterest({ outputs });

        expect([booking, more]).toEqual([{ act: 'INTEREST_PAID', amount: { currency: 'CNY', minorUnits: 2n } }, []]);
        expect(postingsOf('INTEREST_PAID', amount).map(({ debit, credit }) => [debit, credit])).toEqual([
            ['INTEREST_EXPENSE', 'ECNY_IN_VAULT'],
            ['ECNY_OF_CUSTOMERS', 'WALLET_BALANCES'],
        ]);
    });

    it('is interest of a closed wallet, to another one or into a deposit', () => {
        expect(bookingsOfLastInterest({ to: wallet, amount })).toEqual([{ act: 'INTEREST_PAID', amount }]);
        expect(bookingsOfLastInterest({ to: 'vault', amount })).toEqual([{ act: 'INTEREST_DEPOSITED', amount }]);
        expect(postingsOf('INTEREST_DEPOSITED', amount)).toEqual([
            { debit: 'INTEREST_EXPENSE', credit: 'CUSTOMER_DEPOSITS', amount },
        ]);
    });

    describe('of a remittance', () => {
        const other = 'b'.repeat(32);
        const acts = (bookings: readonly { readonly act: string }[]) => bookings.map(({ act }) => act);

        it.each<[Owner, Owner, string[]]>([
            [wallet, other, ['SENT_FROM_WALLET', 'UNDER_WAY']],
            ['vault', other, ['SENT_FROM_VAULT', 'UNDER_WAY']],
            [wallet, 'vault', ['SENT_FROM_WALLET', 'RECEIVED_FROM_WALLET']],
            ['vault', 'vault', ['PAID_TO_BANK', 'RECEIVED_FROM_BANK']],
        ])('from %s to %s is one entry at each bank', (from, to, booked) => {
            const sides = bookingsOfSending({ from, to, amount });

            expect(acts([...sides.payer, ...sides.payee])).toEqual(booked);
        });

        it('leaves nothing under way once it has ended, either way', () => {
            const left = (...bookings: ReturnType<typeof bookingsOfTransfers>[]) => {
                const postings = bookings.flat().flatMap((booking) => postingsOf(booking.act, booking.amount));
                const count = (side: 'debit' | 'credit', account: string) =>
                    postings.filter((posting) => posting[side] === account).length;
                return ['ECNY_UNDER_WAY', 'REMITTANCES_UNDER_WAY', 'ECNY_OF_CUSTOMERS', 'WALLET_BALANCES'].map(
                    (account) => count('debit', account) - count('credit', account),
                );
            };
            const sent = bookingsOfSending({ from: wallet, to: other, amount });
            const back = bookingsOfTakingBack({ from: wallet, amount });

            expect(left(sent.payee)).toEqual([1, -1, 0, 0]);
            expect(left(sent.payee, bookingsOfAcceptance(amount))).toEqual([0, 0, 1, -1]);
            expect(left(sent.payee, back.payee)).toEqual([0, 0, 0, 0]);
            expect(left(sent.payer, back.payer)).toEqual([0, 0, 0, 0]);
            expect(acts(bookingsOfTakingBack({ from: 'vault', amount }).payer)).toEqual(['BACK_IN_VAULT']);
        });

        it('nor has a deferred payment that was returned, into the wallet or the vault', () => {
            expect(acts(bookingsOfQueuing(amount))).toEqual(['SENT_FROM_WALLET', 'UNDER_WAY']);
            expect(acts(bookingsOfReturn({ to: wallet, amount }))).toEqual(['ARRIVED']);
            expect(acts(bookingsOfReturn({ to: 'vault', amount }))).toEqual(['NET_PAID', 'BACK_IN_VAULT']);
            expect(bookingsOfNet('NET_RECEIVED', { ...amount, minorUnits: 0n })).toEqual([]);
        });
    });
});
