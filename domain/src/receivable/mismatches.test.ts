import { describe, expect, it } from '@jest/globals';
import { dollars, invoice, packingList } from '../document/testing/samples.js';
import { airWaybill, billOfLading, railNote } from '../document/testing/transport-samples.js';
import type { TradeDocument } from '../document/trade-document.js';
import { declarationOfOtherGoods, type DeclaredGoods } from './declared-goods.js';
import { mismatchesBetween } from './mismatches.js';
import { declaration } from './testing/samples.js';

const declared = (changes: Partial<DeclaredGoods> = {}): DeclaredGoods => ({
    ...declaration,
    totalValue: dollars(225_000n),
    ...changes,
});
/** Half of the goods each. */
const [first, second] = [declared(), declared({ declarationNumber: '310120260000000025' })];
const documents: readonly TradeDocument[] = [invoice, billOfLading, packingList];
const fieldsOf = (declarations: readonly DeclaredGoods[], presented = documents): readonly string[] =>
    mismatchesBetween(declarations, presented).map(({ field }) => field);

describe('declarationOfOtherGoods', () => {
    it.each<[string, Partial<DeclaredGoods>, readonly TradeDocument[]]>([
        [
            'the number of the bill, however it is written',
            { transportDocumentReference: 'NGBSIN 2605-1211' },
            documents,
        ],
        ['the house bill after the carrier’s', { transportDocumentReference: 'KOL0077*NGBSIN26051211' }, documents],
        [
            'the house waybill after the airline’s',
            { transportModeCode: '5', transportDocumentReference: '784-12345675_HAWB0512' },
            [invoice, airWaybill],
        ],
        ['one of several', {}, [{ ...billOfLading, documentReference: 'NGBSIN26051212' }, billOfLading]],
        ['a manifest by road', { transportModeCode: '4', transportDocumentReference: '5101234567' }, [railNote]],
        ['any number where no transport document was presented', { transportDocumentReference: 'X1' }, [invoice]],
    ])('is none where customs notes %s', (_name, changes, presented) => {
        expect(declarationOfOtherGoods([declared(changes)], presented)).toBeUndefined();
    });

    it('is the one of which the transport document did not come', () => {
        const other = { ...second, transportDocumentReference: 'NGBSIN26051299' };

        expect(declarationOfOtherGoods([first, other], documents)).toBe(other);
        expect(declarationOfOtherGoods([first], [{ ...airWaybill, documentReference: '784-1' }])).toBe(first);
    });
});

describe('mismatchesBetween', () => {
    it('has nothing to tell where declarations and documents say the same', () => {
        expect(mismatchesBetween([first, second], documents)).toEqual([]);
    });

    it.each<[string, Partial<DeclaredGoods>, readonly [declared: string, presented: string]]>([
        [
            'overseasConsignee',
            { overseasConsignee: { partyName: 'Somebody Else Pte. Ltd.' } },
            ['Somebody Else Pte. Ltd.', 'Straits Homeware Pte. Ltd.'],
        ],
        ['incotermCode', { incotermCode: 'FOB' }, ['FOB', 'CIF']],
        ['contract', { contract: { ...declaration.contract, reference: 'HL-77' } }, ['HL-77', 'HL-SH-2026-19']],
        ['totalValue', { totalValue: dollars(224_999n, 99n) }, ['USD 449999.99', 'USD 450000.00']],
        ['vesselName', { vesselName: 'EASTERN HERON' }, ['EASTERN HERON', 'STRAITS KITE']],
        [
            'containers',
            { containers: [{ equipmentReference: 'LNTU3124007' }] },
            ['LNTU3124007', 'TESU1234567, CSQU3054383'],
        ],
        ['numberOfPackages', { numberOfPackages: 676 }, ['1351', '1350']],
        ['grossWeight', { grossWeight: { value: '15.62526', unit: 'TNE' } }, ['31250.51', '31250.5']],
    ])('tells people of another %s', (field, changes, [there, presented]) => {
        const found = mismatchesBetween([declared(changes), second], documents);

        expect(found).toEqual([expect.objectContaining({ field, declared: there, presented })]);
    });

    it.each<[string, readonly DeclaredGoods[], readonly TradeDocument[]]>([
        [
            'less was declared on those that were named than went in all',
            [first],
            [{ ...invoice, grandTotalAmount: dollars(225_000n) }, billOfLading],
        ],
        [
            'packages were counted as pallets',
            [declared({ packageCode: 'PX', numberOfPackages: 9_999 }), second],
            documents,
        ],
        ['a weight is in pounds', [declared({ grossWeight: { value: '99999', unit: 'LBR' } }), second], documents],
        [
            'invoices are in several currencies',
            [first],
            [invoice, { ...invoice, grandTotalAmount: { currency: 'EUR', minorUnits: 1n } }],
        ],
        ['nothing but a packing list was presented', [first], [packingList]],
    ])('has nothing to tell where %s', (_name, declarations, presented) => {
        expect(fieldsOf(declarations, presented)).toEqual([]);
    });
});
