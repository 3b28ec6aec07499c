import { describe, expect, it } from '@jest/globals';
import { idOf, morning, releaseCode, yuan } from '../receivable/testing/samples.js';
import { decideImportFinancing, type ImportFinancingFacts } from './decide-import-financing.js';
import type { ImportFinancing } from './import-financing.js';
import type { ImportedGoods } from './imported-goods.js';
import { facts, financed, financedByOther, goods, own, policy, requested, reserved } from './testing/samples.js';

const decide = (importFinancing: ImportFinancing = requested, changes: Partial<ImportFinancingFacts> = {}) =>
    decideImportFinancing(importFinancing, { ...facts, ...changes });
const known = (changes: Partial<ImportedGoods>) => ({ known: { declaration: { ...goods, ...changes }, releaseCode } });
const decision = (...asked: Parameters<typeof decide>) => decide(...asked).importFinancing.decision;
const dollars = { currency: 'USD', minorUnits: 1n };

describe('decideImportFinancing', () => {
    it('reserves beside another bank, and begins what lies on goods for which nobody has paid', () => {
        expect(decide()).toEqual({ importFinancing: reserved, financed });
        expect(decide(requested, { financed: undefined }).financed).toEqual({
            ...financed,
            allocations: financed.allocations.slice(1),
        });
    });

    it('notes the version of the declaration on which it has looked', () => {
        expect(decide(requested, known({ version: 2 })).financed?.declarationVersion).toBe(2);
    });

    it('lends over all banks to the last fen of the cap, rounded down', () => {
        expect(decide({ ...requested, amount: yuan(400n) }).importFinancing.status).toBe('RESERVED');
        expect(decision({ ...requested, amount: yuan(400n, 1n) })).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            available: yuan(400n),
        });
        expect(decision({ ...requested, amount: yuan(401n) }, known({ totalValue: yuan(1_000n, 99n) }))).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            available: yuan(400n, 79n),
        });
    });

    it('lets the importer itself pay to the last fen of the value, whatever was lent', () => {
        expect(decide({ ...own, amount: yuan(600n) }).financed?.allocations[1]).toEqual({
            importFinancingId: own.importFinancingId,
            bank: own.bank,
            funds: 'OWN_FUNDS',
            amount: yuan(600n),
        });
        expect(decision({ ...own, amount: yuan(600n, 1n) })).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            available: yuan(600n),
        });
    });

    it('lends nothing on goods that the importer has paid itself', () => {
        const paid = {
            importFinancingId: idOf(54),
            bank: 'PearlBankMSP',
            funds: 'OWN_FUNDS',
            amount: yuan(700n),
        } as const;
        const financedBefore = { ...financed, allocations: [paid] };

        expect(decision(requested, { financed: financedBefore })).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            available: yuan(100n),
        });
    });

    it('has nothing left, and not less, where a lower policy leaves more on the goods than they bear', () => {
        expect(decision(requested, { policy: { ...policy, capBasisPoints: 1_000 } })).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            available: yuan(0n),
        });
    });

    it('has nothing left where customs has amended the goods into another currency than that of what was paid', () => {
        const inDollars = { ...requested, amount: dollars };

        expect(decision(inDollars, known({ totalValue: { ...dollars, minorUnits: 100_000n } }))).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            available: { ...dollars, minorUnits: 0n },
        });
    });

    it('lends to the last day after the goods came in; before that is known, after they were declared', () => {
        const asked = { ...requested, requestedAt: '2026-04-09T15:59:59.999Z' };
        const { importDate: _, ...undated } = goods;

        expect(decide(asked).importFinancing.status).toBe('RESERVED');
        expect(
            decide(
                { ...asked, requestedAt: '2026-04-11T15:59:59.999Z' },
                { known: { declaration: undated, releaseCode } },
            ).importFinancing.status,
        ).toBe('RESERVED');
    });

    it('tells the bank that customs has another contract, and takes the same however it is written', () => {
        const { declarationNumber } = goods;
        const mismatch = { declarationNumber, field: 'contract', declared: 'HL-2026-044', presented: 'HL-45' };

        expect(decision({ ...requested, contractReference: 'hl 2026 044' })).toEqual({ code: 'AMOUNT_IS_RESERVED' });
        expect(decision({ ...requested, contractReference: 'HL-45' })).toEqual({
            code: 'AMOUNT_IS_RESERVED',
            mismatches: [mismatch],
        });
    });

    it('asks no due date of own funds, and takes them however late', () => {
        expect(decide({ ...own, requestedAt: '2026-12-01T01:00:00.000Z' }).importFinancing.status).toBe('RESERVED');
    });

    const { dueOn: _, ...undated } = requested;
    const late = '2026-04-09T16:00:00.000Z';
    const accepted = { status: 'ACCEPTED', consignee: { ...goods.consignee, uscc: '91310115MA2CH0022X' } } as const;
    it.each<[string, ImportFinancing, Partial<ImportFinancingFacts>]>([
        ['DUE_DATE_MUST_BE_NAMED', undated, { known: undefined }],
        ['DUE_DATE_MUST_BE_WITHIN_TENOR', { ...requested, dueOn: '2026-06-30' }, { known: undefined }],
        ['DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE', requested, { known: undefined }],
        [
            'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
            { ...requested, releaseCode: '00'.repeat(16) },
            known(accepted),
        ],
        ['DECLARATION_MUST_BE_RELEASED', requested, known(accepted)],
        ['DECLARATION_MUST_BE_RELEASED', requested, known({ status: 'CANCELLED' })],
        ['IMPORTER_MUST_BE_CONSIGNEE', requested, known({ ...accepted, status: 'CLEARED', totalValue: dollars })],
        ['CURRENCY_MUST_MATCH_DECLARATION', { ...requested, requestedAt: late }, known({ totalValue: dollars })],
        ['IMPORT_MUST_BE_RECENT', { ...requested, requestedAt: late, amount: yuan(2_000n) }, {}],
    ])('answers: %s', (code, importFinancing, changes) => {
        expect(decide(importFinancing, changes)).toEqual({
            importFinancing: { ...importFinancing, status: 'REFUSED', decidedAt: morning, decision: { code } },
        });
    });

    it('tells nothing of what customs has to who does not know the release code', () => {
        const wrong = { ...requested, releaseCode: '00'.repeat(16) };

        expect(decide(wrong)).toEqual(decide(wrong, { known: undefined }));
    });

    it.each(['REFUSED', 'RESERVED', 'WITHDRAWN', 'DISBURSED', 'PAID'] as const)(
        'refuses: FINANCING_MUST_BE_REQUESTED (%s)',
        (status) => {
            expect(() => decide({ ...requested, status })).toThrow('FINANCING_MUST_BE_REQUESTED');
        },
    );
});

describe('what lies on goods', () => {
    it('is counted whoever has paid, and whether the loans of others are repaid or not', () => {
        const all = [0n, 1n, 2n].reduce(
            (before) => decide({ ...own, amount: yuan(200n) }, { financed: before }).financed ?? before,
            financedByOther,
        );

        expect(all.allocations).toHaveLength(4);
        expect(decision({ ...own, amount: yuan(0n, 1n) }, { financed: all })).toMatchObject({ available: yuan(0n) });
    });
});
