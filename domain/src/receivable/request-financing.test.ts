import { describe, expect, it } from '@jest/globals';
import type { RequestFinancing } from './api.js';
import { askBalance, requestFinancing } from './request-financing.js';
import { declarationNumber, exporterUscc, idOf, morning, releaseCode, requested, yuan } from './testing/samples.js';

const request: RequestFinancing = {
    financingId: requested.financingId,
    declarationNumber,
    releaseCode,
    exporterUscc,
    amount: yuan(300n),
};
const asking = { bank: 'HaizhouBankMSP', askedAt: morning };

describe('requestFinancing', () => {
    it('waits for a registrar and holds nothing yet', () => {
        expect(requestFinancing(request, asking)).toEqual(requested);
    });

    it('asks for one fen', () => {
        expect(requestFinancing({ ...request, amount: yuan(0n, 1n) }, asking).status).toBe('REQUESTED');
    });

    it('takes the year that has begun in China and nowhere else', () => {
        const nextYear = { ...request, declarationNumber: '310120270000000017' };

        expect(requestFinancing(nextYear, { ...asking, askedAt: '2026-12-31T16:00:00.000Z' }).status).toBe('REQUESTED');
        expect(() => requestFinancing(nextYear, { ...asking, askedAt: '2026-12-31T15:59:59.999Z' })).toThrow(
            'DECLARATION_YEAR_MUST_NOT_BE_FUTURE',
        );
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['DECLARATION_MUST_BE_EXPORT', { declarationNumber: '310120271000000017', amount: yuan(0n) }],
        ['DECLARATION_YEAR_MUST_NOT_BE_FUTURE', { declarationNumber: '310120270000000017', amount: yuan(0n) }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }],
    ])('refuses: %s', (code, broken) => {
        expect(() => requestFinancing({ ...request, ...broken }, asking)).toThrow(code);
    });
});

describe('askBalance', () => {
    const question = { questionId: idOf(3), declarationNumber, releaseCode };

    it('waits for a registrar', () => {
        expect(askBalance(question, asking)).toEqual({ ...question, ...asking, status: 'ASKED' });
    });

    it.each([
        ['DECLARATION_MUST_BE_EXPORT', '310120271000000017'],
        ['DECLARATION_YEAR_MUST_NOT_BE_FUTURE', '310120270000000017'],
    ])('refuses: %s', (code, number) => {
        expect(() => askBalance({ ...question, declarationNumber: number }, asking)).toThrow(code);
    });
});
