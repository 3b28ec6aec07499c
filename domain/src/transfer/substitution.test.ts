import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { authorityFor } from '../discrepancy-advice/testing/samples.js';
import { china } from '../calendar/testing/samples.js';
import type { Finding } from '../examination/finding.js';
import { presented } from '../examination/testing/samples.js';
import { available } from '../letter-of-credit/drawing.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import {
    advisingBank,
    amendment,
    calendarBook,
    cancelled,
    confirmingBank,
    later,
} from '../letter-of-credit/testing/samples.js';
import type { ElectronicRecord } from '../presentation/electronic-record.js';
import { examinePresentation } from '../presentation/examine-presentation.js';
import { forwardPresentation as sendOn } from '../presentation/forward-presentation.js';
import type { Presentation } from '../presentation/presentation.js';
import { waiveDiscrepancies } from '../presentation/waive-discrepancies.js';
import type { DemandSubstitution, ForwardPresentation, SubstituteDocuments } from './api.js';
import { forwardPresentation, type ForwardingFacts } from './forward-presentation.js';
import { demandSubstitution, substituteDocuments } from './substitute-documents.js';
import { substitutionStatus, type Substitution } from './substitution.js';
import { asking, done, dollars, transferable, wish } from './testing/samples.js';
import type { Transfer } from './transfer.js';
import { drawnFrom } from './transferred-amount.js';

const { documents, terms } = presented();
const transferring = confirmingBank.mspId;
const inTime = '2026-05-21T02:00:00.000Z';
const over = '2026-05-25T02:00:00.000Z';
/** What the mill has presented, with an invoice and a draft of its own. */
const seconds: Presentation = {
    creditId: done.transferred.creditId,
    number: 1,
    presentingBank: 'LingnanBankMSP',
    examiningBank: transferring,
    examinesAs: 'NOMINATED_BANK',
    amount: dollars(19_800_000n),
    documents: [...documents],
    receivedAt: '2026-05-20T02:00:00.000Z',
    examinationDays: 5,
    status: 'COMPLYING',
};
const demand: DemandSubstitution = { creditId: wish.creditId, number: 1, presentationNumber: 1, answerBy: over };
const demanding = {
    transfer: done.transfer,
    presentation: seconds,
    earlier: undefined,
    bank: transferring,
    at: inTime,
};
const demanded = demandSubstitution(demand, demanding);
const own = documents
    .filter(({ kind }) => kind === 'COMMERCIAL_INVOICE' || kind === 'DRAFT')
    .map((document) => ({ ...document, documentReference: 'HZ-9', attachments: [] }));
const answer: SubstituteDocuments = {
    ...{ creditId: wish.creditId, number: 1, presentationNumber: 1 },
    amount: dollars(22_500_000n),
    documents: own,
};
const answering = { substitution: demanded, transfer: done.transfer, terms, bank: advisingBank.mspId, at: inTime };
const substituted = substituteDocuments(answer, answering);
/** The same credit under the eUCP, and a document that comes as data. */
const ofRecords = { ...terms, applicableRules: { code: 'EUCP_LATEST_VERSION' } } as const;
const recordOf = ({ documentId }: { readonly documentId: string }): ElectronicRecord => ({
    documentId,
    format: 'application/pdf',
    sender: 'Haizhou Lantern Home Textiles Co., Ltd.',
    authentication: 'ELECTRONIC_SIGNATURE',
    place: 'https://records.pearlriverbank.example',
});

describe('demandSubstitution', () => {
    it('says what the second beneficiary claims, and until when the first has time (38h)', () => {
        expect(demanded).toMatchObject({ claimed: dollars(19_800_000n), demandedAt: inTime, answerBy: over });
        expect(substitutionStatus(demanded)).toBe('DEMANDED');
    });

    const lodged = { ...seconds, status: 'LODGED' } as const;
    it.each<[string, object, object]>([
        ['ACT_MUST_BE_BY_TRANSFERRING_BANK', { bank: advisingBank.mspId, presentation: lodged }, { answerBy: inTime }],
        ['TRANSFER_MUST_STAND', { transfer: { ...done.transfer, returnedAt: later } }, { answerBy: inTime }],
        [
            'SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_TAKEN_UP',
            { presentation: lodged, earlier: demanded },
            { answerBy: inTime },
        ],
        ['DEMAND_MUST_BE_THE_FIRST', { earlier: demanded }, { answerBy: inTime }],
        ['DEMAND_MUST_LEAVE_TIME', {}, { answerBy: inTime }],
    ])('refuses: %s', (code, facts, other) => {
        expect(codeOf(() => demandSubstitution({ ...demand, ...other }, { ...demanding, ...facts }))).toBe(code);
    });
});

