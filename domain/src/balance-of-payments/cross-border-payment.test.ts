import { describe, expect, it } from '@jest/globals';
import { account } from '../capital-account/testing/samples.js';
import { receipt } from '../export-receipt/testing/samples.js';
import { reserved } from '../tax-form/testing/samples.js';
import { ofCapitalReceipt, ofExportReceipt, ofOutwardPayment } from './cross-border-payment.js';
import { idOf, yuan } from './testing/samples.js';

describe('a payment from or to abroad', () => {
    it('is an export receipt that a registrar has matched, of the day on which the money came in', () => {
        const shares = [...receipt.shares, ...receipt.shares];

        expect(ofExportReceipt({ ...receipt, shares, status: 'MATCHED' })).toMatchObject({
            kind: 'EXPORT_RECEIPT',
            paymentId: receipt.receiptId,
            direction: 'RECEIVED',
            day: '2026-03-31',
            declarationNumbers: [receipt.shares[0]!.declarationNumber],
        });
        for (const status of ['RECORDED', 'REFUSED'] as const) {
            expect(() => ofExportReceipt({ ...receipt, status })).toThrow('PAYMENT_MUST_BE_FINAL');
        }
    });

    it('is a capital receipt, of the day that it was in China', () => {
        const capital = {
            receiptId: idOf(3),
            capitalAccountId: account.capitalAccountId,
            bank: 'HaizhouBankMSP',
            amount: yuan(1n),
            reference: 'CIPS 9',
            receivedAt: '2026-03-31T16:00:00.000Z',
        };

        expect(ofCapitalReceipt(capital)).toMatchObject({ kind: 'CAPITAL_RECEIPT', day: '2026-04-01' });
    });

    it('is a payment abroad that has gone out, with its payee, contract and tax form', () => {
        const payment = { reference: 'CIPS 8', paidAt: '2026-03-31T15:59:59.999Z' };

        expect(ofOutwardPayment({ ...reserved, status: 'PAID', payment })).toMatchObject({
            direction: 'PAID',
            enterpriseUscc: reserved.payerUscc,
            reference: 'CIPS 8',
            day: '2026-03-31',
            payee: reserved.payee,
            taxFormNumber: reserved.form!.formNumber,
        });
        expect(() => ofOutwardPayment(reserved)).toThrow('PAYMENT_MUST_BE_FINAL');
    });
});
