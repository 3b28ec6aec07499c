import { describe, expect, it } from '@jest/globals';
import { payClaim } from '../../claim/pay-claim.js';
import { canonicalJson } from '../../kernel/json.js';
import { holdingView } from '../holding/holding-view.js';
import { books } from '../quote/testing/samples.js';
import { acknowledgeTitle } from '../title/acknowledge-title.js';
import { mustBeFree } from '../title/held-title.js';
import { documentsOf } from '../title/testing/assigned.js';
import { buyer, claim, facts as holding, matured, seller, title } from '../title/testing/samples.js';
import { makeFinal, makeReturnable } from '../title/undo-sale.js';
import { isSold, resaleCount, titleBanks, titleSchema } from '../title/title.js';
import { dealSchema, type Deal } from './deal.js';
import { acceptDocuments, dealAsItStands, deliverDocuments, type DealFacts } from './deliver-documents.js';
import { demandRefund, liftReserve, type LiftingFacts } from './lift-reserve.js';
import { acknowledgeNotice, notifyAssignment } from './notify-assignment.js';
import { confirmRefund, refundDeal, type RescindingFacts } from './rescind-deal.js';
import { sendPayment } from './send-payment.js';
import { confirmReceipt, settleDeal, type SettlingFacts } from './settle-deal.js';
import { dealFacts, traded, tradedAt } from './testing/samples.js';

const { amount, maturity, debtorBank } = claim;
const terms = { points: ['The legal opinion is not signed'], cureBy: '2026-03-20' };
const delivered = deliverDocuments(dealFacts(traded));
const accept = (reserve: typeof terms, change: Partial<DealFacts> = {}) =>
    acceptDocuments({ reserve }, dealFacts(delivered, { bank: buyer, ...change }));
const reserved = accept(terms);
const { deal: notified, notice } = notifyAssignment(dealFacts(reserved), holding);
const acknowledged = acknowledgeNotice(
    { amount, maturity },
    { ...holding, bank: debtorBank, notice, claim, origin: documentsOf(claim) },
);
const settling: SettlingFacts = {
    ...{ ...holding, ...books, bank: buyer, title: acknowledged.title, claim },
    ...{ deal: notified, notice: acknowledged.notice },
};
const paid = settleDeal(settling);
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
/** The first moment after the day to cure, the last before the day of maturity, and the first of it. */
const overdue = '2026-03-20T16:00:00.000Z';
const early = '2026-05-30T15:59:59.999Z';
const lifting: LiftingFacts = { ...dealFacts(paid.deal, { bank: buyer, at: overdue }), title: paid.title };
const demand = (change: Partial<DealFacts> = {}) => demandRefund({ points: terms.points }, { ...lifting, ...change });
const demanded = demand();
const rescinding: RescindingFacts = {
    ...{ ...holding, at: overdue, bank: seller, title: paid.title },
    ...{ claim: paid.claim, deal: demanded, notice: acknowledged.notice, recourse: undefined },
};
const refunded = refundDeal(rescinding);

