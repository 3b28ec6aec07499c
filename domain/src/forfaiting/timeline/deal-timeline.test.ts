import { describe, expect, it } from '@jest/globals';
import { toWire } from '../../kernel/json.js';
import { parse } from '../../kernel/parse.js';
import { callOffDeal } from '../deal/call-off-deal.js';
import type { Deal } from '../deal/deal.js';
import { lapseDeal } from '../deal/deliver-documents.js';
import { liftReserve } from '../deal/lift-reserve.js';
import { sendPayment } from '../deal/send-payment.js';
import { refundDeal } from '../deal/rescind-deal.js';
import { confirmReceipt } from '../deal/settle-deal.js';
import { atDay, dealFacts, traded } from '../deal/testing/samples.js';
import { invitationUnder } from '../quote/invitation.js';
import {
    banks,
    bids,
    books,
    closed,
    closesAt,
    invitationOf,
    quote,
    request,
    revealed,
    revealUntil,
} from '../quote/testing/samples.js';
import { takeQuote } from '../quote/take-quote.js';
import { rejectRecourse, withdrawRecourse } from '../recourse/answer-recourse.js';
import { admitted, answering, claimed, rescinding } from '../recourse/testing/samples.js';
import { splitTitle } from '../title/split-title.js';
import { buyer, claim, dealId, facts as holding, seller } from '../title/testing/samples.js';
import type { Bid } from '../quote/bid.js';
import { dealTimelineSchema } from './api.js';
import type { DealTimelineFacts } from './deal-line.js';
import { dealTimelineOf } from './deal-timeline.js';
import {
    accepted,
    acknowledged,
    atBuyer,
    atDebtor,
    atSeller,
    delivered,
    demanded,
    march,
    notice,
    notified,
    refused,
    rejected,
    reserved,
    settled,
    underWay,
    undone,
} from './testing/samples.js';

const debtor = claim.debtorBank;
const entries = (facts: DealTimelineFacts) =>
    dealTimelineOf(facts).entries.map(({ code, at, by }) => [code, at.slice(5, 10), by?.bank]);
const codes = (facts: DealTimelineFacts) => dealTimelineOf(facts).entries.map(({ code }) => code);
const awaited = (facts: DealTimelineFacts) =>
    dealTimelineOf(facts).awaited.map(({ code, of, due, isLate }) => [
        code,
        of.bank,
        due.kind === 'BY_DAY' ? due.day : due.kind === 'BY_EITHER_READING' ? due.later.lastDay : due.kind,
        ...(isLate ? ['late'] : []),
    ]);
const early = ['QUOTES_REQUESTED', 'QUOTE_SEALED', 'BIDDING_CLOSED', 'QUOTE_REVEALED'];
const sale = [
    ['DEAL_TRADED', '03-04', seller],
    ['DOCUMENTS_DELIVERED', '03-05', seller],
    ['DOCUMENTS_REJECTED', '03-06', buyer],
    ['DOCUMENTS_DELIVERED', '03-09', seller],
    ['DOCUMENTS_ACCEPTED', '03-10', buyer],
    ['DEBTOR_NOTIFIED', '03-11', seller],
    ['NOTICE_ACKNOWLEDGED', '03-12', debtor],
    ['DEAL_SETTLED', '03-13', buyer],
];
const late = '2026-06-02T02:00:00.000Z';
const [uetr, another] = ['eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02'];
const paying = { ...books, bank: buyer, deal: notified, notice: acknowledged.notice };
/** Sent on Friday the 13th, and as late as Tuesday the 17th, a day before the availability date is over. */
const sent = sendPayment({ uetr }, { ...paying, at: march('13') });
const sentLate = sendPayment({ uetr }, { ...paying, at: march('17') });
const replaced = sendPayment({ uetr: another }, { ...paying, deal: sent, at: march('14') });
const recourseBy = ({ deal, recourse, title }: typeof claimed) => ({
    ...{ deal, recourseClaims: [recourse] },
    held: { claim: settled.claim, title },
});

