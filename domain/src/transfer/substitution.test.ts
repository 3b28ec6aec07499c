import { describe, expect, it } from '@jest/globals';
import { china } from '../calendar/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import { Refusal } from '../kernel/refusal.js';
import { available } from '../letter-of-credit/drawing.js';
import { advisingBank, calendarBook, confirmingBank, later } from '../letter-of-credit/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import type { DemandSubstitution, ForwardPresentation, SubstituteDocuments } from './api.js';
import { forwardPresentation, type ForwardingFacts } from './forward-presentation.js';
import { demandSubstitution, substituteDocuments } from './substitute-documents.js';
import { substitutionStatus } from './substitution.js';
import { asking, done, dollars, transferable, wish } from './testing/samples.js';
import { drawnFrom } from './transferred-amount.js';

const codeOf = (act: () => unknown): unknown => {
    try {
        act();
    } catch (error) {
        return error instanceof Refusal ? error.code : error;
    }
    return undefined;
};

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
const answering = { substitution: demanded, transfer: done.transfer, bank: advisingBank.mspId, at: inTime };
const substituted = substituteDocuments(answer, answering);

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
        substitution: substituted,
        presentation: seconds,
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
            forwards: { transferNumber: 1, amount: dollars(19_800_000n) },
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

    const unanswered = { substitution: demanded };
    it.each<[string, Partial<ForwardingFacts>, Partial<ForwardPresentation>]>([
        ['ACT_MUST_BE_BY_TRANSFERRING_BANK', { bank: advisingBank.mspId, substitution: forwarded.substitution }, {}],
        ['PRESENTATION_MUST_BE_FORWARDED_ONCE', { substitution: forwarded.substitution }, {}],
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
