import { describe, expect, it } from '@jest/globals';
import { fieldsToMend, mustMend } from './mend-report.js';
import type { PaymentReport, RefusalReason } from './payment-report.js';
import { idOf, morning, refused, report, request } from './testing/samples.js';

const refusedFor = (reasons: RefusalReason[], changes: Partial<PaymentReport> = {}): PaymentReport => ({
    ...refused,
    ...changes,
    advice: { given: { status: 'REFUSED', reasons }, advisedAt: morning },
});
const again = { ...request, reportId: idOf(2), replaces: idOf(1) };

describe('a refused report', () => {
    it('tells which fields are to be mended, each once, and only while it is refused', () => {
        expect(fieldsToMend(refusedFor(['CONTRACT_MUST_BE_NAMED', 'CODE_MUST_FIT_TRANSACTION']))).toEqual([
            'contractReference',
            'transactionCode',
        ]);
        expect(fieldsToMend({ ...refused, status: 'REPLACED' })).toEqual([]);
        expect(fieldsToMend(report)).toEqual([]);
    });

    it.each<[string, RefusalReason, object]>([
        ['its code', 'CODE_MUST_FIT_TRANSACTION', { transactionCode: '121020' }],
        [
            'who has paid',
            'COUNTERPARTY_MUST_BE_THE_TRUE_ONE',
            { counterparty: { ...request.counterparty, countryCode: 'NL' } },
        ],
        ['its contract', 'CONTRACT_MUST_BE_NAMED', { contractReference: 'ET-2026-04' }],
        ['its invoice', 'INVOICE_MUST_BE_NAMED', { invoiceReference: 'HL-26-0118' }],
    ])('is replaced by one that mends %s, and by no other', (_, reason, mended) => {
        const { contractReference: _contract, invoiceReference: _invoice, ...without } = again;
        const replaced = refusedFor([reason]);

        expect(() => {
            mustMend({ ...again, ...mended }, replaced);
        }).not.toThrow();
        expect(() => {
            mustMend(again, replaced);
        }).toThrow('REPORT_MUST_MEND_WHAT_WAS_REFUSED');
        expect(() => {
            mustMend({ ...without, transactionCode: again.transactionCode }, replaced);
        }).toThrow('REPORT_MUST_MEND_WHAT_WAS_REFUSED');
    });

    it('is replaced by one that names what it did not', () => {
        const { invoiceReference: _, ...unnamed } = refusedFor(['INVOICE_MUST_BE_NAMED']);

        expect(() => {
            mustMend(again, unnamed);
        }).not.toThrow();
    });

    it('is replaced when it was refused, not before nor when it was accepted', () => {
        for (const status of ['SUBMITTED', 'ACCEPTED', 'REPLACED'] as const) {
            expect(() => {
                mustMend(again, { ...report, status });
            }).toThrow('REPLACED_REPORT_MUST_BE_REFUSED');
        }
    });
});
