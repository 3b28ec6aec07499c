import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { authorityFor } from '../discrepancy-advice/testing/samples.js';
import { china } from '../calendar/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import type { Money } from '../kernel/money.js';
import type { Credit } from '../letter-of-credit/credit.js';
import {
    advised,
    amendment,
    calendarBook,
    calendarsUntil,
    confirmed,
    creditId,
    issuingBank,
} from '../letter-of-credit/testing/samples.js';
import { ucp600 } from '../letter-of-credit/rules.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Financing } from '../receivable/financing.js';
import { kept } from '../receivable/testing/presentation-samples.js';
import { acceptedBy } from './acceptance.js';
import { replaceRecords } from './damaged-record.js';
import { drawingsOf } from './drawings.js';
import { examinePresentation, judgePresentation } from './examine-presentation.js';
import { deciding } from './forwarded.js';
import { forwardPresentation, type ForwardingFacts } from './forward-presentation.js';
import { honourPresentation } from './honour-presentation.js';
import { lodgePresentation } from './lodge-presentation.js';
import { negotiatePresentation, type Negotiating } from './negotiate-presentation.js';
import type { MeansOfPayment } from './payment.js';
import { asItStands } from './preclusion.js';
import type { Presentation } from './presentation.js';
import { waiveDiscrepancies } from './waive-discrepancies.js';

const { terms: usance, documents: ofUsance } = presented();
const drawnOnIssuer = { partyName: issuingBank.partyName, countryCode: 'CN' };
const documents = ofUsance.map((each) => (each.kind === 'DRAFT' ? { ...each, drawee: drawnOnIssuer } : each));
const [pearl, haizhou] = ['PearlBankMSP', 'HaizhouBankMSP'] as const;
/** Wednesday; five banking days after it, and after the Monday on which the documents are sent on. */
const received = '2026-05-20T02:00:00.000Z';
const [inTime, late] = ['2026-05-27T15:59:59.999Z', '2026-05-27T16:00:00.000Z'];
const sentOn = '2026-05-25T02:00:00.000Z';
const [issuersLast, issuersLate] = ['2026-06-01T15:59:59.999Z', '2026-06-01T16:00:00.000Z'];
const means: MeansOfPayment = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' };

/** Available by negotiation with the bank that has confirmed, or has not, by drafts on the issuing bank. */
const terms: CreditTerms = {
    ...usance,
    availability: {
        ...usance.availability,
        by: 'NEGOTIATION',
        drafts: { ...usance.availability.drafts!, drawee: issuingBank },
    },
};
const reference = { letterOfCreditReference: 'HCB2603LC0041' };
const withConfirmation: Credit = { ...confirmed, terms, ...reference };
const unconfirmed: Credit = { ...advised, terms, ...reference };

const lodgedUnder = (credit: Credit, presentations: readonly Presentation[] = []): Presentation =>
    lodgePresentation(
        {
            creditId,
            number: credit.numberOfPresentations + 1,
            examiningBank: pearl,
            amount: dollars(450_000n),
            documents: [...documents],
        },
        { credit, amendments: [], presentations, transfers: [], calendarBook, bank: haizhou, at: received },
    ).presentation;
/** What the registry has reserved for the advance, unless it is for a part. */
const reservedOn = ({ number }: Presentation): Financing => ({
    ...kept,
    presentation: { creditId, number },
    amount: dollars(441_000n),
    outstanding: dollars(441_000n),
    reservedUntil: '2026-06-30T00:00:00.000Z',
});
const complying = (presentation: Presentation): Presentation => ({ ...presentation, status: 'COMPLYING' });
const negotiating = (presentation: Presentation): Negotiating => ({
    bank: pearl,
    calendar: china,
    at: inTime,
    terms,
    transactionId: 'tx1',
    presentation,
    forwarded: undefined,
    financing: reservedOn(presentation),
    rules: ucp600,
    assignments: [],
});
/** What honouring starts from besides. */
const holding = { reimbursementClaims: [], claimIdOf: String };
const negotiate = (presentation: Presentation, change: Partial<Negotiating> = {}) =>
    negotiatePresentation(
        { advance: dollars(441_000n), hasRecourse: false, means },
        { ...negotiating(presentation), ...change },
    );
const toConfirming = complying(lodgedUnder(withConfirmation));
const toNominated = complying(lodgedUnder(unconfirmed));

