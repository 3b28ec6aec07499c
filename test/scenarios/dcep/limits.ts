import { chinaDate } from '@cohong/domain/kernel/time';
import { mainStory } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { Holder, type Wish } from '../../story/holder.js';
import { midnightIsFar } from '../../story/midnight.js';
import type { TestConsortium } from '../consortium.js';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
const ofPersons = {
    I: {},
    II: { balance: cny('500000.00'), single: cny('50000.00'), daily: cny('100000.00') },
    III: { balance: cny('20000.00'), single: cny('5000.00'), daily: cny('10000.00') },
    IV: { balance: cny('10000.00'), single: cny('2000.00'), daily: cny('5000.00') },
};

/** The central bank says what wallets may hold and pay; each limit holds to the fen, and a refund counts against none. */
export function limits(running: () => TestConsortium, rich: Holder): void {
    describe('wallets hold and pay what the policy of the day allows', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const maker = (): Client => user('HaizhouBankMSP', 'maker-1');
        const shop = new Holder();
        let from: string;
        let to: string;
        let since: string;

        const limit = (CORPORATE: object, more: object = {}): Promise<Answer> => {
            const effectiveFrom = chinaDate(new Date().toISOString());
            const policies = [{ effectiveFrom, limits: { CORPORATE, ...ofPersons }, ...more }];
            return user('PbocMSP', 'officer-1').post('/v1/wallet-policies', { policies });
        };
        const open = async ({ holderKey }: Holder): Promise<string> => {
            const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
            return (await maker().post('/v1/wallets', { holderUscc, holderName, holderKey })).text('walletId');
        };
        const pay = (...amounts: readonly string[]): Promise<Answer> =>
            rich.pay(maker(), { from, outputs: amounts.map((amount) => ({ to, amount: cny(amount) })) });
        const account = (walletId: string): Promise<Answer> => maker().get(`/v1/wallets/${walletId}/account`);

        beforeAll(async () => {
            await midnightIsFar();
            const wallets = (await maker().get('/v1/wallets?order=oldest-first')).list('data');
            const source = String(wallets.find(({ holderKey }) => holderKey === rich.holderKey)?.['walletId']);
            [from, to] = [await open(rich), await open(shop)];
            const wish: Wish = { from: source, outputs: [{ to: from, amount: cny('500.00') }] };
            expect((await rich.pay(maker(), wish)).status).toBe(201);
        }, 180_000);

        it('an officer of the central bank sets them, and everybody reads them', async () => {
            const set = await limit({ single: cny('50.00'), daily: cny('80.00'), balance: cny('500.00') });
            const read = await user('CustomsMSP', 'officer-1').get('/v1/wallet-policies');

            expect(set.status).toBe(201);
            expect(read.list('policies').at(-1)).toMatchObject({ limits: { CORPORATE: { single: cny('50.00') } } });
            expect((await account(from)).at('limits.daily')).toEqual(cny('80.00'));
        });

        it('where a policy says so two officers set the next, and everybody reads who has signed it', async () => {
            const [one, other] = ['officer-1', 'officer-2'].map((name) => user('PbocMSP', name));
            const limits = { CORPORATE: { single: cny('50.00'), daily: cny('80.00'), balance: cny('500.00') } };
            const policy = { effectiveFrom: chinaDate(new Date().toISOString()), limits: { ...ofPersons, ...limits } };
            const setByTwo = async (changesTakeTwo: boolean): Promise<Answer> => {
                const policies = [{ ...policy, changesTakeTwo }];
                const proposed = await one!.post('/v1/wallet-policies/proposals', { policies });
                expect(proposed.status).toBe(201);
                return await other!.post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
            };

            expect((await setByTwo(true)).at('status')).toBe('APPROVED');
            expect(outcome(await limit({}))).toEqual([403, 'POLICY_MUST_BE_SET_BY_TWO']);
            expect((await setByTwo(false)).at('status')).toBe('APPROVED');
            const read = await user('CustomsMSP', 'officer-1').get('/v1/wallet-policies');
            expect(read.list('policies').at(-1)).toMatchObject({
                signed: {
                    proposed: { by: expect.stringContaining('officer-1') },
                    set: { by: expect.stringContaining('officer-2') },
                },
            });
        });

        it('one order, and one day, pay to the fen what they may', async () => {
            since = new Date().toISOString();
            expect(outcome(await pay('25.00', '25.01'))).toEqual([409, 'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT']);
            expect((await pay('25.00', '25.00')).status).toBe(201);
            expect(outcome(await pay('30.01'))).toEqual([409, 'PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT']);
            expect((await pay('30.00')).status).toBe(201);
            expect((await account(from)).at('paid.onDay')).toEqual(cny('80.00'));
        });

        it('a refund gives the day back to who paid, and counts nothing against who refunds', async () => {
            const [paid] = (await maker().get(`/v1/transfers?from=${from}`)).list('data');
            const wish = { from: to, refundOf: String(paid?.['transferId']) };
            const refund = (amount: string): Promise<Answer> =>
                shop.pay(maker(), { ...wish, outputs: [{ to: from, amount: cny(amount) }] });

            expect(outcome(await refund('30.01'))).toEqual([409, 'REFUND_MUST_NOT_EXCEED_PAYMENT']);
            expect((await refund('30.00')).at('refundOf')).toBe(wish.refundOf);
            expect((await account(from)).at('paid.onDay')).toEqual(cny('50.00'));
            expect((await account(to)).at('paid.onDay')).toEqual(cny('0.00'));
        });

        it('a policy is tried out on what was paid here: the one in force changes nothing, a lower one does', async () => {
            const regulator = user('PbocMSP', 'regulator-1');
            const set = (await regulator.get('/v1/wallet-policies')).list('policies').at(-1)!;
            const { signed: _signed, ...policy } = set;
            const replay = (changes: object, more: object = { since }): Promise<Answer> =>
                regulator.post('/v1/supervision/wallet-policy-replays', { policy: { ...policy, ...changes }, ...more });
            const CORPORATE = { single: cny('40.00') };
            const same = await replay({});
            const lower = await replay({ limits: { CORPORATE, ...ofPersons } });
            const open = await replay({ limits: { CORPORATE: {}, I: {}, II: {}, III: {}, IV: {} } }, {});
            const early = await replay({}, { asOfBlock: 1 });

            expect([same.status, same.at('movements')]).toEqual([200, []]);
            expect(open.at('movements')).toEqual([]);
            expect([early.at('asOfBlock'), early.at('totals')]).toEqual([1, []]);
            const bank = 'HaizhouBankMSP';
            expect(lower.list('movements')).toContainEqual({
                bank,
                transactionId: expect.any(String),
                at: expect.any(String),
                tier: 'CORPORATE',
                amount: cny('50.00'),
                code: 'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT',
            });
            expect(lower.list('totals')).toContainEqual(
                expect.objectContaining({ bank, tier: 'CORPORATE', movements: { was: 3, wouldBe: 2 } }),
            );
            expect((await user('SafeMSP', 'regulator-1').post('/v1/supervision/wallet-policy-replays')).status).toBe(
                404,
            );
        }, 60_000);

        it('a year, a balance and small coins have limits too', async () => {
            await limit({ yearly: cny('60.00') });
            expect(outcome(await pay('10.01'))).toEqual([409, 'PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT']);
            await limit({ balance: cny('60.00') }, { dust: { below: cny('1.00'), coins: 1 } });
            expect(outcome(await pay('10.01'))).toEqual([409, 'BALANCE_MUST_NOT_EXCEED_LIMIT']);
            expect(outcome(await pay('0.50', '0.50'))).toEqual([409, 'DUST_MUST_NOT_EXCEED_POLICY']);
            expect((await pay('9.50', '0.50')).status).toBe(201);
        });

        it('a wallet of deposit money earns interest, and none is paid before it is due', async () => {
            const posted = await maker().post('/v1/interest-postings', { wallets: [from, to] });

            expect((await account(from)).at('interest')).toEqual({
                from: chinaDate(new Date().toISOString()),
                accrued: '0',
                due: cny('0.00'),
            });
            expect(outcome(posted)).toEqual([409, 'INTEREST_MUST_BE_DUE']);
        });

        it('who was above a limit that was cut has paid all the same', async () => {
            expect((await account(from)).at('balance')).toEqual(cny('440.00'));
            expect((await account(to)).at('balance')).toEqual(cny('60.00'));
            expect((await limit({})).status).toBe(201);
        });
    });
}
