import { describe, expect, it } from '@jest/globals';
import { morning, requested } from '../receivable/testing/samples.js';
import { identityOf, type FingerprintRule } from './fingerprint.js';
import type { Filing } from './filing.js';
import { answersTo, casesOf, faultOfLikeness } from './judge-documents.js';
import type { Match } from './match-document.js';
import { airWaybill, billOfLading, filing, invoice, rival } from './testing/samples.js';

const documents = [invoice, billOfLading];
const applying = { ...requested, documents };
const match = (of: Filing, ...rules: FingerprintRule[]): Match => ({
    filing: of,
    rules,
    likeness: rules.includes('SELLER_AND_LIKE_NUMBER') ? 'SIMILAR' : 'EXACT',
});
const same = (of = rival): Match => match(of, 'INVOICE_BY_NUMBER');
const like = (of = rival): Match => match(of, 'SELLER_AND_LIKE_NUMBER');
const carriage = (of = rival): Match => match(of, 'TRANSPORT_DOCUMENT_BY_NUMBER');

describe('faultOfLikeness', () => {
    const invoiceNumber = invoice.documentReference;
    it.each<[string, readonly (readonly Match[])[], unknown]>([
        [
            'an invoice that another bank finances',
            [[same()], []],
            { code: 'INVOICE_MUST_NOT_BE_FINANCED', invoiceNumber },
        ],
        [
            'one that the bank finances itself',
            [[same(filing)], []],
            { code: 'INVOICE_MUST_NOT_BE_FINANCED', invoiceNumber },
        ],
        [
            'one that the buyer has paid',
            [[same({ ...rival, isPaid: true })], []],
            {
                code: 'INVOICE_MUST_NOT_BE_PAID',
                invoiceNumber,
            },
        ],
        [
            'goods on their way that another bank finances',
            [[], [carriage()]],
            {
                code: 'TRANSPORT_DOCUMENT_MUST_NOT_BE_FINANCED',
                documentReference: 'NGBSIN26051211',
            },
        ],
        [
            'the same goods for another customer',
            [[], [carriage({ ...filing, applicantUscc: rival.applicantUscc })]],
            {
                code: 'TRANSPORT_DOCUMENT_MUST_NOT_BE_FINANCED',
                documentReference: 'NGBSIN26051211',
            },
        ],
    ])('finds %s', (_what, matches, fault) => {
        expect(faultOfLikeness(applying, matches)).toEqual(fault);
    });

    it('lets one customer finance the invoices over one shipment one by one, at one bank', () => {
        expect(faultOfLikeness(applying, [[], [carriage(filing)]])).toBeUndefined();
    });

    it('finds no fault with what is alike, nor with nothing', () => {
        expect(faultOfLikeness(applying, [[like()], []])).toBeUndefined();
        expect(faultOfLikeness(requested, [])).toBeUndefined();
    });

    it('calls an air waybill as it is written', () => {
        expect(faultOfLikeness({ ...requested, documents: [airWaybill] }, [[carriage()]])).toMatchObject({
            documentReference: '160-12345675',
        });
    });
});

describe('answersTo', () => {
    it('tells of each document, where any is like another', () => {
        expect(answersTo(requested, [[], [like()]])).toEqual([{ likeness: 'NONE' }, { likeness: 'SIMILAR' }]);
        expect(answersTo(requested, [[], []])).toEqual([]);
    });
});

describe('casesOf', () => {
    it('has both sides and what they have in common', () => {
        expect(casesOf(applying, [[like()], []], morning)).toEqual([
            {
                likeness: 'SIMILAR',
                rules: ['SELLER_AND_LIKE_NUMBER'],
                earlier: {
                    bank: 'PearlBankMSP',
                    financingId: rival.financingId,
                    applicantUscc: rival.applicantUscc,
                    document: identityOf(invoice),
                },
                later: {
                    bank: 'HaizhouBankMSP',
                    financingId: requested.financingId,
                    applicantUscc: requested.exporterUscc,
                    document: identityOf(invoice),
                },
                openedAt: morning,
                version: 1,
                status: 'OPEN',
            },
        ]);
    });

    it('is none of what one bank finances of one customer, but of what it finances of two', () => {
        expect(casesOf(applying, [[like(filing)], []], morning)).toEqual([]);
        expect(
            casesOf(applying, [[like({ ...filing, applicantUscc: rival.applicantUscc })], []], morning),
        ).toHaveLength(1);
    });

    it('is of the likest alone, where a document is like many', () => {
        const many = Array.from({ length: 9 }, (_, n) => like({ ...rival, financingId: String(n) }));
        const likest = match(rival, 'SELLER_AND_LIKE_NUMBER', 'PARTIES_AMOUNT_AND_DAY');
        const opened = casesOf(applying, [[...many, likest], []], morning);

        expect(opened).toHaveLength(5);
        expect(opened[0]?.rules).toEqual(likest.rules);
    });
});
