import { addDays, chinaDate } from '@cohong/domain/kernel/time';
import { curtains } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';
import { byTwo, deskOf, type Desk } from '../letter-of-credit/desks.js';

const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const patient = { prefer: 'wait=30' };
const declarationNumber = '310420260046900009';
const reason = 'The buyer pays after the trade fair';
const today = chinaDate(new Date().toISOString());
const dueOn = addDays(today, 90);

/** What becomes of a loan after its pay-out: due, extended, overdue, written off. */
export function financingLife(running: () => TestConsortium): void {
    describe('the life of a loan', () => {
        const safe = (name: string): Client => running().organisation('SafeMSP').user(name);
        const desk = (bank: string): Desk => deskOf(running(), bank);
        const { currency } = curtains.totalValue;
        const money = (amount: string) => ({ amount, currency });
        let releaseCode: string;
        let policyBefore: object;

        const setPolicy = async (policy: object): Promise<void> => {
            const set = await safe('officer-1').post('/v1/financing-policies', { ...policy, effectiveFrom: today });
            expect(set.status).toBe(201);
        };
        const request = (bank: string, amount: string, more: object = { dueOn }): Promise<Answer> =>
            desk(bank).maker.post(
                '/v1/financings',
                {
                    declarationNumber,
                    releaseCode,
                    exporterUscc: curtains.consignor.uscc,
                    amount: money(amount),
                    ...more,
                },
                patient,
            );
        const lend = async (amount: string): Promise<string> => {
            const page = `/v1/financings/${(await request(haizhou, amount)).text('financingId')}`;
            const means = { kind: 'OUTSIDE', reference: 'CIPS 2026-1' };
            await byTwo(desk(haizhou), `${page}/disbursements`, { means });
            return page;
        };
        beforeAll(async () => {
            const declared = await running()
                .organisation('CustomsMSP')
                .user('officer-1')
                .post('/v1/declarations', { ...curtains, declarationNumber, status: 'RELEASED' });
            releaseCode = declared.text('releaseCode');
            const policies = (await safe('regulator-1').get('/v1/financing-policies')).list('policies');
            const { signed: _signed, ...policy } = policies.at(-1)!;
            policyBefore = policy;
            const tenor = { maximumDays: 90, maximumExtensions: 1, maximumExtensionDays: 30 };
            await setPolicy({ ...policyBefore, tenor });
        }, 60_000);
        afterAll(() => setPolicy(policyBefore));

        it('has a last day, once a policy limits for how long money is lent', async () => {
            const codeOf = async (more: object): Promise<unknown> =>
                (await request(haizhou, '1.00', more)).at('decision.code');

            expect(await codeOf({})).toBe('DUE_DATE_MUST_BE_NAMED');
            expect(await codeOf({ dueOn: addDays(dueOn, 1) })).toBe('DUE_DATE_MUST_BE_WITHIN_TENOR');
            const past = await request(haizhou, '1.00', { dueOn: today });
            expect([past.status, past.at('code')]).toEqual([422, 'DUE_DATE_MUST_BE_IN_FUTURE']);
        });

        it('is extended once by two users, and SAFE finds it by the day on which it is due', async () => {
            const loan = await lend('1000.00');
            await byTwo(desk(haizhou), `${loan}/extensions`, { until: addDays(dueOn, 30), reason });

            const read = await desk(haizhou).maker.get(`${loan}/standing`);
            expect(read.body).toMatchObject({
                standing: 'DISBURSED',
                dueOn: addDays(dueOn, 30),
                extensions: [{ from: dueOn, until: addDays(dueOn, 30), reason }],
            });
            const again = await desk(haizhou).maker.post(`${loan}/extensions`, {
                until: addDays(dueOn, 31),
                reason,
            });
            expect([again.status, again.at('code')]).toEqual([409, 'EXTENSIONS_MUST_NOT_EXCEED_POLICY']);
            const due = `/v1/supervision/due-financings?bank=${haizhou}`;
            const found = async (before: string): Promise<unknown> =>
                (await safe('regulator-1').get(`${due}&before=${before}`))
                    .list('data')
                    .filter(({ financingId }) => loan.endsWith(String(financingId)));
            expect(await found(addDays(dueOn, 31))).toMatchObject([{ standing: 'DISBURSED' }]);
            expect(await found(addDays(dueOn, 30))).toEqual([]);
        });

        it('is written off by two users: what is lost stays used, for every bank, and regulators see it', async () => {
            const free = await available();
            const loan = await lend('5000.00');
            await byTwo(desk(haizhou), `${loan}/write-offs`, { amount: money('5000.00'), reason: 'Wound up' });

            const refused = await request(pearl, free);
            expect([refused.at('decision.code'), refused.at('decision.available.currency')]).toEqual([
                'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                currency,
            ]);
            const seen = await safe('regulator-1').get('/v1/supervision/financings?status=WRITTEN_OFF');
            expect(seen.list('data')).toMatchObject([
                { bank: haizhou, outstanding: money('5000.00'), writeOff: { reason: 'Wound up' } },
            ]);
        });

        it('what was repaid by mistake is owed again, unless another bank has taken the goods', async () => {
            const [kept, lost] = [await lend('2000.00'), await lend(await available())];
            const repaid = async (page: string): Promise<string> => {
                const outstanding = (await desk(haizhou).maker.get(page)).at('outstanding');
                const means = { kind: 'OUTSIDE', reference: 'CIPS 2026-2' };
                const body = { amount: outstanding, source: 'OTHER_FUNDS', means };
                await desk(haizhou).maker.post(`${page}/repayments`, body);
                const { body: after } = await until({
                    what: 'the release',
                    ask: () => desk(haizhou).maker.get(page),
                    isAwaited: (answer) => answer.at('status') === 'RELEASED',
                });
                return (after as { repayments: { repaymentId: string }[] }).repayments[0]!.repaymentId;
            };
            const reverse = async (page: string, repaymentId: string): Promise<unknown> => {
                await byTwo(desk(haizhou), `${page}/repayments/${repaymentId}/reversals`, {
                    reason: 'Of another loan',
                });
                const decided = await until({
                    what: 'the decision on the reversal',
                    ask: () => desk(haizhou).maker.get(page),
                    isAwaited: (answer) => answer.at('reversals.0.decision.code') !== undefined,
                });
                return [decided.at('status'), decided.at('reversals.0.decision.code')];
            };
            const [first, second] = [await repaid(kept), await repaid(lost)];

            expect(await reverse(kept, first)).toEqual(['DISBURSED', 'ENTRY_IS_REVERSED']);
            expect((await request(pearl, '1.00')).at('status')).toBe('RESERVED');
            expect(await reverse(lost, second)).toEqual(['RELEASED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE']);

            await byTwo(desk(haizhou), `${kept}/disbursement-reversals`, { reason: 'It was returned' });
            const again = await desk(haizhou).maker.post(`${kept}/write-offs`, { amount: money('1.00'), reason });
            expect([again.status, again.at('code')]).toEqual([409, 'FINANCING_MUST_BE_DISBURSED']);
        });

        const available = async (): Promise<string> =>
            (await safe('regulator-1').get(`/v1/supervision/declarations/${declarationNumber}`)).text(
                'available.amount',
            );
    });
}
