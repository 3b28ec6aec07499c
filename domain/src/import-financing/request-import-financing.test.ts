import { describe, expect, it } from '@jest/globals';
import { morning, yuan } from '../receivable/testing/samples.js';
import { requestImportFinancing } from './request-import-financing.js';
import { own, requested } from './testing/samples.js';

const { bank, requestedAt: _at, status: _status, outstanding: _nothing, ...paper } = requested;
const { repayments: _none, alerts: _untold, ...request } = paper;
const ask = (changes: object = {}) => requestImportFinancing({ ...request, ...changes }, { bank, askedAt: morning });

describe('requestImportFinancing', () => {
    it('takes a request for a loan, and for a payment out of the importer’s own funds', () => {
        const { importFinancingId, funds } = own;

        expect(ask()).toEqual(requested);
        expect(ask({ importFinancingId, funds, dueOn: undefined })).toEqual({ ...own, dueOn: undefined });
    });

    it('takes a loan that is due on the next day in China', () => {
        expect(ask({ dueOn: '2026-04-01' }).dueOn).toBe('2026-04-01');
    });

    const exported = { declarationNumber: '310120270000000017' };
    const future = { declarationNumber: '310120271000000017' };
    const today = { dueOn: '2026-03-31' };
    it.each<[string, object]>([
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n), ...exported }],
        ['DECLARATION_MUST_BE_IMPORT', { ...exported, ...today, funds: 'OWN_FUNDS' }],
        ['DECLARATION_YEAR_MUST_NOT_BE_FUTURE', { ...future, ...today, funds: 'OWN_FUNDS' }],
        ['DUE_DATE_MUST_BE_OF_LOAN', { ...today, funds: 'OWN_FUNDS' }],
        ['DUE_DATE_MUST_BE_IN_FUTURE', today],
    ])('refuses: %s', (code, changes) => {
        expect(() => ask(changes)).toThrow(code);
    });
});
