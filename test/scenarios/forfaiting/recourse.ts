import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, confirming, deskOf, fourthBank, issuing, outcome } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { cny, issueCoins } from '../letter-of-credit/settlement.js';
import { heldClaim } from './held-claim.js';
import { askedOf } from './quotes.js';
import { fenInVault, settled, traded, type Bidding } from './sale.js';

const face = cny('50000.00');
const breach = { ground: 'GENUINENESS', alleged: 'The carrier has issued no such bill of lading' };
const [letter, report] = ['a'.repeat(64), 'b'.repeat(64)];

/** A claim is sold without recourse, and goes back for what its seller answers for; sold again, its debtor pays in the meantime. */
export function recourse(running: () => TestConsortium): void {
    describe('recourse to the seller of a claim, on the narrow grounds and on no other', () => {
        let [seller, debtor, buyer]: Desk[] = [];
        let claimId: string;
        let deal: string;
        const statusesOf = async (page: string) =>
            Promise.all([seller!, debtor!, buyer!].map(async ({ maker }) => (await maker.get(page)).status));
        const lastRecourse = async (page = deal) =>
            `/v1/recourse-claims/${((await buyer!.maker.get(page)).at('recourseIds') as string[]).at(-1)}`;
        const claimOf = (...evidence: readonly string[]) => ({ breach, evidence });

        /** A claim is sold and paid for; the page of the deal. */
        const sold = async (sale: Pick<Bidding, 'seller' | 'buyer'> = { buyer: fourthBank }): Promise<string> => {
            const page = await traded(running(), { claimId, ...sale });
            await settled(running(), page, sale);

            return page;
        };

        beforeAll(async () => {
            [seller, debtor, buyer] = [advising, issuing, fourthBank].map((bank) => deskOf(running(), bank));
            claimId = await heldClaim(running(), face.amount);
            await issueCoins(running(), '50000.00', fourthBank);
            await issueCoins(running(), '50000.00', confirming);
            deal = await sold();
        }, 60_000);

        it('is claimed for a breach that is on the list, by the buyer, and the claim is then nobody else’s to buy', async () => {
            const page = `${deal}/recourse-claims`;
            const unpaid = { ...breach, ground: 'NON_PAYMENT' };
            const refused = await buyer!.maker.post(page, { ...claimOf(letter), breach: unpaid });
            expect(outcome(refused)).toEqual([422, 'REQUEST_MUST_MATCH_SCHEMA']);
            const bySeller = await seller!.maker.post(page, claimOf(letter));
            expect(outcome(bySeller)).toEqual([403, 'DEAL_MUST_BE_OF_BUYER']);

            await byTwo(buyer!, page, claimOf(letter));

            const claimed = await lastRecourse();
            expect(await statusesOf(claimed)).toEqual([200, 404, 200]);
            expect((await seller!.maker.get(claimed)).body).toMatchObject({ status: 'CLAIMED', breach });
            const onward = await buyer!.maker.post('/v1/quote-requests', askedOf(claimId, advising));
            expect(outcome(onward)).toEqual([409, 'TITLE_MUST_NOT_BE_RETURNABLE']);
            const awaited = (await seller!.maker.get(`${deal}/timeline`)).list('awaited');
            expect(awaited).toContainEqual(expect.objectContaining({ code: 'ANSWER_TO_RECOURSE' }));
        });

        it('is rejected with reasons, and then claimed only with what was not shown', async () => {
            const rejection = { reasons: ['The carrier has confirmed it'] };
            await byTwo(seller!, `${await lastRecourse()}/rejections`, rejection);

            expect(await statusesOf(`/v1/titles/${claimId}`)).toEqual([404, 200, 200]);
            const again = await buyer!.maker.post(`${deal}/recourse-claims`, claimOf(letter));
            expect(outcome(again)).toEqual([409, 'RECOURSE_CLAIM_MUST_SHOW_WHAT_IS_NEW']);
            await byTwo(buyer!, `${deal}/recourse-claims`, claimOf(letter, report));
        });

        it('is admitted: the price goes back in e-CNY and the title with it, and nothing is withdrawn any more', async () => {
            const claimed = await lastRecourse();
            const proposed = await seller!.maker.post(`${claimed}/admissions`);
            const { approvals } = (await seller!.maker.get(`${deal}/timeline`)).body as { approvals: object[] };
            expect(approvals).toMatchObject([{ approvalId: proposed.at('approvalId') }]);
            const early = await seller!.maker.post(`${deal}/refunds`);
            expect(outcome(early)).toEqual([409, 'DEAL_MUST_STAND_AT_THIS_ACT']);
            await seller!.checker.post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
            const owed = await buyer!.maker.get(deal);
            expect(outcome(owed)).toEqual([200, 'RECOURSE_ADMITTED']);
            const price = BigInt(owed.text('settlement.pricing.proceeds.amount').replace('.', ''));
            const before = await Promise.all([seller!, buyer!].map(fenInVault));

            await byTwo(seller!, `${deal}/refunds`);

            const [ofSeller = 0n, ofBuyer = 0n] = before;
            const after = await Promise.all([seller!, buyer!].map(fenInVault));
            expect(after).toEqual([ofSeller - price, ofBuyer + price]);
            expect(await statusesOf(`/v1/titles/${claimId}`)).toEqual([200, 200, 404]);
            expect(outcome(await seller!.maker.get(claimed))).toEqual([200, 'REFUNDED']);
            expect(outcome(await buyer!.maker.get(deal))).toEqual([200, 'RESCINDED']);
            const holding = deal.replace('deals', 'holdings');
            expect(outcome(await buyer!.maker.get(holding))).toEqual([200, 'RETURNED']);
            const withdrawn = await buyer!.maker.post(`${claimed}/withdrawals`);
            expect(outcome(withdrawn)).toEqual([409, 'RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT']);
            const told = (await buyer!.maker.get(`${deal}/timeline`)).list('entries').slice(-5);
            expect(told.map(({ code }) => code)).toEqual([
                ...['RECOURSE_CLAIMED', 'RECOURSE_REJECTED', 'RECOURSE_CLAIMED', 'RECOURSE_ADMITTED', 'DEAL_REFUNDED'],
            ]);
            const toDebtor = (await debtor!.maker.get(`${deal}/timeline`)).list('entries').at(-1);
            expect(toDebtor).toMatchObject({ code: 'TITLE_RETURNED' });
        });

        it('goes back step by step: the last buyer has it to its own seller, and that to its own when it has the claim back', async () => {
            deal = await sold();
            const last = deskOf(running(), confirming);
            const resale = await sold({ seller: fourthBank, buyer: confirming });
            const early = await buyer!.maker.post(`${deal}/recourse-claims`, claimOf(letter));
            expect(outcome(early)).toEqual([409, 'CLAIM_MUST_BE_HELD_UNDER_DEAL']);

            await byTwo(last, `${resale}/recourse-claims`, claimOf(letter));
            await byTwo(buyer!, `${await lastRecourse(resale)}/admissions`);
            await byTwo(buyer!, `${resale}/refunds`);

            expect(outcome(await last.maker.get(resale))).toEqual([200, 'RESCINDED']);
            expect((await debtor!.maker.get(`/v1/titles/${claimId}`)).at('holder')).toBe(fourthBank);
            await byTwo(buyer!, `${deal}/recourse-claims`, claimOf(letter));
        });

        it('ends when the debtor pays who holds the claim, admitted or not: nothing is left to give back', async () => {
            const claimed = await lastRecourse();
            await byTwo(seller!, `${claimed}/admissions`);
            const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f21' };
            await byTwo(debtor!, `/v1/claims/${claimId}/prepayments`, { means, proceeds: face });

            for (const { maker } of [seller!, buyer!]) {
                expect(outcome(await maker.get(claimed))).toEqual([200, 'COLLECTED']);
                expect(outcome(await maker.get(deal))).toEqual([200, 'SETTLED']);
                expect((await maker.get(`${deal}/timeline`)).list('awaited')).toEqual([]);
            }
            expect(outcome(await seller!.maker.post(`${deal}/refunds`))).toEqual([404, 'RECORD_MUST_EXIST']);
            const withdrawn = await buyer!.maker.post(`${claimed}/withdrawals`);
            expect(outcome(withdrawn)).toEqual([409, 'RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT']);
        });

        it('is seen by SAFE and the central bank, each once', async () => {
            const recourseId = (await lastRecourse()).split('/').at(-1) ?? '';
            for (const authority of ['SafeMSP', 'PbocMSP']) {
                const regulator = running().organisation(authority).user('regulator-1');
                const look = (query: string) => regulator.get(`/v1/supervision/recourse-claims${query}`);
                const listed = (await look(`?seller=${advising}&ground=GENUINENESS`)).list('data');
                expect(listed.map(({ status }) => status)).toEqual(['ADMITTED', 'REFUNDED', 'REJECTED']);
                expect((await look('?ground=FRAUD')).list('data')).toEqual([]);
                const found = await look(`/${advising}/${recourseId}`);
                expect([outcome(found), found.at('breach')]).toEqual([[200, 'COLLECTED'], breach]);
            }
            const own = (await buyer!.maker.get(`/v1/recourse-claims?status=REFUNDED&seller=${advising}`)).list('data');
            expect(own).toMatchObject([{ seller: advising, evidence: [letter, report] }]);
        });
    });
}
