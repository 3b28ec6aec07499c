import { describe, expect, it } from '@jest/globals';
import { inspection, invoice, seller, shippingAdvice } from '../document/testing/samples.js';
import { airWaybill, railNote, seaWaybill } from '../document/testing/transport-samples.js';
import type { TradeDocument } from '../document/trade-document.js';
import type { ContentRequirement, RequiredDocument } from '../letter-of-credit/required-document.js';
import type { CreditTerms, RuleSet } from '../letter-of-credit/terms.js';
import { setFindings } from './document-set.js';
import {
    discrepancies,
    findingsIn,
    presented,
    presentedWith,
    terms,
    without,
    type Changes,
} from './testing/samples.js';

const lacking = (kind: string) => {
    const facts = presented();
    return { ...facts, documents: facts.documents.filter((document) => document.kind !== kind) };
};
const requiring = (documentTypeCode: string, ...mustShow: ContentRequirement[]): CreditTerms => ({
    ...terms,
    requiredDocuments: terms.requiredDocuments.map((required) =>
        required.documentTypeCode === documentTypeCode ? { ...required, mustShow } : required,
    ),
});
const requiredAs = (documentTypeCode: string, changed: Partial<RequiredDocument>): CreditTerms => ({
    ...terms,
    requiredDocuments: terms.requiredDocuments.map((required) =>
        required.documentTypeCode === documentTypeCode ? { ...required, ...changed } : required,
    ),
});
const shows = (test: 'EQUALS' | 'INCLUDES' | 'AT_LEAST' | 'AT_MOST', field: string, value: string) =>
    discrepancies(setFindings, presented({ facts: { terms: requiring('380', { test, field, value }) } }));

