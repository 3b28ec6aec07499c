import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { domesticPolicies } from '../domestic-credit/testing/samples.js';
import { canonicalJson, toWire } from '../kernel/json.js';
import { parse } from '../kernel/parse.js';
import {
    advisingBank,
    amendment,
    application,
    confirmingBank,
    issued,
    issuingBank,
    usanceTerms,
} from '../letter-of-credit/testing/samples.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { timelineSchema } from './api.js';
import type { TimelineFacts } from './entry.js';
import { credit, facts, judged, lodged, on, refused, undertaken } from './testing/samples.js';
import { timelineOf, type TimelineViewer } from './timeline.js';

const [harbour, haizhou, pearl] = [issuingBank.mspId, advisingBank.mspId, confirmingBank.mspId];
const atIssuing: TimelineViewer = { bank: harbour };
const entries = (held: TimelineFacts, viewer = atIssuing) =>
    timelineOf(held, viewer).entries.map(({ sequence, code, at, by, subject }) =>
        [sequence, code, at.slice(5, 10), by?.bank ?? by?.party, subject?.number].filter((each) => each !== undefined),
    );
const awaited = (held: TimelineFacts, viewer = atIssuing) =>
    timelineOf(held, viewer).awaited.map(({ code, of, due, subject }) =>
        [
            code,
            of.party,
            due.kind === 'BY_DAY' ? due.day : due.kind === 'BY_EITHER_READING' ? due.later.lastDay : due.kind,
            subject?.number,
        ].filter((each) => each !== undefined),
    );
const open = [
    ['SHIPMENT', 'BENEFICIARY', '2026-05-31'],
    ['PRESENTATION', 'BENEFICIARY', '2026-06-30'],
];

