import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { lateInterestRates } from '@cohong/domain/forfaiting/late-interest/testing/samples';
import { addDays } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, fourthBank, inDays, issuing, outcome } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { cny, issueCoins } from '../letter-of-credit/settlement.js';
import { byTwoOn } from './by-two-on.js';
import { heldClaim } from './held-claim.js';
import { askedOf, invitedTo, quoteAt } from './quotes.js';

const points = ['The legal opinion is not signed'];
const face = cny('60000.00');

/** A claim is paid for under reserve, goes back, is sold again for good, and its debtor pays late. */
export function holding(running: () => TestConsortium): void {
    describe('what becomes of a claim that was bought: under reserve, paid back, sold again, and paid late with interest', () => {
        let [seller, debtor, buyer]: Desk[] = [];
        let claimId: string;
        let maturity: string;
        const inVault = async ({ maker }: Desk) => (await maker.get('/v1/vault')).at('coins.amount');
        const holdersOf = async (page: string) =>
            Promise.all([seller!, debtor!, buyer!].map(async ({ maker }) => (await maker.get(page)).status));

        const laterByTwo = (bank: string, [contract, name, day]: readonly [string, string, string], input: object) =>
            byTwoOn(running(), day, { bank, act: [contract, name], input });
        /** The seller has sold the claim to the buyer, which has paid for it under reserve. */
        const soldUnderReserve = async (): Promise<string> => {
            const asked = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, fourthBank));
            const request = `/v1/quote-requests/${asked.text('requestId')}`;
            const invitation = await invitedTo(buyer!, fourthBank);
            await byTwo(buyer!, `${invitation}/quotes`, quoteAt('2.6'));
            await seller!.maker.post(`${request}/closure`);
            await buyer!.maker.post(`${invitation}/revelation`);
            await byTwo(seller!, `${request}/decisions`, { chosen: fourthBank });
            const dealId = (await seller!.maker.get(request)).text('dealId');
            const deal = `/v1/deals/${dealId}`;
            await seller!.maker.post(`${deal}/deliveries`);
            await byTwo(buyer!, `${deal}/acceptances`, { reserve: { points, cureBy: inDays(1) } });
            await seller!.maker.post(`${deal}/notices`);
            await byTwo(debtor!, `/v1/assignment-notices/${dealId}/acknowledgements`, { amount: face, maturity });
            await byTwo(buyer!, `${deal}/settlements`);

            return deal;
        };

        beforeAll(async () => {
            [seller, debtor, buyer] = [advising, issuing, fourthBank].map((bank) => deskOf(running(), bank));
            const officer = running().organisation('PbocMSP').user('officer-1');
            await officer.post('/v1/late-interest-rates', lateInterestRates);
            await officer.post('/v1/day-counts', dayCounts);
            claimId = await heldClaim(running(), face.amount);
            maturity = (await seller!.maker.get(`/v1/titles/${claimId}`)).text('maturity');
            await issueCoins(running(), '60000.00', fourthBank);
            await issueCoins(running(), '60000.00');
        }, 60_000);

        it('under reserve the buyer cannot sell it on; for what is not cured it has its money back, and the seller the title', async () => {
            const before = await Promise.all([seller!, buyer!].map(inVault));
            const deal = await soldUnderReserve();

            expect(outcome(await seller!.maker.get(deal))).toEqual([200, 'UNDER_RESERVE']);
            expect(await holdersOf(`/v1/titles/${claimId}`)).toEqual([200, 200, 200]);
            const onward = await buyer!.maker.post('/v1/quote-requests', askedOf(claimId, advising));
            expect(outcome(onward)).toEqual([409, 'TITLE_MUST_NOT_BE_RETURNABLE']);
            const early = await buyer!.maker.post(`${deal}/refund-demands`, { points });
            expect(outcome(early)).toEqual([409, 'CURE_DAY_MUST_HAVE_PASSED']);
            const dealId = deal.split('/').at(-1) ?? '';
            await laterByTwo(fourthBank, ['deal-reserve', 'Demand', inDays(2)], { dealId, points });
            await byTwo(seller!, `${deal}/refunds`);

            expect(outcome(await buyer!.maker.get(deal))).toEqual([200, 'RESCINDED']);
            expect(await Promise.all([seller!, buyer!].map(inVault))).toEqual(before);
            expect(await holdersOf(`/v1/titles/${claimId}`)).toEqual([200, 200, 404]);
            expect(outcome(await buyer!.maker.get(`/v1/holdings/${dealId}`))).toEqual([200, 'RETURNED']);
            const told = (await debtor!.maker.get(`${deal}/timeline`)).list('entries');
            expect(told.at(-1)).toMatchObject({ code: 'TITLE_RETURNED', by: { bank: fourthBank } });
        });

        it('sold again it is the buyer’s for good when the reserve is lifted', async () => {
            const deal = await soldUnderReserve();
            await byTwo(buyer!, `${deal}/reserve-liftings`);

            expect(outcome(await seller!.maker.get(deal))).toEqual([200, 'SETTLED']);
            expect(await holdersOf(`/v1/claims/${claimId}`)).toEqual([404, 200, 200]);
        });

        it('its debtor pays late, and owes interest from the banking day on which it was payable', async () => {
            const page = `/v1/claims/${claimId}/late-interest`;
            const unpaid = await buyer!.maker.post(page);
            expect(outcome(unpaid)).toEqual([409, 'LATE_INTEREST_MUST_FOLLOW_PAYMENT']);
            const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f11' };
            const day = addDays(maturity, 15);
            await laterByTwo(issuing, ['claim', 'Payment', day], { claimId, means });
            const [held] = (await buyer!.maker.get(`/v1/holdings?claimId=${claimId}`)).list('data');
            const days = Number(held?.['daysLate']);
            expect(addDays(String(held?.['dueOn']), days)).toBe(day);
            // 18 % of 60 000 yuan is 30 yuan a day.
            const amount = cny(`${days * 30}.00`);
            expect(held).toMatchObject({ status: 'COLLECTED_LATE', lateInterest: { status: 'OWED', amount } });

            expect(outcome(await debtor!.maker.post(page))).toEqual([403, 'LATE_INTEREST_MUST_BE_CLAIMED_BY_HOLDER']);
            expect(outcome(await buyer!.maker.post(page))).toEqual([201, 'CLAIMED']);
            const twice = await buyer!.maker.post(page);
            expect(outcome(twice)).toEqual([409, 'RECORD_MUST_BE_NEW']);
            await byTwo(debtor!, `${page}/payments`, { means: { kind: 'E_CNY' } });

            const asked = (await debtor!.maker.get('/v1/late-interest')).list('data');
            expect(asked).toMatchObject([{ claimId, status: 'PAID', amount, payment: { means: 'E_CNY' } }]);
            const came = (await buyer!.maker.get(`/v1/remittances?payeeBank=${fourthBank}`)).list('data');
            expect(came[0]).toMatchObject({ reference: claimId, amount });
            expect(outcome(await seller!.maker.get(page))).toEqual([404, 'RECORD_MUST_EXIST']);
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            expect((await regulator.get('/v1/supervision/late-interest')).list('data')).toMatchObject([{ claimId }]);
            expect(await holdersOf(`/v1/claims/${claimId}/late-interest`)).toEqual([404, 200, 200]);
        });
    });
}
