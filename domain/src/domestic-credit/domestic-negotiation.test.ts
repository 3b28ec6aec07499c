import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { serviceCertificate, vatInvoice, yuan } from '../document/testing/domestic-samples.js';
import { advised, creditId, domesticWire, issuingBank } from '../letter-of-credit/testing/samples.js';
import { rulesOf, ucp600 } from '../letter-of-credit/rules.js';
import { creditTermsSchema } from '../letter-of-credit/terms.js';
import { negotiatePresentation, type Negotiating } from '../presentation/negotiate-presentation.js';
import type { Presentation } from '../presentation/presentation.js';
import { kept } from '../receivable/testing/presentation-samples.js';
import { domesticPolicies } from './testing/samples.js';

const negotiating = 'PearlBankMSP';
const at = '2026-05-25T02:00:00.000Z';
const advance = yuan(880_000n);
const terms = creditTermsSchema.parse({
    ...domesticWire,
    availability: { ...domesticWire.availability, by: 'NEGOTIATION' },
});
const rules = rulesOf({ terms, issueDate: advised.issueDate, domesticPolicies });
const undertaking = { parts: [{ amount: yuan(900_000n), maturity: '2026-11-08' }], at };

/** As it was presented to the bank that is to buy it, which has found that a certificate is missing. */
const first: Presentation = {
    ...{ creditId, number: 1, presentingBank: 'HaizhouBankMSP', examiningBank: negotiating },
    ...{ examinesAs: 'NOMINATED_BANK', amount: yuan(900_000n), documents: [vatInvoice, serviceCertificate] },
    ...{ receivedAt: '2026-05-20T02:00:00.000Z', examinationDays: 5, status: 'DISCREPANT' },
};
/** As it was sent on to the issuing bank, which takes it all the same and confirms payment at maturity. */
const confirmed: Presentation = {
    ...first,
    ...{ number: 2, presentingBank: negotiating, examiningBank: issuingBank.mspId, examinesAs: 'ISSUING_BANK' },
    ...{ firstPresentedAs: { number: 1, receivedAt: first.receivedAt }, status: 'UNDERTAKEN', undertaking },
};
const facts: Negotiating = {
    ...{ bank: negotiating, calendar: china, at, terms, rules, transactionId: 'tx1', assignments: [] },
    presentation: first,
    forwarded: confirmed,
    financing: {
        ...kept,
        ...{ presentation: { creditId, number: 1 }, amount: advance, outstanding: advance },
        reservedUntil: '2026-06-30T00:00:00.000Z',
    },
};
const negotiate = (change: Partial<Negotiating> = {}, hasRecourse = true) =>
    negotiatePresentation(
        { advance, hasRecourse, means: { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } },
        { ...facts, ...change },
    ).presentation;
describe('negotiation of a domestic credit (议付)', () => {
    it.each(['LODGED', 'EXAMINING', 'DISCREPANT', 'WAIVER_SOUGHT', 'COMPLYING', 'WAIVED'] as const)(
        'buys documents, here %s, for which the issuing bank has confirmed payment at maturity',
        (status) => {
            expect(negotiate({ presentation: { ...first, status } })).toMatchObject({
                status: 'NEGOTIATED',
                negotiation: { advance, hasRecourse: true },
            });
        },
    );

    it('buys what complies also before that, as under UCP 600', () => {
        expect(negotiate({ presentation: { ...first, status: 'COMPLYING' }, forwarded: undefined }).status).toBe(
            'NEGOTIATED',
        );
    });

    it('says whether there is recourse to the beneficiary, as the bank has agreed with it', () => {
        expect(negotiate({}, false).negotiation?.hasRecourse).toBe(false);
        expect(
            codeOf(() => negotiate({ presentation: { ...first, examinesAs: 'CONFIRMING_BANK', status: 'COMPLYING' } })),
        ).toBe('CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE');
    });

    const payable = { ...terms, availability: { ...terms.availability, by: 'DEFERRED_PAYMENT' as const } };
    const refused: [string, Partial<Negotiating>][] = [
        ['FORWARDED_DOCUMENTS_MUST_NOT_BE_REFUSED', { forwarded: { ...confirmed, status: 'REFUSED' } }],
        ['NEGOTIATION_MUST_BE_HOW_CREDIT_IS_AVAILABLE', { terms: payable }],
        ['NEGOTIATION_MUST_NOT_BE_BY_ISSUING_BANK', { presentation: { ...first, examinesAs: 'ISSUING_BANK' } }],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', { forwarded: undefined }],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', { forwarded: { ...confirmed, status: 'EXAMINING' } }],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', { forwarded: { ...confirmed, status: 'COMPLYING' } }],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', { forwarded: { ...confirmed, status: 'PAID' } }],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', { presentation: { ...first, status: 'NEGOTIATED' } }],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', { rules: ucp600 }],
        ['NEGOTIATION_MUST_REST_ON_RESERVATION', { financing: undefined }],
        [
            'PRESENTATION_MUST_BE_OPEN',
            { presentation: { ...first, status: 'COMPLYING' }, forwarded: { ...confirmed, status: 'PAID' } },
        ],
    ];
    it.each(refused)('refuses %s (%#)', (code, change) => {
        expect(codeOf(() => negotiate(change))).toBe(code);
    });
});