describe('what happened under a credit', () => {
    it('stands in its order, each with who did it and the article that gives it its effect', () => {
        const held = facts({
            application,
            presentations: [undertaken, refused],
            amendments: [{ ...amendment, issuedAt: on('04-01') }],
        });

        expect(entries(held)).toEqual([
            [1, 'CREDIT_APPLIED_FOR', '03-02', harbour],
            [2, 'CREDIT_ISSUED', '03-02', harbour],
            [3, 'CREDIT_ADVISED', '03-03', haizhou],
            [4, 'CREDIT_CONFIRMED', '03-04', pearl],
            [5, 'AMENDMENT_ISSUED', '04-01', harbour, 1],
            [6, 'PRESENTATION_LODGED', '05-20', haizhou, 1],
            [7, 'PRESENTATION_JUDGED', '05-21', pearl, 1],
            [8, 'PRESENTATION_LODGED', '05-21', haizhou, 2],
            [9, 'PRESENTATION_JUDGED', '05-22', pearl, 2],
            [10, 'UNDERTAKING_GIVEN', '05-22', pearl, 1],
            [11, 'PRESENTATION_REFUSED', '05-23', pearl, 2],
        ]);
        const { entries: told } = timelineOf(held, atIssuing);
        expect(told[3]).toMatchObject({
            by: { party: 'CONFIRMING_BANK', name: 'Pearl River Bank' },
            rule: 'UCP 600 art. 8b',
        });
        expect(told[10]?.facts).toEqual({ discrepancies: 1, disposal: 'HELD_FOR_PRESENTER' });
    });

    it('is what the schema of the answer says, and the same whichever bank it is that holds it', () => {
        const held = facts({ presentations: [undertaken, refused], amendments: [amendment] });
        const [one, other] = [harbour, pearl].map((bank) => timelineOf(held, { bank }));

        expect(one).toEqual(other);
        expect(parse(timelineSchema, toWire(one!))).toEqual(one);
    });

    it('is done by time as well: the last day passes, the maturity comes and a bank is precluded, noted or not', () => {
        const held = facts({ presentations: [undertaken, { ...lodged, number: 2 }], at: on('09-01') });
        const byTime = timelineOf(held, atIssuing).entries.filter(({ by }) => by === undefined);

        expect(byTime.map(({ code, at }) => [code, at])).toEqual([
            ['PRESENTATION_PRECLUDED', '2026-05-27T16:00:00.000Z'],
            ['LAST_DAY_PASSED', '2026-06-30T16:00:00.000Z'],
            ['MATURITY_CAME', '2026-08-07T16:00:00.000Z'],
        ]);
        expect(
            entries({ ...held, credit: { ...credit, expiredAt: on('07-05'), closedAt: on('07-06') } }).slice(-4),
        ).toEqual([
            [10, 'EXPIRY_NOTED', '07-05'],
            [11, 'CREDIT_CLOSED', '07-06', harbour],
            [12, 'MATURITY_CAME', '08-07', 1],
            [13, 'PAYMENT_MISSED', '08-10', pearl, 1],
        ]);
    });

    it('has an amendment rejected with that on which it stood', () => {
        const advices = [{ bank: haizhou, outcome: 'ADVISED' as const, at: on('04-02') }];
        const answer = { outcome: 'DEEMED_REJECTED' as const, rejectedWith: 1, at: on('04-03') };
        const held = facts({ amendments: [{ ...amendment, number: 2, standsOn: [1], advices, answer }] });

        expect(timelineOf(held, atIssuing).entries).toContainEqual(
            expect.objectContaining({
                ...{ code: 'AMENDMENT_REJECTED_WITH_EARLIER', at: on('04-03') },
                ...{ subject: { kind: 'AMENDMENT', number: 2 }, facts: { earlier: 1 } },
            }),
        );
    });

    it('has an amendment accepted by the documents that comply with it, as of their receipt and even where time alone has done it', () => {
        const advised = { ...amendment, advices: [{ bank: haizhou, outcome: 'ADVISED' as const, at: on('04-02') }] };
        const held = facts({ amendments: [advised], presentations: [{ ...lodged, amendments: [1] }] });
        const accepted = (at: string) =>
            timelineOf({ ...held, at }, atIssuing).entries.filter(({ code }) => code.includes('ACCEPTED'));

        expect(accepted(on('05-26'))).toEqual([]);
        expect(accepted(on('05-28'))).toMatchObject([
            { code: 'AMENDMENT_ACCEPTED_BY_PRESENTATION', at: lodged.receivedAt, facts: { presentation: 1 } },
        ]);
        expect(awaited({ ...held, at: on('05-28') }).map(([code]) => code)).not.toContain('AMENDMENT_ANSWER');
    });

    it('is of a second beneficiary’s credit by the bank that has transferred it, which is not bound as an issuing bank is', () => {
        const transferred = {
            bank: confirmingBank,
            transferReference: 'PRB-T-0001',
            amendmentAdvice: 'ALWAYS',
        } as const;
        const held = facts({
            credit: { ...credit, terms: { ...usanceTerms, transferred } },
            amendments: [{ ...amendment, issuedAt: on('04-01') }],
            presentations: [judged],
        });
        const told = timelineOf(held, { bank: haizhou });

        expect(told.entries.map(({ code, by }) => [code, by?.party])).toEqual([
            ['CREDIT_HAD_BY_TRANSFER', 'TRANSFERRING_BANK'],
            ['CREDIT_ADVISED', 'ADVISING_BANK'],
            ['CREDIT_CONFIRMED', 'CONFIRMING_BANK'],
            ['AMENDMENT_PASSED_ON', 'TRANSFERRING_BANK'],
            ['PRESENTATION_LODGED', 'PRESENTING_BANK'],
            ['PRESENTATION_JUDGED', 'TRANSFERRING_BANK'],
        ]);
    });

    it('cites the measures for a domestic credit, and nothing for one under rules that are not known here', () => {
        const under = (applicableRules: CreditTerms['applicableRules']) =>
            timelineOf(facts({ credit: { ...credit, terms: { ...usanceTerms, applicableRules } } }), atIssuing);
        const domestic = under({ code: 'PRC_DOMESTIC' });
        const other = canonicalJson(toWire(under({ code: 'OTHR', narrative: 'our own' })));

        expect(canonicalJson(toWire(domestic))).not.toContain('UCP 600');
        expect(domestic.entries[1]?.rule).toBe('PRC domestic credits 2016, advice');
        expect([other.includes('UCP 600'), other.includes('PRC domestic')]).toEqual([false, false]);
    });
});

