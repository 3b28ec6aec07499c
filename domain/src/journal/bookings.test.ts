import { describe, expect, it } from '@jest/globals';
import type { Owner } from '../dcep/coin.js';
import { bookingsOfSettlement, bookingsOfTransfers } from './bookings.js';

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
});
