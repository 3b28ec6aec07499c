import { describe, expect, it } from '@jest/globals';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import { settleImportFinancing } from './end-import-financing.js';
import type { ImportFinancing } from './import-financing.js';
import { repayImportFinancing } from './repay-import-financing.js';
import { reverseImportDisbursement } from './reverse-import-disbursement.js';
import { disbursed, financed, financedByOther, own, reserved } from './testing/samples.js';

const { importFinancingId, disbursement } = disbursed;
const reason = 'Returned by the correspondent bank';
const reverse = (importFinancing: ImportFinancing) =>
    reverseImportDisbursement({ importFinancingId, reason }, { importFinancing, at: morning });
const partly = repayImportFinancing(
    { importFinancingId, repaymentId: idOf(61), amount: yuan(1n), means: { kind: 'OUTSIDE', reference: 'CIPS 2' } },
    { importFinancing: disbursed, transactionId: 'tx', paidAt: morning },
);
const inCoins = { payment: { means: 'E_CNY', walletId: idOf(9), transactionId: 'tx' }, paidAt: morning } as const;

describe('reverseImportDisbursement', () => {
    it('leaves nothing owed of a loan that did not reach the seller, and keeps how it was paid', () => {
        expect(reverse(disbursed)).toEqual({
            ...disbursed,
            status: 'REVERSED',
            reversal: { reason, at: morning },
            outstanding: yuan(0n),
        });
    });

    it('takes back what the importer has paid itself', () => {
        expect(reverse({ ...own, status: 'PAID', disbursement: disbursement! }).status).toBe('REVERSED');
    });

    it('frees the goods when a registrar has taken it off them', () => {
        expect(settleImportFinancing(reverse(disbursed), { financed, at: morning })).toEqual({
            importFinancing: reverse(disbursed),
            financed: financedByOther,
        });
    });

    it.each<[string, ImportFinancing]>([
        ['DISBURSEMENT_MUST_STAND_ALONE', reserved],
        ['DISBURSEMENT_MUST_STAND_ALONE', reverse(disbursed)],
        ['DISBURSEMENT_MUST_STAND_ALONE', { ...disbursed, status: 'WRITTEN_OFF' }],
        ['DISBURSEMENT_MUST_STAND_ALONE', { ...partly, disbursement: inCoins }],
        ['PAYMENT_MUST_BE_OUTSIDE_LEDGER', { ...disbursed, disbursement: inCoins }],
    ])('refuses: %s', (code, importFinancing) => {
        expect(() => reverse(importFinancing)).toThrow(code);
    });
});
