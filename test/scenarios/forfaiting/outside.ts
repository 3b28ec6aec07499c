import { beforeAll, describe, expect, it } from '@jest/globals';
import { everythingDeliveredTo, everythingReadableBy, placesOf, type Found } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, confirming, deskOf, fourthBank, issuing, outcome } from '../letter-of-credit/desks.js';
import { cny } from '../letter-of-credit/settlement.js';
import { heldClaim } from './held-claim.js';
import { askedOf, invitedTo, quoteAt } from './quotes.js';

const needles = {
    'the amount of the claim': '73519.47',
    'the rate': '2.718281',
    'what was wrong with the documents': 'The stamp is in vermilion ink',
    'why the quote was taken': 'No other bank has a limit left for the debtor',
    'by what the buyer paid': '5d3f6c1e-8a42-4b7d-9c15-e0f2a7b86d34',
};

/** A claim is sold from bank to bank for a payment outside the ledger, and a bank that was not asked looks at all it can read. */
export function outside(running: () => TestConsortium): void {
    describe('what banks can learn of a deal in which they are not', () => {
        let ids: Readonly<Record<string, string>>;
        let price: string;
        const found = (haystack: readonly Found[]) =>
            Object.entries({ ...needles, 'the price': price }).flatMap(([what, needle]) =>
                placesOf(needle, haystack).length > 0 ? [what] : [],
            );

        beforeAll(async () => {
            const [seller, debtor, buyer] = [advising, issuing, fourthBank].map((bank) => deskOf(running(), bank));
            const amount = needles['the amount of the claim'];
            const claimId = await heldClaim(running(), amount);
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
            const notice = `/v1/assignment-notices/${dealId}`;
            await byTwo(debtor!, `${notice}/acknowledgements`, { amount: cny(amount), maturity });
            await byTwo(seller!, `${deal}/receipts`, { uetr: needles['by what the buyer paid'] });
            const settled = await buyer!.maker.get(deal);
            expect(outcome(settled)).toEqual([200, 'SETTLED']);
            price = settled.text('settlement.pricing.proceeds.amount');
            const [requestId = '', invitationId = ''] = [request, invitation].map((page) => page.split('/').at(-1));
            ids = { bank: confirming, claimId, requestId, invitationId, dealId };
        }, 120_000);

        it('a bank outside finds nothing, though it knows every id', async () => {
            expect(found(await everythingReadableBy(confirming, running(), ids))).toEqual([]);
        });

        it('the debtor finds what it owes and no price, the buyer not why it was chosen, and the seller all', async () => {
            const [atDebtor, atBuyer, atSeller] = await Promise.all(
                [issuing, fourthBank, advising].map((bank) => everythingDeliveredTo(bank, running())),
            );
            const all = [...Object.keys(needles), 'the price'];

            expect(found(atDebtor!)).toEqual(['the amount of the claim']);
            expect(found(atBuyer!)).toEqual(all.filter((what) => what !== 'why the quote was taken'));
            expect(found(atSeller!)).toEqual(all);
        });
    });
}
