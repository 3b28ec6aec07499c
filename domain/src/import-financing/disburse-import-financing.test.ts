import { describe, expect, it } from '@jest/globals';
import type { Means } from '../receivable/api.js';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import { disburseImportFinancing, importFinancingDue } from './disburse-import-financing.js';
import type { ImportFinancing } from './import-financing.js';
import { disbursed, own, reserved } from './testing/samples.js';

const outside: Means = { kind: 'OUTSIDE', reference: 'CIPS 1' };
const inCoins: Means = { kind: 'E_CNY', walletId: idOf(9) };
const { importFinancingId, bank, importerUscc } = reserved;
const disburse = (importFinancing: ImportFinancing = reserved, paidAt = morning, means: Means = outside) =>
    disburseImportFinancing({ importFinancingId, means }, { importFinancing, paidAt, transactionId: 'tx' });
const dollars = { currency: 'USD', minorUnits: 1n };
const alert = {
    declarationVersion: 2,
    declarationStatus: 'RELEASED',
    available: yuan(0n),
    isCovered: false,
    raisedAt: morning,
} as const;
const ownReserved: ImportFinancing = { ...own, status: 'RESERVED' };

describe('disburseImportFinancing', () => {
    it('pays a reservation out to its last instant, outside the ledger or in coins', () => {
        expect(disburse()).toEqual(disbursed);
        expect(disburse(reserved, '2026-04-03T00:59:59.999Z', inCoins).disbursement).toEqual({
            payment: { means: 'E_CNY', walletId: idOf(9), transactionId: 'tx' },
            paidAt: '2026-04-03T00:59:59.999Z',
        });
    });

    it('leaves nothing owed where the importer pays itself', () => {
        expect(disburse(ownReserved)).toEqual({
            ...ownReserved,
            status: 'PAID',
            disbursement: disbursed.disbursement,
        });
    });

    it('pays again once customs has said that the goods are worth it after all', () => {
        const covered = { ...alert, declarationVersion: 3, isCovered: true };

        expect(disburse({ ...reserved, alerts: [alert, covered] }).status).toBe('DISBURSED');
    });

    const expired = '2026-04-03T01:00:00.000Z';
    const passed = { ...reserved, dueOn: '2026-03-30', alerts: [alert] };
    it.each<[string, ImportFinancing, string]>([
        ['FINANCING_MUST_BE_RESERVED', { ...passed, status: 'WITHDRAWN' }, expired],
        ['FINANCING_MUST_BE_RESERVED', disbursed, morning],
        ['RESERVATION_MUST_NOT_HAVE_EXPIRED', passed, expired],
        ['DUE_DATE_MUST_NOT_HAVE_PASSED', passed, morning],
        ['DECLARATION_MUST_NOT_BE_ALERTED', { ...ownReserved, alerts: [alert] }, morning],
        ['OWN_FUNDS_MUST_BE_PAID_OUTSIDE_LEDGER', { ...ownReserved, amount: dollars }, morning],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', { ...reserved, amount: dollars }, morning],
    ])('refuses: %s', (code, importFinancing, paidAt) => {
        expect(() => disburse(importFinancing, paidAt, inCoins)).toThrow(code);
    });
});

describe('importFinancingDue', () => {
    it('moves coins between the bank’s vault and a wallet of the importer, for this loan', () => {
        const payment = { direction: 'TO_BORROWER', amount: yuan(300n), means: inCoins } as const;

        expect(importFinancingDue(reserved, payment)).toEqual({
            from: { bank, wallet: 'vault' },
            to: { bank, wallet: idOf(9), holderUscc: importerUscc },
            amount: yuan(300n),
            reference: importFinancingId,
        });
    });
});
