import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { authorityFor } from '../discrepancy-advice/testing/samples.js';
import { dollars, idOf } from '../document/testing/samples.js';
import { airWaybill, billOfLading } from '../document/testing/transport-samples.js';
import { domesticPolicies } from '../domestic-credit/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import type { Tenor } from '../letter-of-credit/availability.js';
import { calendarBook, calendarsUntil, cancelled, confirmed, creditId } from '../letter-of-credit/testing/samples.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { JudgePresentation, LodgePresentation } from './api.js';
import { examinePresentation, judgePresentation, type Examining, type ExaminingFacts } from './examine-presentation.js';
import { honourPresentation } from './honour-presentation.js';
import { lodgePresentation, type PresentingFacts } from './lodge-presentation.js';
import type { MeansOfPayment } from './payment.js';
import { asItStands, precludePresentation, presentationView } from './preclusion.js';
import { stepFrom } from './presentation-status.js';
import type { Presentation } from './presentation.js';
import { refusePresentation } from './refuse-presentation.js';
import { returnDocuments, waiveDiscrepancies, type Waiving } from './waive-discrepancies.js';
import { papersOf, withoutPapers, withPapers } from './working-papers.js';

const { terms, documents } = presented();
const examiner = 'PearlBankMSP';
/** Wednesday; the five banking days end with Wednesday the 27th, at midnight in China. */
const received = '2026-05-20T02:00:00.000Z';
const inTime = '2026-05-27T15:59:59.999Z';
const late = '2026-05-27T16:00:00.000Z';
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
const credit = { ...confirmed, terms, letterOfCreditReference: 'HCB2603LC0041' };
const request: LodgePresentation = {
    creditId,
    number: 1,
    examiningBank: examiner,
    amount: dollars(450_000n),
    documents: [...documents],
};
const facts: PresentingFacts = {
    credit,
    amendments: [],
    presentations: [],
    transfers: [],
    calendarBook,
    bank: 'HaizhouBankMSP',
    at: received,
};
const examining: Examining = { bank: examiner, calendar: china, at: inTime };
const claimIdOf = (part: number): string => String(part).repeat(32);
const honouring = {
    forwarded: undefined,
    assignments: [],
    reimbursementClaims: [],
    ...examining,
    transactionId: 'tx1',
    claimIdOf,
};
const judging: ExaminingFacts = { ...examining, credit, amendments: [], others: [], transfers: [], calendarBook };
const lodged: Presentation = lodgePresentation(request, facts).presentation;
const examined = (presentation = lodged, at = inTime): Presentation =>
    examinePresentation({}, { ...judging, at, presentation });
const judged = (presentation = examined()): Presentation =>
    judgePresentation({ dropped: [], added: [] }, { ...judging, presentation });
const added = {
    finding: {
        kind: 'DISCREPANCY',
        code: 'BILL_MUST_BE_ENDORSED',
        rule: 'ISBP 745 E13',
        field: 'isBlankEndorsed',
        expected: 'an endorsement in blank',
        found: 'a stamp that nobody can read',
    },
    reason: 'Seen on the reverse of the second original',
} as const;
const discrepant = judgePresentation({ dropped: [], added: [added] }, { ...judging, presentation: examined() });
const refused = (presentation = discrepant, at = inTime): Presentation =>
    refusePresentation({ disposal: 'HELD_FOR_WAIVER' }, { ...examining, at, presentation });
