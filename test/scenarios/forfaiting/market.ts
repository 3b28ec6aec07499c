import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    confirming,
    deskOf,
    fifthBank,
    fourthBank,
    inDays,
    issuing,
    outcome,
} from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { cny, issueCoins } from '../letter-of-credit/settlement.js';
import { domesticClaim } from './domestic-claim.js';
import { askedOf, inHours, invitedTo, quoteAt } from './quotes.js';

const classes = [advising, issuing, confirming, fourthBank, fifthBank].map((bank) => ({
    bank,
    bankClass: 'STATE_OR_JOINT_STOCK',
}));
const policy = {
    effectiveFrom: '2026-01-01',
    classes,
    tenors: [3, 6, 12].map((months) => ({ months, upToDays: months * 31 })),
    amountEdges: [cny('500000.00'), cny('1000000.00')],
    crowd: 3,
    rediscount: {
        bankClasses: ['STATE_OR_JOINT_STOCK'],
        currencies: ['CNY'],
        undertakings: ['DEFERRED_PAYMENT'],
        leastDays: 1,
        mostDays: 366,
        mostResales: 2,
    },
    source: 'made for this story',
};
/** To every bank, all that can be shown. */
export const offerOf = (claimId: string): object => ({
    claimId,
    audience: { kind: 'ALL' },
    show: ['BANK_CLASS', 'TENOR', 'AMOUNT', 'RESALE_COUNT'],
    tradeType: 'SERVICES',
    closesAt: inHours(24),
});
/** The page of the only notice that waits for the bank's interest. */
export async function noticeTo({ maker }: Desk, bank: string, filters = ''): Promise<string> {
    const open = (await maker.get(`/v1/offer-notices?bank=${bank}&status=OPEN${filters}`)).list('data');
    expect(open).toHaveLength(1);

    return `/v1/offer-notices/${String(open[0]?.['noticeId'])}`;
}