describe('substituteDocuments', () => {
    it('takes the first beneficiary’s invoice and draft, on first demand (38h)', () => {
        expect(substituted.answer).toEqual({ documents: own, amount: dollars(22_500_000n), at: inTime });
        expect(substitutionStatus(substituted)).toBe('ANSWERED');
    });

    const less = { amount: dollars(19_799_999n) };
    it.each<[string, object, object]>([
        ['SUBSTITUTION_MUST_BE_BY_FIRST_BENEFICIARYS_BANK', { bank: transferring, at: over }, { documents, ...less }],
        ['SUBSTITUTION_MUST_BE_ON_FIRST_DEMAND', { at: over }, { documents, ...less }],
        ['SUBSTITUTION_MUST_BE_ON_FIRST_DEMAND', { substitution: substituted }, { documents, ...less }],
        ['ONLY_INVOICE_AND_DRAFT_MUST_BE_SUBSTITUTED', {}, { documents, ...less }],
        ['ONLY_INVOICE_AND_DRAFT_MUST_BE_SUBSTITUTED', {}, { documents: own.filter(({ kind }) => kind === 'DRAFT') }],
        ['SUBSTITUTED_AMOUNT_MUST_COVER_WHAT_IS_CLAIMED', {}, less],
        ['SUBSTITUTED_AMOUNT_MUST_COVER_WHAT_IS_CLAIMED', {}, { amount: { ...answer.amount, currency: 'EUR' } }],
        ['RECORDS_MUST_BE_UNDER_EUCP', {}, { records: [recordOf(own[0]!)] }],
        ['RECORDS_MUST_BE_OF_DOCUMENTS', { terms: ofRecords }, { records: [recordOf(documents.at(-1)!)] }],
    ])('refuses: %s', (code, facts, other) => {
        expect(codeOf(() => substituteDocuments({ ...answer, ...other }, { ...answering, ...facts }))).toBe(code);
    });
});