/** As its own bank sees it. */
const statusOf = (presentation: Presentation): Presentation['status'] => asItStands(presentation, examining).status;
describe('lodging a presentation', () => {
    const first = { ...lodged, amount: dollars(200_000n) };
    const second: PresentingFacts = {
        ...facts,
        credit: { ...credit, numberOfPresentations: 1 },
        presentations: [first],
    };
    const others = documents.map((document) => ({
        ...document,
        documentReference: `${document.documentReference}-2`,
        attachments: [],
    }));

    const under = (changes: Partial<CreditTerms>): Partial<PresentingFacts> => ({
        credit: { ...credit, terms: { ...terms, ...changes } },
    });

    it('takes the documents in, and counts them in the credit', () => {
        expect(lodgePresentation(request, facts)).toEqual({
            credit: { ...credit, numberOfPresentations: 1 },
            presentation: {
                ...request,
                presentingBank: 'HaizhouBankMSP',
                examinesAs: 'CONFIRMING_BANK',
                receivedAt: received,
                examinationDays: 5,
                status: 'LODGED',
            },
        });
    });

    it('takes all that is left, to the last cent', () => {
        const rest = { ...request, number: 2, amount: dollars(272_500n), documents: others };

        expect(lodgePresentation(rest, second).presentation.amount).toEqual(dollars(272_500n));
    });

    it('is not put off by a calendar that ends after the time of the bank and before the credit expires', () => {
        const toTheDay = calendarsUntil('2026-05-27');
        const { presentation } = lodgePresentation(request, { ...facts, calendarBook: toTheDay });
        const { findings = [] } = examinePresentation({}, { ...judging, calendarBook: toTheDay, presentation });

        expect(findings.filter(({ kind }) => kind === 'DISCREPANCY')).toEqual([]);
    });

    it('takes again what was refused, and the amount that it held', () => {
        const again = { ...second, presentations: [{ ...lodged, status: 'REFUSED' as const }] };

        expect(lodgePresentation({ ...request, number: 2 }, again).presentation.number).toBe(2);
    });

    it.each<[string, Partial<LodgePresentation>, Partial<PresentingFacts>]>([
        ['CREDIT_MUST_BE_LIVE', {}, { credit: cancelled }],
        ['CREDIT_MUST_BE_UNDER_KNOWN_RULES', {}, under({ applicableRules: { code: 'OTHR', narrative: 'our own' } })],
        ['DOMESTIC_POLICY_MUST_BE_IN_FORCE', {}, under({ applicableRules: { code: 'PRC_DOMESTIC' } })],
        [
            'LOCATION_MUST_HAVE_CALENDAR',
            {},
            under({ expiry: { ...terms.expiry, place: { locationName: 'Reykjavik', countryCode: 'IS' } } }),
        ],
        [
            'LOCATION_MUST_HAVE_CALENDAR',
            { examiningBank: 'HarbourBankMSP' },
            under({ issuingBank: { ...terms.issuingBank, countryCode: 'IS' } }),
        ],
        // The fifth banking day is the 27th: nobody could tell later when the bank has lost its right.
        ['CALENDAR_MUST_COVER_DAY', {}, { calendarBook: calendarsUntil('2026-05-26') }],
        ['CALENDAR_MUST_COVER_DAY', {}, { calendarBook: calendarsUntil('2026-05-19') }],
        [
            'CREDIT_MUST_BE_AVAILABLE_BY_HONOUR',
            {},
            { ...under({ applicableRules: { code: 'PRC_DOMESTIC' } }), domesticPolicies },
        ],
        ['PRESENTATION_MUST_BE_TO_BOUND_OR_NOMINATED_BANK', { examiningBank: 'HaizhouBankMSP' }, {}],
        ['PRESENTATION_MUST_BE_NEXT', { number: 2 }, {}],
        ['PRESENTATION_MUST_BE_IN_CURRENCY_OF_CREDIT', { amount: { currency: 'EUR', minorUnits: 1n } }, {}],
        ['PRESENTATION_MUST_CLAIM_SOMETHING', { amount: dollars(0n) }, {}],
        ['PRESENTATION_MUST_BE_WITHIN_AVAILABLE', { amount: dollars(472_500n, 1n) }, {}],
        [
            'PRESENTATION_MUST_BE_WITHIN_AVAILABLE',
            { number: 2, amount: dollars(272_500n, 1n), documents: others },
            second,
        ],
        ['DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE', { number: 2, amount: dollars(1n) }, second],
    ])('refuses %s (%#)', (code, changes, change) => {
        expect(codeOf(() => lodgePresentation({ ...request, ...changes }, { ...facts, ...change }))).toBe(code);
    });

    it('knows a document again by its file or by its number, an original by either, however spelled, and a copy by its file', () => {
        const [original] = documents;
        const renamed = { ...original!, documentReference: 'OTHER' };
        const withoutFiles = { ...original!, attachments: [] };
        const { partyName, partyNameLocal = '海州灯笼家纺有限公司' } = original!.issuer;
        const spelled = {
            ...withoutFiles,
            documentReference: original!.documentReference.toLowerCase().replaceAll('-', ' '),
            issuer: { ...original!.issuer, partyName: partyName.toUpperCase().replace('.,', ' ') },
        };
        const byCode = { ...withoutFiles, issuer: { ...original!.issuer, partyName: partyNameLocal } };
        const copy = { ...withoutFiles, numberOfOriginalsPresented: 0, numberOfCopiesPresented: 1 };
        const outcomes = [renamed, withoutFiles, spelled, byCode, copy].map((document) =>
            codeOf(() =>
                lodgePresentation({ ...request, number: 2, amount: dollars(1n), documents: [document] }, second),
            ),
        );

        expect(outcomes).toEqual([...Array<string>(4).fill('DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE'), undefined]);
    });
});

