import { describe, expect, it } from '@jest/globals';
import { authorityFor } from '../discrepancy-advice/testing/samples.js';
import { china } from '../calendar/testing/samples.js';
import type { Claim } from '../claim/claim.js';
import { payClaim } from '../claim/pay-claim.js';
import { serviceCertificate, vatInvoice, yuan } from '../document/testing/domestic-samples.js';
import { titleOf } from '../forfaiting/title/title.js';
import { advised, calendarBook, creditId, domesticWire, issuingBank } from '../letter-of-credit/testing/samples.js';
import { creditTermsSchema } from '../letter-of-credit/terms.js';
import { examinePresentation, judgePresentation, type Examining } from '../presentation/examine-presentation.js';
import { honourPresentation } from '../presentation/honour-presentation.js';
import { lodgePresentation } from '../presentation/lodge-presentation.js';
import { asItStands, presentationView } from '../presentation/preclusion.js';
import type { MeansOfPayment } from '../presentation/payment.js';
import type { Presentation } from '../presentation/presentation.js';
import { waiveDiscrepancies } from '../presentation/waive-discrepancies.js';
import { refusePresentation } from '../presentation/refuse-presentation.js';
import { domesticPolicies, domesticPolicy } from './testing/samples.js';

/** Wednesday; five banking days end with Wednesday the 27th at midnight in China, three with Monday the 25th. */
const received = '2026-05-20T02:00:00.000Z';
const inTime = '2026-05-27T15:59:59.999Z';
const late = '2026-05-27T16:00:00.000Z';
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
const nothing = { dropped: [], added: [] };

const creditOf = (wire: object = {}) => ({
    ...advised,
    terms: creditTermsSchema.parse({ ...domesticWire, ...wire }),
    letterOfCreditReference: 'HCB2603LC0077',
});
const examining: Examining = { bank: issuingBank.mspId, calendar: china, at: inTime };
const lodged = (credit = creditOf(), policies = domesticPolicies): Presentation =>
    lodgePresentation(
        {
            creditId,
            number: 1,
            examiningBank: issuingBank.mspId,
            amount: yuan(900_000n),
            documents: [vatInvoice, serviceCertificate],
        },
        {
            credit,
            amendments: [],
            presentations: [],
            calendarBook,
            transfers: [],
            domesticPolicies: policies,
            bank: 'HaizhouBankMSP',
            at: received,
        },
    ).presentation;
const judged = (presentation: Presentation, credit = creditOf()): Presentation => {
    const facts = { ...examining, credit, amendments: [], others: [], transfers: [], calendarBook, domesticPolicies };

    return judgePresentation(nothing, { ...facts, presentation: examinePresentation({}, { ...facts, presentation }) });
};
const outside: MeansOfPayment = { kind: 'OUTSIDE', uetr };
const honoured = (presentation: Presentation, credit = creditOf(), means?: MeansOfPayment) =>
    honourPresentation(
        { ...(means && { means }) },
        {
            ...examining,
            presentation,
            forwarded: undefined,
            assignments: [],
            terms: credit.terms,
            transactionId: 'tx1',
            reimbursementClaims: [],
            claimIdOf: String,
        },
    );
const honour = (...of: Parameters<typeof honoured>) => honoured(...of).presentation;
const discrepant = judged({ ...lodged(), documents: [vatInvoice] });

