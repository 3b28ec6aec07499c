import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, fourthBank, issuing, outcome } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { cny } from '../letter-of-credit/settlement.js';
import { heldClaim } from './held-claim.js';
import { askedOf, invitedTo, quoteAt } from './quotes.js';

const reasons = ['A court has ordered that nobody is paid for these goods'];
const face = cny('50000.00');

/** A claim is sold, its debtor will not acknowledge the buyer, and the buyer leaves the deal. */
export function refusal(running: () => TestConsortium): void {
    describe('a debtor refuses to acknowledge the buyer of a claim', () => {
        let [seller, debtor, buyer]: Desk[] = [];
        let claimId: string;
        let deal: string;
        let notice: string;

        beforeAll(async () => {
            [seller, debtor, buyer] = [advising, issuing, fourthBank].map((bank) => deskOf(running(), bank));
            claimId = await heldClaim(running(), face.amount);
            const asked = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, fourthBank));
            const request = `/v1/quote-requests/${asked.text('requestId')}`;
            const invitation = await invitedTo(buyer!, fourthBank);
            await byTwo(buyer!, `${invitation}/quotes`, quoteAt('2.6'));
            await seller!.maker.post(`${request}/closure`);
            await buyer!.maker.post(`${invitation}/revelation`);
            await byTwo(seller!, `${request}/decisions`, { chosen: fourthBank });
            const dealId = (await seller!.maker.get(request)).text('dealId');
            [deal, notice] = [`/v1/deals/${dealId}`, `/v1/assignment-notices/${dealId}`];
            await seller!.maker.post(`${deal}/deliveries`);
            await byTwo(buyer!, `${deal}/acceptances`);
            await seller!.maker.post(`${deal}/notices`);
        }, 60_000);

        it('by two users and with reasons, which seller and buyer read', async () => {
            const stuck = await buyer!.maker.post(`${deal}/calling-off`);
            expect(outcome(stuck)).toEqual([403, 'DEAL_MUST_BE_OF_SELLER']);
            const forDebtor = await seller!.maker.post(`${notice}/refusals`, { reasons });
            expect(outcome(forDebtor)).toEqual([403, 'NOTICE_MUST_BE_ANSWERED_BY_DEBTOR']);
            await byTwo(debtor!, `${notice}/refusals`, { reasons });

            for (const { maker } of [seller!, buyer!]) {
                const refused = await maker.get(deal);
                expect(outcome(refused)).toEqual([200, 'NOTICE_REFUSED']);
                expect(refused.at('notice.refusal.reasons')).toEqual(reasons);
            }
            const maturity = (await debtor!.maker.get(notice)).at('maturity');
            const late = await debtor!.maker.post(`${notice}/acknowledgements`, { amount: face, maturity });
            expect(outcome(late)).toEqual([409, 'NOTICE_MUST_BE_OPEN']);
        });

        it('the buyer need not wait, and the claim is the seller’s to do with as it likes', async () => {
            expect(outcome(await buyer!.maker.post(`${deal}/calling-off`))).toEqual([200, 'CALLED_OFF']);

            const told = (await debtor!.maker.get(`${deal}/timeline`)).list('entries');
            expect(told.slice(-2)).toMatchObject([
                { code: 'NOTICE_REFUSED', by: { bank: issuing } },
                { code: 'DEAL_CALLED_OFF', by: { bank: fourthBank } },
            ]);
            const amounts = ['20000.00', '30000.00'].map(cny);
            await byTwo(seller!, `/v1/titles/${claimId}/splits`, { amounts });
            expect(outcome(await seller!.maker.get(`/v1/titles/${claimId}`))).toEqual([200, 'SPLIT']);
        });
    });
}
