import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../kernel/json.js';
import { documentsOf, assignment } from '../title/testing/assigned.js';
import { acknowledgeTitle } from '../title/acknowledge-title.js';
import { buyer, claim, facts as holding, matured, seller, title } from '../title/testing/samples.js';
import { titleBanks } from '../title/title.js';
import { books, second } from '../quote/testing/samples.js';
import { assignmentNoticeSchema, noticeBanks, type AssignmentNotice } from './assignment-notice.js';
import { callOffDeal, type CallingOffFacts } from './call-off-deal.js';
import { dealViewSchema } from './api.js';
import { dealView } from './deal-view.js';
import { dealSchema } from './deal.js';
import { acknowledgeNotice, notifyAssignment, type AcknowledgingFacts } from './notify-assignment.js';
import { refuseNotice } from './refuse-notice.js';
import { sendPayment, type SendingFacts } from './send-payment.js';
import { confirmReceipt, settleDeal, type SettlingFacts } from './settle-deal.js';
import { atDay, dealFacts, satisfied, traded, tradedAt } from './testing/samples.js';

const { debtorBank, amount, maturity } = claim;
const { deal: notified, notice } = notifyAssignment(dealFacts(satisfied), holding);
const said = { amount, maturity };
const acknowledging: AcknowledgingFacts = {
    ...holding,
    bank: debtorBank,
    notice,
    claim,
    origin: documentsOf(claim),
};
const acknowledged = acknowledgeNotice(said, acknowledging);
const reasons = ['A court has ordered that nobody is paid'];
const refused = refuseNotice({ reasons }, { bank: debtorBank, notice, at: holding.at });
const other = acknowledgeTitle({ dealId: 'e'.repeat(32), buyer: second }, holding);
const settling: SettlingFacts = {
    ...holding,
    ...books,
    bank: buyer,
    title: acknowledged.title,
    claim,
    deal: notified,
    notice: acknowledged.notice,
};
const settled = settleDeal(settling);
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
const earlierPayment = { uetr, creditId: claim.creditId, at: holding.at };
/** Sent on Wednesday, it may come until Monday the 9th is over. */
const sending: SendingFacts = { ...books, bank: buyer, deal: notified, notice: acknowledged.notice, at: tradedAt };
const sent = sendPayment({ uetr }, sending);
const until = '2026-03-09T16:00:00.000Z';
const receiving = { ...settling, bank: seller, deal: sent };
const another = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02';

describe('a deal', () => {
    it('is made by taking a quote: it has the claim, its price and where it comes from, and the title stays with the seller', () => {
        expect(traded).toMatchObject({
            claimId: claim.claimId,
            claim: { debtorBank, amount, maturity, resaleCount: 0 },
            origin: { creditId: claim.creditId, presentationNumber: 1, part: 1 },
            seller,
            buyer,
            market: 'PRIMARY',
            status: 'TRADED',
            pricing: { proceeds: { minorUnits: 99_308_153n } },
        });
        expect(dealSchema.parse(JSON.parse(canonicalJson(traded)))).toEqual(traded);
    });
});

