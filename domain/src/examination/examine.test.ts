import { describe, expect, it } from '@jest/globals';
import { dollars, shippingAdvice } from '../document/testing/samples.js';
import { complies, examine } from './examine.js';
import { findingSchema } from './finding.js';
import { presented, terms } from './testing/samples.js';

describe('examine', () => {
    it('finds nothing to refuse for in documents that comply, and says what people have to look up', () => {
        const findings = examine(presented());

        expect(complies(findings)).toBe(true);
        expect(findings.map(({ code, field }) => [code, field])).toEqual([
            ['CONTENT_IS_FOR_PEOPLE', 'text'],
            ['CONDITION_IS_FOR_PEOPLE', 'conditions.0'],
        ]);
    });

    it('refuses a claim in another currency: CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT', () => {
        expect(() =>
            examine(presented({ facts: { amountClaimed: { currency: 'EUR', minorUnits: 45_000_000n } } })),
        ).toThrow('CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT');
    });

    it('finds everything at once, in the order of its groups', () => {
        const findings = examine(
            presented({
                invoice: { buyer: { partyName: 'Somebody Else' }, incoterm: { code: 'FOB', namedPlace: 'Ningbo' } },
                bill: { isOnDeck: true },
                insurance: { effectiveDate: '2026-05-13', vesselName: 'Other Kite' },
                origin: { numberOfOriginalsPresented: 0, numberOfCopiesPresented: 3 },
                facts: { presentedOn: '2026-05-28', available: dollars(449_999n) },
            }),
        );

        expect(complies(findings)).toBe(false);
        expect(findings.filter(({ kind }) => kind === 'DISCREPANCY').map(({ code }) => code)).toEqual([
            'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME',
            'INVOICE_MUST_BE_MADE_OUT_TO_APPLICANT',
            'DRAWING_MUST_NOT_EXCEED_AVAILABLE',
            'INVOICE_MUST_SHOW_TRADE_TERM',
            'GOODS_MUST_NOT_BE_ON_DECK',
            'INSURANCE_MUST_COVER_FROM_SHIPMENT',
            'ORIGINALS_MUST_BE_PRESENTED',
            'VESSEL_MUST_NOT_CONFLICT',
        ]);
    });

    it('writes findings that can be kept, however long the text is that it quotes', () => {
        const [required, ...others] = terms.requiredDocuments;
        const long = { ...required!, mustShow: [{ test: 'STATES' as const, text: '𠮷'.repeat(390) }] };
        const facts = presented({ facts: { terms: { ...terms, requiredDocuments: [long, ...others] } } });
        const findings = examine({ ...facts, documents: [...facts.documents, shippingAdvice] });

        expect(findings.map((finding) => findingSchema.parse(finding))).toEqual(findings);
        expect(findings.find(({ code }) => code === 'CONTENT_IS_FOR_PEOPLE')?.expected).toBe(`${'𠮷'.repeat(174)}…`);
    });
});