describe('who must act by when', () => {
    it.each<[string, Partial<TimelineFacts>, unknown[]]>([
        [
            'once issued: the advising bank, and the bank that is asked to confirm',
            { credit: issued },
            [
                ['ADVICE', 'ADVISING_BANK', 'WITHOUT_DELAY'],
                ['CONFIRMATION_DECISION', 'CONFIRMING_BANK', 'WITHOUT_DELAY'],
                ...open,
            ],
        ],
        ['confirmed: the beneficiary, who ships and presents', {}, open],
        [
            'cancellation asked for: the confirming bank and the beneficiary, whom silence never binds',
            { credit: { ...credit, cancellation: { consents: [{ party: 'ISSUING_BANK', at: on('04-01') }] } } },
            [
                ...open,
                ['CANCELLATION_ANSWER', 'CONFIRMING_BANK', 'NO_DAY'],
                ['CANCELLATION_ANSWER', 'BENEFICIARY', 'NO_DAY'],
            ],
        ],
        [
            'an amendment issued: it is passed on, and the confirming bank extends to it or not; the day to present is the later of both',
            { amendments: [amendment] },
            [
                ['AMENDMENT_ADVICE', 'ADVISING_BANK', 'WITHOUT_DELAY', 1],
                ['EXTENSION_DECISION', 'CONFIRMING_BANK', 'WITHOUT_DELAY', 1],
                open[0],
                ['PRESENTATION', 'BENEFICIARY', '2026-07-31'],
            ],
        ],
        [
            'passed on: the beneficiary answers, on no day, since silence never accepts',
            {
                amendments: [
                    {
                        ...amendment,
                        advices: [{ bank: haizhou, outcome: 'ADVISED', at: on('04-02') }],
                        extension: { outcome: 'NOT_EXTENDED', at: on('04-02') },
                    },
                ],
            },
            [open[0], ['PRESENTATION', 'BENEFICIARY', '2026-07-31'], ['AMENDMENT_ANSWER', 'BENEFICIARY', 'NO_DAY', 1]],
        ],
        [
            'documents lodged: the bank that examines, until the fifth banking day',
            { presentations: [lodged] },
            [['EXAMINATION', 'CONFIRMING_BANK', '2026-05-27', 1], ...open],
        ],
        [
            'complying: that bank honours at once',
            { presentations: [judged] },
            [['HONOUR', 'CONFIRMING_BANK', 'WITHOUT_DELAY', 1], ...open],
        ],
        [
            'before a bank that is no more than nominated: nobody but the beneficiary',
            { presentations: [{ ...lodged, examinesAs: 'NOMINATED_BANK' }] },
            open,
        ],
        [
            'precluded by time: so it does',
            { presentations: [lodged], at: on('05-28') },
            [['HONOUR', 'CONFIRMING_BANK', 'WITHOUT_DELAY', 1], ...open],
        ],
        [
            'bound to pay on a Saturday: it sends the documents on, and pays on the Monday',
            { presentations: [undertaken] },
            [
                ['DOCUMENTS_TO_ISSUER', 'CONFIRMING_BANK', 'WITHOUT_DELAY', 1],
                ...open,
                ['PAYMENT', 'CONFIRMING_BANK', '2026-08-10', 1],
            ],
        ],
        [
            'refused, the documents held for the presenter: it says what becomes of them',
            { presentations: [refused] },
            [...open, ['DISPOSAL_INSTRUCTIONS', 'PRESENTING_BANK', 'NO_DAY', 2]],
        ],
        [
            'all drawn: nothing is shipped or presented any more, and what was paid for is sent on',
            { presentations: [{ ...judged, amount: dollars(472_500n), status: 'PAID' }] },
            [['DOCUMENTS_TO_ISSUER', 'CONFIRMING_BANK', 'WITHOUT_DELAY', 1]],
        ],
        ['the last day of shipment over everywhere: only to present', { at: on('06-02') }, [open[1]]],
        ['the last day over: nobody', { at: on('07-02') }, []],
        ['cancelled, expired or closed: nobody', { credit: { ...issued, closedAt: on('05-01') } }, []],
        [
            'no calendar of the place: the day is not known, and the rest is told',
            { calendarBook: undefined, presentations: [lodged] },
            [open[0], ['PRESENTATION', 'BENEFICIARY', 'NOT_KNOWN'], ['EXAMINATION', 'CONFIRMING_BANK', 'NOT_KNOWN', 1]],
        ],
    ])('%s', (_, changes, expected) => {
        expect(awaited(facts(changes))).toEqual(expected);
    });

    it('is late when it is by the later reading', () => {
        const late = (at: string) =>
            timelineOf(facts({ presentations: [undertaken], at }), atIssuing).awaited.map(({ code, isLate }) => [
                code,
                isLate,
            ]);

        expect(late('2026-08-10T15:59:59.999Z')).toContainEqual(['PAYMENT', false]);
        expect(late('2026-08-10T16:00:00.000Z')).toContainEqual(['PAYMENT', true]);
    });

    it('is the second advising bank once the first has passed it on', () => {
        const terms = { ...usanceTerms, secondAdvisingBank: confirmingBank };
        const held = (advices: typeof credit.advices) => facts({ credit: { ...issued, terms, advices } });

        expect(awaited(held([]))[0]).toEqual(['ADVICE', 'ADVISING_BANK', 'WITHOUT_DELAY']);
        expect(awaited(held(credit.advices))[0]).toEqual(['ADVICE', 'SECOND_ADVISING_BANK', 'WITHOUT_DELAY']);
        expect(timelineOf(held(credit.advices), atIssuing).entries[1]?.to?.party).toBe('SECOND_ADVISING_BANK');
    });
});

