import { beforeAll, describe, expect, it } from '@jest/globals';
import { everythingDeliveredTo, everythingReadableBy, placesOf, type Found } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, fifthBank, fourthBank, issuing, outcome } from '../letter-of-credit/desks.js';
import { cny } from '../letter-of-credit/settlement.js';
import { wrongWithDocuments } from './deals.js';
import { heldClaim } from './held-claim.js';
import { lapsed } from './lapse.js';
import { noticeTo, offerOf } from './market.js';
import { askedOf, bestRate, invitedTo, quoteAt } from './quotes.js';
import { raced } from './race.js';

interface Pricing {
    readonly proceeds: { readonly amount: string };
}

const needles = {
    'the amount of the claim': '73519.47',
    'the rate': '2.718281',
    'what a bank might pay that was let see it': '2.618033',
    'under which agreement it was': 'Agreement of the vermilion seal',
    'what was wrong with the documents': 'The stamp is in vermilion ink',
    'why the quote was taken': 'No other bank has a limit left for the debtor',
    'by what the buyer paid': '5d3f6c1e-8a42-4b7d-9c15-e0f2a7b86d34',
    'what the buyer claimed back for': 'The vermilion seal is forged',
    'why the seller has rejected it': 'The seal was never vermilion',
    'the amount of a part': '31415.92',
};

