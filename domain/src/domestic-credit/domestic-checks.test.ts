import { describe, expect, it } from '@jest/globals';
import { china } from '../calendar/testing/samples.js';
import { goodsReceipt, serviceCertificate, vatInvoice, weaver, yuan } from '../document/testing/domestic-samples.js';
import { insurance, invoice, seller } from '../document/testing/samples.js';
import { charterPartyBill, railNote } from '../document/testing/transport-samples.js';
import type { TradeDocument } from '../document/trade-document.js';
import type { ExaminationFacts } from '../examination/examined.js';
import { complies, examine } from '../examination/examine.js';
import { rulesOf } from '../letter-of-credit/rules.js';
import { creditTermsSchema, type CreditTerms } from '../letter-of-credit/terms.js';
import { domesticWire } from '../letter-of-credit/testing/samples.js';
import { sharedRules } from './articles.js';
import { domesticPolicies } from './testing/samples.js';

const terms = creditTermsSchema.parse(domesticWire);
const presented = (more: Partial<ExaminationFacts> = {}): ExaminationFacts => ({
    terms,
    rules: rulesOf({ terms, issueDate: '2026-03-02', domesticPolicies }),
    creditReference: 'HCB2603LC0077',
    documents: [vatInvoice, serviceCertificate],
    amountClaimed: yuan(900_000n),
    presentedOn: '2026-05-20',
    calendar: china,
    available: yuan(900_000n),
    hasEarlierDrawing: false,
    ...more,
});
const withoutPeriod = (more: Partial<CreditTerms> = {}): CreditTerms => {
    const { presentationPeriod, ...others } = terms;
    expect(presentationPeriod).toEqual({ days: 15 });

    return { ...others, ...more };
};
const found = (more: Partial<ExaminationFacts> = {}) =>
    examine(presented(more))
        .filter(({ kind }) => kind === 'DISCREPANCY')
        .map(({ code }) => code);
const invoiced = (changes: Partial<typeof vatInvoice>): Partial<ExaminationFacts> => ({
    documents: [{ ...vatInvoice, ...changes }, serviceCertificate],
});
const certified = (changes: Partial<typeof serviceCertificate>): Partial<ExaminationFacts> => ({
    documents: [vatInvoice, { ...serviceCertificate, ...changes }],
});