describe('examining and judging', () => {
    it('finds by the terms of the day of presentation, and people who find nothing more find it complying', () => {
        expect(examined()).toMatchObject({ status: 'EXAMINING' });
        expect(examined().findings?.filter(({ kind }) => kind === 'DISCREPANCY')).toEqual([]);
        expect(statusOf(judged())).toBe('COMPLYING');
    });

    it('keeps what it finds for itself: to all others it examines, until it honours or gives notice', () => {
        for (const each of [judged(), discrepant]) {
            const shared = withoutPapers(each);
            expect(shared).toEqual(withoutPapers(examined()));
            expect(statusOf(shared)).toBe('EXAMINING');
            expect(statusOf(withPapers(shared, papersOf(each)))).toBe(each.judgement?.outcome);
        }
        expect(withoutPapers(refused()).status).toBe('REFUSED');
    });

    it('may be judged again until the notice: what was dropped and added before is kept, and only what stands is told', () => {
        const judge = (presentation: Presentation, by: JudgePresentation['added'] = []) =>
            judgePresentation({ dropped: [], added: by }, { ...judging, presentation });
        const other = { ...added, finding: { ...added.finding, code: 'SEAL_MUST_BE_WHOLE' } };
        const again = judge(discrepant, [other]);

        expect(refused(again).refusal?.discrepancies).toEqual([other.finding]);
        expect(again.judgedBefore).toEqual([discrepant.judgement]);
        expect(statusOf(judge(again))).toBe('COMPLYING');
        expect(judge(again).judgedBefore).toEqual([discrepant.judgement, again.judgement]);
        expect(codeOf(() => refused(judge(again)))).toBe('PRESENTATION_MUST_STAND_AT_THIS_ACT');
        const often = Array.from({ length: 30 }).reduce<Presentation>((before) => judge(before, [added]), discrepant);
        expect(often.judgedBefore).toHaveLength(20);
    });

    it('adds up what is invoiced, and looks at no earlier document that nobody asked for (14g, 30b, 32)', () => {
        const more = { ...airWaybill, documentId: idOf(40), issueDate: '2026-05-01', attachments: [] };
        const first: Presentation = { ...lodged, documents: [...documents, more], status: 'COMPLYING' };
        const by = {
            ...terms,
            shipment: {
                instalments: [
                    { fromDate: '2026-04-25', untilDate: '2026-05-02' },
                    { fromDate: '2026-05-03', untilDate: '2026-05-31' },
                ],
            },
        };
        const second = examinePresentation(
            {},
            {
                ...judging,
                credit: { ...credit, terms: by },
                others: [first],
                presentation: { ...lodged, number: 2, amount: dollars(1n) },
            },
        );
        const codes = second.findings?.filter(({ kind }) => kind === 'DISCREPANCY').map(({ code }) => code);

        expect(codes).toEqual(
            expect.arrayContaining([
                'EARLIER_INSTALMENTS_MUST_HAVE_BEEN_SHIPPED',
                'QUANTITY_MUST_NOT_EXCEED_TOLERANCE',
            ]),
        );
    });

    it('is discrepant by what people add, and complying again by what they drop with a reason', () => {
        const without = documents.filter(({ kind }) => kind !== 'INSPECTION_CERTIFICATE');
        const lacking = examined({ ...lodged, documents: without });
        const finding = (lacking.findings ?? []).findIndex(({ kind }) => kind === 'DISCREPANCY');
        const dropped = [{ finding, reason: 'It came by separate mail on the same day' }];

        expect(statusOf(discrepant)).toBe('DISCREPANT');
        expect(statusOf(judged(lacking))).toBe('DISCREPANT');
        const count = (lacking.findings ?? []).filter(({ kind }) => kind === 'DISCREPANCY').length;
        const after = judgePresentation({ dropped, added: [] }, { ...judging, presentation: lacking });
        expect([count, statusOf(after)]).toEqual([1, 'COMPLYING']);
    });

    it('is discrepant for as long as one of its discrepancies stands', () => {
        const lacking = examined({ ...lodged, documents: [documents[0]!] });
        const all = (lacking.findings ?? []).flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [finding] : []));
        const drop = (findings: readonly number[]) =>
            judgePresentation(
                { dropped: findings.map((finding) => ({ finding, reason: 'seen' })), added: [] },
                { ...judging, presentation: lacking },
            ).judgement?.outcome;

        expect(all.length).toBeGreaterThan(1);
        expect([drop(all.slice(1)), drop(all)]).toEqual(['DISCREPANT', 'COMPLYING']);
    });

    it('refuses other banks, what is no discrepancy, and acts out of their order', () => {
        const stranger = { ...judging, bank: 'HarbourBankMSP' };
        const judge = (presentation: Presentation, dropped: { finding: number; reason: string }[] = []) =>
            judgePresentation({ dropped, added: [] }, { ...judging, presentation });

        expect(
            codeOf(() => judgePresentation({ dropped: [], added: [] }, { ...stranger, presentation: examined() })),
        ).toBe('ACT_MUST_BE_BY_EXAMINING_BANK');
        expect(codeOf(() => judge(examined(), [{ finding: 400, reason: 'none' }]))).toBe(
            'DROPPED_FINDING_MUST_BE_DISCREPANCY',
        );
        // Who has found that they comply must honour (art. 15): the finding is not taken back. Nor is a notice of refusal.
        for (const each of [lodged, judged(), refused()]) {
            expect(codeOf(() => judge(each))).toBe('PRESENTATION_MUST_STAND_AT_THIS_ACT');
        }
        expect(codeOf(() => examined(examined()))).toBe('PRESENTATION_MUST_STAND_AT_THIS_ACT');
    });
});