describe('who must act by when under a domestic credit', () => {
    const terms: CreditTerms = {
        ...usanceTerms,
        applicableRules: { code: 'PRC_DOMESTIC' },
        secondAdvisingBank: confirmingBank,
    };
    /** Issued on a Monday; three banking days after it the Thursday is over. */
    const held = (changes: Partial<TimelineFacts> = {}): TimelineFacts =>
        facts({ credit: { ...issued, terms }, domesticPolicies, at: on('03-05'), ...changes });
    const advice = (shown: TimelineFacts) =>
        timelineOf(shown, atIssuing)
            .awaited.filter(({ code }) => code.includes('ADVICE'))
            .map(({ code, of, due, isLate }) => [
                code,
                of.party,
                due.kind === 'BY_EITHER_READING' ? due.later.lastDay : due.kind,
                isLate,
            ]);

    it('passes it on in the banking days of the policy, each bank counting from when it came to it, and late is late', () => {
        const passedOn = { ...issued, terms, advices: credit.advices };

        expect(advice(held())).toEqual([['ADVICE', 'ADVISING_BANK', '2026-03-05', false]]);
        expect(advice(held({ at: on('03-06') }))).toEqual([['ADVICE', 'ADVISING_BANK', '2026-03-05', true]]);
        expect(advice(held({ credit: passedOn }))).toEqual([['ADVICE', 'SECOND_ADVISING_BANK', '2026-03-06', false]]);
        expect(
            advice(held({ credit: passedOn, amendments: [{ ...amendment, issuedAt: on('04-01') }], at: on('04-02') })),
        ).toContainEqual(['AMENDMENT_ADVICE', 'ADVISING_BANK', '2026-04-06', false]);
    });

    it('does not know the day without a policy', () => {
        expect(advice(held({ domesticPolicies: undefined }))).toEqual([
            ['ADVICE', 'ADVISING_BANK', 'NOT_KNOWN', false],
        ]);
    });

    it('pays what complies in the days that there are to examine it, and is late after them', () => {
        const due = (at: string) =>
            timelineOf(held({ presentations: [judged], at }), atIssuing).awaited.find(({ code }) => code === 'HONOUR');

        expect(due(on('05-26'))).toMatchObject({ due: { later: { lastDay: '2026-05-27' } }, isLate: false });
        expect(due(on('05-28'))).toMatchObject({ isLate: true, rule: 'PRC domestic credits 2016, art. 10' });
    });
});

describe('what a customer is shown of it, through its bank', () => {
    const held = facts({
        application,
        presentations: [refused],
        amendments: [amendment],
    });

    it('is nothing that banks tell each other, and no amendment that has not come to the beneficiary', () => {
        const beneficiary = { bank: haizhou, customer: 'BENEFICIARY' } as const;
        const shown = entries({ ...held, credit: { ...issued, advices: credit.advices } }, beneficiary);

        expect(shown.map(([, code]) => code)).toEqual([
            'CREDIT_APPLIED_FOR',
            'CREDIT_ISSUED',
            'CREDIT_ADVISED',
            'PRESENTATION_LODGED',
            'PRESENTATION_REFUSED',
        ]);
        expect(awaited({ ...held, credit: { ...issued, advices: credit.advices } }, beneficiary)).toEqual([
            open[0],
            ['PRESENTATION', 'BENEFICIARY', '2026-06-30'],
            ['DISPOSAL_INSTRUCTIONS', 'PRESENTING_BANK', 'NO_DAY', 2],
        ]);
    });

    it('has what was issued for the applicant', () => {
        const shown = entries(held, { bank: harbour, customer: 'APPLICANT' });

        expect(shown.map(([, code]) => code)).toContain('AMENDMENT_ISSUED');
        expect(shown.map(([, code]) => code)).not.toContain('PRESENTATION_JUDGED');
    });

    it.each([
        { bank: haizhou, customer: 'APPLICANT' },
        { bank: harbour, customer: 'BENEFICIARY' },
        { bank: pearl, customer: 'BENEFICIARY' },
    ] as const)('is refused through another: CUSTOMER_MUST_BE_OF_THE_BANK (%#)', (viewer) => {
        expect(() => timelineOf(held, viewer)).toThrow('CUSTOMER_MUST_BE_OF_THE_BANK');
    });
});