describe('what happened in the sale of a claim', () => {
    it('is told to the seller from its request on, with all that was bid', () => {
        const told = entries(atSeller);

        expect(told.slice(0, 6)).toEqual([
            ['QUOTES_REQUESTED', '03-03', seller],
            ...banks.map((bank) => ['QUOTE_SEALED', '03-03', bank]),
            ['BIDDING_CLOSED', '03-03', seller],
            ['QUOTE_REVEALED', '03-03', buyer],
        ]);
        expect(told.slice(6)).toEqual(sale);
        expect(dealTimelineOf(atSeller).entries[0]?.facts).toEqual({
            banks: 3,
            closesAt,
            disbursedOn: '2026-03-05',
        });
    });

    it('is told to the buyer with its own quote alone, and to the debtor as its notice and its claim tell it', () => {
        const { request: sellersOwn, ...held } = atBuyer;
        const invitation = invitationUnder(sellersOwn!, invitationOf(buyer));

        expect(codes({ ...held, invitations: [invitation] })).toEqual([...early, ...sale.map(([code]) => code)]);
        expect(entries(atDebtor)).toEqual([
            ['DEBTOR_NOTIFIED', '03-11', seller],
            ['NOTICE_ACKNOWLEDGED', '03-12', debtor],
            ['TITLE_PASSED', '03-13', seller],
        ]);
        expect(JSON.stringify(toWire(dealTimelineOf(atDebtor)))).not.toContain('price');
    });

    it('has what a bank has indicated before it quoted', () => {
        const proceeds = { most: claim.amount, least: claim.amount };
        const terms = { method: 'SIMPLE_YIELD' as const, graceDays: 0 };
        const range = { fromPercentPerYear: '2.8', toPercentPerYear: '2.9' };
        const indication = { ...terms, ...range, at: march('03'), proceeds };
        const invitation = { ...invitationOf(buyer), indication };

        expect(dealTimelineOf(underWay({ request, invitations: [invitation] })).entries.slice(1)).toMatchObject([
            { code: 'QUOTE_INDICATED', by: { bank: buyer }, facts: proceeds },
        ]);
    });

    it('names each bank by what it is to the sale, and the article that gives it its effect', () => {
        expect(dealTimelineOf(atSeller).entries.slice(2, 6)).toMatchObject([
            { by: { party: 'ASKED_BANK', name: 'SampanBankMSP' } },
            { by: { party: 'ASKED_BANK', name: 'TeaRoadBankMSP' } },
            { by: { party: 'SELLER', name: 'Bank of Haizhou' } },
            { by: { party: 'BUYER', name: 'Harbour Commercial Bank' } },
        ]);
        expect(dealTimelineOf(atSeller).entries.at(-1)).toMatchObject({ rule: 'URF 800 art. 11' });
    });

    it.each([
        ['seller', atSeller],
        ['buyer', atBuyer],
        ['debtor', atDebtor],
    ])('is what the schema of the answer says, at the %s', (_bank, facts) => {
        const timeline = dealTimelineOf(facts);

        expect(timeline.status).toBe('SETTLED');
        expect(parse(dealTimelineSchema, toWire(timeline))).toEqual(timeline);
    });

    it('ends by time without satisfactory documents, or because the seller gives up what is not looked at', () => {
        const lapsed = underWay({ deal: rejected, at: march('20') });
        const givenUp = lapseDeal(dealFacts(delivered, { at: march('20') }));

        expect(entries(lapsed).at(-1)).toEqual(['DEAL_LAPSED', '03-18', undefined]);
        expect(dealTimelineOf(lapsed).status).toBe('LAPSED');
        expect(entries(underWay({ deal: givenUp, at: march('20') })).at(-1)).toEqual([
            'DEAL_GIVEN_UP',
            '03-20',
            seller,
        ]);
        expect(awaited(lapsed)).toEqual([]);
    });

    it('ends when the seller calls it off, which the debtor is told too', () => {
        const { title } = acknowledged;
        const off = callOffDeal({ ...dealFacts(notified, { at: march('20') }), notice: acknowledged.notice, title });
        const end = ['DEAL_CALLED_OFF', '03-20', seller];

        expect(entries(underWay({ deal: off.deal, notice: off.notice!, at: march('21') })).at(-1)).toEqual(end);
        const told = underWay({ notice: off.notice!, at: march('21') });
        expect(entries(told).at(-1)).toEqual(end);
        expect([dealTimelineOf(told).status, awaited(told)]).toEqual(['CALLED_OFF', []]);
    });

    it('ends at once when the debtor refuses the notice, by either bank, which the debtor is told too', () => {
        const atEach = [{ deal: notified, notice: refused }, { notice: refused }];
        for (const facts of atEach.map(underWay)) {
            expect(entries(facts).at(-1)).toEqual(['NOTICE_REFUSED', '03-12', debtor]);
            expect(dealTimelineOf(facts).entries.at(-1)?.facts).toEqual({ reasons: 1 });
            expect(dealTimelineOf(facts).status).toBe('NOTICE_REFUSED');
        }
        for (const bank of [seller, buyer]) {
            const byBank = dealFacts(notified, { bank, at: march('13') });
            const { deal, ...off } = callOffDeal({ ...byBank, notice: refused, title: undefined });

            for (const facts of [{ deal, notice: off.notice! }, { notice: off.notice! }].map(underWay)) {
                expect(entries(facts).slice(-2)).toEqual([
                    ['NOTICE_REFUSED', '03-12', debtor],
                    ['DEAL_CALLED_OFF', '03-13', bank],
                ]);
                expect([dealTimelineOf(facts).status, awaited(facts)]).toEqual(['CALLED_OFF', []]);
            }
        }
    });

    it('is settled by the word of the seller where it was paid outside the ledger', () => {
        const settling = { ...holding, ...books, title: acknowledged.title, claim, at: march('16') };
        const received = confirmReceipt(
            { uetr: another },
            { ...settling, deal: replaced, notice: acknowledged.notice },
        );
        const told = entries({ ...atSeller, deal: received.deal }).slice(-3);

        expect(told).toEqual([
            ['PAYMENT_SENT', '03-13', buyer],
            ['PAYMENT_REPLACED', '03-14', buyer],
            ['RECEIPT_CONFIRMED', '03-16', seller],
        ]);
        expect(dealTimelineOf(underWay({ deal: sent })).entries.at(-1)?.facts).toEqual({
            price: sent.sentPayment?.pricing.proceeds,
            until: '2026-03-18T16:00:00.000Z',
        });
    });

    it('tells under what it was paid for, and what became of that', () => {
        const byBuyer = { bank: buyer, at: march('21') };
        const lifted = liftReserve({ ...dealFacts(reserved.deal, byBuyer), title: reserved.title });
        const since = (deal: Deal) => entries(underWay({ deal, at: march('23') })).slice(-2);

        expect(entries({ ...atSeller, deal: reserved.deal })).toContainEqual(['RESERVE_STATED', '03-10', buyer]);
        expect(since(lifted.deal)[1]).toEqual(['RESERVE_LIFTED', '03-21', buyer]);
        expect(since(undone('E_CNY').deal)).toEqual([
            ['REFUND_DEMANDED', '03-21', buyer],
            ['DEAL_REFUNDED', '03-22', seller],
        ]);
        expect(since(undone('OUTSIDE').deal)[1]).toEqual(['REFUND_CONFIRMED', '03-22', buyer]);
    });

    it('tells the debtor that the title went back, and the seller no more of the claim than before it sold it', () => {
        const { deal, ...back } = undone('E_CNY');
        const told = { ...atDebtor, notice: back.notice, held: back, at: march('23') };

        expect(entries(told).slice(-2)).toEqual([
            ['TITLE_PASSED', '03-13', seller],
            ['TITLE_RETURNED', '03-22', buyer],
        ]);
        expect(dealTimelineOf(told).status).toBe('RESCINDED');
        expect(codes(underWay({ deal, held: back, at: late })).at(-1)).toBe('DEAL_REFUNDED');
        expect(awaited(underWay({ deal, held: back }))).toEqual([]);
    });

    it('tells seller and buyer of recourse, by its ground and not by what is alleged, and the debtor nothing', () => {
        const since = (facts: Partial<DealTimelineFacts>) =>
            entries({ ...atBuyer, at: atDay('2026-04-10'), ...facts }).slice(entries(atBuyer).length);
        const reasons = ['The carrier has confirmed it'];
        const { recourse: rejected } = rejectRecourse({ reasons }, answering);
        const { recourse: withdrawn } = withdrawRecourse({ ...answering, bank: buyer });
        const answered = [admitted.recourse, rejected];
        const { deal, recourse } = refundDeal(rescinding);

        expect(since({ recourseClaims: answered })).toEqual([
            ['RECOURSE_CLAIMED', '04-08', buyer],
            ['RECOURSE_CLAIMED', '04-08', buyer],
            ['RECOURSE_ADMITTED', '04-09', seller],
            ['RECOURSE_REJECTED', '04-09', seller],
        ]);
        expect(since({ recourseClaims: [withdrawn] })[1]).toEqual(['RECOURSE_WITHDRAWN', '04-09', buyer]);
        expect(entries({ ...atBuyer, deal, recourseClaims: [recourse!] }).slice(-2)).toEqual([
            ['RECOURSE_ADMITTED', '04-09', seller],
            ['DEAL_REFUNDED', '04-09', seller],
        ]);
        const told = dealTimelineOf({ ...atSeller, recourseClaims: answered });
        expect(told.entries.at(-4)?.facts).toEqual({
            ...{ recourseId: claimed.recourse.recourseId, ground: 'GENUINENESS' },
            price: claimed.recourse.amount,
        });
        expect(JSON.stringify(toWire(told))).not.toMatch(/forged|carrier/);
        expect(parse(dealTimelineSchema, toWire(told))).toEqual(told);
    });

    it('goes on with the claim at its holder and its debtor: it matures, is missed and is paid', () => {
        const paid = (at: string, status: 'PAID' | 'PREPAID') => ({
            claim: { ...settled.claim, status, payment: { means: 'E_CNY' as const, transactionId: 'tx9', at } },
            title: { ...settled.title, status: 'PAID' as const },
        });
        const after = (facts: DealTimelineFacts) => entries(facts).slice(entries(atDebtor).length);

        expect(after({ ...atDebtor, at: late })).toEqual([
            ['MATURITY_CAME', '05-30', undefined],
            ['PAYMENT_MISSED', '06-01', debtor],
        ]);
        expect(after({ ...atDebtor, held: paid('2026-06-01T02:00:00.000Z', 'PAID'), at: late })).toEqual([
            ['MATURITY_CAME', '05-30', undefined],
            ['CLAIM_PAID', '06-01', debtor],
        ]);
        expect(after({ ...atDebtor, held: paid(march('20'), 'PREPAID'), at: late })).toEqual([
            ['CLAIM_PREPAID', '03-20', debtor],
        ]);
        expect(entries({ ...atBuyer, at: late }).at(-1)).toEqual(['PAYMENT_MISSED', '06-01', debtor]);
        expect(entries({ ...atSeller, at: late }).at(-1)).toEqual(sale.at(-1));
    });

    it('ends with its split by who has bought it, and tells of none before, nor when anything of it is due', () => {
        const half = { ...claim.amount, minorUnits: claim.amount.minorUnits / 2n };
        const { whole } = splitTitle([half, half], {
            ...{ ...holding, ...settled, bank: buyer, at: march('20') },
            ...{ lastDeal: undefined, isParticipated: false, claimIdOf: (part: number) => String(part + 1).repeat(32) },
        });
        const [incurred, ...since] = whole.title.history;
        const before = { kind: 'SPLIT' as const, at: march('03'), transactionId: 'tx0' };
        const part = { ...whole, title: { ...whole.title, history: [incurred!, before, ...since] } };

        for (const held of [whole, part]) {
            for (const facts of [atBuyer, atDebtor]) {
                const told = { ...facts, held, at: late };
                expect(entries(told).slice(entries(facts).length)).toEqual([['CLAIM_SPLIT', '03-20', buyer]]);
                expect(dealTimelineOf(told).entries.at(-1)?.facts).toEqual({ parts: 2 });
                expect(awaited(told)).toEqual([]);
            }
        }
    });

    it('tells of no later sale, nor of what its buyer does with the claim', () => {
        const later = { ...settled.title.history.at(-1)!, dealId: 'e'.repeat(32), from: buyer, to: seller };
        const history = [...settled.title.history, later];
        const soldOn = { ...atDebtor, held: { ...settled, title: { ...settled.title, holder: seller, history } } };

        expect(codes({ ...soldOn, at: late })).toEqual(['DEBTOR_NOTIFIED', 'NOTICE_ACKNOWLEDGED', 'TITLE_PASSED']);
    });

    it('ends with no quote taken, at the seller', () => {
        const none = takeQuote(
            { reason: 'Too dear' },
            {
                request: closed,
                bank: seller,
                bids: [],
                at: revealUntil,
                sale: { ...holding, lastDeal: undefined, isParticipated: false },
                dealId,
            },
        );

        const told = dealTimelineOf(underWay({ request: none }));

        expect([told.status, told.entries.at(-1)?.code]).toEqual(['DECIDED', 'NO_QUOTE_TAKEN']);
        expect(told.awaited).toEqual([]);
    });
});

