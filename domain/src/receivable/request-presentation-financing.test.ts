import { describe, expect, it } from '@jest/globals';
import { serviceCertificate, vatInvoice } from '../document/testing/domestic-samples.js';
import { dollars } from '../document/testing/samples.js';
import { domesticWire } from '../letter-of-credit/testing/samples.js';
import { creditTermsSchema } from '../letter-of-credit/terms.js';
import type { RequestPresentationFinancing } from './api.js';
import { requestPresentationFinancing, type PresentationAsking } from './request-presentation-financing.js';
import { asking, credit, presented, request, sentOn, waiting } from './testing/presentation-samples.js';

describe('requestPresentationFinancing', () => {
    it('rests on the declarations that the bank names and on the invoices that were presented', () => {
        expect(requestPresentationFinancing(request, asking)).toEqual(waiting);
    });

    it('asks for all that is claimed, to the cent', () => {
        const whole = { ...request.shares[0]!, amount: dollars(450_000n) };

        expect(
            requestPresentationFinancing({ ...request, amount: dollars(450_000n), shares: [whole] }, asking).amount,
        ).toEqual(dollars(450_000n));
    });

    it('rests on the invoices alone where nothing leaves the country', () => {
        const terms = creditTermsSchema.parse(domesticWire);
        const amount = { currency: 'CNY', minorUnits: 90_000_000n };
        const printed = { ...vatInvoice, invoiceCode: '3302241130', invoiceNumber: '00417215' };
        const presentation = { ...presented, amount, documents: [vatInvoice, printed, serviceCertificate] };
        const domestic = { ...asking, credit: { ...credit, terms }, presentation };

        expect(requestPresentationFinancing({ ...request, amount, shares: [] }, domestic)).toMatchObject({
            shares: [],
            invoices: ['26332000000000004711', '330224113000417215'],
        });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const { partyName, countryCode } = credit.terms.beneficiary;
    const nameless = { ...credit, terms: { ...credit.terms, beneficiary: { partyName, countryCode } } };
    const share = { ...request.shares[0]!, declarationNumber: '310120270000000017', amount: dollars(1n) };
    const tooMuch = { ...request, amount: dollars(450_000n, 1n), shares: [share] };
    const nothing = { ...request, shares: [{ ...request.shares[0]!, amount: dollars(0n) }] };
    it.each<[string, RequestPresentationFinancing, Partial<PresentationAsking>]>([
        [
            'DOCUMENTS_MUST_BE_FINANCED_AS_FIRST_PRESENTED',
            tooMuch,
            { presentation: { ...sentOn, status: 'REFUSED' }, credit: nameless },
        ],
        ['PRESENTATION_MUST_BE_OPEN', tooMuch, { presentation: { ...presented, status: 'REFUSED' }, credit: nameless }],
        ['PRESENTATION_MUST_BE_OPEN', tooMuch, { presentation: { ...presented, status: 'PAID' } }],
        ['PRESENTATION_MUST_BE_OPEN', tooMuch, { forwarded: { ...sentOn, status: 'PAID' } }],
        ['PRESENTATION_MUST_BE_OPEN', tooMuch, { forwarded: { ...sentOn, status: 'REFUSED' } }],
        ['BENEFICIARY_MUST_HAVE_USCC', tooMuch, { credit: nameless }],
        ['CURRENCY_MUST_MATCH_PRESENTATION', { ...tooMuch, amount: { currency: 'CNY', minorUnits: 1n } }, {}],
        ['AMOUNT_MUST_NOT_EXCEED_PRESENTATION', tooMuch, {}],
        ['DECLARATION_YEAR_MUST_NOT_BE_FUTURE', { ...request, shares: [share] }, {}],
        [
            'DECLARATION_MUST_BE_EXPORT',
            { ...request, shares: [{ ...share, declarationNumber: '310120261000000017' }] },
            {},
        ],
        ['EXPORT_MUST_REST_ON_DECLARATIONS', { ...request, amount: dollars(0n), shares: [] }, {}],
        ['AMOUNT_MUST_BE_POSITIVE', nothing, {}],
        ['SHARES_MUST_ADD_UP_TO_AMOUNT', { ...request, amount: dollars(300_000n, 1n) }, {}],
        ['SHARES_MUST_ADD_UP_TO_AMOUNT', { ...request, shares: request.shares.slice(0, 1) }, {}],
        [
            'SHARES_MUST_ADD_UP_TO_AMOUNT',
            {
                ...request,
                shares: request.shares.map((each) => ({ ...each, amount: { ...each.amount, currency: 'CNY' } })),
            },
            {},
        ],
    ])('refuses: %s', (code, broken, facts) => {
        expect(() => requestPresentationFinancing(broken, { ...asking, ...facts })).toThrow(code);
    });
});
