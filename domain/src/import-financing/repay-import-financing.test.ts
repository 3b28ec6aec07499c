import { describe, expect, it } from '@jest/globals';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import type { RepayImportFinancing } from './api.js';
import type { ImportFinancing } from './import-financing.js';
import { repayImportFinancing } from './repay-import-financing.js';
import { disbursed, own, reserved } from './testing/samples.js';
import { writeOffImportFinancing } from './write-off-import-financing.js';

const { importFinancingId } = disbursed;
const repayment: RepayImportFinancing = {
    importFinancingId,
    repaymentId: idOf(61),
    amount: yuan(100n),
    means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
};
const repay = (changes: object = {}, importFinancing: ImportFinancing = disbursed) =>
    repayImportFinancing({ ...repayment, ...changes }, { importFinancing, transactionId: 'tx', paidAt: morning });
const rest = { repaymentId: idOf(62), amount: yuan(200n) };
const dollars = { currency: 'USD', minorUnits: 1n };

describe('repayImportFinancing', () => {
    it('takes a part, and then the rest', () => {
        const partly = repay();

        expect(partly).toEqual({
            ...disbursed,
            outstanding: yuan(200n),
            repayments: [
                {
                    repaymentId: idOf(61),
                    amount: yuan(100n),
                    payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
                    receivedAt: morning,
                },
            ],
        });
        expect(repay(rest, partly)).toMatchObject({ status: 'REPAID', outstanding: yuan(0n) });
    });

    it('does not bring back into the books what is recovered of a loan that was written off', () => {
        const request = { importFinancingId, amount: yuan(300n), reason: 'The importer is wound up' };
        const lost = writeOffImportFinancing(request, { importFinancing: disbursed, at: morning });
        const partly = repay({}, lost);

        expect(partly).toMatchObject({ status: 'WRITTEN_OFF', outstanding: yuan(200n) });
        expect(repay(rest, partly).status).toBe('REPAID');
    });

    it.each<[string, object, ImportFinancing]>([
        ['FINANCING_MUST_BE_DISBURSED', { amount: yuan(0n) }, reserved],
        ['FINANCING_MUST_BE_DISBURSED', {}, { ...own, status: 'PAID' }],
        ['REPAYMENT_MUST_BE_NEW', { amount: yuan(0n) }, repay()],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, disbursed],
        ['CURRENCY_MUST_MATCH_FINANCING', { amount: dollars }, disbursed],
        ['REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING', { amount: yuan(300n, 1n) }, disbursed],
        [
            'CURRENCY_MUST_BE_CNY_FOR_E_CNY',
            { amount: dollars, means: { kind: 'E_CNY', walletId: idOf(9) } },
            { ...disbursed, outstanding: dollars },
        ],
    ])('refuses: %s', (code, changes, importFinancing) => {
        expect(() => repay(changes, importFinancing)).toThrow(code);
    });
});
