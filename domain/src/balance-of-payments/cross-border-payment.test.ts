import { describe, expect, it } from '@jest/globals';
import { account } from '../capital-account/testing/samples.js';
import { disbursed, own, reserved as reservedForImport } from '../import-financing/testing/samples.js';
import { receipt } from '../export-receipt/testing/samples.js';
import { reserved } from '../tax-form/testing/samples.js';
import { ofCapitalReceipt, ofExportReceipt, ofImportPayment, ofOutwardPayment } from './cross-border-payment.js';
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

    it('is what the seller of imported goods was paid, out of a loan or not, unless it came back', () => {
        const { disbursement } = disbursed;

        for (const paid of [disbursed, { ...own, status: 'PAID' as const, disbursement: disbursement! }]) {
            expect(ofImportPayment(paid)).toMatchObject({
                kind: 'IMPORT_PAYMENT',
                direction: 'PAID',
                enterpriseUscc: paid.importerUscc,
                reference: 'CIPS 1',
                declarationNumbers: [paid.declarationNumber],
            });
        }
        expect(() => ofImportPayment(reservedForImport)).toThrow('PAYMENT_MUST_BE_FINAL');
        expect(() => ofImportPayment({ ...disbursed, status: 'REVERSED' })).toThrow('PAYMENT_MUST_BE_FINAL');
    });

    it('is not what an importer was paid in coins, at home', () => {
        const payment = { means: 'E_CNY', walletId: idOf(9), transactionId: 'tx' } as const;

        expect(() => ofImportPayment({ ...disbursed, disbursement: { ...disbursed.disbursement!, payment } })).toThrow(
            'PAYMENT_MUST_GO_ABROAD',
        );
    });
});