describe('refusing', () => {
    it('gives one notice with every discrepancy and what becomes of the documents', () => {
        expect(refused()).toMatchObject({
            status: 'REFUSED',
            refusal: { disposal: 'HELD_FOR_WAIVER', discrepancies: [added.finding], at: inTime },
        });
    });

    it.each<[string, () => unknown]>([
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => refused({ ...discrepant, examiningBank: 'HarbourBankMSP' })],
        ['NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE', () => refused(refused())],
        ['NOTICE_OF_REFUSAL_MUST_BE_IN_TIME', () => refused(discrepant, late)],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => refused(judged())],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => refused(examined())],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});

describe('a waiver (UCP 600 art. 16b)', () => {
    const facts: ExaminingFacts = judging;
    const waive = (presentation: Presentation, more: Partial<Waiving> = {}): Presentation =>
        waiveDiscrepancies({ ...facts, advice: authorityFor(presentation), ...more, presentation });
    const represented = { ...lodged, number: 2, documents: [], amount: dollars(22_500n, 1n) };
    const sameDocuments = { ...lodged, number: 2, amount: dollars(1n) };
    const back = returnDocuments({ ...examining, presentation: refused() });

    it('lets what is discrepant be honoured, before a refusal and after', () => {
        for (const each of [discrepant, refused()]) {
            const waived = waive(each);
            expect(waived).toMatchObject({ status: 'WAIVED', waiver: { acceptedOn: '2026-05-27', at: inTime } });
            expect(stepFrom(waived.status, 'UNDERTAKE')).toBe('UNDERTAKEN');
        }
    });

    it('after a refusal takes the amount again, which others may have left to the last cent', () => {
        const rest = { ...represented, amount: dollars(22_500n) };

        expect(waive(refused(), { others: [rest] }).status).toBe('WAIVED');
        expect(waive(discrepant, { others: [represented] }).status).toBe('WAIVED');
    });

    it('gives documents back after a refusal, and then nobody waives', () => {
        expect(back).toMatchObject({ status: 'RETURNED', returnedAt: inTime });
    });

    it.each<[string, () => unknown]>([
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => waive(discrepant, { bank: 'HarbourBankMSP' })],
        // A waiver that comes when the time is over cures nothing: the bank must honour anyway.
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => waive(discrepant, { at: late })],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => waive(judged())],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => waive(back)],
        ...(['HELD_FOR_PRESENTER', 'RETURNING', 'ACTING_ON_EARLIER_INSTRUCTIONS'] as const).map(
            (disposal): [string, () => unknown] => [
                'REFUSED_DOCUMENTS_MUST_AWAIT_THE_WAIVER',
                () => waive(refusePresentation({ disposal }, { ...examining, presentation: discrepant })),
            ],
        ),
        ['ISSUING_BANK_MUST_HAVE_AUTHORISED', () => waive(discrepant, { advice: undefined })],
        ['WAIVED_AMOUNT_MUST_BE_AVAILABLE', () => waive(refused(), { others: [represented] })],
        ['DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE', () => waive(refused(), { others: [sameDocuments] })],
        [
            'ACT_MUST_BE_BY_EXAMINING_BANK',
            () => returnDocuments({ ...facts, bank: 'HarbourBankMSP', presentation: refused() }),
        ],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => returnDocuments({ ...facts, presentation: discrepant })],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});

