import { addHours, endOfChinaDate } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';
import { actAfter, readAt, refusalAt } from '../dcep/dated-act.js';
import { advising, confirming, deskOf, fourthBank, inDays, outcome } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { heldClaim } from './held-claim.js';
import { askedOf } from './quotes.js';
import { fenInVault, traded } from './sale.js';

/** What nobody but its banks learns of this story. */
export const lapsed = { amount: '61803.39', rate: '2.236067', reason: 'The assignment is on letterhead of another' };

/** Documents are rejected and not cured, the availability date passes, and the seller sells to another bank. */
export function lapse(running: () => TestConsortium): void {
    describe('the availability date passes without satisfactory documents, and the deal lapses', () => {
        let [seller, buyer]: Desk[] = [];
        let claimId: string;
        let deal: string;
        let before: readonly bigint[];
        const vaults = () => Promise.all([seller!, buyer!].map(fenInVault));
        const lastDay = inDays(5);
        const over = endOfChinaDate(lastDay);
        const act = (bank: string, name: string) => ({
            user: [bank, 'maker-1'] as const,
            chaincode: 'trade',
            act: `deal:${name}`,
            input: { dealId: deal.split('/').at(-1) },
            endorsers: [bank, 'SafeMSP'],
        });
        const statusAt = async (hoursLater: number): Promise<unknown> => {
            const at = new Date(addHours(over, hoursLater));
            const read = await Promise.all(
                [advising, confirming].map((bank) => readAt(running(), at, act(bank, 'ReadDeal'))),
            );
            return read.map((each) => (each as { readonly status: string }).status);
        };

        beforeAll(async () => {
            [seller, buyer] = [advising, confirming].map((bank) => deskOf(running(), bank));
            before = await vaults();
            claimId = await heldClaim(running(), lapsed.amount);
            const terms = { availability: { kind: 'ON', day: lastDay } };
            deal = await traded(running(), { claimId, buyer: confirming, rate: lapsed.rate, terms });
        }, 60_000);

        it('until the day is over what was rejected can be cured, and nobody gets out of the deal', async () => {
            await seller!.maker.post(`${deal}/deliveries`);
            const rejected = await buyer!.maker.post(`${deal}/rejections`, { reasons: [lapsed.reason] });
            expect(outcome(rejected)).toEqual([200, 'REJECTED']);

            for (const { maker } of [seller!, buyer!]) {
                expect(outcome(await maker.post(`${deal}/lapse`))).toEqual([409, 'AVAILABILITY_DATE_MUST_HAVE_PASSED']);
            }
            const another = await seller!.maker.post('/v1/quote-requests', askedOf(claimId, fourthBank));
            expect(outcome(another)).toEqual([409, 'CLAIM_MUST_NOT_BE_UNDER_DEAL']);
            expect(await statusAt(-1)).toEqual(['REJECTED', 'REJECTED']);
        });

        it('then it has lapsed, though nobody has said so, and nothing can be delivered any more', async () => {
            expect(await statusAt(1)).toEqual(['LAPSED', 'LAPSED']);
            const late = await refusalAt(running(), new Date(over), act(advising, 'DeliverDocuments'));
            expect(late).toBe('DEAL_MUST_STAND_AT_THIS_ACT');
        });

        it('the buyer writes it down: title and money are where they were, and the seller sells to another bank', async () => {
            await actAfter(running(), lastDay, act(confirming, 'LapseDeal'));

            for (const { maker } of [seller!, buyer!]) {
                const held = await until({
                    what: 'the lapse at both peers',
                    ask: () => maker.get(deal),
                    isAwaited: (answer) => answer.at('status') !== 'REJECTED',
                });
                expect([held.at('status'), held.at('lapsedAt'), held.at('settlement')]).toEqual([
                    'LAPSED',
                    over,
                    undefined,
                ]);
                const told = (await maker.get(`${deal}/timeline`)).list('entries');
                expect(told.at(-1)).toMatchObject({ code: 'DEAL_LAPSED', at: over });
            }
            for (const [desk, act] of [
                [seller!, 'deliveries'],
                [buyer!, 'acceptances'],
                [seller!, 'notices'],
            ] as const) {
                expect(outcome(await desk.maker.post(`${deal}/${act}`))).toEqual([409, 'DEAL_MUST_STAND_AT_THIS_ACT']);
            }
            expect(await vaults()).toEqual(before);
            const title = await seller!.maker.get(`/v1/titles/${claimId}`);
            expect([title.at('holder'), title.list('history').map(({ kind }) => kind)]).toEqual([
                advising,
                ['INCURRED'],
            ]);
            expect(outcome(await buyer!.maker.get(`/v1/titles/${claimId}`))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect((await buyer!.maker.get(`/v1/holdings?claimId=${claimId}`)).list('data')).toEqual([]);

            const next = await traded(running(), { claimId, buyer: fourthBank, rate: lapsed.rate });
            expect(outcome(await seller!.maker.get(next))).toEqual([200, 'TRADED']);
        });
    });
}