describe('a reserve (URF 800 art. 12)', () => {
    it('is stated with what is missing and by when it can be cured, where the documents are found satisfactory but for it', () => {
        expect(reserved).toEqual({
            ...delivered,
            status: 'SATISFIED',
            acceptedAt: tradedAt,
            reserve: { ...terms, statedAt: tradedAt },
        });
        expect(accept({ ...terms, cureBy: '2026-03-04' }).status).toBe('SATISFIED');
        expect(accept({ ...terms, cureBy: '2026-05-30' }).status).toBe('SATISFIED');
    });

    it.each([
        ['CURE_DAY_MUST_NOT_HAVE_PASSED', '2026-03-03'],
        ['CURE_DAY_MUST_PRECEDE_MATURITY', '2026-05-31'],
    ])('is refused: %s', (code, cureBy) => {
        expect(() => accept({ ...terms, cureBy })).toThrow(code);
        expect(() => accept({ ...terms, cureBy }, { bank: seller })).toThrow('DEAL_MUST_BE_OF_BUYER');
    });

    it('lets title and price pass, in e-CNY or outside, and the seller holds the title that it may have back', () => {
        const sent = sendPayment({ uetr }, settling);
        const received = confirmReceipt({ uetr }, { ...settling, bank: seller, deal: sent });

        for (const { deal, title: held } of [paid, received]) {
            expect(deal.status).toBe('UNDER_RESERVE');
            expect(held).toMatchObject({ holder: buyer, returnableTo: { dealId: traded.dealId, seller } });
            expect(titleBanks(held)).toEqual([debtorBank, buyer, seller]);
            expect(titleSchema.parse(JSON.parse(canonicalJson(held)))).toEqual(held);
        }
        expect(paid.coins).toMatchObject({ from: { bank: buyer }, amount: traded.pricing.proceeds });
    });

    it('keeps the buyer from selling the claim on: TITLE_MUST_NOT_BE_RETURNABLE', () => {
        const held = { ...holding, bank: buyer, title: paid.title };

        expect(() => {
            mustBeFree(held);
        }).toThrow('TITLE_MUST_NOT_BE_RETURNABLE');
        expect(() => acknowledgeTitle({ dealId: 'e'.repeat(32), buyer: seller }, held)).toThrow(
            'TITLE_MUST_NOT_BE_RETURNABLE',
        );
    });

    it('lets the seller deliver what was missing', () => {
        const cured = deliverDocuments(dealFacts(paid.deal, { at: overdue }));

        expect(cured).toEqual({ ...paid.deal, deliveries: [...paid.deal.deliveries, overdue] });
    });

    it('does not keep the debtor from paying who holds the claim, and then nothing is left to give back', () => {
        const paying = {
            ...paid,
            ...documentsOf(claim),
            ...holding,
            bank: debtorBank,
            title: paid.title,
            at: matured,
            otherParts: [],
        };
        const { title: ended } = payClaim({ means: { kind: 'OUTSIDE', uetr } }, paying);

        expect(titleBanks(ended)).toEqual([debtorBank, buyer]);
        expect(() => refundDeal({ ...rescinding, title: ended })).toThrow('TITLE_MUST_NOT_HAVE_ENDED');
    });

    it('is over with maturity, whether anybody touches it or not: then only the debtor can fail', () => {
        const standing = (deal: Deal, at: string) => dealAsItStands(deal, dealFacts(deal, { at })).status;

        expect([standing(paid.deal, early), standing(paid.deal, matured)]).toEqual(['UNDER_RESERVE', 'SETTLED']);
        expect(standing(demanded, matured)).toBe('REFUND_DUE');
    });
});

describe('lifting a reserve', () => {
    it('makes the sale final, also where the money back was demanded', () => {
        for (const deal of [paid.deal, demanded]) {
            const lifted = liftReserve({ ...lifting, deal });

            expect(lifted).toEqual({
                deal: { ...deal, status: 'SETTLED', reserve: { ...deal.reserve, liftedAt: overdue } },
                title: { ...paid.title, returnableTo: undefined },
            });
            expect(titleBanks(lifted.title!)).toEqual([debtorBank, buyer]);
        }
    });

    it('before the buyer has paid lets it pay without', () => {
        const { deal, ...rest } = liftReserve({ ...lifting, deal: notified, title: undefined });

        expect(rest).toEqual({});
        expect(deal).toMatchObject({ status: 'NOTIFIED', reserve: { liftedAt: overdue } });
        const final = settleDeal({ ...settling, deal });
        expect([final.deal.status, final.title.returnableTo]).toEqual(['SETTLED', undefined]);
        const sent = liftReserve({ ...lifting, deal: sendPayment({ uetr }, settling), title: undefined });
        expect(sent.deal).toMatchObject({ status: 'PAYMENT_SENT', reserve: { liftedAt: overdue } });
    });

    const lifted = liftReserve(lifting).deal;
    it.each<[string, Partial<LiftingFacts>]>([
        ['DEAL_MUST_BE_OF_BUYER', { bank: seller, deal: traded }],
        ['RESERVE_MUST_STAND', { deal: traded }],
        ['RESERVE_MUST_STAND', { deal: lifted }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { at: matured }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: refunded.deal }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: { ...notified, status: 'CALLED_OFF' } }],
    ])('refuses: %s (%#)', (code, change) => {
        expect(() => liftReserve({ ...lifting, ...change })).toThrow(code);
    });
});

