import { describe, expect, it } from '@jest/globals';
import { dollarsInYuan } from '../exchange-rate/testing/samples.js';
import { morning, releaseCode, yuan } from '../receivable/testing/samples.js';
import type { RecordExportReceipt } from './api.js';
import { recordExportReceipt } from './record-export-receipt.js';
import { receipt, recording } from './testing/samples.js';

const asking = { bank: 'HaizhouBankMSP', askedAt: morning, exchangeRates: { rates: [dollarsInYuan] } };
const share = (declarationNumber: string, amount: bigint) => ({ declarationNumber, releaseCode, amount: yuan(amount) });
const { declarationNumber, releaseCode: code, ...several } = recording;

describe('recordExportReceipt', () => {
    it('waits for a registrar to collect all of it on its declaration', () => {
        expect(recordExportReceipt(recording, asking)).toEqual(receipt);
    });

    it('pays several declarations, in the order of their numbers', () => {
        const shares = [share('310120260000000025', 50n), share('310120260000000017', 200n)];

        expect(recordExportReceipt({ ...several, shares }, asking)).toEqual({
            ...receipt,
            shares: [...shares].reverse(),
        });
    });

    it('is worth what it is at the rate that the bank names, rounded up', () => {
        const inDollars = { ...recording, amount: { currency: 'USD', minorUnits: 1n } };

        expect(recordExportReceipt({ ...inDollars, exchangeRateId: dollarsInYuan.rateId }, asking)).toEqual({
            ...receipt,
            amount: inDollars.amount,
            shares: [{ declarationNumber, releaseCode: code, amount: yuan(0n, 7n) }],
            exchangeRate: dollarsInYuan,
        });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<RecordExportReceipt>]>([
        ['RECEIPT_MUST_NOT_BE_OF_A_LATER_DAY', { receivedOn: '2026-04-01', shares: [] }],
        ['FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE', { shares: [share('310120261000000017', 1n)] }],
        ['DECLARATION_MUST_BE_EXPORT', { declarationNumber: '310120261000000017', amount: yuan(0n) }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }],
    ])('refuses: %s', (expected, broken) => {
        expect(() => recordExportReceipt({ ...recording, ...broken }, asking)).toThrow(expected);
    });
});
