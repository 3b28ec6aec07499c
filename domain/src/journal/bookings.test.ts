import { describe, expect, it } from '@jest/globals';
import { bookingsOfSettlement, bookingsOfTransfer } from './bookings.js';

const wallet = 'a'.repeat(32);
const amount = { currency: 'CNY', minorUnits: 1n };

describe('what a movement of coins books', () => {
    it('is a withdrawal out of the vault, and a deposit into it', () => {
        expect(bookingsOfTransfer({ from: 'vault', to: wallet, amount })).toEqual([{ act: 'WITHDRAWN', amount }]);
        expect(bookingsOfTransfer({ from: wallet, to: 'vault', amount })).toEqual([{ act: 'DEPOSITED', amount }]);
    });

    it('is a loan and its repayment where an act of trade is settled', () => {
        expect(bookingsOfSettlement({ from: 'vault', to: wallet, amount })).toEqual([
            { act: 'LOAN_DISBURSED', amount },
        ]);
        expect(bookingsOfSettlement({ from: wallet, to: 'vault', amount })).toEqual([{ act: 'LOAN_REPAID', amount }]);
    });

    it('is nothing from wallet to wallet', () => {
        expect(bookingsOfTransfer({ from: wallet, to: 'b'.repeat(32), amount })).toEqual([]);
    });
});