describe('demanding the money back', () => {
    it('says what is missing to the end, when the day to cure it is over', () => {
        expect(demanded).toEqual({
            ...paid.deal,
            status: 'REFUND_DUE',
            reserve: { ...paid.deal.reserve, demand: { points: terms.points, at: overdue } },
        });
        expect(dealSchema.parse(JSON.parse(canonicalJson(demanded)))).toEqual(demanded);
        expect(demand({ at: early }).status).toBe('REFUND_DUE');
    });

    it.each<[string, Partial<DealFacts>]>([
        ['DEAL_MUST_BE_OF_BUYER', { bank: seller, deal: notified, at: tradedAt }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: notified, at: tradedAt }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { deal: demanded, at: tradedAt }],
        ['DEAL_MUST_STAND_AT_THIS_ACT', { at: matured }],
        ['CURE_DAY_MUST_HAVE_PASSED', { at: '2026-03-20T15:59:59.999Z' }],
    ])('refuses: %s (%#)', (code, change) => {
        expect(() => demand(change)).toThrow(code);
    });
});

describe('paying back', () => {
    it('moves the price to the buyer and the title to the seller, whose claim it is as if it had not been sold', () => {
        const { deal, title: back, claim: returned, notice: ended, coins } = refunded;

        expect(deal).toEqual({
            ...demanded,
            status: 'RESCINDED',
            refund: { means: 'E_CNY', transactionId: holding.transactionId, at: overdue },
        });
        expect(returned).toEqual(claim);
        expect(back).toMatchObject({ holder: seller, status: 'HELD' });
        expect(back.history.at(-1)).toMatchObject({ kind: 'RETURNED', from: buyer, to: seller });
        expect([isSold(back), resaleCount(back), titleBanks(back)]).toEqual([false, 0, [debtorBank, seller]]);
        expect(ended).toEqual({ ...acknowledged.notice, calledOffAt: overdue });
        expect(coins).toEqual({
            reference: traded.dealId,
            from: { bank: seller, wallet: 'vault' },
            to: { bank: buyer, wallet: 'vault' },
            amount: traded.pricing.proceeds,
        });
    });

    it('outside the ledger is what the buyer says it has received, by a payment that pays nothing else', () => {
        const confirmed = confirmRefund({ uetr }, { ...rescinding, bank: buyer });

        expect(confirmed.deal.refund).toEqual({ means: 'OUTSIDE', uetr, at: overdue });
        expect(confirmed.title).toEqual(refunded.title);
    });

    it('ends the holding of the buyer', () => {
        const clock = () => ({ calendar: holding.calendar, at: overdue, rates: undefined, dayCounts: undefined });

        expect(holdingView(refunded.deal, { bank: buyer, held: undefined, parts: [], clock })).toMatchObject({
            status: 'RETURNED',
            reserve: { demand: { points: terms.points } },
        });
    });

    const final = makeFinal(paid.title);
    const otherSale = { dealId: 'e'.repeat(32), seller };
    const dollars = { currency: 'USD', minorUnits: 1n };
    const settlement = { ...paid.deal.settlement!, pricing: { ...traded.pricing, proceeds: dollars } };
    const earlierPayment = { uetr, creditId: claim.creditId, at: overdue };
    const refund = (change: Partial<RescindingFacts>) => refundDeal({ ...rescinding, ...change });
    const confirm = (change: object) => confirmRefund({ uetr }, { ...rescinding, bank: buyer, ...change });
    it.each<[string, () => unknown]>([
        ['DEAL_MUST_BE_OF_SELLER', () => refund({ bank: buyer, deal: paid.deal, title })],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => refund({ deal: paid.deal, title })],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => refund({ deal: refunded.deal, title })],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => refund({ title })],
        ['TITLE_MUST_BE_RETURNABLE_FOR_DEAL', () => refund({ title: final })],
        ['TITLE_MUST_BE_RETURNABLE_FOR_DEAL', () => refund({ title: makeReturnable(otherSale, final) })],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', () => refund({ deal: { ...demanded, settlement } })],
        ['DEAL_MUST_BE_OF_BUYER', () => confirm({ bank: seller, deal: paid.deal, title, earlierPayment })],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => confirm({ deal: paid.deal, title, earlierPayment })],
        ['TITLE_MUST_BE_RETURNABLE_FOR_DEAL', () => confirm({ title: final, earlierPayment })],
        ['UETR_MUST_BE_NEW', () => confirm({ earlierPayment })],
    ])('refuses: %s (%#)', (code, act) => {
        expect(act).toThrow(code);
    });
});