describe('preclusion (UCP 600 art. 16f)', () => {
    it.each(['LODGED', 'EXAMINING', 'DISCREPANT', 'WAIVER_SOUGHT'] as const)(
        'comes to what is %s when the fifth banking day is over, and not a moment before',
        (status) => {
            const open = { ...lodged, status };

            expect(asItStands(open, { calendar: china, at: inTime })).toBe(open);
            expect(asItStands(open, { calendar: china, at: late })).toMatchObject({
                status: 'PRECLUDED',
                precludedAt: late,
            });
        },
    );

    it('is the same whether it is written down first, or first seen by who honours', () => {
        const at = '2026-06-10T02:00:00.000Z';
        const swept = precludePresentation(discrepant, { calendar: china, at: '2026-06-01T02:00:00.000Z' });
        const honoured = (presentation: Presentation) =>
            honourPresentation({}, { ...honouring, at, presentation, terms }).presentation;

        expect(honoured(swept)).toEqual(honoured(discrepant));
        expect(honoured(swept)).toMatchObject({ status: 'UNDERTAKEN', precludedAt: late });
    });

    it('comes to what its bank has found for itself and told nobody, whatever that is: so it is the same to all', () => {
        for (const each of [judged(), discrepant]) {
            const [own, others] = [each, withoutPapers(each)].map((one) =>
                asItStands(one, { calendar: china, at: late }),
            );
            expect(own).toMatchObject({ status: 'PRECLUDED', precludedAt: late });
            expect(withoutPapers(own!)).toEqual(others);
        }
    });

    it('does not come to who has decided, nor twice', () => {
        const clock = { calendar: china, at: late };

        expect(codeOf(() => precludePresentation(lodged, { ...clock, at: inTime }))).toBe(
            'EXAMINATION_TIME_MUST_BE_OVER',
        );
        for (const decided of [
            { ...judged(), status: 'COMPLYING' as const },
            refused(),
            precludePresentation(lodged, clock),
        ]) {
            expect(codeOf(() => precludePresentation(decided, clock))).toBe('EXAMINATION_TIME_MUST_BE_OVER');
        }
        expect(codeOf(() => precludePresentation(discrepant, { ...clock, at: inTime }))).toBe(
            'EXAMINATION_TIME_MUST_BE_OVER',
        );
    });

    it('waits for the later reading where a day is made up for', () => {
        const acrossSpringFestival = { ...lodged, receivedAt: '2026-02-13T02:00:00.000Z' };
        const view = presentationView(acrossSpringFestival, { calendar: china, at: '2026-02-27T16:00:00.000Z' });

        expect(view).toMatchObject({
            status: 'LODGED',
            examinationEnds: { earlier: { lastDay: '2026-02-27' }, later: { lastDay: '2026-03-02' } },
        });
    });

    it('comes by the reading that its bank has said: one that is open on such a day is precluded when it is over', () => {
        const acrossSpringFestival = { ...lodged, receivedAt: '2026-02-13T02:00:00.000Z' };
        const openAt = (bank: string) => ({
            calendar: {
                ...china,
                makeUpReadings: [{ bank, effectiveFrom: '2026-01-01', makeUpDays: 'OPEN' as const }],
            },
            at: '2026-02-27T16:00:00.000Z',
        });

        expect(asItStands(acrossSpringFestival, openAt(lodged.examiningBank)).status).toBe('PRECLUDED');
        expect(asItStands(acrossSpringFestival, openAt('StrangerBankMSP')).status).toBe('LODGED');
    });
});