/** A claim under a domestic credit is put on the market, shown to one bank, and sold to it. */
export function market(running: () => TestConsortium): void {
    describe('a claim under a domestic credit is offered to the market and sold', () => {
        let [seller, debtor, pearl, lingnan]: Desk[] = [];
        let claimId: string;
        let [pearls, lingnans] = ['', ''];
        const admission = { answer: 'ADMITTED' };
        const confidentiality = 'Interbank forfaiting agreement, clause 9';
        const interest = {
            confidentiality,
            indication: { method: 'SIMPLE_YIELD', fromPercentPerYear: '2.6', toPercentPerYear: '2.8', graceDays: 0 },
        };

        beforeAll(async () => {
            [seller, debtor, pearl, lingnan] = [advising, issuing, confirming, fourthBank].map((bank) =>
                deskOf(running(), bank),
            );
            claimId = await domesticClaim(running());
            await issueCoins(running(), '900000.00', confirming);
        }, 60_000);

        it('two officers of the central bank say in which class each bank is', async () => {
            const { user } = running().organisation('PbocMSP');
            const [first, other] = [user('officer-1'), user('officer-2')];
            const none = await seller!.maker.post('/v1/claim-offers', offerOf(claimId));
            expect(outcome(none)).toEqual([409, 'MARKET_MUST_HAVE_POLICY']);
            const proposed = await first.post('/v1/market-policies', { policies: [policy] });
            const page = `/v1/approvals/${proposed.text('approvalId')}`;

            expect(outcome(await first.post(`${page}/approve`))).toEqual([403, 'CHECKER_MUST_DIFFER_FROM_MAKER']);
            expect(outcome(await other.post(`${page}/refuse`))).toEqual([200, 'REFUSED']);
            await byTwo({ maker: first, checker: other }, '/v1/market-policies', { policies: [policy] });
            expect((await pearl!.maker.get('/v1/market-policies')).list('policies')).toMatchObject([{ classes }]);
            expect((await other.get('/v1/approvals?limit=2')).list('data').map(({ status }) => status)).toEqual([
                'APPROVED',
                'REFUSED',
            ]);
        });

        it('every bank sees the class and the bands, the debtor like any other, and nobody which claim it is', async () => {
            const offered = await seller!.maker.post('/v1/claim-offers', offerOf(claimId));
            expect([...(outcome(offered) as unknown[]), offered.at('claimId')]).toEqual([201, 'OPEN', claimId]);
            const filters = '&bankClass=STATE_OR_JOINT_STOCK&tenorMonths=6&tradeType=SERVICES';
            [pearls, lingnans] = [
                await noticeTo(pearl!, confirming, filters),
                await noticeTo(lingnan!, fourthBank, filters),
            ];
            await noticeTo(debtor!, issuing);

            const seen = await pearl!.maker.get(pearls);
            expect(seen.at('shown')).toEqual({
                bankClass: 'STATE_OR_JOINT_STOCK',
                tenor: { months: 6, aboveDays: 93, upToDays: 186 },
                amount: { above: cny('500000.00'), upTo: cny('1000000.00') },
                resaleCount: 0,
                tradeType: 'SERVICES',
            });
            const maturity = (await seller!.maker.get(`/v1/titles/${claimId}`)).text('maturity');
            for (const hidden of [claimId, issuing, maturity, '900000.00']) {
                expect(JSON.stringify(seen.body)).not.toContain(hidden);
            }
            expect(outcome(await lingnan!.maker.get(pearls))).toEqual([404, 'RECORD_MUST_EXIST']);
            const offer = `/v1/claim-offers/${offered.text('offerId')}`;
            expect(outcome(await pearl!.maker.get(offer))).toEqual([404, 'RECORD_MUST_EXIST']);
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            expect((await regulator.get(`/v1/supervision/offer-notices?seller=${advising}`)).at('total')).toBe(4);
        });

        it('two banks show interest; the one that the seller lets through sees the terms', async () => {
            expect(outcome(await pearl!.maker.post(`${pearls}/interests`, interest))).toEqual([200, 'INTERESTED']);
            expect(outcome(await lingnan!.maker.post(`${lingnans}/interests`, { confidentiality }))).toEqual([
                200,
                'INTERESTED',
            ]);
            const twice = await pearl!.maker.post(`${pearls}/interests`, interest);
            expect(outcome(twice)).toEqual([409, 'INTEREST_MUST_BE_SHOWN_ONCE']);
            expect(outcome(await pearl!.maker.post(`${pearls}/answers`, admission))).toEqual([
                404,
                'RECORD_MUST_EXIST',
            ]);
            expect(outcome(await seller!.maker.post(`${pearls}/answers`, admission))).toEqual([200, 'ADMITTED']);
            expect(outcome(await seller!.maker.post(`${lingnans}/answers`, { answer: 'DECLINED' }))).toEqual([
                200,
                'DECLINED',
            ]);

            expect((await pearl!.maker.get(pearls)).body).toMatchObject({
                claim: { debtorBank: issuing, amount: cny('900000.00'), undertaking: 'DEFERRED_PAYMENT' },
                rediscount: { isCandidate: true, obstacles: [] },
            });
            expect((await lingnan!.maker.get(lingnans)).body).not.toHaveProperty('claim');
        });

        it('it is asked for a quote, and buys what the debtor has confirmed to pay, as under any credit', async () => {
            const held = await seller!.maker.get(`/v1/titles/${claimId}`);
            expect(held.at('rediscount.isCandidate')).toBe(true);
            const asked = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, confirming));
            const request = `/v1/quote-requests/${asked.text('requestId')}`;
            const invitation = await invitedTo(pearl!, confirming);
            await byTwo(pearl!, '/v1/buyer-limits', { expectedVersion: 2, limits: [] });
            await byTwo(pearl!, `${invitation}/quotes`, quoteAt('2.7', { perResalePercentPerYear: '0.05' }));
            await seller!.maker.post(`${request}/closure`);
            await pearl!.maker.post(`${invitation}/revelation`);
            await byTwo(seller!, `${request}/decisions`, { chosen: confirming });
            const [made] = (await pearl!.maker.get(`/v1/deals?claimId=${claimId}`)).list('data');
            const dealId = String(made?.['dealId']);
            const deal = `/v1/deals/${dealId}`;
            await seller!.maker.post(`${deal}/deliveries`);
            await byTwo(pearl!, `${deal}/acceptances`);
            await seller!.maker.post(`${deal}/notices`);
            const said = { amount: cny('900000.00'), maturity: held.at('maturity') };
            await byTwo(debtor!, `/v1/assignment-notices/${dealId}/acknowledgements`, said);
            await byTwo(pearl!, `${deal}/settlements`);

            const settled = await pearl!.maker.get(deal);
            expect([settled.at('status'), settled.at('settlement.pricing.rate')]).toEqual([
                'SETTLED',
                { quoted: '2.7', perResale: '0.05', resaleCount: 0, charged: '2.7' },
            ]);
            const gone = await seller!.maker.post('/v1/claim-offers', offerOf(claimId));
            expect(outcome(gone)).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('the central bank publishes a curve of a day that is over, in which no deal stands out', async () => {
            const officer = running().organisation('PbocMSP').user('officer-1');
            const publish = (day: string) => officer.post('/v1/quote-curves', { day });
            expect(outcome(await publish(inDays(1)))).toEqual([409, 'DAY_OF_CURVE_MUST_BE_OVER']);
            const published = await publish(inDays(-2));
            expect([published.status, published.at('points')]).toEqual([201, []]);
            expect(outcome(await publish(inDays(-2)))).toEqual([409, 'RECORD_MUST_BE_NEW']);

            for (const [organisation, user] of [
                [confirming, 'maker-1'],
                ['CustomsMSP', 'officer-1'],
            ] as const) {
                const reader = running().organisation(organisation).user(user);
                expect((await reader.get('/v1/quote-curves')).list('data')).toMatchObject([{ day: inDays(-2) }]);
                expect((await reader.get(`/v1/quote-curves/${inDays(-2)}`)).status).toBe(200);
            }
        });

        it('a bank says what it is looking for, to every bank, and takes it back', async () => {
            const wanted = {
                bankClasses: ['STATE_OR_JOINT_STOCK'],
                mostMonths: 6,
                amount: { least: cny('50000.00'), most: cny('1000000.00') },
                mostResales: 1,
                indication: interest.indication,
            };
            const posted = await lingnan!.maker.post('/v1/wanted-notices', { wanted, closesAt: inHours(24) });
            expect(outcome(posted)).toEqual([201, 'OPEN']);
            const page = `/v1/wanted-notices/${posted.text('wantedId')}`;
            expect((await seller!.maker.get('/v1/wanted-notices?status=OPEN&currency=CNY')).list('data')).toMatchObject(
                [{ bank: fourthBank, wanted }],
            );
            const other = await seller!.maker.post(`${page}/withdrawal`);
            expect(outcome(other)).toEqual([403, 'WANTED_NOTICE_MUST_BE_OF_BANK']);
            expect(outcome(await lingnan!.maker.post(`${page}/withdrawal`))).toEqual([200, 'WITHDRAWN']);
        });
    });
}
