import { describe, expect, it } from '@jest/globals';
import type { ImportDeclaration } from '../import-declaration/import-declaration.js';
import type { FinancedImport } from '../import-financing/financed-import.js';
import type { ImportFinancing } from '../import-financing/import-financing.js';
import { disbursed, financed, goods, own, policy, requested, reserved } from '../import-financing/testing/samples.js';
import { idOf, yuan } from '../receivable/testing/samples.js';
import { importDifferences } from './import-differences.js';
import { Recomputation } from './recomputation.js';
import { written } from './testing/writings.js';
import type { DoneNote, Writings } from './writings.js';

const { declarationNumber } = goods;
const id = requested.importFinancingId;
// Of what customs declares the rules of paying for imports look at this alone.
const declared = written({
    importDeclarations: [goods as ImportDeclaration],
    importFinancingPolicies: { policies: [policy] },
});
const left = (importFinancing: ImportFinancing, ...done: readonly DoneNote[]): Writings =>
    written({}, { bank: importFinancing.bank, importFinancings: [importFinancing], done });
const noteGone = { kind: 'import-financing-end', id } as const;
const loan = { importFinancingId: id, bank: 'HaizhouBankMSP', funds: 'LOAN', amount: yuan(300n) } as const;

const recomputed = (...history: readonly Writings[]): Recomputation => {
    const recomputation = new Recomputation();
    history.forEach((writings) => {
        recomputation.take(writings);
    });

    return recomputation;
};
/** What the history says of the goods of the samples. */
const after = (...history: readonly Writings[]): FinancedImport | undefined =>
    recomputed(declared, ...history).imports.inHistory.get(declarationNumber);
const onGoods = [left(requested), left(reserved)];

describe('what lies on an import declaration, as the history says', () => {
    it('is what a registrar has reserved on it, and stays when it is paid and repaid', () => {
        const repaid: ImportFinancing = { ...disbursed, status: 'REPAID', outstanding: yuan(0n) };

        expect(after(left(requested))).toBeUndefined();
        expect(after(...onGoods)).toEqual({ declarationNumber, declarationVersion: 1, allocations: [loan] });
        expect(after(...onGoods, left(disbursed, noteGone), left(repaid))).toMatchObject({ allocations: [loan] });
    });

    it('is nothing of a request that was refused, nor of goods that nobody declared', () => {
        expect(after(left(requested), left({ ...requested, status: 'REFUSED' }))).toBeUndefined();
        expect(recomputed(...onGoods).imports.inHistory.size).toBe(0);
    });

    it('is in the order in which one transaction has decided', () => {
        const [second, first] = [requested, own].map((each): ImportFinancing => ({ ...each, status: 'RESERVED' }));
        const inOrder = [own.importFinancingId, id];
        const together = written({ inOrder }, { importFinancings: [second!, first!] });

        expect(after(left(requested), left(own), together)).toMatchObject({
            allocations: [{ importFinancingId: own.importFinancingId, funds: 'OWN_FUNDS' }, loan],
        });
    });

    it('counts what a bank gave up until a registrar has taken it off', () => {
        const withdrawn: ImportFinancing = { ...reserved, status: 'WITHDRAWN' };

        expect(after(...onGoods, left(withdrawn))).toMatchObject({ allocations: [loan] });
        // Written once more, as when customs amends the declaration.
        expect(after(...onGoods, left(withdrawn), left(withdrawn))).toMatchObject({ allocations: [loan] });
        expect(after(...onGoods, left(withdrawn), left(withdrawn, noteGone))).toMatchObject({ allocations: [] });
    });

    it('is free of a reservation that a registrar has ended, and of a payment that came back', () => {
        const expired: ImportFinancing = { ...reserved, status: 'EXPIRED' };
        const late = { ...left(expired, noteGone), at: reserved.reservedUntil! };
        const reversed: ImportFinancing = { ...disbursed, status: 'REVERSED', outstanding: yuan(0n) };
        const paid = [...onGoods, left(disbursed, noteGone)];

        expect(after(...onGoods, late)).toMatchObject({ allocations: [] });
        expect(after(...paid, left(reversed))).toMatchObject({ allocations: [loan] });
        expect(after(...paid, left(reversed), left(reversed, noteGone))).toMatchObject({ allocations: [] });
    });

    it('is told by the policy in force at the time of the last transaction', () => {
        expect(recomputed().importPolicy).toBeUndefined();
        expect(recomputed(written({})).importPolicy).toBeUndefined();
        expect(recomputed(declared).importPolicy).toEqual(policy);
    });
});

describe('the differences of an import declaration', () => {
    const { records } = recomputed(declared);
    const compare = (inBook: readonly FinancedImport[]) =>
        importDifferences(
            {
                book: 'REGISTRY',
                inBook: new Map(inBook.map((each) => [each.declarationNumber, each])),
                inHistory: new Map([[declarationNumber, financed]]),
            },
            { records, policy },
        );
    const [ofPearl, ofHaizhou] = financed.allocations;

    it('are none where both say the same, in whatever order', () => {
        expect(compare([{ ...financed, allocations: [ofHaizhou!, ofPearl!] }])).toEqual([]);
        const nothing = { ...financed, declarationNumber: '310120261000000018', allocations: [] };
        expect(compare([financed, nothing])).toEqual([]);
    });

    it.each<[string, readonly FinancedImport[], Record<string, unknown>]>([
        [
            'all that is not there',
            [],
            {
                allocations: [{ bank: 'HaizhouBankMSP' }, { bank: 'PearlBankMSP' }],
                lendable: { inBook: yuan(800n), inHistory: yuan(100n) },
                payable: { inBook: yuan(1_000n), inHistory: yuan(300n) },
            },
        ],
        [
            'a payment that is one yuan too small',
            [{ ...financed, allocations: [ofPearl!, { ...ofHaizhou!, amount: yuan(299n) }] }],
            { allocations: [{ importFinancingId: id, funds: 'LOAN', inBook: yuan(299n), inHistory: yuan(300n) }] },
        ],
        [
            'whose money it is',
            [{ ...financed, allocations: [ofPearl!, { ...ofHaizhou!, funds: 'OWN_FUNDS' }] }],
            {
                allocations: [
                    { funds: 'LOAN', inHistory: yuan(300n) },
                    { funds: 'OWN_FUNDS', inBook: yuan(300n) },
                ],
            },
        ],
        [
            'whose payment it is',
            [{ ...financed, allocations: [ofPearl!, { ...ofHaizhou!, importFinancingId: idOf(99) }] }],
            { allocations: [{ inHistory: yuan(300n) }, { inBook: yuan(300n) }] },
        ],
    ])('tell %s', (_what, inBook, told) => {
        expect(compare(inBook)).toMatchObject([{ book: 'REGISTRY', declarationNumber, ...told }]);
    });

    it('tell nothing of what is left where no policy is in force', () => {
        const [difference] = importDifferences(
            { book: 'REGISTRY', inBook: new Map(), inHistory: new Map([[declarationNumber, financed]]) },
            { records, policy: undefined },
        );

        expect(Object.keys(difference!)).toEqual(['book', 'declarationNumber', 'allocations']);
    });
});
