import { describe, expect, it } from '@jest/globals';
import { charterPartyContract } from '../document/testing/samples.js';
import { billOfLading, charterPartyBill } from '../document/testing/transport-samples.js';
import type { CharterPartyBillOfLading } from '../document/transport-documents.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { setFindings } from './document-set.js';
import type { ExaminationFacts } from './examined.js';
import { discrepancies, findingsIn, presentedWith, terms, without } from './testing/samples.js';
import { transportFindings } from './transport.js';

const range = { locationName: 'Singapore-Port Klang range', countryCode: 'SG' };
const dischargedIn = (portOfDischarge: typeof range) => ({
    transports: { ...charterPartyBill.transports, portOfDischarge },
});
const signed = (signature: Omit<CharterPartyBillOfLading['signatures'][number], 'signatoryName'>) => ({
    signatures: [{ signatoryName: 'A. Lim', ...signature }],
});
const received = { ...without(charterPartyBill, 'shippedOnBoardDate'), isShippedOnBoardType: false };
const [vessel] = charterPartyBill.transports.vesselVoyages;
const intended = { ...charterPartyBill.transports, vesselVoyages: [{ ...vessel!, isIntended: true }] };

const under = (
    charterParty: 'ALLOWED' | 'REQUIRED',
    document: Parameters<typeof presentedWith>[0],
    shipment: CreditTerms['shipment'] = terms.shipment,
): ExaminationFacts => presentedWith(document, shipment, { charterParty });

describe('a bill of lading under a charter party (UCP 600 art. 22)', () => {
    it.each(['ALLOWED', 'REQUIRED'] as const)('complies where the credit says %s', (charterParty) => {
        expect(findingsIn(transportFindings, under(charterParty, charterPartyBill))).toEqual([]);
    });

    it.each<[string, Partial<CharterPartyBillOfLading>]>([
        ['the master signs', signed({ capacityCode: 'MASTER' })],
        ['an agent signs for the master, whom he need not name', signed({ capacityCode: 'AGENT_FOR_MASTER' })],
        ['the charterer signs', signed({ capacityCode: 'CHARTERER' })],
        ['it names an intended vessel, of which the article says nothing', { transports: intended }],
        ['it indicates transhipment, of which the article says nothing', { isTranshipmentIndicated: true }],
    ])('complies where %s', (_name, changes) => {
        expect(discrepancies(transportFindings, under('ALLOWED', { ...charterPartyBill, ...changes }))).toEqual([]);
    });

    it.each<[string, CharterPartyBillOfLading]>([
        [
            'CHARTER_PARTY_BILL_MUST_BE_SIGNED_BY_MASTER_OWNER_OR_CHARTERER',
            { ...charterPartyBill, ...signed({ capacityCode: 'CARRIER' }) },
        ],
        ['AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS', { ...charterPartyBill, ...signed({ capacityCode: 'AGENT_FOR_OWNER' }) }],
        [
            'AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS',
            { ...charterPartyBill, ...signed({ capacityCode: 'AGENT_FOR_CHARTERER' }) },
        ],
        ['GOODS_MUST_BE_ON_BOARD', received],
        ['FULL_SET_MUST_BE_PRESENTED', { ...charterPartyBill, numberOfOriginalsPresented: 2 }],
        ['GOODS_MUST_NOT_BE_ON_DECK', { ...charterPartyBill, isOnDeck: true }],
        ['DOCUMENT_MUST_SHOW_DATE_OF_SHIPMENT', without(without(charterPartyBill, 'issueDate'), 'shippedOnBoardDate')],
        [
            'TRANSPORT_DOCUMENT_MUST_BE_CLEAN',
            { ...charterPartyBill, conditionClauses: [{ text: 'Cargo wet before loading', isAdverse: true }] },
        ],
    ])('must not break %s', (code, document) => {
        expect(discrepancies(transportFindings, under('ALLOWED', document))).toEqual([code]);
    });

    it.each([
        { name: 'the range that the credit names', shown: range, stated: range, found: [] },
        { name: 'a port in it', shown: { ...range, locationName: 'Port Klang' }, stated: range, found: [] },
        {
            name: 'another range, of which people judge',
            shown: { ...range, locationName: 'Any port in Malaysia' },
            stated: range,
            found: ['INFORM PLACE_IS_FOR_PEOPLE'],
        },
        {
            name: 'no range where the credit names one port',
            shown: range,
            stated: terms.shipment.portOfDischarge!,
            found: ['DISCREPANCY PLACE_MUST_BE_AS_IN_CREDIT'],
        },
    ])('shows as port of discharge $name', ({ shown, stated, found }) => {
        const bill = { ...charterPartyBill, ...dischargedIn(shown) };
        const shipment = { ...terms.shipment, portOfDischarge: stated };

        expect(
            findingsIn(transportFindings, under('ALLOWED', bill, shipment)).map(({ kind, code }) => `${kind} ${code}`),
        ).toEqual(found);
    });

    it('alone may show a range: another bill names the port, also where the credit names a range (20a iii)', () => {
        const bill = { ...billOfLading, ...dischargedIn(range) };

        expect(
            discrepancies(transportFindings, presentedWith(bill, { ...terms.shipment, portOfDischarge: range })),
        ).toEqual(['PLACE_MUST_BE_AS_IN_CREDIT']);
    });

    it('is refused where the credit says nothing of it, and judged as what was asked for (20a vi)', () => {
        expect(discrepancies(transportFindings, presentedWith(charterPartyBill))).toEqual([
            'CARRIER_MUST_BE_NAMED',
            'TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER',
            'CHARTER_PARTY_MUST_NOT_BE_INDICATED',
        ]);
    });

    it('cannot be replaced by another where the credit requires it, but where it allows it', () => {
        expect(discrepancies(transportFindings, under('REQUIRED', billOfLading))).toEqual([
            'CHARTER_PARTY_MUST_BE_INDICATED',
        ]);
        expect(discrepancies(transportFindings, under('ALLOWED', billOfLading))).toEqual([]);
    });
});

describe('a charter party contract (UCP 600 art. 22b)', () => {
    const asking = under('REQUIRED', charterPartyBill);
    const wanting: ExaminationFacts = {
        ...asking,
        terms: {
            ...asking.terms,
            requiredDocuments: [
                ...asking.terms.requiredDocuments,
                {
                    documentTypeCode: '315',
                    numberOfOriginals: 1,
                    numberOfCopies: 0,
                    mustShow: [{ test: 'EQUALS', field: 'documentReference', value: 'CP-1' }],
                },
            ],
        },
    };

    it('is looked for, and not examined even where the credit says what it must show', () => {
        const late = { ...charterPartyContract, issueDate: '2027-01-01' };
        const found = findingsIn(setFindings, { ...wanting, documents: [...wanting.documents, late] });

        expect(found.filter(({ documentId }) => documentId === late.documentId)).toEqual([
            expect.objectContaining({ kind: 'DISREGARDED', code: 'CHARTER_PARTY_CONTRACT_NOT_EXAMINED' }),
        ]);
        expect(discrepancies(setFindings, wanting)).toEqual(['REQUIRED_DOCUMENT_MUST_BE_PRESENTED']);
    });
});