describe('forwardPresentation', () => {
    const facts: ForwardingFacts = {
        ...asking,
        credit: { ...transferable, terms: { ...terms, form: 'IRREVOCABLE_TRANSFERABLE' } },
        transfers: [done.transfer],
        calendarBook,
        calendar: china,
        bank: transferring,
        at: inTime,
        transfer: done.transfer,
        request: done.request,
        substitution: substituted,
        presentation: seconds,
        second: { credit: done.transferred, amendments: [], presentations: [seconds] },
    };
    const forward: ForwardPresentation = {
        ...{ creditId: wish.creditId, number: 1, presentationNumber: 1 },
        examiningBank: transferring,
        as: 'SUBSTITUTED',
    };
    const forwarded = forwardPresentation(forward, facts);

    it('presents the first one’s invoice and draft with the second one’s other documents', () => {
        const { presentation, credit, substitution } = forwarded;

        expect(presentation).toMatchObject({
            number: 1,
            presentingBank: transferring,
            amount: dollars(22_500_000n),
            forwards: {
                ...{ transferNumber: 1, presentationNumber: 1, amount: dollars(19_800_000n) },
                ...{ receivedAt: seconds.receivedAt, amendments: [] },
            },
        });
        expect(presentation.documents.filter(({ documentReference }) => documentReference === 'HZ-9')).toEqual(own);
        expect(presentation.documents).toHaveLength(documents.length);
        expect(credit.numberOfPresentations).toBe(1);
        expect(substitutionStatus(substitution)).toBe('SUBSTITUTED');
    });

    it('what it claims is counted once: as it claims it, and no more as transferred', () => {
        const { amount } = terms;
        const drawn = drawnFrom({ presentations: [forwarded.presentation], transfers: [done.transfer] });

        expect(drawn.transferred).toEqual([dollars(990_000n)]);
        expect(available({ amount, shipment: {} }, drawn).minorUnits).toBe(
            amount.minorUnits > 23_490_000n ? amount.minorUnits - 23_490_000n : 0n,
        );
    });

    it('refused by its bank, it is the second beneficiary’s again', () => {
        const refused = { ...forwarded.presentation, status: 'REFUSED' as const };

        expect(drawnFrom({ presentations: [refused], transfers: [done.transfer] }).transferred).toEqual([
            dollars(20_790_000n),
        ]);
    });

    it('goes as received when the first demand is over without an answer (38i)', () => {
        const received = forwardPresentation(
            { ...forward, as: 'AS_RECEIVED' },
            { ...facts, substitution: demanded, at: over },
        );

        expect(received.presentation).toMatchObject({ amount: seconds.amount, documents: seconds.documents });
        expect(substitutionStatus(received.substitution)).toBe('AS_RECEIVED');
    });

    it('goes as received when what the first beneficiary has sent does not comply, or claims too much (38i)', () => {
        const claiming = (amount: bigint) => ({
            ...facts,
            substitution: { ...substituted, answer: { ...substituted.answer!, amount: dollars(amount) } },
        });

        expect(
            forwardPresentation({ ...forward, as: 'AS_RECEIVED' }, claiming(60_000_000n)).presentation.amount,
        ).toEqual(seconds.amount);
    });

    /** What the first beneficiary sends so that it complies: its price, and nothing that the other documents say otherwise. */
    const good = documents
        .filter(({ kind }) => kind === 'COMMERCIAL_INVOICE' || kind === 'DRAFT')
        .map((each) => (each.kind === 'DRAFT' ? { ...each, amount: answer.amount } : each));
    const quoted = { ...facts.credit, letterOfCreditReference: 'HCB2603LC0041' };
    const answered: ForwardingFacts = {
        ...facts,
        credit: quoted,
        substitution: { ...substituted, answer: { ...substituted.answer!, documents: good } },
    };
    /** What its bank finds in it, wherever it has come from; the first invoice is dated when the first one was asked. */
    const found = (presentation: Presentation, other: Partial<ForwardingFacts> = {}) => {
        const { credit, amendments, transfers, at } = { ...answered, ...other };
        const others: Presentation[] = [];
        const examining = { ...{ credit, amendments, transfers, at }, calendarBook, calendar: china, others };
        const { findings = [] } = examinePresentation(
            {},
            { ...examining, presentation, bank: presentation.examiningBank },
        );
        return findings.filter(({ kind }) => kind === 'DISCREPANCY').map((finding) => finding.code);
    };

    it('is found to comply, though its invoice is younger than what it was presented with', () => {
        const younger = good.map((each) => ({ ...each, issueDate: '2026-05-21' }));
        const substitution = { ...substituted, answer: { ...substituted.answer!, documents: younger } };
        const { presentation } = forwardPresentation(forward, { ...answered, substitution });

        expect(found(presentation)).toEqual([]);
    });

    it('is examined by the amendments that stand for the second beneficiary, and by no other (38f)', () => {
        const shipment = { ...terms.shipment, latestShipmentDate: '2026-05-10' };
        const earlier: Amendment = {
            ...amendment,
            changes: { shipment },
            advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: later }],
            answer: { outcome: 'ACCEPTED', at: later },
        };
        const passedOn = [{ amendmentNumber: 1, number: 1 }];
        const answering = (outcome: 'ACCEPTED' | 'REJECTED', at = later) => ({
            amendments: [earlier],
            request: { ...done.request, passedOn },
            second: { ...facts.second, amendments: [{ ...earlier, answer: { outcome, at } }] },
        });
        const codes = (other: Partial<ForwardingFacts>) =>
            found(forwardPresentation(forward, { ...answered, ...other }).presentation, other);

        expect(codes(answering('ACCEPTED'))).toEqual(['SHIPMENT_MUST_NOT_BE_LATE']);
        expect(codes(answering('REJECTED'))).toEqual([]);
        // What it has accepted after it had presented is no part of what it has presented under.
        expect(codes(answering('ACCEPTED', inTime))).toEqual([]);
        expect(codes({ amendments: [earlier] })).toEqual([]);
        expect(codes({ amendments: [earlier], request: { ...done.request, includes: [1] } })).toEqual([
            'SHIPMENT_MUST_NOT_BE_LATE',
        ]);
    });

    it('claims no more than what the first beneficiary has accepted, whatever stands for the second', () => {
        const decrease: Amendment = {
            ...amendment,
            changes: { amount: dollars(21_000_000n) },
            advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: later }],
            answer: { outcome: 'ACCEPTED', at: later },
        };

        expect(codeOf(() => forwardPresentation(forward, { ...answered, amendments: [decrease] }))).toBe(
            'PRESENTATION_MUST_BE_WITHIN_AVAILABLE',
        );
    });

    it('came in time when it came to the transferring bank in time, however long the first one took (38k)', () => {
        const late = '2026-07-06T02:00:00.000Z';
        const { presentation, credit } = forwardPresentation(forward, { ...answered, at: late });
        const sentOn = sendOn(
            { forwardedNumber: 2 },
            {
                credit,
                presentation: { ...presentation, status: 'UNDERTAKEN' },
                presentations: [presentation],
                calendarBook: answered.calendarBook,
                bank: transferring,
                at: '2026-07-08T02:00:00.000Z',
            },
        );

        expect(presentation).toMatchObject({ receivedAt: late, status: 'LODGED' });
        expect(found(presentation, { at: late })).toEqual([]);
        expect(found(sentOn.presentation, { at: late })).toEqual([]);
        expect(
            found(
                forwardPresentation(forward, { ...answered, presentation: { ...seconds, receivedAt: late } })
                    .presentation,
            ),
        ).toEqual(['PRESENTATION_MUST_COME_BY_EXPIRY', 'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME']);
    });

    it('goes on when the credit has expired since, unless it came later than that was noted', () => {
        const noted = (expiredAt: string) => ({ ...facts, credit: { ...facts.credit, expiredAt } });

        expect(forwardPresentation(forward, noted(seconds.receivedAt)).presentation.status).toBe('LODGED');
        expect(codeOf(() => forwardPresentation(forward, noted('2026-05-20T01:59:59.999Z')))).toBe(
            'CREDIT_MUST_BE_LIVE',
        );
        expect(codeOf(() => forwardPresentation(forward, { ...facts, credit: cancelled }))).toBe('CREDIT_MUST_BE_LIVE');
    });

    it('takes over what the transfer has held for it, where nothing else is left', () => {
        const { decision } = done.transfer;
        const transfer = { ...done.transfer, decision: { ...decision!, amount: dollars(44_550_000n) } } as Transfer;
        const whole = { ...answered, transfer, transfers: [transfer] };
        const { presentation } = forwardPresentation(forward, whole);
        const refused: Presentation = {
            ...presentation,
            status: 'REFUSED',
            refusal: { disposal: 'HELD_FOR_WAIVER', discrepancies: [], at: inTime },
        };

        expect(found(presentation, { transfers: [transfer] })).toEqual([]);
        expect(codeOf(() => forwardPresentation({ ...forward, as: 'AS_RECEIVED' }, whole))).toBe(
            'FIRST_DEMAND_MUST_BE_OVER',
        );
        const facts = { ...whole, amendments: [], others: [], calendar: china };
        expect(waiveDiscrepancies({ ...facts, presentation: refused, advice: authorityFor(refused) }).status).toBe(
            'WAIVED',
        );
    });

    describe('where the first beneficiary has answered', () => {
        const [asReceived, draft] = [
            { ...forward, as: 'AS_RECEIVED' } as const,
            own.filter((each) => each.kind === 'DRAFT'),
        ];
        const answering = (changes: object): Substitution => ({
            ...substituted,
            answer: {
                ...substituted.answer!,
                documents: good.map((each) => (each.kind === 'DRAFT' ? each : { ...each, ...changes })),
            },
        });
        const late = documents.map((each) =>
            each.kind === 'BILL_OF_LADING' ? { ...each, issueDate: '2026-06-02', onBoardDate: '2026-06-02' } : each,
        ) as typeof documents;
        const unsigned = { isSigned: false };

        it('its invoice may make discrepancies that were not in what the second has presented: then it is left out', () => {
            const { presentation } = forwardPresentation(asReceived, {
                ...answered,
                substitution: answering(unsigned),
            });

            expect(draft).toHaveLength(1);
            expect(presentation.documents).toEqual(seconds.documents);
        });

        it.each<[string, Partial<Presentation>]>([
            ['waived', { status: 'WAIVED', documents: [...late] }],
            ['dropped', { documents: [...late], findings: [] }],
            ['precluded', { status: 'PRECLUDED', documents: [...late], precludedAt: inTime }],
        ])('what the second’s other documents lack, %s, is not of its making', (_, other) => {
            const presentation = { ...seconds, ...other };

            expect(codeOf(() => forwardPresentation(asReceived, { ...answered, presentation }))).toBe(
                'FIRST_DEMAND_MUST_BE_OVER',
            );
        });

        it('nor is what the second’s own invoice lacked before it', () => {
            const invoice = seconds.documents.find(({ kind }) => kind === 'COMMERCIAL_INVOICE')!;
            const lacking = documents.map((each) => (each === invoice ? { ...each, ...unsigned } : each));
            const presentation: Presentation = {
                ...seconds,
                status: 'PRECLUDED',
                documents: lacking,
            };
            const both = { ...answered, presentation, substitution: answering(unsigned) };

            expect(codeOf(() => forwardPresentation(asReceived, both))).toBe('FIRST_DEMAND_MUST_BE_OVER');
        });
    });

    describe('as electronic records (eUCP 2.1)', () => {
        const bill = documents.find(({ kind }) => kind === 'BILL_OF_LADING')!;
        const invoice = documents.find(({ kind }) => kind === 'COMMERCIAL_INVOICE')!;
        const presentation = {
            ...seconds,
            records: [recordOf(invoice), recordOf(bill)],
            systemDownOn: ['2026-05-19'],
            statesExtension: true,
        };
        const under: ForwardingFacts = {
            ...answered,
            credit: { ...quoted, terms: { ...ofRecords, form: 'IRREVOCABLE_TRANSFERABLE' } },
            presentation,
        };

        it('are again what they were, at once complete, with why they were in time (e6c, e6e)', () => {
            const received = forwardPresentation(
                { ...forward, as: 'AS_RECEIVED' },
                { ...under, substitution: demanded, at: over },
            ).presentation;

            expect(received).toMatchObject({
                status: 'LODGED',
                records: presentation.records,
                systemDownOn: ['2026-05-19'],
                statesExtension: true,
            });
        });

        it('are, where the first one’s invoice stands for the second’s, those of what is presented', () => {
            const [mine] = own.map((each) => ({ ...each, documentId: 'aa'.repeat(16) }));
            const records = [recordOf(mine!)];
            const answer = { ...substituted.answer!, documents: [mine!], records };

            expect(
                forwardPresentation(forward, { ...under, substitution: { ...substituted, answer } }).presentation
                    .records,
            ).toEqual([...records, recordOf(bill)]);
        });
    });

    describe('refused under the credit for the first one’s invoice', () => {
        const invoiceOf = ({ documents: all }: Pick<Presentation, 'documents'>) =>
            all.find(({ kind }) => kind === 'COMMERCIAL_INVOICE')!;
        const sent = forwardPresentation(forward, answered);
        const wrong = (documentId: string): Finding => ({
            ...{ kind: 'DISCREPANCY', code: 'INVOICE_MUST_DESCRIBE_GOODS_AS_CREDIT', rule: 'UCP 600 art. 18c' },
            ...{ documentId, field: 'lines', expected: 'cotton bed sheets', found: 'bedding' },
        });
        const refusedFor = (...discrepancies: Finding[]): Presentation => ({
            ...sent.presentation,
            status: 'REFUSED',
            refusal: { disposal: 'RETURNING', discrepancies, at: over },
        });
        const onInvoice = wrong(invoiceOf(sent.presentation).documentId);
        const onBill = wrong(documents.find(({ kind }) => kind === 'BILL_OF_LADING')!.documentId);
        const after = (refused: Presentation, second: Presentation = seconds): ForwardingFacts => ({
            ...answered,
            credit: sent.credit,
            substitution: sent.substitution,
            presentations: [refused],
            presentation: second,
            at: over,
        });
        const again = { ...forward, as: 'AS_RECEIVED' } as const;

        it('the second one’s own documents go as received, once (38i)', () => {
            const { presentation, substitution } = forwardPresentation(again, after(refusedFor(onInvoice)));

            expect(presentation).toMatchObject({ number: 2, amount: seconds.amount, documents: seconds.documents });
            expect(substitution.forwarded).toMatchObject({
                outcome: 'AS_RECEIVED',
                presentationNumber: 2,
                insteadOf: 1,
            });
            const once = { ...after(refusedFor(onInvoice)), substitution };
            expect(codeOf(() => forwardPresentation(again, once))).toBe('PRESENTATION_MUST_BE_FORWARDED_ONCE');
        });

        it('also where the issuing bank has refused them, to which the nominated bank had sent them on', () => {
            const refused = refusedFor(onInvoice);
            const there = { ...refused, number: 2, firstPresentedAs: { number: 1, receivedAt: inTime } };
            const facts = { ...after(refused), credit: { ...sent.credit, numberOfPresentations: 2 } };
            const presentations = [{ ...sent.presentation, status: 'COMPLYING' as const }, there];

            expect(forwardPresentation(again, { ...facts, presentations }).presentation.number).toBe(3);
        });

        const lacking = { ...seconds, findings: [wrong(invoiceOf(seconds).documentId)] };
        it.each<[string, ForwardingFacts, ForwardPresentation]>([
            ['not while they stand', after(sent.presentation), again],
            ['not where it is borne', after({ ...refusedFor(onInvoice), status: 'WAIVED' }), again],
            ['not where something else was wrong as well', after(refusedFor(onInvoice, onBill)), again],
            [
                'not where what was wrong is of no document',
                after(refusedFor({ ...onInvoice, documentId: 'none' })),
                again,
            ],
            ['not where it was wrong with the second one’s invoice too', after(refusedFor(onInvoice), lacking), again],
            ['not once that was passed on', after(refusedFor(onInvoice), { ...seconds, status: 'REFUSED' }), again],
            ['and not with the same invoice', after(refusedFor(onInvoice)), forward],
        ])('%s: PRESENTATION_MUST_BE_FORWARDED_ONCE', (_, given, request) => {
            expect(codeOf(() => forwardPresentation(request, given))).toBe('PRESENTATION_MUST_BE_FORWARDED_ONCE');
        });

        it('nor are they taken on a waiver then: the same documents are presented already', () => {
            const held = {
                ...refusedFor(onInvoice),
                refusal: { ...refusedFor(onInvoice).refusal!, disposal: 'HELD_FOR_WAIVER' as const },
            };
            const { credit, presentation } = forwardPresentation(again, after(held));
            const waiving = {
                ...answered,
                credit,
                amendments: [],
                others: [presentation],
                presentation: held,
                advice: authorityFor(held),
            };

            expect(codeOf(() => waiveDiscrepancies({ ...waiving, calendar: china, at: over }))).toBe(
                'DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE',
            );
        });
    });

    const unanswered = { substitution: demanded };
    it.each<[string, Partial<ForwardingFacts>, Partial<ForwardPresentation>]>([
        ['ACT_MUST_BE_BY_TRANSFERRING_BANK', { bank: advisingBank.mspId, substitution: forwarded.substitution }, {}],
        ['PRESENTATION_MUST_BE_FORWARDED_ONCE', { substitution: forwarded.substitution }, {}],
        ['TRANSFER_MUST_STAND', { ...unanswered, transfer: { ...done.transfer, returnedAt: later } }, {}],
        ['FIRST_BENEFICIARY_MUST_HAVE_ANSWERED', unanswered, {}],
        ['FIRST_DEMAND_MUST_BE_OVER', unanswered, { as: 'AS_RECEIVED' }],
        [
            'DOCUMENTS_MUST_HAVE_IDS_OF_THEIR_OWN',
            {
                substitution: {
                    ...substituted,
                    answer: {
                        ...substituted.answer!,
                        documents: own.map((each) => ({ ...each, documentId: documents.at(-1)!.documentId })),
                    },
                },
            },
            {},
        ],
        ['PRESENTATION_MUST_BE_TO_BOUND_OR_NOMINATED_BANK', {}, { examiningBank: advisingBank.mspId }],
    ])('refuses: %s', (code, other, request) => {
        expect(codeOf(() => forwardPresentation({ ...forward, ...request }, { ...facts, ...other }))).toBe(code);
    });
});
