import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import { bopNumberParts } from '../kernel/identifiers/bop-number.js';
import type { DaySerials } from './payment-report.js';
import { reportPayment, type ReportFacts } from './report-payment.js';
import {
    dollars,
    facts,
    idOf,
    institutionCode,
    paid,
    refused,
    report,
    request,
    rules,
    yuan,
} from './testing/samples.js';

const outward = {
    ...request,
    payment: { kind: paid.kind, paymentId: paid.paymentId },
    amount: dollars(100_000n),
    counterparty: paid.payee!,
    transactionCode: '227020',
    contractReference: 'AS-2026-011',
};

describe('reportPayment', () => {
    it('reports a receipt under the next number of its institution and its day, with what its record says', () => {
        const { report, serials, reported } = reportPayment(request, facts);

        expect(report).toMatchObject({
            bopNumber: '3302000104012603300001',
            bank: 'HaizhouBankMSP',
            direction: 'RECEIVED',
            reference: 'CIPS 7',
            day: '2026-03-30',
            declarationNumbers: ['310120260000000017'],
            // Five banking days after a Monday.
            dueOn: '2026-04-06',
            status: 'SUBMITTED',
        });
        expect(serials).toEqual({ dayKey: 'a day', last: 1 });
        expect(reported).toEqual({ payment: request.payment, reportId: idOf(1) });
    });

    it('reports a payment abroad with its contract and tax form, in the time that there is for those', () => {
        const { contractReference: _, ...unsaid } = outward;
        const { report } = reportPayment(unsaid, { ...facts, payment: paid });

        expect(report).toMatchObject({
            direction: 'PAID',
            contractReference: 'AS-2026-011',
            taxFormNumber: '2026330206000017',
            dueOn: '2026-03-31',
        });
    });

    it('says nothing of a last day that no calendar tells', () => {
        expect(reportPayment(request, { ...facts, calendars: undefined }).report).not.toHaveProperty('dueOn');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const code = { transactionCode: '999999' };
    const counterparty = { counterparty: { partyName: 'Nobody', countryCode: 'CN' }, ...code };
    const contract = { contractReference: 'another', ...counterparty };
    const country = { ...contract, counterparty: { partyName: 'Nobody', countryCode: 'CN' } };
    const amount = { amount: dollars(100_001n), ...country };
    const enterprise = { enterpriseUscc: '91440101MA2C0001XU', ...amount };
    it.each<[string, object, Partial<ReportFacts>]>([
        ['PAYMENT_MUST_BE_REPORTED_ONCE', enterprise, { last: report }],
        ['REPLACED_REPORT_MUST_BE_THE_LAST', { replaces: idOf(9), ...enterprise }, { last: report }],
        ['REPLACED_REPORT_MUST_BE_THE_LAST', { replaces: idOf(9), ...enterprise }, {}],
        ['REPLACED_REPORT_MUST_BE_REFUSED', { replaces: idOf(1), ...enterprise }, { last: report }],
        ['ENTERPRISE_MUST_BE_THAT_OF_PAYMENT', enterprise, {}],
        ['AMOUNT_MUST_BE_THAT_OF_PAYMENT', amount, {}],
        ['AMOUNT_MUST_BE_THAT_OF_PAYMENT', { ...country, amount: { ...outward.amount, currency: 'EUR' } }, {}],
        ['COUNTERPARTY_MUST_BE_THAT_OF_PAYMENT', country, {}],
        [
            'CONTRACT_MUST_BE_THAT_OF_PAYMENT',
            { ...contract, counterparty: { partyName: 'Nobody', countryCode: 'DE' } },
            {},
        ],
        ['TRANSACTION_CODE_MUST_BE_IN_TABLE', code, {}],
        ['SERIALS_OF_DAY_MUST_NOT_BE_USED_UP', {}, { serials: { dayKey: 'a day', last: 9_999 } }],
        ['BANK_MUST_HAVE_INSTITUTION_CODE', {}, { rules: { ...rules, institutions: [] } }],
    ])('refuses: %s', (refusal, wrong, known) => {
        expect(() => reportPayment({ ...outward, ...wrong }, { ...facts, payment: paid, ...known })).toThrow(refusal);
    });

    it('refuses what only a receipt can break: a payer at home, and a code for payments abroad alone', () => {
        expect(() => reportPayment({ ...request, ...counterparty }, facts)).toThrow('COUNTERPARTY_MUST_BE_ABROAD');
        expect(() => reportPayment({ ...request, transactionCode: '227020' }, facts)).toThrow(
            'TRANSACTION_CODE_MUST_FIT_DIRECTION',
        );
        for (const amount of [yuan(249n, 99n), yuan(250n, 1n)]) {
            expect(() => reportPayment({ ...request, amount }, facts)).toThrow('AMOUNT_MUST_BE_THAT_OF_PAYMENT');
        }
    });

    it('gives the last serial of a day, and none after it', () => {
        const { report } = reportPayment(request, { ...facts, serials: { dayKey: 'a day', last: 9_998 } });

        expect(report.bopNumber).toBe('3302000104012603309999');
    });

    it('takes a report that mends a refused one, under the number that the payment has', () => {
        const mended = { ...request, reportId: idOf(2), replaces: idOf(1), transactionCode: '121020' };
        const done = reportPayment(mended, { ...facts, last: refused, serials: { dayKey: 'a day', last: 7 } });

        expect(done.report).toMatchObject({ bopNumber: report.bopNumber, replaces: idOf(1), status: 'SUBMITTED' });
        expect(done.replaced).toEqual({ ...refused, status: 'REPLACED' });
        expect(done).not.toHaveProperty('serials');
        expect(done.reported.reportId).toBe(idOf(2));
    });

    it('never gives a number twice, whatever comes in on whichever day', () => {
        const days = ['2026-03-27', '2026-03-30', '2026-03-31'];
        fc.assert(
            fc.property(fc.array(fc.constantFrom(...days), { maxLength: 40 }), (each) => {
                const book = new Map<string, DaySerials>();
                const numbers = each.map((day) => {
                    const payment = { ...facts.payment, day };
                    const done = reportPayment(request, { ...facts, payment, dayKey: day, serials: book.get(day) });
                    book.set(day, done.serials!);
                    expect(bopNumberParts(done.report.bopNumber)).toMatchObject({ institutionCode, day });
                    return done.report.bopNumber;
                });

                expect(new Set(numbers).size).toBe(each.length);
            }),
            { seed, numRuns: Number(process.env['RUNS'] ?? 200) },
        );
    });
});
