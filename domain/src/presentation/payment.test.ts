import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { coinsDue, paymentBy, type Debt, type MeansOfPayment } from './payment.js';

const walletId = '7'.repeat(32);
const uscc = '91330206MA2CH0012E';
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
const between: Debt = {
    reference: '1'.repeat(32),
    amount: { currency: 'CNY', minorUnits: 45_000_001n },
    debtorBank: 'HarbourBankMSP',
    creditorBank: 'HaizhouBankMSP',
    beneficiary: { uscc },
};
const within: Debt = { ...between, creditorBank: 'HarbourBankMSP' };
const outside: MeansOfPayment = { kind: 'OUTSIDE', uetr };
const vault = { bank: 'HarbourBankMSP', wallet: 'vault' };

describe('a payment under a credit', () => {
    it('in e-CNY goes from the vault of the bank that pays into that of the bank that presented', () => {
        expect(coinsDue(between, { kind: 'E_CNY' })).toEqual({
            reference: between.reference,
            amount: between.amount,
            from: vault,
            to: { bank: 'HaizhouBankMSP', wallet: 'vault' },
        });
    });

    it('in e-CNY goes to the beneficiary, who must hold the wallet, where the bank has presented itself', () => {
        expect(coinsDue(within, { kind: 'E_CNY', walletId })).toMatchObject({
            from: vault,
            to: { bank: 'HarbourBankMSP', wallet: walletId, holderUscc: uscc },
        });
    });

    const share = {
        wallet: '8'.repeat(32),
        holderUscc: '91330206MA2LM0069W',
        amount: { currency: 'CNY', minorUnits: 5n },
    };

    it('in e-CNY pays shares beside what is left, or alone where nothing is left or that is paid outside', () => {
        const { wallet, holderUscc, amount } = share;
        const alone = { from: vault, to: { bank: 'HarbourBankMSP', wallet, holderUscc }, amount };
        const nothing = { ...between, amount: { currency: 'CNY', minorUnits: 0n } };

        expect(coinsDue(between, { kind: 'E_CNY' }, [share])).toMatchObject({
            amount: between.amount,
            shares: [share],
        });
        for (const [debt, means] of [
            [between, outside],
            [nothing, { kind: 'E_CNY' }],
        ] as const) {
            expect(coinsDue(debt, means, [share])).toEqual({ reference: between.reference, ...alone });
            expect(coinsDue(debt, means, [share, share])).toMatchObject({ ...alone, shares: [share] });
        }
    });

    it('outside the ledger moves no coins, in whatever currency', () => {
        expect(coinsDue({ ...between, amount: dollars(1n) }, outside)).toBeUndefined();
    });

    it('is recorded as it was made', () => {
        const paying = { transactionId: 'tx1', at: '2026-05-27T02:00:00.000Z' };

        expect([
            paymentBy(outside, paying),
            paymentBy({ kind: 'E_CNY' }, paying),
            paymentBy({ kind: 'E_CNY', walletId }, paying),
        ]).toEqual([
            { means: 'OUTSIDE', uetr, at: paying.at },
            { means: 'E_CNY', ...paying },
            { means: 'E_CNY', walletId, ...paying },
        ]);
    });

    it('is recorded once under its reference: UETR_MUST_BE_NEW', () => {
        const at = '2026-05-27T02:00:00.000Z';
        const paying = { transactionId: 'tx1', at, earlierPayment: { uetr, creditId: 'c'.repeat(32), at } };

        expect(() => paymentBy(outside, paying)).toThrow('UETR_MUST_BE_NEW');
        expect(paymentBy({ kind: 'E_CNY' }, paying).means).toBe('E_CNY');
    });

    it.each<[string, Debt, MeansOfPayment]>([
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', { ...between, amount: dollars(1n) }, { kind: 'E_CNY', walletId }],
        ['PAYMENT_MUST_REACH_PRESENTER', between, { kind: 'E_CNY', walletId }],
        ['PAYMENT_MUST_REACH_PRESENTER', within, { kind: 'E_CNY' }],
        ['PAYMENT_MUST_REACH_PRESENTER', { ...within, beneficiary: {} }, { kind: 'E_CNY', walletId }],
    ])('refuses %s (%#)', (code, debt, means) => {
        expect(() => coinsDue(debt, means)).toThrow(code);
    });
});