describe('the notice of assignment', () => {
    it('names the claim, the buyer and no price, to the debtor too', () => {
        const { dealId, claimId, origin } = traded;

        expect(notice).toEqual({
            ...{ dealId, claimId, origin, debtorBank, amount, maturity, seller, buyer },
            notifiedAt: tradedAt,
        });
        expect(noticeBanks(notice)).toEqual([debtorBank, seller, buyer]);
        expect(notified.status).toBe('NOTIFIED');
    });

    it('is acknowledged by the debtor: the buyer holds the title too, and nobody else can have it', () => {
        expect(acknowledged.notice).toEqual({ ...notice, acknowledgement: { ...said, at: holding.at } });
        expect(assignmentNoticeSchema.parse(JSON.parse(canonicalJson(acknowledged.notice)))).toEqual(
            acknowledged.notice,
        );
        expect(acknowledged.title).toEqual({ ...title, acknowledgedTo: { dealId: notice.dealId, buyer } });
        expect(titleBanks(acknowledged.title)).toEqual([debtorBank, seller, buyer]);
    });

    it('is refused by the debtor, which says why: the deal shows it, and no title is reserved', () => {
        expect(refused).toEqual({ ...notice, refusal: { reasons, at: holding.at } });
        expect(assignmentNoticeSchema.parse(JSON.parse(canonicalJson(refused)))).toEqual(refused);
        const view = dealView(notified, { title: undefined, ...books, notice: refused, at: tradedAt });
        expect(view).toEqual({ ...notified, status: 'NOTICE_REFUSED', notice: refused });
        expect(() => settleDeal({ ...settling, notice: refused })).toThrow('DEAL_MUST_STAND_AT_THIS_ACT');
    });

    const wrong = { amount: { ...amount, minorUnits: 1n }, maturity: '2026-06-01' };
    const acknowledge = (change: Partial<AcknowledgingFacts>, by = wrong) =>
        acknowledgeNotice(by, { ...acknowledging, ...change });
    const refuse = (of: AssignmentNotice, bank = debtorBank) =>
        refuseNotice({ reasons }, { bank, notice: of, at: holding.at });
    const assigned = { origin: { ...documentsOf(claim), assignments: [assignment] } };
    const closed: Partial<AcknowledgingFacts> = { notice: acknowledged.notice, title: other, ...assigned };
    // Each row breaks the rule it names and every rule below it of the same act, so the table also fixes the order.
    it.each<[string, () => unknown]>([
        [
            'DEAL_MUST_BE_OF_SELLER',
            () => notifyAssignment(dealFacts(traded, { bank: buyer }), { ...holding, title: other }),
        ],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => notifyAssignment(dealFacts(traded), { ...holding, title: other })],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => notifyAssignment(dealFacts(satisfied), { ...holding, title: other })],
        ['NOTICE_MUST_BE_ANSWERED_BY_DEBTOR', () => acknowledge({ ...closed, bank: seller })],
        ['NOTICE_MUST_BE_OPEN', () => acknowledge(closed)],
        ['NOTICE_MUST_BE_OPEN', () => acknowledge({ notice: { ...notice, calledOffAt: holding.at } })],
        ['NOTICE_MUST_BE_OPEN', () => acknowledge({ notice: refused })],
        ['NOTICE_MUST_BE_ANSWERED_BY_DEBTOR', () => refuse(acknowledged.notice, buyer)],
        ['NOTICE_MUST_BE_OPEN', () => refuse(acknowledged.notice)],
        ['NOTICE_MUST_BE_OPEN', () => refuse(refused)],
        ['NOTICE_MUST_BE_OPEN', () => refuse({ ...notice, calledOffAt: holding.at })],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => acknowledge({ ...assigned, title: { ...other, holder: second } })],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => acknowledge({ ...assigned, title: other })],
        ['CLAIM_MUST_NOT_HAVE_MATURED', () => acknowledge({ ...assigned, at: matured })],
        ['CLAIM_MUST_NOT_BE_ASSIGNED', () => acknowledge(assigned)],
        ['ACKNOWLEDGEMENT_MUST_MATCH_CLAIM', () => acknowledge({}, { ...said, amount: wrong.amount })],
        ['ACKNOWLEDGEMENT_MUST_MATCH_CLAIM', () => acknowledge({}, { ...said, maturity: wrong.maturity })],
        [
            'ACKNOWLEDGEMENT_MUST_MATCH_CLAIM',
            () => acknowledge({}, { ...said, amount: { ...amount, currency: 'USD' } }),
        ],
    ])('refuses: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });
});

describe('settlement', () => {
    it('passes the title to the buyer and the price to the seller', () => {
        expect(settled.deal).toMatchObject({ status: 'SETTLED', settlement: { pricing: traded.pricing } });
        expect(settled.claim).toEqual({ ...claim, holder: buyer });
        expect(settled.title).toMatchObject({
            holder: buyer,
            history: [{ kind: 'INCURRED' }, { kind: 'SOLD', dealId: traded.dealId, from: seller, to: buyer }],
        });
        expect(settled.title).not.toHaveProperty('acknowledgedTo');
        expect(titleBanks(settled.title)).toEqual([debtorBank, buyer]);
        expect(settled.coins).toEqual({
            reference: traded.dealId,
            from: { bank: buyer, wallet: 'vault' },
            to: { bank: seller, wallet: 'vault' },
            amount: traded.pricing.proceeds,
        });
        expect(dealSchema.parse(JSON.parse(canonicalJson(settled.deal)))).toEqual(settled.deal);
    });

    it('costs the agreed price until its day, and later what the same terms come to then', () => {
        const later = settleDeal({ ...settling, at: atDay('2026-03-06') }).deal.settlement;
        const view = dealView(notified, {
            ...books,
            title: undefined,
            notice: acknowledged.notice,
            at: atDay('2026-03-06'),
        });

        // 87 days from 6 March: 1 000 000 / (1 + 0.0285 · 87 / 360).
        expect(later?.pricing).toMatchObject({ days: 87, proceeds: { minorUnits: 99_315_961n } });
        expect(view).toMatchObject({ status: 'ACKNOWLEDGED', priceNow: later?.pricing });
        expect(dealViewSchema.parse(JSON.parse(canonicalJson(view)))).toEqual(view);
        expect(
            dealView(notified, { ...books, title: undefined, notice: undefined, at: atDay('2026-03-06') }).status,
        ).toBe('NOTIFIED');
        expect(
            dealView(traded, { ...books, title: undefined, notice: undefined, at: atDay('2026-04-06') }).status,
        ).toBe('LAPSED');
    });

    const settle = (change: Partial<SettlingFacts>) => settleDeal({ ...settling, ...change });
    const dollars = { ...notified, pricing: { ...traded.pricing, proceeds: { currency: 'USD', minorUnits: 1n } } };
    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<SettlingFacts>]>([
        ['DEAL_MUST_BE_OF_BUYER', { bank: seller, notice: undefined, title: other }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { notice: undefined, title: other }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { notice, title: other }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: settled.deal }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: sent }],
        ['TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL', { title: other }],
        ['CLAIM_MUST_NOT_HAVE_MATURED', { at: matured, deal: dollars }],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', { deal: dollars }],
    ])('refuses: %s (%#)', (code, change) => {
        expect(() => settle(change)).toThrow(code);
    });
});

