import { addDays, daysBetween } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';
import { readAt, refusalAt } from '../dcep/dated-act.js';
import { confirming, deskOf, fourthBank, issuing, outcome } from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { cny } from '../letter-of-credit/settlement.js';
import { byTwoOn, morningOf } from './by-two-on.js';
import { holiday } from './holiday.js';
import { fenInVault } from './sale.js';

/** The claim that was sold and sold on matures on a holiday: its debtor pays who holds it, when banks are open again. */
export function collection(running: () => TestConsortium): void {
    describe('a claim that falls due on a holiday is collected on the next banking day', () => {
        let [debtor, reseller, holder]: Desk[] = [];
        let claimId: string;
        let dealId: string;
        const means = { kind: 'E_CNY' };
        /** How the holder would find it on a day, by its own peer. */
        const holdingOn = async (day: string): Promise<unknown> => {
            const [held] = (await readAt(running(), morningOf(day), {
                user: [confirming, 'maker-1'],
                chaincode: 'trade',
                act: 'holding:ReadHoldings',
                input: { dealIds: [dealId] },
            })) as readonly { readonly status: string; readonly daysLate: number }[];
            return [held?.status, held?.daysLate];
        };
        const refusedOn = (day: string, bank: string, [act, input]: readonly [string, object]) =>
            refusalAt(running(), morningOf(day), {
                user: [bank, 'maker-1'],
                chaincode: 'trade',
                act,
                input: { ...input, claimId, approvalId: 'a'.repeat(32) },
                endorsers: [bank, 'SafeMSP'],
            });

        beforeAll(async () => {
            [debtor, reseller, holder] = [issuing, fourthBank, confirming].map((bank) => deskOf(running(), bank));
            const [held] = (await holder!.maker.get('/v1/holdings')).list('data');
            [claimId, dealId] = [String(held?.['claimId']), String(held?.['dealId'])];
        }, 60_000);

        it('both buyers have paid for the days until banks are open again, by the calendar that everybody reads', async () => {
            const sales = (await reseller!.maker.get(`/v1/deals?claimId=${claimId}`)).list('data');
            expect(sales).toHaveLength(2);
            for (const { claim, disbursedOn, pricing } of sales) {
                expect(claim).toMatchObject({ maturity: holiday.first });
                expect(pricing).toMatchObject({
                    dueOn: holiday.makeUp,
                    days: daysBetween(String(disbursedOn), holiday.makeUp),
                });
            }
        });

        it('on the eve it is not due, and on no day of the holiday, nor when work is made up for, is its debtor late', async () => {
            const eve = addDays(holiday.first, -1);
            const early = await refusedOn(eve, issuing, ['claim:ProposePayment', { means }]);
            expect([early, await holdingOn(eve)]).toEqual(['PAYMENT_MUST_NOT_PRECEDE_MATURITY', ['HELD', 0]]);
            for (const day of [holiday.first, holiday.makeUp, holiday.sunday, holiday.monday]) {
                expect([day, await holdingOn(day)]).toEqual([day, ['MATURED', 0]]);
            }
            const writtenOff = ['holding:ProposeWriteOff', { reason: 'It was due on Wednesday' }] as const;
            expect(await refusedOn(holiday.monday, confirming, writtenOff)).toBe('HOLDING_MUST_STAND_AT_THIS_ACT');
            // Were it not paid on Monday.
            expect(await holdingOn(addDays(holiday.monday, 1))).toEqual(['OVERDUE', 1]);
        });

        it('on Monday it pays all of it in e-CNY to the bank that holds it, in time, and owes no interest', async () => {
            const coins = (await debtor!.maker.get('/v1/coins?owner=vault')).list('data').map(({ serial }) => serial);
            const [from, to] = [issuing, confirming].map((bank) => ({ bank, wallet: 'vault' }));
            const before = await Promise.all([debtor!, holder!].map(fenInVault));
            const settlement = { reference: claimId, from, to, amount: cny('80000.00'), coins };
            const payment = {
                bank: issuing,
                act: ['claim', 'Payment'],
                input: { claimId, means },
                settlement,
            } as const;
            await byTwoOn(running(), holiday.monday, payment);

            const held = await until({
                what: 'the payment at the peer of its payee',
                ask: () => holder!.maker.get(`/v1/holdings/${dealId}`),
                isAwaited: (answer) => answer.at('status') !== 'HELD',
            });
            const after = await Promise.all([debtor!, holder!].map(fenInVault));
            expect(after.map((fen, index) => fen - before[index]!)).toEqual([-8_000_000n, 8_000_000n]);
            expect(held.body).toMatchObject({
                status: 'COLLECTED',
                dueOn: holiday.monday,
                daysLate: 0,
                collected: { amount: cny('80000.00') },
            });
            expect(held.body).not.toHaveProperty('lateInterest');
            expect(outcome(await holder!.maker.post(`/v1/claims/${claimId}/late-interest`))).toEqual([
                409,
                'LATE_INTEREST_MUST_BE_OWED',
            ]);
            for (const { maker } of [debtor!, holder!]) {
                expect(outcome(await maker.get(`/v1/titles/${claimId}`))).toEqual([200, 'PAID']);
            }
            const came = (await holder!.maker.get(`/v1/remittances?payeeBank=${confirming}`)).list('data');
            expect(came).toMatchObject([{ reference: claimId, amount: cny('80000.00') }]);
        });
    });
}
