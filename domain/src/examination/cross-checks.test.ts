import { describe, expect, it } from '@jest/globals';
import { draft, packingList } from '../document/testing/samples.js';
import { crossFindings } from './cross-checks.js';
import { discrepancies, findingsIn, presented, without, type Changes } from './testing/samples.js';

const sparing = without(without(packingList, 'containers'), 'totalGrossWeight');

describe('crossFindings', () => {
    it('finds nothing where documents agree', () => {
        expect(findingsIn(crossFindings, presented())).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['a weight in tonnes', { packingList: { totalGrossWeight: { value: '31.2505', unit: 'TNE' } } }],
        [
            'a weight in pounds, which people judge',
            { packingList: { totalGrossWeight: { value: '68896', unit: 'LBR' } } },
        ],
        ['containers that only the bill names', { packingList: { containers: [] } }],
        [
            'cartons on pallets, which people count',
            {
                packingList: {
                    totalNumberOfPackages: 27,
                    packages: [{ ...packingList.packages[0]!, packageCode: 'PX' }],
                },
            },
        ],
        [
            'the number of the invoice with other strokes',
            { packingList: { invoice: { documentTypeCode: '380', reference: 'HL 2026/0512' } } },
        ],
        ['a vessel in small letters', { insurance: { vesselName: 'Straits Kite' } }],
        [
            'the number of the credit with other blanks',
            { draft: { drawnUnder: { ...draft.drawnUnder, reference: 'hcb2603lc0041' } } },
        ],
    ])('has nothing against %s', (_name, changes) => {
        expect(discrepancies(crossFindings, presented(changes))).toEqual([]);
    });

    it.each<[string, Changes]>([
        [
            'CREDIT_NUMBER_MUST_NOT_CONFLICT',
            { draft: { drawnUnder: { ...draft.drawnUnder, reference: 'HCB2603LC0042' } } },
        ],
        ['CREDIT_NUMBER_MUST_NOT_CONFLICT', { origin: { letterOfCreditReference: 'HCB2603LC0042' } }],
        [
            'INVOICE_NUMBER_MUST_NOT_CONFLICT',
            { packingList: { invoice: { documentTypeCode: '380', reference: 'HL-2026-0513' } } },
        ],
        [
            'INVOICE_NUMBER_MUST_NOT_CONFLICT',
            { origin: { invoices: [{ documentTypeCode: '380', reference: 'HL-2026-0513' }] } },
        ],
        ['NUMBER_OF_PACKAGES_MUST_NOT_CONFLICT', { packingList: { totalNumberOfPackages: 1349 } }],
        ['NUMBER_OF_PACKAGES_MUST_NOT_CONFLICT', { invoice: { numberOfPackages: 1351 } }],
        ['GROSS_WEIGHT_MUST_NOT_CONFLICT', { packingList: { totalGrossWeight: { value: '31250.4', unit: 'KGM' } } }],
        ['CONTAINERS_MUST_NOT_CONFLICT', { packingList: { containers: [{ equipmentReference: 'TESU0000040' }] } }],
        ['VESSEL_MUST_NOT_CONFLICT', { insurance: { vesselName: 'Other Kite' } }],
    ])('finds %s', (code, changes) => {
        expect(discrepancies(crossFindings, presented(changes))).toEqual([code]);
    });

    it('misses nothing that a document does not say', () => {
        const facts = presented();
        const documents = facts.documents.map((document) => (document.kind === 'PACKING_LIST' ? sparing : document));

        expect(discrepancies(crossFindings, { ...facts, documents })).toEqual([]);
    });
});