describe('to whom documents are presented (UCP 600 art. 6a, 7a, 8a, 12)', () => {
    it('is known from then on: who is bound, and who is no more than nominated', () => {
        const anyBank: Credit = {
            ...unconfirmed,
            terms: {
                ...terms,
                availability: { ...terms.availability, availableWith: { kind: 'ANY_BANK', countryCode: 'CN' } },
            },
        };

        expect([toConfirming.examinesAs, toNominated.examinesAs, lodgedUnder(anyBank).examinesAs]).toEqual([
            'CONFIRMING_BANK',
            'NOMINATED_BANK',
            'NOMINATED_BANK',
        ]);
    });

    it('only who is bound loses the right to refuse by letting time pass (art. 16f)', () => {
        const open = (presentation: Presentation): Presentation => ({ ...presentation, status: 'DISCREPANT' });
        const clock = { calendar: china, at: late };

        expect(asItStands(open(toConfirming), clock).status).toBe('PRECLUDED');
        expect(asItStands(open(toNominated), clock).status).toBe('DISCREPANT');
    });
});

describe('negotiating (UCP 600 art. 2, 8a ii)', () => {
    it('buys documents that comply for as much or less than they claim', () => {
        expect(negotiate(toConfirming)).toEqual({
            assignments: [],
            presentation: {
                ...toConfirming,
                status: 'NEGOTIATED',
                negotiation: {
                    advance: dollars(441_000n),
                    hasRecourse: false,
                    payment: { means: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', at: inTime },
                },
            },
            financing: {
                ...reservedOn(toConfirming),
                status: 'DISBURSED',
                disbursement: { payment: { means: 'PRESENTATION' }, paidAt: inTime },
            },
        });
    });

    it('needs no reservation for a beneficiary abroad, whose goods no registry knows', () => {
        const abroad = { ...terms, beneficiary: { ...terms.beneficiary, countryCode: 'SG' } };

        expect(negotiate(toConfirming, { terms: abroad, financing: undefined })).not.toHaveProperty('financing');
    });

    it('in e-CNY moves the advance to who presented', () => {
        const inYuan = { ...toConfirming, amount: { currency: 'CNY', minorUnits: 100n } };
        const { coins } = negotiatePresentation(
            { advance: { currency: 'CNY', minorUnits: 98n }, hasRecourse: false, means: { kind: 'E_CNY' } },
            {
                ...negotiating(inYuan),
                financing: { ...reservedOn(inYuan), amount: { currency: 'CNY', minorUnits: 98n } },
            },
        );

        expect(coins).toMatchObject({
            amount: { currency: 'CNY', minorUnits: 98n },
            from: { bank: pearl, wallet: 'vault' },
            to: { bank: haizhou, wallet: 'vault' },
        });
    });

    it('binds also a confirming bank that has let its time pass', () => {
        const { presentation } = negotiate({ ...toConfirming, status: 'LODGED' }, { at: late });

        expect(presentation).toMatchObject({ status: 'NEGOTIATED', precludedAt: late });
    });

    const advancing = (advance: Money, presentation = toNominated, hasRecourse = true) =>
        negotiatePresentation({ advance, hasRecourse, means }, negotiating(presentation));
    it.each<[string, () => unknown]>([
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => negotiate(toConfirming, { bank: haizhou, terms: usance })],
        ['NEGOTIATION_MUST_BE_HOW_CREDIT_IS_AVAILABLE', () => negotiate(toConfirming, { terms: usance })],
        [
            'NEGOTIATION_MUST_NOT_BE_BY_ISSUING_BANK',
            () => negotiate({ ...toConfirming, examinesAs: 'ISSUING_BANK', status: 'DISCREPANT' }),
        ],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => negotiate({ ...toConfirming, status: 'DISCREPANT' })],
        ['CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE', () => advancing(dollars(450_000n, 1n), toConfirming)],
        ['ADVANCE_MUST_NOT_EXCEED_CLAIM', () => advancing(dollars(450_000n, 1n))],
        ['ADVANCE_MUST_NOT_EXCEED_CLAIM', () => advancing(dollars(0n))],
        ['ADVANCE_MUST_NOT_EXCEED_CLAIM', () => advancing({ currency: 'EUR', minorUnits: 1n })],
        ['NEGOTIATION_MUST_REST_ON_RESERVATION', () => negotiate(toConfirming, { financing: undefined })],
        [
            'FINANCING_MUST_BE_OF_THIS_PRESENTATION',
            () =>
                negotiate(toConfirming, {
                    financing: { ...reservedOn({ ...toConfirming, number: 2 }), status: 'REPAID' },
                }),
        ],
        [
            'FINANCING_MUST_BE_RESERVED',
            () => negotiate(toConfirming, { financing: { ...reservedOn(toConfirming), status: 'REFUSED' } }),
        ],
        ['ADVANCE_MUST_BE_AMOUNT_RESERVED', () => advancing(dollars(441_000n, 1n))],
        ['ADVANCE_MUST_BE_AMOUNT_RESERVED', () => advancing(dollars(440_999n, 99n))],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });

    it('is what a nominated bank does: it does not honour as well, while the issuing bank honours', () => {
        const honour = (presentation: Presentation, by: CreditTerms) =>
            honourPresentation({}, { ...negotiating(presentation), terms: by, ...holding });
        const onIssuer: Presentation = {
            ...toConfirming,
            examiningBank: issuingBank.mspId,
            examinesAs: 'ISSUING_BANK',
        };

        expect(codeOf(() => honour(toConfirming, terms))).toBe('CREDIT_BY_NEGOTIATION_MUST_BE_NEGOTIATED');
        expect(
            honourPresentation({}, { ...negotiating(onIssuer), bank: issuingBank.mspId, ...holding }).presentation
                .status,
        ).toBe('UNDERTAKEN');
    });
});

