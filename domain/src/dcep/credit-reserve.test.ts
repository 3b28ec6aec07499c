import { describe, expect, it } from '@jest/globals';
import { creditReserve } from './credit-reserve.js';
import { bank, reserve, yuan } from './testing/samples.js';

describe('creditReserve', () => {
    it('opens the account with the first credit', () => {
        expect(creditReserve({ bank, amount: yuan(5n) }, undefined)).toEqual({
            bank,
            balance: yuan(5n),
            issued: yuan(0n),
            destroyed: yuan(0n),
        });
    });

    it('adds to what is there', () => {
        expect(creditReserve({ bank, amount: yuan(0n, 1n) }, reserve)).toEqual({ ...reserve, balance: yuan(100n, 1n) });
    });

    it.each([
        ['COINS_MUST_BE_CNY', { currency: 'USD', minorUnits: 0n }],
        ['AMOUNT_MUST_BE_POSITIVE', yuan(0n)],
    ])('refuses: %s', (code, amount) => {
        expect(() => creditReserve({ bank, amount }, reserve)).toThrow(code);
    });
});