describe('examining under the measures', () => {
    it('finds nothing in an invoice of the tax authority and the certificate of who received the service', () => {
        expect(examine(presented())).toEqual([]);
    });

    it.each<[string, Partial<ExaminationFacts>]>([
        ['PRESENTATION_MUST_COME_BY_EXPIRY', { presentedOn: '2026-07-01' }],
        ['PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME', { presentedOn: '2026-05-28' }],
        ['DOCUMENT_MUST_NOT_POSTDATE_PRESENTATION', invoiced({ issueDate: '2026-05-21' })],
        ['DELIVERY_MUST_NOT_BE_LATE', certified({ renderedOn: '2026-06-01' })],
        ['SERVICE_MUST_BE_RENDERED', certified({ isRendered: false })],
        ['PROOF_OF_DELIVERY_MUST_BE_SIGNED', certified({ signatures: [] })],
        ['VAT_INVOICE_MUST_BE_BY_BENEFICIARY', invoiced({ seller: weaver })],
        // The name is right and the code is another company's.
        ['VAT_INVOICE_MUST_BE_BY_BENEFICIARY', invoiced({ seller: { ...seller, uscc: weaver.uscc! } })],
        ['VAT_INVOICE_MUST_BE_TO_APPLICANT', invoiced({ buyer: { partyName: 'Somebody Else' } })],
        ['VAT_INVOICE_MUST_BE_IN_CNY', invoiced({ totalWithTax: { currency: 'USD', minorUnits: 90_000_000n } })],
        ['CLAIM_MUST_NOT_EXCEED_VAT_INVOICES', invoiced({ totalWithTax: yuan(899_999n, 99n) })],
        ['DRAWING_MUST_NOT_EXCEED_AVAILABLE', { available: yuan(899_999n, 99n) }],
        ['REQUIRED_DOCUMENT_MUST_BE_PRESENTED', { documents: [vatInvoice] }],
        ['ORIGINALS_MUST_BE_PRESENTED', invoiced({ numberOfOriginalsPresented: 0, numberOfCopiesPresented: 1 })],
        ['CREDIT_NUMBER_MUST_NOT_CONFLICT', certified({ letterOfCreditReference: 'HCB2603LC0078' })],
    ])('finds %s (%#)', (code, more) => {
        const findings = examine(presented(more));

        expect(complies(findings)).toBe(false);
        expect(findings.map((finding) => finding.code)).toContain(code);
        expect(findings.filter(({ rule }) => !rule.startsWith('PRC domestic credits 2016, '))).toEqual([]);
    });

    it('counts the days to present that the policy has, where the credit does not say', () => {
        const on = (presentedOn: string, documents: readonly TradeDocument[] = [vatInvoice, serviceCertificate]) =>
            found({ terms: withoutPeriod(), presentedOn, documents });

        expect([on('2026-05-27'), on('2026-05-28')]).toEqual([[], ['PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME']]);
    });

    it('takes the expiry for the latest day of service, where the credit names none', () => {
        const silent = withoutPeriod({ shipment: {}, presentationPeriod: { days: 60 } });
        const on = (renderedOn: string) =>
            found({ terms: silent, presentedOn: '2026-06-30', ...certified({ renderedOn }) });

        expect([on('2026-06-30'), on('2026-07-01')]).toEqual([[], ['DELIVERY_MUST_NOT_BE_LATE']]);
    });

    it('takes for goods the day of carriage, otherwise that on which they were received', () => {
        const goods = withoutPeriod({
            goods: { kind: 'GOODS', lines: [{ description: 'Looms' }] },
            requiredDocuments: ['388', '632', '720'].map((documentTypeCode) => ({
                documentTypeCode,
                numberOfOriginals: 1,
                numberOfCopies: 0,
            })),
        });
        const late = (documents: readonly TradeDocument[]) =>
            found({ terms: goods, presentedOn: '2026-05-28', documents }).includes(
                'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME',
            );
        const sent = { ...railNote, receptionDate: '2026-05-13', issueDate: '2026-05-13' };

        expect([late([vatInvoice, goodsReceipt]), late([vatInvoice, goodsReceipt, sent])]).toEqual([true, false]);
    });

    it('tells people of sums and words, which are no discrepancy', () => {
        const told = examine(
            presented(invoiced({ totalTax: yuan(1n), lines: [{ ...vatInvoice.lines[0]!, description: 'Work' }] })),
        );

        expect(told.map(({ kind, code }) => [kind, code])).toEqual([
            ['INFORM', 'VAT_INVOICE_SHOULD_ADD_UP'],
            ['INFORM', 'VAT_INVOICE_DESCRIPTION_IS_FOR_PEOPLE'],
        ]);
    });

    it('finds nothing by articles that UCP 600 has alone', () => {
        const shipped = {
            ...charterPartyBill,
            issueDate: '2026-05-12',
            signatures: [],
            isOnDeck: true,
        };
        const asked = withoutPeriod({
            requiredDocuments: ['388', '705', '520', '380'].map((documentTypeCode) => ({
                documentTypeCode,
                numberOfOriginals: 1,
                numberOfCopies: 0,
            })),
        });
        const findings = examine(
            presented({ terms: asked, documents: [vatInvoice, shipped, { ...insurance, signatures: [] }, invoice] }),
        );

        expect(
            findings.map(({ code }) => code).filter((code) => /DECK|CHARTER|SIGNED_BY|INSURANCE|COUNTRY/.test(code)),
        ).toEqual([]);
        expect(Object.values(sharedRules).filter((where) => /UCP|ISBP/.test(where))).toEqual([]);
    });
});
