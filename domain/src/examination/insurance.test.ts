import { describe, expect, it } from '@jest/globals';
import { dollars, insurance, invoice } from '../document/testing/samples.js';
import type { InsuranceDocument } from '../document/insurance-document.js';
import { insuranceFindings } from './insurance.js';
import { discrepancies, findingsIn, presented, terms, without } from './testing/samples.js';

const withoutStart = without(insurance, 'effectiveDate');
const asking = (value: string) => ({
    ...terms,
    requiredDocuments: [
        ...terms.requiredDocuments.filter(({ documentTypeCode }) => documentTypeCode !== '520'),
        {
            documentTypeCode: '520',
            numberOfOriginals: 1,
            numberOfCopies: 0,
            mustShow: [{ test: 'AT_LEAST' as const, field: 'coveragePercent', value }],
        },
    ],
});

describe('insuranceFindings', () => {
    it('finds nothing in a policy over 110 % of the CIF value', () => {
        expect(findingsIn(insuranceFindings, presented())).toEqual([]);
    });

    it.each<[string, Partial<InsuranceDocument>]>([
        ['cover from the day of shipment', { effectiveDate: '2026-05-12' }],
        ['a later date with cover from earlier (28e)', { issueDate: '2026-05-15' }],
        ['more than is asked for', { insuredValueAmount: dollars(500_000n) }],
        [
            'cover from a place before the port',
            { placeOfDeparture: { locationName: 'Warehouse Ningbo' }, portOfLoading: { locationName: 'Shanghai' } },
        ],
        [
            'an insured that is not the beneficiary',
            { insuredParty: { partyName: 'To bearer' }, isBlankEndorsed: false },
        ],
    ])('has nothing against %s', (_name, changed) => {
        expect(discrepancies(insuranceFindings, presented({ insurance: changed }))).toEqual([]);
    });

    it.each<[string, Partial<InsuranceDocument>]>([
        [
            'INSURANCE_DOCUMENT_MUST_BE_SIGNED_BY_INSURER',
            { signatures: [{ signatoryName: 'A broker', capacityCode: 'ISSUER' }] },
        ],
        ['INSURANCE_ORIGINALS_MUST_ALL_BE_PRESENTED', { numberOfOriginalsPresented: 1 }],
        ['INSURANCE_MUST_COVER_FROM_SHIPMENT', { effectiveDate: '2026-05-13' }],
        [
            'INSURANCE_MUST_BE_IN_CURRENCY_OF_CREDIT',
            { insuredValueAmount: { currency: 'EUR', minorUnits: 90_000_000n } },
        ],
        ['INSURANCE_MUST_COVER_ENOUGH', { insuredValueAmount: dollars(494_999n, 99n) }],
        ['INSURANCE_MUST_COVER_WHOLE_WAY', { portOfDischarge: { locationName: 'Port Klang' } }],
        ['INSURANCE_MUST_COVER_WHOLE_WAY', { portOfLoading: { locationName: 'Shanghai', UNLocationCode: 'CNSHA' } }],
    ])('finds %s', (code, changed) => {
        expect(discrepancies(insuranceFindings, presented({ insurance: changed }))).toEqual([code]);
    });

    it('adds up what several documents insure', () => {
        const facts = presented({ insurance: { insuredValueAmount: dollars(200_000n) } });
        const second = { ...insurance, documentId: 'e'.repeat(32), insuredValueAmount: dollars(295_000n) };

        expect(discrepancies(insuranceFindings, facts)).toEqual(['INSURANCE_MUST_COVER_ENOUGH']);
        expect(discrepancies(insuranceFindings, { ...facts, documents: [...facts.documents, second] })).toEqual([]);
    });

    it('leaves to people to whom it is endorsed, and whether a place is the one that the credit means', () => {
        const unclear = { isBlankEndorsed: false, portOfDischarge: { locationName: 'Pasir Panjang, Singapore' } };
        const named = { locationName: 'Jurong, Singapore' };
        const facts = presented({
            insurance: unclear,
            facts: { terms: { ...terms, shipment: { ...terms.shipment, portOfDischarge: named } } },
        });

        expect(findingsIn(insuranceFindings, facts).map(({ kind, code }) => [kind, code])).toEqual([
            ['INFORM', 'INSURANCE_WAY_IS_FOR_PEOPLE'],
            ['INFORM', 'INSURANCE_ENDORSEMENT_IS_FOR_PEOPLE'],
        ]);
    });

    it('wants a date of the document, or one from which it covers', () => {
        const facts = presented();
        const documents = facts.documents.map((each) =>
            each.kind === 'INSURANCE_DOCUMENT' ? without(withoutStart, 'issueDate') : each,
        );

        expect(discrepancies(insuranceFindings, { ...facts, documents })).toEqual(['INSURANCE_DOCUMENT_MUST_BE_DATED']);
    });

    it('takes the date of the document where it does not say from when it covers', () => {
        const facts = presented();
        const dated = (issueDate: string) => ({
            ...facts,
            documents: facts.documents.map((each) =>
                each.kind === 'INSURANCE_DOCUMENT' ? { ...withoutStart, issueDate } : each,
            ),
        });

        expect(discrepancies(insuranceFindings, dated('2026-05-12'))).toEqual([]);
        expect(discrepancies(insuranceFindings, dated('2026-05-13'))).toEqual(['INSURANCE_MUST_COVER_FROM_SHIPMENT']);
    });

    it('wants 110 % where the credit does not say how much (28f ii)', () => {
        const requiredDocuments = terms.requiredDocuments.map((required) =>
            required.documentTypeCode === '520' ? without(required, 'mustShow') : required,
        );
        const at = (minorUnits: bigint) =>
            discrepancies(
                insuranceFindings,
                presented({
                    insurance: { insuredValueAmount: { currency: 'USD', minorUnits } },
                    facts: { terms: { ...terms, requiredDocuments } },
                }),
            );

        expect(at(49_500_000n)).toEqual([]);
        expect(at(49_499_999n)).toEqual(['INSURANCE_MUST_COVER_ENOUGH']);
    });

    it('takes the share that the credit asks for', () => {
        const at = (minorUnits: bigint) =>
            discrepancies(
                insuranceFindings,
                presented({
                    insurance: { insuredValueAmount: { currency: 'USD', minorUnits } },
                    facts: { terms: asking('120.5') },
                }),
            );

        expect(at(54_225_000n)).toEqual([]);
        expect(at(54_224_999n)).toEqual(['INSURANCE_MUST_COVER_ENOUGH']);
    });

    it('takes the greater of claim and invoices where the CIF value cannot be told', () => {
        const fob = { incoterm: { code: 'FOB', namedPlace: 'Ningbo' }, grandTotalAmount: dollars(400_000n) };
        const at = (minorUnits: bigint) =>
            discrepancies(
                insuranceFindings,
                presented({
                    invoice: { ...invoice, ...fob },
                    insurance: { insuredValueAmount: { currency: 'USD', minorUnits } },
                }),
            );

        expect(at(49_500_000n)).toEqual([]);
        expect(at(49_499_999n)).toEqual(['INSURANCE_MUST_COVER_ENOUGH']);
    });

    it('knows that a franchise may be there (28j)', () => {
        expect(
            findingsIn(insuranceFindings, presented({ insurance: { franchise: '0.5 %' } })).map(({ kind }) => kind),
        ).toEqual(['INFORM']);
    });
});
