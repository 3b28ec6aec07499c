import { describe, expect, it } from '@jest/globals';
import { receiptTerms, receiptText } from './load-receipt.js';
import { load, paidOf } from './testing/samples.js';

const here = { channel: 'cohong', bank: 'HaizhouBankMSP' };

describe('the receipt of a load', () => {
    it('says what a payee checks, and neither whose wallet it is nor what the device has paid', () => {
        const text = receiptText(receiptTerms({ ...load, statements: [paidOf({})] }, here));

        expect(JSON.parse(text)).toMatchObject({
            purpose: 'cohong load receipt',
            ...here,
            deviceKey: load.deviceKey,
            caps: { amount: { amount: '70.00', currency: 'CNY' }, payments: 2 },
        });
        expect(text).not.toContain(load.walletId);
        expect(text).not.toContain('statements');
    });

    it('stays the same whatever the device pays', () => {
        expect(receiptTerms({ ...load, statements: [paidOf({})], status: 'UNLOADED' }, here)).toEqual(
            receiptTerms(load, here),
        );
    });
});
