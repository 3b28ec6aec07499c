import { describe, expect, it } from '@jest/globals';
import type { Encumbrance } from '../receivable/encumbrance.js';
import type { Hold } from '../receivable/hold.js';
import { declarationNumber, encumbrance, idOf, policy, yuan } from '../receivable/testing/samples.js';
import { declarationDifferences, documentDifferences } from './differences.js';
import { RecordFile } from './record-file.js';
import { Register } from './register.js';
import { declared } from './testing/writings.js';

const registerOf = (encumbrances: readonly Encumbrance[], holds: readonly Hold[] = []): Register => {
    const register = new Register();
    register.put({ encumbrances, holds });
    return register;
};
const records = new RecordFile();
records.take(declared());
const compare = (inBook: readonly Encumbrance[], inHistory: readonly Encumbrance[] = [encumbrance]) =>
    declarationDifferences(
        { book: 'REGISTRY', inBook: registerOf(inBook), inHistory: registerOf(inHistory) },
        { records, policy },
    );
const [ofPearl, ofHaizhou] = encumbrance.allocations;
const nothing: Encumbrance = { ...encumbrance, allocations: [] };

describe('the differences between a book and the history', () => {
    it('are none where both say the same, in whatever order', () => {
        expect(compare([encumbrance])).toEqual([]);
        expect(compare([{ ...encumbrance, allocations: [ofHaizhou!, ofPearl!] }])).toEqual([]);
    });

    it('are none where nothing lies on a declaration and the book does not know it, in whatever currency', () => {
        expect(compare([], [nothing])).toEqual([]);
        expect(compare([{ ...nothing, collected: { currency: 'USD', minorUnits: 0n } }], [nothing])).toEqual([]);
    });

    it.each<[string, Encumbrance, object]>([
        [
            'a share that is one fen too small',
            { ...encumbrance, allocations: [ofPearl!, { ...ofHaizhou!, outstanding: yuan(299n, 99n) }] },
            { inBook: yuan(299n, 99n), inHistory: yuan(300n) },
        ],
        ['a share that is not there', { ...encumbrance, allocations: [ofPearl!] }, { inHistory: yuan(300n) }],
        [
            'a share that stands there twice',
            { ...encumbrance, allocations: [ofPearl!, ofHaizhou!, ofHaizhou!] },
            { inBook: yuan(600n), inHistory: yuan(300n) },
        ],
    ])('tell %s, and what of the declaration each says is left', (_what, inBook, amounts) => {
        const [difference, ...others] = compare([inBook]);

        expect(others).toEqual([]);
        expect(difference).toMatchObject({
            book: 'REGISTRY',
            declarationNumber,
            allocations: [{ bank: 'HaizhouBankMSP', financingId: idOf(1), ...amounts }],
            cap: { inBook: yuan(800n), inHistory: yuan(800n) },
            available: { inHistory: yuan(100n) },
        });
        expect(difference).not.toHaveProperty('collected');
    });

    it('tell a share that the history does not know', () => {
        expect(compare([encumbrance], [{ ...encumbrance, allocations: [ofPearl!] }])).toMatchObject([
            { allocations: [{ bank: 'HaizhouBankMSP', inBook: yuan(300n) }], available: { inBook: yuan(100n) } },
        ]);
    });

    it('tell a cap that was worked out on another basis than that on which the goods were verified', () => {
        expect(compare([{ ...encumbrance, basis: 'FOB_VALUE' }])).toMatchObject([
            { allocations: [], cap: { inHistory: yuan(800n) } },
        ]);
    });

    it('tell what was collected otherwise, or in another currency', () => {
        const collected = yuan(1n);

        expect(compare([{ ...encumbrance, collected }])).toMatchObject([
            { allocations: [], collected: { inBook: yuan(1n), inHistory: yuan(0n) } },
        ]);
        expect(
            compare([{ ...nothing, collected: { ...collected, currency: 'USD' } }], [{ ...nothing, collected }]),
        ).toHaveLength(1);
    });

    it('tell no balance before there is a policy', () => {
        const compared = { book: 'READ_MODEL', inBook: registerOf([]), inHistory: registerOf([encumbrance]) } as const;
        const [difference] = declarationDifferences(compared, { records, policy: undefined });

        expect(difference).toMatchObject({ book: 'READ_MODEL', allocations: { length: 2 } });
        expect(difference).not.toHaveProperty('cap');
    });

    it('tell a document that somebody else holds, or that is not known as paid', () => {
        const document = { kind: 'INVOICE', sellerUscc: '91330206MA2CH0012E', invoiceNumber: 'HL20260512' } as const;
        const holder = { financingId: idOf(1), bank: 'HaizhouBankMSP' };
        const compareHolds = (inBook: readonly Hold[], inHistory: readonly Hold[]) =>
            documentDifferences({
                book: 'REGISTRY',
                inBook: registerOf([], inBook),
                inHistory: registerOf([], inHistory),
            });
        const held = { document, holder, isPaid: false };

        expect(compareHolds([held], [held])).toEqual([]);
        expect(compareHolds([], [{ document, isPaid: false }])).toEqual([]);
        expect(compareHolds([], [held])).toEqual([
            { book: 'REGISTRY', document, inBook: { isPaid: false }, inHistory: { holder, isPaid: false } },
        ]);
        expect(compareHolds([{ ...held, isPaid: true }], [held])).toHaveLength(1);
        expect(compareHolds([{ ...held, holder: { ...holder, bank: 'PearlBankMSP' } }], [held])).toHaveLength(1);
    });
});