describe('who must act in the sale of a claim', () => {
    const shown = revealed(bids[0] as Bid, quote.terms.percentPerYear);

    it('is every bank that has not quoted yet, and the seller, which closes bidding', () => {
        expect(awaited(underWay({ request, bids: [bids[0]!], at: march('03') }))).toEqual([
            ['QUOTE', banks[1], 'BY_INSTANT'],
            ['QUOTE', banks[2], 'BY_INSTANT'],
            ['CLOSING_OF_BIDDING', seller, 'NO_DAY'],
        ]);
        expect(awaited(underWay({ invitations: [invitationOf(buyer)], at: closesAt }))[0]).toEqual([
            'QUOTE',
            buyer,
            'BY_INSTANT',
            'late',
        ]);
    });

    it('is who has not shown its quote, and the seller for as long as one binds', () => {
        const open = underWay({ request: closed, bids: [shown, bids[1]!], at: closesAt });

        expect(awaited(open)).toEqual([
            ['REVELATION', banks[1], 'BY_INSTANT'],
            ['DECISION', seller, 'BY_INSTANT'],
        ]);
        expect(dealTimelineOf(open).awaited.map(({ due }) => due)).toMatchObject([
            { endsAt: revealUntil },
            { endsAt: quote.validUntil },
        ]);
        expect(awaited(underWay({ request: closed, bids: [bids[1]!], at: closesAt }))[1]).toEqual([
            'DECISION',
            seller,
            'NO_DAY',
        ]);
    });

    const { notice: told } = acknowledged;
    it.each([
        ['delivery by the availability date', underWay({ deal: traded }), [['DELIVERY', seller, '2026-03-18']]],
        ['delivery again', underWay({ deal: rejected }), [['DELIVERY', seller, '2026-03-18']]],
        ['examination', underWay({ deal: delivered }), [['EXAMINATION', buyer, 'WITHOUT_DELAY']]],
        [
            'examination that is long in coming',
            underWay({ deal: delivered, at: march('20') }),
            [
                ['EXAMINATION', buyer, 'WITHOUT_DELAY'],
                ['GIVING_UP', seller, 'NO_DAY'],
            ],
        ],
        ['notice', underWay({ deal: accepted }), [['NOTICE_OF_ASSIGNMENT', seller, 'WITHOUT_DELAY']]],
        ['acknowledgement', underWay({ deal: notified, notice }), [['ACKNOWLEDGEMENT', debtor, 'WITHOUT_DELAY']]],
        ['acknowledgement, at the debtor', underWay({ notice }), [['ACKNOWLEDGEMENT', debtor, 'WITHOUT_DELAY']]],
        [
            'nothing but its end, where the debtor has refused',
            underWay({ deal: notified, notice: refused }),
            [
                ['CALLING_OFF', seller, 'NO_DAY'],
                ['CALLING_OFF', buyer, 'NO_DAY'],
            ],
        ],
        ['nothing, at the debtor that has refused', underWay({ notice: refused }), []],
        [
            'settlement by the day of disbursement',
            underWay({ deal: notified, notice: told }),
            [['SETTLEMENT', buyer, '2026-03-05']],
        ],
        [
            'settlement that is late, so that the seller may call the deal off',
            underWay({ deal: notified, notice: told, at: march('20') }),
            [
                ['SETTLEMENT', buyer, '2026-03-05', 'late'],
                ['CALLING_OFF', seller, 'NO_DAY'],
            ],
        ],
        [
            'money that is under way, for which the seller waits longer than it would',
            underWay({ deal: sentLate, at: march('19') }),
            [['CONFIRMATION_OF_RECEIPT', seller, 'BY_INSTANT']],
        ],
        [
            'money that does not come, so that the seller may call the deal off',
            underWay({ deal: sent, at: march('19') }),
            [
                ['CONFIRMATION_OF_RECEIPT', seller, 'BY_INSTANT', 'late'],
                ['CALLING_OFF', seller, 'NO_DAY'],
            ],
        ],
        ['nothing, at the seller that has sold', atSeller, []],
        [
            'what is missing, and the buyer that may do without',
            underWay({ deal: reserved.deal, at: march('16') }),
            [
                ['CURE', seller, '2026-03-20'],
                ['LIFTING', buyer, 'NO_DAY'],
            ],
        ],
        [
            'the money, where that was not cured',
            underWay({ deal: demanded, at: march('21') }),
            [
                ['REFUND', seller, 'WITHOUT_DELAY'],
                ['CONFIRMATION_OF_REFUND', buyer, 'NO_DAY'],
            ],
        ],
        [
            'an answer to recourse',
            { ...atSeller, ...recourseBy(claimed) },
            [
                ['ANSWER_TO_RECOURSE', seller, 'WITHOUT_DELAY'],
                ['PAYMENT', debtor, '2026-06-01'],
                ['WITHDRAWAL_OF_RECOURSE', buyer, 'NO_DAY'],
            ],
        ],
        [
            'the price, where recourse was admitted',
            { ...atSeller, ...recourseBy(admitted) },
            [
                ['REFUND', seller, 'WITHOUT_DELAY'],
                ['PAYMENT', debtor, '2026-06-01'],
                ['WITHDRAWAL_OF_RECOURSE', buyer, 'NO_DAY'],
                ['CONFIRMATION_OF_REFUND', buyer, 'NO_DAY'],
            ],
        ],
        [
            'nothing, where the debtor has paid the buyer',
            { ...atSeller, deal: admitted.deal, recourseClaims: [admitted.recourse] },
            [],
        ],
        ['payment at maturity, at the buyer', atBuyer, [['PAYMENT', debtor, '2026-06-01']]],
        ['payment at maturity, at the debtor', { ...atDebtor, at: late }, [['PAYMENT', debtor, '2026-06-01', 'late']]],
        [
            'nothing, where the claim went to another',
            { ...atDebtor, notice: { ...notice, dealId: 'e'.repeat(32) } },
            [],
        ],
    ])('waits for %s', (_what, facts, expected) => {
        expect(awaited(facts)).toEqual(expected);
    });

    it('is told without its day where no calendar covers it', () => {
        const uncovered = underWay({ deal: traded, calendarBook: undefined });

        expect(awaited(uncovered)).toEqual([['DELIVERY', seller, 'NOT_KNOWN']]);
        expect(awaited({ ...atBuyer, calendarBook: undefined })).toEqual([['PAYMENT', debtor, '2026-05-31']]);
    });
});
