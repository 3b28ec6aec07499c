import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, confirming, deskOf, fourthBank, outcome } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { issueCoins } from '../letter-of-credit/settlement.js';
import { secondGatewayOf, type SecondGateway } from '../second-gateway.js';
import { heldClaim } from './held-claim.js';
import { fenInVault, quoted, settled } from './sale.js';

/** What nobody but its banks learns of this story. */
export const raced = { amount: '57721.56', rate: '2.664114', reason: 'Another desk was faster by a moment' };

/** One of two that would buy the same claim, as its seller sees it. */
interface Racer extends Desk {
    readonly bank: string;
    readonly request: string;
    readonly invitation: string;
    /** What takes its quote, once the seller's checker approves it. */
    readonly approval: string;
}

/** Two desks of the seller take the quotes of two banks for the same claim at the same time, each over a gateway of its own. */
export function race(running: () => TestConsortium): void {
    describe('two buyers race for one claim, and one wins', () => {
        let seller: Desk;
        let gateway: SecondGateway;
        let claimId: string;
        let [winner, loser]: Racer[] = [];
        const dealsOf = async ({ maker }: Desk) =>
            (await maker.get(`/v1/deals?claimId=${claimId}`)).list('data').map(({ buyer, status }) => [buyer, status]);
        const underDeal = [409, 'CLAIM_MUST_NOT_BE_UNDER_DEAL'];

        beforeAll(async () => {
            seller = deskOf(running(), advising);
            gateway = await secondGatewayOf(advising, running());
            claimId = await heldClaim(running(), raced.amount);
            await issueCoins(running(), raced.amount, confirming);
            await issueCoins(running(), raced.amount, fourthBank);
        }, 60_000);
        afterAll(() => gateway.stop());

        it('of two deals that are made at the same time one is made, and the other desk is told why not', async () => {
            const other = { maker: gateway.user('maker-2'), checker: gateway.user('checker-1') };
            const desks = [seller, other];
            const racers: Racer[] = [];
            for (const [bank, desk] of [
                [confirming, seller],
                [fourthBank, other],
            ] as const) {
                const pages = await quoted(running(), { claimId, buyer: bank, rate: raced.rate });
                const proposed = await desk.maker.post(`${pages.request}/decisions`, { chosen: bank });
                const approval = `/v1/approvals/${proposed.text('approvalId')}`;
                racers.push({ ...deskOf(running(), bank), ...pages, bank, approval });
            }
            const answers = await Promise.all(
                racers.map(({ approval }, index) => desks[index]!.checker.post(`${approval}/approve`)),
            );

            expect(answers.map(outcome)).toEqual(expect.arrayContaining([[200, 'APPROVED'], underDeal]));
            [winner, loser] = answers[0]?.status === 200 ? racers : racers.reverse();
        });

        it('of the deal that was not made nothing is there: the quote is as it was, and the seller says that it takes none', async () => {
            expect(await dealsOf(seller)).toEqual([[winner!.bank, 'TRADED']]);
            expect(await dealsOf(winner!)).toEqual([[winner!.bank, 'TRADED']]);
            expect(await dealsOf(loser!)).toEqual([]);
            expect((await winner!.maker.get(winner!.invitation)).at('status')).toBe('TAKEN');
            const request = await seller.maker.get(loser!.request);
            expect([request.at('status'), request.at('decision'), request.at('dealId')]).toEqual([
                'CLOSED',
                undefined,
                undefined,
            ]);
            expect((await loser!.maker.get(loser!.invitation)).at('status')).toBe('CLOSED');
            expect(outcome(await seller.maker.get(loser!.approval))).toEqual([200, 'AWAITING']);
            expect(outcome(await seller.checker.post(`${loser!.approval}/approve`))).toEqual(underDeal);

            await byTwo(seller, `${loser!.request}/decisions`, { reason: raced.reason });
            expect((await loser!.maker.get(loser!.invitation)).at('status')).toBe('NOT_TAKEN');
            expect(await dealsOf(loser!)).toEqual([]);
        });

        it('the winner pays and has the title; the coins of the other lie where they lay, and it finds no claim', async () => {
            const desks = [seller, winner!, loser!];
            const [deal] = (await winner!.maker.get(`/v1/deals?claimId=${claimId}`)).list('data');
            const page = `/v1/deals/${String(deal?.['dealId'])}`;
            const before = await Promise.all(desks.map(fenInVault));
            await settled(running(), page, { buyer: winner!.bank });

            const after = await Promise.all(desks.map(fenInVault));
            const settledDeal = await seller.maker.get(page);
            const price = BigInt(settledDeal.text('settlement.pricing.proceeds.amount').replace('.', ''));
            expect(after.map((fen, index) => fen - before[index]!)).toEqual([price, -price, 0n]);
            const title = await winner!.maker.get(`/v1/titles/${claimId}`);
            expect([title.at('holder'), title.list('history').map(({ kind }) => kind)]).toEqual([
                winner!.bank,
                ['INCURRED', 'SOLD'],
            ]);
            for (const record of [`/v1/titles/${claimId}`, `/v1/claims/${claimId}`, page]) {
                expect(outcome(await loser!.maker.get(record))).toEqual([404, 'RECORD_MUST_EXIST']);
            }
        });
    });
}
