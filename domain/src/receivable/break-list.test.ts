import { describe, expect, it } from '@jest/globals';
import { breakList } from './break-list.js';
import type { Financing } from './financing.js';
import { disbursed, idOf, reserved, yuan } from './testing/samples.js';

const lent = (n: number, outstanding: bigint): Financing => ({
    ...disbursed,
    financingId: idOf(n),
    status: 'PARTIALLY_REPAID',
    outstanding: yuan(outstanding),
});
const inCore = (n: number, outstanding: bigint, currency = 'CNY') => ({
    financingId: idOf(n),
    outstanding: { ...yuan(outstanding), currency },
});

describe('breakList', () => {
    it('is empty when both books say the same of every loan', () => {
        expect(breakList([lent(1, 300n), lent(2, 40n)], [inCore(2, 40n), inCore(1, 300n)])).toEqual([]);
    });

    it('asks for nothing in core banking of what is reserved or repaid', () => {
        const repaid: Financing = { ...disbursed, financingId: idOf(3), status: 'REPAID', outstanding: yuan(0n) };

        expect(breakList([reserved, repaid], [inCore(3, 0n)])).toEqual([]);
    });

    it('names a loan that stands twice in core banking, and compares nothing of it', () => {
        expect(breakList([lent(1, 300n)], [inCore(1, 100n), inCore(1, 200n)])).toEqual([
            { code: 'LOAN_MUST_STAND_ONCE_IN_CORE_BANKING', financingId: idOf(1) },
        ]);
    });

    it.each([
        ['nobody knows on the ledger', []],
        ['is only reserved on the ledger', [{ ...reserved, financingId: idOf(1) }]],
        ['is repaid on the ledger', [{ ...lent(1, 0n), status: 'REPAID' as const }]],
    ])('names a loan in core banking that %s', (_, financings) => {
        expect(breakList(financings, [inCore(1, 300n)])).toEqual([
            { code: 'LOAN_MUST_STAND_ON_LEDGER', financingId: idOf(1), inCoreBanking: yuan(300n) },
        ]);
    });

    it.each([
        ['lacks', []],
        ['has as repaid', [inCore(1, 0n)]],
    ])('names a loan on the ledger that core banking %s', (_, coreLoans) => {
        expect(breakList([lent(1, 300n)], coreLoans)).toMatchObject([
            { code: 'LOAN_MUST_STAND_IN_CORE_BANKING', financingId: idOf(1), onLedger: yuan(300n) },
        ]);
    });

    it('names a loan in two currencies, whatever its amounts', () => {
        expect(breakList([lent(1, 300n)], [inCore(1, 300n, 'USD')])).toMatchObject([{ code: 'CURRENCY_MUST_AGREE' }]);
    });

    it('names a loan of which a fen more or less is outstanding', () => {
        expect(breakList([lent(1, 300n)], [{ ...inCore(1, 300n), outstanding: yuan(300n, 1n) }])).toEqual([
            {
                code: 'OUTSTANDING_MUST_AGREE',
                financingId: idOf(1),
                onLedger: yuan(300n),
                inCoreBanking: yuan(300n, 1n),
            },
        ]);
    });

    it('gives the breaks in the order of the ids', () => {
        const breaks = breakList([lent(3, 1n), lent(1, 1n)], [inCore(2, 1n)]);

        expect(breaks.map(({ financingId }) => financingId)).toEqual([idOf(1), idOf(2), idOf(3)]);
    });
});