describe('payment outside the ledger', () => {
    it('is named by the buyer that has sent it: it costs what it costs that day, and may take three banking days', () => {
        const sentPayment = { uetr, pricing: traded.pricing, sentAt: tradedAt, until, replaced: [] };
        const view = dealView(sent, { ...books, title: undefined, notice: acknowledged.notice, at: tradedAt });

        expect(sent).toEqual({ ...notified, status: 'PAYMENT_SENT', sentPayment });
        expect(dealSchema.parse(JSON.parse(canonicalJson(sent)))).toEqual(sent);
        // There is nothing more to pay in e-CNY.
        expect(view).toEqual({ ...sent, notice: acknowledged.notice });
        const late = sendPayment({ uetr }, { ...sending, at: atDay('2026-03-06') }).sentPayment;
        expect(late).toMatchObject({ pricing: { days: 87 }, until: '2026-03-11T16:00:00.000Z' });
    });

    it('is another if the first was mistyped or came back, at its price and by its time', () => {
        const at = atDay('2026-03-10');
        const again = sendPayment({ uetr: another }, { ...sending, deal: sent, at });

        expect(again).toEqual({
            ...sent,
            sentPayment: { ...sent.sentPayment, uetr: another, replaced: [{ uetr, at }] },
        });
        expect(dealSchema.parse(JSON.parse(canonicalJson(again)))).toEqual(again);
        expect(confirmReceipt({ uetr: another }, { ...receiving, deal: again }).deal.status).toBe('SETTLED');
    });

    it('may come on a day on which work is made up for, which is counted as none', () => {
        const at = atDay('2026-02-11');

        // 12 and 13 February, not Saturday the 14th, and after the Spring Festival the 24th.
        expect(sendPayment({ uetr }, { ...sending, at }).sentPayment?.until).toBe('2026-02-24T16:00:00.000Z');
    });

    it('is received when the seller says so, at the price of when it was sent, in any currency, be it late', () => {
        const pricing = { ...traded.pricing, proceeds: { currency: 'USD', minorUnits: 1n } };
        const deal = { ...sent, sentPayment: { ...sent.sentPayment!, pricing } };
        const received = confirmReceipt({ uetr }, { ...receiving, deal, at: until });

        expect(received.deal).toEqual({
            ...deal,
            status: 'SETTLED',
            settlement: { pricing, payment: { means: 'OUTSIDE', uetr, at: until } },
        });
        expect(received.claim).toEqual(settled.claim);
        expect(received.title.holder).toBe(buyer);
    });

    // The last banking day that leaves three before Sunday, 31 May, is Tuesday the 26th.
    it('can be sent for as long as it comes before maturity', () => {
        expect(sendPayment({ uetr }, { ...sending, at: '2026-05-26T15:59:59.999Z' }).status).toBe('PAYMENT_SENT');
    });

    const send = (change: Partial<SendingFacts>) => sendPayment({ uetr }, { ...sending, ...change });
    const tooLate = { at: '2026-05-26T16:00:00.000Z', earlierPayment };
    it.each<[string, Partial<SendingFacts>]>([
        ['DEAL_MUST_BE_OF_BUYER', { ...tooLate, bank: seller, notice }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { ...tooLate, notice }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { ...tooLate, deal: settled.deal }],
        ['PAYMENT_MUST_ARRIVE_BEFORE_MATURITY', tooLate],
        ['PAYMENT_MUST_ARRIVE_BEFORE_MATURITY', { ...tooLate, at: matured }],
        ['UETR_MUST_BE_NEW', { earlierPayment }],
        ['UETR_MUST_BE_NEW', { deal: sent, earlierPayment }],
    ])('is not sent: %s (%#)', (code, change) => {
        expect(() => send(change)).toThrow(code);
    });

    const receive = (change: Partial<Parameters<typeof confirmReceipt>[1]>, by = another) =>
        confirmReceipt({ uetr: by }, { ...receiving, ...change });
    const wrong = { title: other, at: matured, earlierPayment };
    it.each<[string, () => unknown]>([
        ['DEAL_MUST_BE_OF_SELLER', () => receive({ ...wrong, bank: buyer, deal: notified })],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => receive({ ...wrong, deal: notified })],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => receive({ ...wrong, deal: { ...sent, status: 'CALLED_OFF' } })],
        ['RECEIPT_MUST_BE_OF_PAYMENT_SENT', () => receive(wrong)],
        ['TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL', () => receive(wrong, uetr)],
        ['CLAIM_MUST_NOT_HAVE_MATURED', () => receive({ ...wrong, title: acknowledged.title }, uetr)],
        ['UETR_MUST_BE_NEW', () => receive({ earlierPayment }, uetr)],
    ])('is not received: %s (%#)', (code, act) => {
        expect(act).toThrow(code);
    });
});