describe('honouring', () => {
    const sight = {
        ...terms,
        availability: { availableWith: terms.availability.availableWith, by: 'PAYMENT' as const },
    };
    const outside: MeansOfPayment = { kind: 'OUTSIDE', uetr };
    const honoured = (presentation: Presentation, by = terms, means?: MeansOfPayment) =>
        honourPresentation({ ...(means && { means }) }, { ...honouring, presentation, terms: by });
    const honour = (...of: Parameters<typeof honoured>) => honoured(...of).presentation;

    it('is bound to pay ninety days after the goods were shipped, and owes that to who presented', () => {
        const { presentation, claims } = honoured(judged());

        expect(presentation).toMatchObject({
            status: 'UNDERTAKEN',
            undertaking: { parts: [{ amount: dollars(450_000n), maturity: '2026-08-10' }], at: inTime },
        });
        expect(presentation).not.toHaveProperty('payment');
        expect(claims).toEqual([
            {
                claimId: claimIdOf(1),
                creditId,
                presentationNumber: 1,
                part: 1,
                undertaking: 'ACCEPTANCE',
                debtorBank: examiner,
                holder: 'HaizhouBankMSP',
                amount: dollars(450_000n),
                maturity: '2026-08-10',
                payableAt: { countryCode: 'CN' },
                incurredAt: inTime,
                status: 'OUTSTANDING',
            },
        ]);
    });

    it('pays at sight, and nobody has a claim then', () => {
        const { presentation, claims } = honoured(judged(), sight, outside);

        expect(presentation).toMatchObject({ status: 'PAID', payment: { uetr, at: inTime } });
        expect(claims).toEqual([]);
    });

    it('stands as its day lets it, for who looks at it', () => {
        const standing = (at: string) => presentationView(honour(judged()), { calendar: china, at }).status;

        expect(standing('2026-08-09T15:59:59.999Z')).toBe('UNDERTAKEN');
        expect(standing('2026-08-09T16:00:00.000Z')).toBe('MATURED');
        expect(standing('2026-08-10T16:00:00.000Z')).toBe('OVERDUE');
    });

    const withoutBill = documents.filter(({ kind }) => kind !== 'BILL_OF_LADING');
    const shippedOn = (day: string) => ({ day, reason: 'The carrier’s tracking says that she sailed on this day' });
    const stated = (presentation: Presentation, day = '2026-05-11') =>
        honourPresentation({ startOfUsance: shippedOn(day) }, { ...honouring, presentation, terms });

    it.each<[string, Presentation]>([
        ['PRECLUDED', { ...lodged, documents: withoutBill, status: 'PRECLUDED', precludedAt: late }],
        ['WAIVED', { ...lodged, documents: withoutBill, status: 'WAIVED' }],
    ])(
        'is bound as well when %s without the bill of lading from which the usance runs (16b, 16f)',
        (_, presentation) => {
            expect(stated(presentation).presentation).toMatchObject({
                status: 'UNDERTAKEN',
                undertaking: { parts: [{ maturity: '2026-08-09' }], startOfUsance: shippedOn('2026-05-11') },
            });
            expect(stated(presentation, '2026-05-20').presentation.undertaking?.parts).toMatchObject([
                { maturity: '2026-08-18' },
            ]);
        },
    );

    it('counts from what the credit asks for, and from no document beside it (14g)', () => {
        const unasked = { ...airWaybill, documentId: idOf(40), issueDate: '2026-05-19', attachments: [] };
        const copy = {
            ...billOfLading,
            documentId: idOf(41),
            shippedOnBoardDate: '2026-05-19',
            numberOfOriginalsPresented: 0,
        };
        const maturities = [unasked, copy].map(
            (more) => honour({ ...judged(), documents: [...documents, more] }).undertaking?.parts[0]?.maturity,
        );

        expect(maturities).toEqual(['2026-08-10', '2026-08-10']);
        expect(codeOf(() => honour({ ...judged(), documents: [...withoutBill, unasked] }))).toBe(
            'MATURITY_MUST_FOLLOW_FROM_DOCUMENTS',
        );
    });

    it.each<[string, () => unknown]>([
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => honour({ ...judged(), examiningBank: 'HarbourBankMSP' })],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => honour(discrepant)],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => honour(refused())],
        ['PAYMENT_AT_SIGHT_MUST_HAVE_MEANS', () => honour(judged(), sight)],
        ['UNDERTAKING_MUST_NOT_HAVE_PAYMENT', () => honour(judged(), terms, outside)],
        ['START_OF_USANCE_MUST_BE_MISSING_IN_DOCUMENTS', () => stated(judged())],
        [
            'START_OF_USANCE_MUST_NOT_FOLLOW_PRESENTATION',
            () => stated({ ...lodged, documents: withoutBill, status: 'WAIVED' }, '2026-05-21'),
        ],
        ['MATURITY_MUST_FOLLOW_FROM_DOCUMENTS', () => honour({ ...judged(), documents: [documents[0]!] })],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });

    it.each<[Exclude<Tenor['basis'], 'SIGHT' | 'FIXED'>, string]>([
        ['AFTER_SIGHT', '2026-06-19'],
        ['AFTER_DATE', '2026-06-17'],
        ['AFTER_INVOICE_DATE', '2026-06-09'],
        ['AFTER_BL_DATE', '2026-06-11'],
    ])('counts thirty days %s', (basis, maturity) => {
        const drafts = { ...terms.availability.drafts!, tenor: { basis, days: 30 } };
        const by = { ...terms, availability: { ...terms.availability, drafts } };

        expect(honour(judged(), by).undertaking?.parts).toMatchObject([{ maturity }]);
    });
});