describe('documents under a domestic credit', () => {
    it('comply, and the issuing bank confirms that it pays at maturity, 180 days after the service', () => {
        const { presentation: confirmed, claims = [] } = honoured(judged(lodged()));
        const parts = [{ amount: yuan(900_000n), maturity: '2026-11-08' }];

        expect(confirmed).toMatchObject({ status: 'UNDERTAKEN', undertaking: { parts, at: inTime } });
        expect(() => honour(confirmed)).toThrow('PRESENTATION_MUST_STAND_AT_THIS_ACT');
        const [claim] = claims as [Claim];
        const title = titleOf(claim, { at: inTime, transactionId: 'tx1' });
        const pay = (at: string) =>
            payClaim(
                { means: outside },
                {
                    ...{ ...examining, at, transactionId: 'tx2' },
                    ...{ claim, title, otherParts: [], presentation: confirmed, credit: creditOf(), assignments: [] },
                },
            );
        expect(() => pay('2026-11-07T15:59:59.999Z')).toThrow('PAYMENT_MUST_NOT_PRECEDE_MATURITY');
        const paid = pay('2026-11-07T16:00:00.000Z');
        expect(paid.claim.payment).toMatchObject({ uetr });
        expect(paid.presentation.status).toBe('PAID');
    });

    const payment = { availableWith: domesticWire.availability.availableWith, by: 'PAYMENT' };
    it.each<[string, object, string]>([
        ['at sight, is paid', { availability: payment }, 'PAID'],
        [
            'negotiable at a usance, is confirmed',
            { availability: { ...domesticWire.availability, by: 'NEGOTIATION' } },
            'UNDERTAKEN',
        ],
    ])('presented to the issuing bank under a credit %s', (_, wire, status) => {
        const credit = creditOf(wire);

        expect(honour(judged(lodged(credit), credit), credit, status === 'PAID' ? outside : undefined).status).toBe(
            status,
        );
    });

    it.each<[string, string]>([
        ['AFTER_SIGHT', '2026-06-19'],
        ['AFTER_BL_DATE', '2026-06-11'],
        ['AFTER_INVOICE_DATE', '2026-06-13'],
        ['AFTER_SERVICE_DATE', '2026-06-11'],
    ])('fall due thirty days %s', (basis, maturity) => {
        const deferredPayment = { basis, days: 30 };
        const credit = creditOf({ availability: { ...domesticWire.availability, deferredPayment } });

        expect(honour(judged(lodged(credit), credit), credit).undertaking?.parts).toMatchObject([{ maturity }]);
    });

    it('are seen, after a refusal and a waiver, on the day on which the bank took them', () => {
        const availability = {
            ...domesticWire.availability,
            deferredPayment: { basis: 'AFTER_SIGHT', days: 30 },
        };
        const credit = creditOf({ availability });
        const facts = {
            ...examining,
            credit,
            amendments: [],
            others: [],
            transfers: [],
            calendarBook,
            domesticPolicies,
        };
        const refused = refusePresentation({ disposal: 'HELD_FOR_WAIVER' }, { ...examining, presentation: discrepant });
        const waivedOn = (presentation: Presentation, at: string) =>
            honour(waiveDiscrepancies({ ...facts, at, presentation, advice: authorityFor(presentation) }), credit)
                .undertaking?.parts[0]?.maturity;

        expect([waivedOn(refused, '2026-06-02T02:00:00.000Z'), waivedOn(discrepant, inTime)]).toEqual([
            '2026-07-02',
            '2026-06-19',
        ]);
    });

    it('are refused once, with every discrepancy and what becomes of them', () => {
        const refuse = (presentation: Presentation) =>
            refusePresentation({ disposal: 'RETURNING' }, { ...examining, presentation });
        const refused = refuse(discrepant);

        expect(refused.refusal?.discrepancies.map(({ code }) => code)).toEqual(['REQUIRED_DOCUMENT_MUST_BE_PRESENTED']);
        expect(() => refuse(refused)).toThrow('NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE');
    });

    it('cannot be refused when the days of the policy under which the credit was issued are over', () => {
        const [policy] = domesticPolicies.policies;
        const three = lodged(creditOf(), {
            policies: [policy!, { ...domesticPolicy, effectiveFrom: '2026-03-02', examinationDays: 3 }],
        });
        const later = lodged(creditOf(), {
            policies: [policy!, { ...domesticPolicy, effectiveFrom: '2026-03-03', examinationDays: 3 }],
        });
        const statusOf = (presentation: Presentation, at: string) =>
            asItStands(presentation, { calendar: china, at }).status;

        expect([statusOf(lodged(), inTime), statusOf(lodged(), late)]).toEqual(['LODGED', 'PRECLUDED']);
        expect([statusOf(three, '2026-05-25T15:59:59.999Z'), statusOf(three, '2026-05-25T16:00:00.000Z')]).toEqual([
            'LODGED',
            'PRECLUDED',
        ]);
        expect(statusOf(later, inTime)).toBe('LODGED');
        expect(presentationView(lodged(), { calendar: china, at: received }).examinationEnds?.earlier.lastDay).toBe(
            '2026-05-27',
        );
        expect(() =>
            refusePresentation({ disposal: 'RETURNING' }, { ...examining, at: late, presentation: discrepant }),
        ).toThrow('NOTICE_OF_REFUSAL_MUST_BE_IN_TIME');
    });

    it('are not taken in where nobody has said how long a bank has for them: DOMESTIC_POLICY_MUST_BE_IN_FORCE', () => {
        expect(() => lodged(creditOf(), { policies: [] })).toThrow('DOMESTIC_POLICY_MUST_BE_IN_FORCE');
    });
});