describe('calling off', () => {
    /** Ten banking days after Wednesday, 4 March. */
    const over = '2026-03-18T16:00:00.000Z';
    const facts: CallingOffFacts = { ...dealFacts(notified, { at: over }), notice, title: undefined };
    const bySeller = { calledOffAt: over, calledOffBy: seller };
    const callOff = (change: Partial<CallingOffFacts>) => callOffDeal({ ...facts, ...change });

    it('frees the title of a buyer that has not paid', () => {
        const { notice: given, title: held } = acknowledged;

        expect(callOff({ notice: given, title: held })).toEqual({
            deal: { ...notified, status: 'CALLED_OFF', ...bySeller },
            notice: { ...given, ...bySeller },
            title,
        });
        expect(callOff({ deal: satisfied, notice: undefined })).toEqual({
            deal: { ...satisfied, status: 'CALLED_OFF', ...bySeller },
        });
    });

    it('waits for money that is under way, and leaves what comes later to the two banks', () => {
        const late = sendPayment({ uetr }, { ...sending, at: over });
        const { notice: given, title: held } = acknowledged;
        const off = (at: string) => callOff({ deal: late, notice: given, title: held, at });

        // Sent on the 19th in China: the 20th, Monday and Tuesday.
        expect(() => off('2026-03-24T15:59:59.999Z')).toThrow('PAYMENT_MUST_NOT_BE_UNDER_WAY');
        expect(off('2026-03-24T16:00:00.000Z')).toMatchObject({
            deal: { status: 'CALLED_OFF', sentPayment: { uetr } },
            title,
        });
    });

    const early = '2026-03-18T15:59:59.999Z';

    it('waits for nothing, and is for either bank, where the debtor has refused', () => {
        for (const bank of [seller, buyer]) {
            const calledOff = { calledOffAt: early, calledOffBy: bank };
            const off = callOff({ notice: refused, bank, at: early });

            expect(off).toEqual({
                deal: { ...notified, status: 'CALLED_OFF', ...calledOff },
                notice: { ...refused, ...calledOff },
            });
            expect(dealSchema.parse(JSON.parse(canonicalJson(off.deal)))).toEqual(off.deal);
            expect(assignmentNoticeSchema.parse(JSON.parse(canonicalJson(off.notice)))).toEqual(off.notice);
        }
    });

    const underWay = { ...sent, sentPayment: { ...sent.sentPayment!, until: matured } };
    it.each<[string, Partial<CallingOffFacts>]>([
        ['DEAL_MUST_BE_OF_SELLER', { bank: buyer, deal: traded, at: early }],
        ['DEAL_MUST_BE_OF_SELLER', { bank: debtorBank, notice: refused, at: early }],
        ['DEAL_MUST_BE_OF_SELLER', { bank: buyer, notice: acknowledged.notice }],
        ['DEAL_MUST_BE_OF_SELLER', { bank: buyer, deal: callOff({ notice: refused }).deal, notice: refused }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: traded, at: early }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: settled.deal, at: early }],
        ['TIME_TO_SETTLE_MUST_BE_OVER', { deal: underWay, at: early, title: other }],
        ['TIME_TO_SETTLE_MUST_BE_OVER', { deal: { ...notified, disbursedOn: '2026-03-19' }, title: other }],
        ['TIME_TO_SETTLE_MUST_BE_OVER', { deal: sent, at: early, title: other }],
        ['PAYMENT_MUST_NOT_BE_UNDER_WAY', { deal: underWay, title: other }],
        ['TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL', { title: other }],
    ])('refuses: %s (%#)', (code, change) => {
        expect(() => callOff(change)).toThrow(code);
    });
});