describe('sending documents on to the issuing bank (UCP 600 art. 7c, 12c, 15b)', () => {
    const bought = negotiate(toConfirming).presentation;
    const facts: ForwardingFacts = {
        credit: { ...withConfirmation, numberOfPresentations: 1 },
        presentation: bought,
        presentations: [bought],
        calendarBook,
        bank: pearl,
        at: sentOn,
    };
    const forward = (change: Partial<ForwardingFacts> = {}, forwardedNumber = 2) =>
        forwardPresentation({ forwardedNumber }, { ...facts, ...change });
    const { credit, presentation: forwarded } = forward();
    const examining = { bank: issuingBank.mspId, calendar: china, at: issuersLast };
    const examined = (others: readonly Presentation[]) =>
        examinePresentation(
            {},
            { ...examining, credit, amendments: [], others, transfers: [], calendarBook, presentation: forwarded },
        );

    it('presents them there, as the next number, by the bank that sends them on', () => {
        expect(credit.numberOfPresentations).toBe(2);
        expect(forwarded).toMatchObject({
            number: 2,
            presentingBank: pearl,
            examiningBank: issuingBank.mspId,
            examinesAs: 'ISSUING_BANK',
            firstPresentedAs: { number: 1, receivedAt: received },
            amount: dollars(450_000n),
            receivedAt: sentOn,
            status: 'LODGED',
        });
    });

    it('draws the credit once, and gives that bank five banking days of its own', () => {
        expect(drawingsOf([bought, forwarded])).toEqual([bought]);
        expect(asItStands(forwarded, { calendar: china, at: issuersLast }).status).toBe('LODGED');
        expect(asItStands(forwarded, { calendar: china, at: issuersLate }).status).toBe('PRECLUDED');
    });

    it('is examined by when the documents were first presented, and the first presentation takes nothing from it', () => {
        const discrepancies = examined([bought]).findings?.filter(({ kind }) => kind === 'DISCREPANCY');
        const judged = judgePresentation(
            { dropped: [], added: [] },
            {
                ...examining,
                credit,
                amendments: [],
                others: [bought],
                transfers: [],
                calendarBook,
                presentation: examined([bought]),
            },
        );

        expect(discrepancies).toEqual([]);
        expect(judged.judgement?.outcome).toBe('COMPLYING');
    });

    it('what is refused there is drawn no longer, unless a bank bears it without recourse', () => {
        const refused: Presentation = { ...forwarded, status: 'REFUSED' };
        const withRecourse: Presentation = { ...bought, negotiation: { ...bought.negotiation!, hasRecourse: true } };
        const drawn = (first: Presentation) => drawingsOf([first, refused]).length;

        expect([drawn(bought), drawn(withRecourse), drawn(toNominated)]).toEqual([1, 0, 0]);
        expect(drawn({ ...toNominated, status: 'UNDERTAKEN' })).toBe(1);
    });

    it('what is refused there, nobody gives value for any more: FORWARDED_DOCUMENTS_MUST_NOT_BE_REFUSED', () => {
        const refused: Presentation = { ...forwarded, status: 'REFUSED' };
        const onAcceptance = { ...negotiating(toNominated), terms: usance, ...holding };
        const buys = (there: Presentation) => codeOf(() => negotiate(toNominated, { forwarded: there }));
        const honours = (there: Presentation) =>
            codeOf(() => honourPresentation({}, { ...onAcceptance, forwarded: there }));

        expect([buys(refused), honours(refused)]).toEqual(
            Array.from({ length: 2 }, () => 'FORWARDED_DOCUMENTS_MUST_NOT_BE_REFUSED'),
        );
        expect([buys(forwarded), honours(forwarded)]).toEqual([undefined, undefined]);
    });

    it('its end decides for who has lent on them, unless their own bank has honoured them', () => {
        const there = (first: Presentation) => deciding(first, { forwarded }).number;

        expect([there(bought), there(toNominated), there({ ...toNominated, status: 'REFUSED' })]).toEqual([2, 2, 2]);
        expect([there({ ...bought, status: 'UNDERTAKEN' }), there({ ...bought, status: 'PAID' })]).toEqual([1, 1]);
        expect(deciding(bought, { forwarded: undefined })).toBe(bought);
    });

    it('is taken on a waiver also after a refusal there, whatever was presented first', () => {
        const facts = { ...examining, credit, amendments: [], others: [bought], transfers: [], calendarBook };

        const presentation: Presentation = { ...forwarded, status: 'REFUSED' };
        const advice = authorityFor(presentation);

        expect(waiveDiscrepancies({ ...facts, advice, presentation }).status).toBe('WAIVED');
    });

    it('takes its electronic records with it, which may come again there if they are damaged', () => {
        const record = {
            documentId: documents[0]!.documentId,
            format: 'application/pdf',
            sender: 'Haizhou',
            authentication: 'SECURE_CHANNEL',
            place: 'eucp@pearl.example',
        } as const;
        const covering = { records: [record], statesExtension: true };
        const { presentation } = forward({ presentation: { ...bought, ...covering } });
        const damaged: Presentation = {
            ...presentation,
            status: 'SUSPENDED',
            suspensions: [{ documentIds: [record.documentId], from: sentOn }],
        };
        const facts = { bank: pearl, calendar: china, at: issuersLast, credit, amendments: [], transfers: [] };

        expect(presentation).toMatchObject(covering);
        expect(
            replaceRecords(
                { documents: [documents[0]!], records: [record] },
                { ...facts, calendarBook, others: [bought], presentation: damaged },
            ).status,
        ).toBe('LODGED');
    });

    it('accepts an amendment as of when the documents were first presented', () => {
        const { presentation } = forward({ presentation: { ...bought, amendments: [1] } });

        expect(acceptedBy(complying(presentation), { credit, amendments: [amendment] })).toMatchObject([
            { number: 1, answer: { outcome: 'ACCEPTED', presentation: 2, at: received } },
        ]);
    });

    it('is reimbursed when the bank that honoured must pay, also where that has paid before (art. 7c)', () => {
        const parts = [{ amount: dollars(450_000n), maturity: '2026-08-10', settledAt: sentOn }];
        const original: Presentation = { ...bought, status: 'PAID', undertaking: { parts, at: inTime } };
        const { claims } = honourPresentation(
            {},
            { ...negotiating(complying(forwarded)), ...examining, original, ...holding },
        );

        expect(claims).toMatchObject([
            { debtorBank: issuingBank.mspId, holder: pearl, amount: dollars(450_000n), maturity: '2026-08-10' },
        ]);
    });

    it.each<[string, () => unknown]>([
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => forward({ bank: haizhou })],
        [
            'FORWARDING_MUST_BE_TO_ISSUING_BANK',
            () => forward({ presentation: { ...bought, examinesAs: 'ISSUING_BANK', status: 'REFUSED' } }),
        ],
        [
            'FORWARDING_MUST_BE_OF_STANDING_PRESENTATION',
            () => forward({ presentation: { ...toConfirming, status: 'REFUSED' } }),
        ],
        ['FORWARDING_MUST_FOLLOW_HONOUR_OR_NEGOTIATION', () => forward({ presentation: toConfirming }, 3)],
        // The issuing bank would have until 1 June, of which its calendar says nothing yet.
        ['CALENDAR_MUST_COVER_DAY', () => forward({ calendarBook: calendarsUntil('2026-05-31') })],
        ['FORWARDING_MUST_BE_THE_ONLY_ONE', () => forward({ presentations: [bought, forwarded] }, 3)],
        ['FORWARDING_MUST_BE_NEXT', () => forward({}, 3)],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });

    it('a nominated bank may do no more than that', () => {
        expect(forward({ presentation: { ...toNominated, status: 'LODGED' } }).presentation.status).toBe('LODGED');
    });
});