/** A claim is sold for a payment outside the ledger and split by who has bought it, and a bank that was not asked looks at all it can read. */
export function outside(running: () => TestConsortium): void {
    describe('what banks can learn of a deal in which they are not', () => {
        let ids: Readonly<Record<string, string>>;
        let price: string;
        /** What the stories before left with their seller, of which this bank was told once that a claim is for sale. */
        let ofOthers: readonly string[];
        const found = (haystack: readonly Found[]) =>
            Object.entries({ ...needles, 'the price': price }).flatMap(([what, needle]) =>
                placesOf(needle, haystack).length > 0 ? [what] : [],
            );

        beforeAll(async () => {
            const [seller, debtor, buyer] = [advising, issuing, fourthBank].map((bank) => deskOf(running(), bank));
            const amount = needles['the amount of the claim'];
            const claimId = await heldClaim(running(), amount);
            // The bank outside is told, as every bank is, in what bands the claim lies.
            const offered = await seller!.maker.post('/v1/claim-offers', offerOf(claimId));
            const notice = await noticeTo(buyer!, fourthBank);
            const rate = needles['what a bank might pay that was let see it'];
            await buyer!.maker.post(`${notice}/interests`, {
                confidentiality: needles['under which agreement it was'],
                indication: { method: 'SIMPLE_YIELD', fromPercentPerYear: rate, toPercentPerYear: rate, graceDays: 0 },
            });
            expect(outcome(await seller!.maker.post(`${notice}/answers`, { answer: 'ADMITTED' }))).toEqual([
                200,
                'ADMITTED',
            ]);
            const asked = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, fourthBank));
            const request = `/v1/quote-requests/${asked.text('requestId')}`;
            const invitation = await invitedTo(buyer!, fourthBank);
            await byTwo(buyer!, `${invitation}/quotes`, quoteAt(needles['the rate']));
            await seller!.maker.post(`${request}/closure`);
            await buyer!.maker.post(`${invitation}/revelation`);
            const choice = { chosen: fourthBank, reason: needles['why the quote was taken'] };
            await byTwo(seller!, `${request}/decisions`, choice);
            const [made] = (await buyer!.maker.get(`/v1/deals?claimId=${claimId}`)).list('data');
            const dealId = String(made?.['dealId']);
            const deal = `/v1/deals/${dealId}`;
            await seller!.maker.post(`${deal}/deliveries`);
            const reasons = [needles['what was wrong with the documents']];
            await buyer!.maker.post(`${deal}/rejections`, { reasons });
            await seller!.maker.post(`${deal}/deliveries`);
            await byTwo(buyer!, `${deal}/acceptances`);
            await seller!.maker.post(`${deal}/notices`);
            const maturity = (await seller!.maker.get(`/v1/titles/${claimId}`)).at('maturity');
            const toDebtor = `/v1/assignment-notices/${dealId}`;
            await byTwo(debtor!, `${toDebtor}/acknowledgements`, { amount: cny(amount), maturity });
            const payment = { uetr: needles['by what the buyer paid'] };
            expect(outcome(await seller!.maker.post(`${deal}/receipts`, payment))).toEqual([
                409,
                'DEAL_MUST_STAND_AT_THIS_ACT',
            ]);
            await byTwo(buyer!, `${deal}/payments`, payment);
            const sent = await seller!.maker.get(deal);
            expect(outcome(sent)).toEqual([200, 'PAYMENT_SENT']);
            expect(sent.at('sentPayment.uetr')).toBe(payment.uetr);
            await byTwo(seller!, `${deal}/receipts`, payment);
            const settled = await buyer!.maker.get(deal);
            expect(outcome(settled)).toEqual([200, 'SETTLED']);
            const recourse = { breach: { ground: 'GENUINENESS', alleged: needles['what the buyer claimed back for'] } };
            await byTwo(buyer!, `${deal}/recourse-claims`, { ...recourse, evidence: ['c'.repeat(64)] });
            const [recourseId = ''] = (await buyer!.maker.get(deal)).at('recourseIds') as readonly string[];
            const rejection = { reasons: [needles['why the seller has rejected it']] };
            await byTwo(seller!, `/v1/recourse-claims/${recourseId}/rejections`, rejection);
            const amounts = [needles['the amount of a part'], '42103.55'].map(cny);
            await byTwo(buyer!, `/v1/titles/${claimId}/splits`, { amounts });
            price = settled.text('settlement.pricing.proceeds.amount');
            const sales = (await seller!.maker.get(`/v1/deals?seller=${advising}&limit=100`)).list('data');
            ofOthers = [
                ...[bestRate, wrongWithDocuments, ...Object.values(lapsed), ...Object.values(raced)],
                ...sales.map(({ pricing }) => (pricing as Pricing).proceeds.amount),
            ];
            const [requestId = '', invitationId = '', noticeId = ''] = [request, invitation, notice].map((page) =>
                page.split('/').at(-1),
            );
            const offerId = offered.text('offerId');
            ids = { bank: fifthBank, claimId, offerId, noticeId, requestId, invitationId, dealId, recourseId };
        }, 120_000);

        it('a bank outside finds nothing, though it knows every id', async () => {
            const readable = await everythingReadableBy(fifthBank, running(), ids);

            expect(found(readable)).toEqual([]);
            expect(ofOthers.filter((needle) => placesOf(needle, readable).length > 0)).toEqual([]);
        });

        it('the debtor finds what it owes and no price, the buyer not why it was chosen, and the seller all', async () => {
            const [atDebtor, atBuyer, atSeller] = await Promise.all(
                [issuing, fourthBank, advising].map((bank) => everythingDeliveredTo(bank, running())),
            );
            const all = [...Object.keys(needles), 'the price'];

            expect(found(atDebtor!)).toEqual(['the amount of the claim', 'the amount of a part']);
            expect(found(atBuyer!)).toEqual(all.filter((what) => what !== 'why the quote was taken'));
            expect(found(atSeller!)).toEqual(all.filter((what) => what !== 'the amount of a part'));
            expect(ofOthers.filter((needle) => placesOf(needle, atSeller!).length === 0)).toEqual([]);
        });

        it('the debtor pays part by part, and what was split neither it nor its holder has any more', async () => {
            const [debtor, buyer] = [issuing, fourthBank].map((bank) => deskOf(running(), bank));
            const page = `/v1/titles/${String(ids['claimId'])}`;
            const split = (...parts: readonly string[]) =>
                buyer!.maker.post(`${page}/splits`, { amounts: parts.map(cny) });
            const prepay = (claimId: string, uetr: string) =>
                [
                    `/v1/claims/${claimId}/prepayments`,
                    { means: { kind: 'OUTSIDE', uetr }, proceeds: cny('31000.00') },
                ] as const;
            const [whole, body] = prepay(String(ids['claimId']), 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f05');

            expect(outcome(await split('73519.46', '0.01'))).toEqual([409, 'TITLE_MUST_NOT_HAVE_ENDED']);
            expect(outcome(await debtor!.maker.post(whole, body))).toEqual([409, 'CLAIM_MUST_STAND_AT_THIS_ACT']);
            const [part = ''] = (await buyer!.maker.get(page)).at('parts') as readonly string[];
            await byTwo(debtor!, ...prepay(part, 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f05'));
            expect(outcome(await buyer!.maker.get(`/v1/titles/${part}`))).toEqual([200, 'PAID']);
            const held = await buyer!.maker.get(`/v1/holdings/${String(ids['dealId'])}`);
            expect(held.at('parts')).toMatchObject([{ claimId: part, status: 'COLLECTED' }, { status: 'HELD' }]);
            const less = await buyer!.maker.post(`/v1/titles/${part}/splits`, { amounts: ['1.00', '2.00'].map(cny) });
            expect(outcome(less)).toEqual([409, 'TITLE_MUST_NOT_HAVE_ENDED']);
        });
    });
}