describe('setFindings', () => {
    it('finds nothing missing in a whole set, and leaves words to people', () => {
        expect(findingsIn(setFindings, presented()).map(({ kind, code }) => [kind, code])).toEqual([
            ['INFORM', 'CONTENT_IS_FOR_PEOPLE'],
            ['INFORM', 'CONDITION_IS_FOR_PEOPLE'],
        ]);
    });

    it.each<[string, Changes]>([
        [
            'originals in place of copies (17d)',
            { origin: { numberOfOriginalsPresented: 3, numberOfCopiesPresented: 0 } },
        ],
        ['a policy for a certificate (28d)', { insurance: { documentTypeCode: '530' } }],
    ])('takes %s', (_, changes) => {
        expect(discrepancies(setFindings, presented(changes))).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['ORIGINALS_MUST_BE_PRESENTED', { invoice: { numberOfOriginalsPresented: 2, numberOfCopiesPresented: 5 } }],
        ['COPIES_MUST_BE_PRESENTED', { origin: { numberOfCopiesPresented: 1 } }],
        ['ISSUER_MUST_NOT_BE_BENEFICIARY', { inspection: { issuer: seller } }],
        ['DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS', { invoice: { isSigned: false } }],
        ['DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS', { bill: { freightPaymentTermCode: 'COL' } }],
        ['DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS', { insurance: { conditionCodes: ['ICC_B', 'WAR'] } }],
        ['DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS', { insurance: { coveragePercent: '109.99' } }],
    ])('finds %s', (code, changes) => {
        expect(discrepancies(setFindings, presented(changes))).toEqual([code]);
    });

    it('wants each of several documents in the number that the credit says', () => {
        const second = { ...invoice, documentId: 'a'.repeat(32), numberOfOriginalsPresented: 1 };
        const facts = presented();

        expect(discrepancies(setFindings, { ...facts, documents: [...facts.documents, second] })).toEqual([
            'ORIGINALS_MUST_BE_PRESENTED',
        ]);
    });

    it('wants a full set of what no article has a rule for', () => {
        const asked = requiredAs('861', { numberOfCopies: 0, isFullSet: true });
        const set = (numberOfOriginalsPresented: number) =>
            discrepancies(
                setFindings,
                presented({ origin: { numberOfOriginals: 2, numberOfOriginalsPresented }, facts: { terms: asked } }),
            );

        expect(set(2)).toEqual([]);
        expect(set(1)).toEqual(['FULL_SET_OF_DOCUMENT_MUST_BE_PRESENTED']);
    });

    it('takes the shipper’s original of an air waybill for all (23a v), and a railway’s duplicate for an original (24b)', () => {
        const facts = (transport: TradeDocument, numberOfOriginals: number) => {
            const each = presentedWith(transport);
            const requiredDocuments = each.terms.requiredDocuments.map((required) =>
                required.documentTypeCode === transport.documentTypeCode
                    ? { ...required, numberOfOriginals }
                    : required,
            );
            return { ...each, terms: { ...each.terms, requiredDocuments } };
        };
        const duplicate = { ...railNote, numberOfOriginalsPresented: 0, isMarkedDuplicate: true };

        expect(discrepancies(setFindings, facts({ ...airWaybill, numberOfOriginalsPresented: 1 }, 3))).toEqual([]);
        expect(discrepancies(setFindings, facts(duplicate, 1))).toEqual([]);
        for (const copy of [
            { ...duplicate, isMarkedDuplicate: false },
            { ...duplicate, documentTypeCode: '730' as const },
            { ...airWaybill, numberOfOriginalsPresented: 0 },
        ]) {
            expect(discrepancies(setFindings, facts(copy, 1))).toEqual(['ORIGINALS_MUST_BE_PRESENTED']);
        }
    });

    it.each<[RequiredDocument['medium'] & string, RuleSet, readonly string[]]>([
        ['ELECTRONIC', 'EUCP_LATEST_VERSION', []],
        ['EITHER', 'EUCP_LATEST_VERSION', ['INFORM RECORDS_ARE_FOR_PEOPLE']],
        ['PAPER', 'EUCP_LATEST_VERSION', ['DISCREPANCY ORIGINALS_MUST_BE_PRESENTED']],
        ['ELECTRONIC', 'UCP_LATEST_VERSION', ['DISCREPANCY ORIGINALS_MUST_BE_PRESENTED']],
    ])('takes one record of %s under %s: e9', (medium, code, expected) => {
        const asked = { ...requiredAs('271', { medium }), applicableRules: { code } };
        const facts = presented({ packingList: { numberOfOriginalsPresented: 1 }, facts: { terms: asked } });
        const told = findingsIn(setFindings, facts).filter((each) => each.field.startsWith('requiredDocuments.3'));

        expect(told.map(({ kind, code: found }) => `${kind} ${found}`)).toEqual(expected);
    });

    it('leaves to people whether another document fulfils its function (14f)', () => {
        const asked = {
            ...terms,
            requiredDocuments: [{ documentTypeCode: '351', numberOfOriginals: 1, numberOfCopies: 0 }],
        };
        const facts = { ...presented({ facts: { terms: asked } }), documents: [shippingAdvice] };

        expect(
            findingsIn(setFindings, facts).filter(({ documentId }) => documentId === shippingAdvice.documentId),
        ).toEqual([expect.objectContaining({ kind: 'INFORM', code: 'FUNCTION_IS_FOR_PEOPLE' })]);
    });

    it.each(['DRAFT', 'COMMERCIAL_INVOICE', 'BILL_OF_LADING', 'INSURANCE_DOCUMENT', 'PACKING_LIST'])(
        'finds that there is no %s',
        (kind) => {
            expect(discrepancies(setFindings, lacking(kind))).toEqual(['REQUIRED_DOCUMENT_MUST_BE_PRESENTED']);
        },
    );

    it('takes a sea waybill for no bill of lading', () => {
        expect(
            findingsIn(setFindings, {
                ...presented(),
                documents: presented().documents.map((each) => (each.kind === 'BILL_OF_LADING' ? seaWaybill : each)),
            })
                .filter(({ kind }) => kind !== 'INFORM')
                .map(({ code }) => code),
        ).toEqual(['REQUIRED_DOCUMENT_MUST_BE_PRESENTED', 'DOCUMENT_NOT_REQUIRED']);
    });

    it('disregards what nobody asked for, and conditions that no document can show', () => {
        const facts = presented({
            facts: { terms: { ...terms, conditions: [{ text: 'Goods must be new', nature: 'NON_DOCUMENTARY' }] } },
        });
        const findings = findingsIn(setFindings, { ...facts, documents: [shippingAdvice, ...facts.documents] });

        expect(findings.filter(({ kind }) => kind !== 'INFORM')).toEqual([
            {
                kind: 'DISREGARDED',
                code: 'DOCUMENT_NOT_REQUIRED',
                rule: 'UCP 600 art. 14g',
                documentId: shippingAdvice.documentId,
                field: 'documentTypeCode',
                expected: 'not required by the credit',
                found: '351',
            },
            {
                kind: 'DISREGARDED',
                code: 'CONDITION_NOT_DOCUMENTARY',
                rule: 'UCP 600 art. 14h',
                field: 'conditions.0',
                expected: 'Goods must be new',
                found: 'no document shows compliance',
            },
        ]);
    });

    it('disregards a draft where the credit is available without one', () => {
        const availability = without(terms.availability, 'drafts');

        expect(
            findingsIn(setFindings, presented({ facts: { terms: { ...terms, availability } } }))
                .filter(({ kind }) => kind !== 'INFORM')
                .map(({ code, documentId }) => [code, documentId]),
        ).toEqual([['DOCUMENT_NOT_REQUIRED', '1'.padStart(32, '0')]]);
    });

    it('finds for two certificates of one kind two documents, each by its issuer', () => {
        const two = {
            ...terms,
            requiredDocuments: [
                ...terms.requiredDocuments,
                { documentTypeCode: '856', issuerName: 'Harbour Surveyors', numberOfOriginals: 1, numberOfCopies: 0 },
            ],
        };
        const facts = presented({ facts: { terms: two } });
        expect(discrepancies(setFindings, facts)).toEqual(['REQUIRED_DOCUMENT_MUST_BE_PRESENTED']);
        // Whichever comes first, the one that names its issuer has it.
        for (const documentId of ['9'.repeat(32), '0'.repeat(32)]) {
            const second = { ...inspection, documentId, issuer: { partyName: 'HARBOUR SURVEYORS' } };

            expect(discrepancies(setFindings, { ...facts, documents: [...facts.documents, second] })).toEqual([]);
        }
    });

    it.each([
        [shows('EQUALS', 'countryOfOrigin', 'cn'), true],
        [shows('EQUALS', 'countryOfOrigin', 'VN'), false],
        [shows('INCLUDES', 'lines.0.description', 'brand lantern'), true],
        [shows('INCLUDES', 'lines.0.description', 'silk'), false],
        [shows('AT_LEAST', 'duePayableAmount', '450000'), true],
        [shows('AT_LEAST', 'duePayableAmount', '450000.01'), false],
        [shows('AT_MOST', 'numberOfPackages', '1350'), true],
        [shows('AT_MOST', 'numberOfPackages', '1349'), false],
        [shows('AT_LEAST', 'issueDate', '2026-05-10'), true],
        [shows('AT_MOST', 'issueDate', '2026-05-09'), false],
        [shows('AT_LEAST', 'documentReference', '1'), false],
        [shows('EQUALS', 'lines.7.description', 'x'), false],
        [shows('INCLUDES', 'lines', 'x'), false],
    ])('tests what a document shows: row %#', (found, isShown) => {
        expect(found).toEqual(isShown ? [] : ['DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS']);
    });

    it('takes a field that must be there for there', () => {
        const at = (field: string) =>
            discrepancies(
                setFindings,
                presented({ facts: { terms: requiring('380', { test: 'IS_PRESENT', field }) } }),
            );

        expect(at('contract.reference')).toEqual([]);
        expect(at('vatInvoices')).toEqual(['DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS']);
    });
});
