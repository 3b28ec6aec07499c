import type { SignedOrder } from '@cohong/domain/dcep/api';
import { chinaDate } from '@cohong/domain/kernel/time';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { midnightIsFar } from '../../../../test/story/midnight.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const unlimited = { CORPORATE: {}, I: {}, II: {}, III: {}, IV: {} };

describe('limit contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let from: string;
    let to: string;
    let today: string;

    beforeAll(async () => {
        await midnightIsFar();
        today = chinaDate(new Date().toISOString());
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        [from, to] = [
            await floor.openWallet(maker, bedLinen.consignor.uscc),
            await floor.openWallet(maker, bedLinen.consignor.uscc),
        ];
        await floor.issue(bank, '600.00');
        await floor.pay(maker, from, '500.00');
    }, 240_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const account = (walletId: string, user: User = 'HaizhouBankMSP/auditor-1') =>
        consortium.evaluate(user, 'dcep/limit:ReadAccount', { walletId });
    const order = (amount: string): Promise<SignedOrder> => floor.order(maker, { from, to, amount });
    const transfer = (...transfers: SignedOrder[]) =>
        consortium.submit(maker, 'dcep/transfer:TransferCoins', { input: { transfers } });
    const limit = (CORPORATE: object, user: User = 'PbocMSP/officer-1', persons = {}) =>
        consortium.submit(user, 'dcep/limit:SetWalletPolicies', {
            input: {
                policies: [{ effectiveFrom: today, limits: { ...unlimited, ...persons, CORPORATE } }],
                witness: bank,
            },
            bank,
        });

    it('counts what a wallet holds and pays from its opening on, though nothing is limited yet', async () => {
        await transfer(await order('30.00'));

        expect(await consortium.evaluate(maker, 'dcep/limit:ReadWalletPolicies', {})).toEqual({ policies: [] });
        const paid = { day: today, onDay: cny('30.00'), inYear: cny('30.00') };
        const interest = { from: today, accrued: '0', due: cny('0.00') };
        expect(await account(from)).toEqual({ walletId: from, balance: cny('470.00'), paid, interest, limits: {} });
        expect(await account(to)).toMatchObject({ balance: cny('30.00'), paid: { onDay: cny('0.00') } });
    });

    it('is set by an officer of the central bank, for all banks', async () => {
        const limits = { single: cny('50.00'), daily: cny('60.00'), balance: cny('70.00') };

        expect(await refusal(() => limit(limits, 'PbocMSP/issuer-1'))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
        const { event } = await limit(limits);

        expect(event).toEqual({ type: 'WalletPoliciesSet', effectiveFrom: today });
        expect(await account(to)).toMatchObject({ limits });
    });

    it('refuses a payment above a limit by one fen, and what a refused payment does is nothing', async () => {
        const before = [await account(from), await account(to)];
        const tooMuch = await order('50.01');
        const orders = [await order('30.00'), { ...(await order('30.01')) }];

        expect(await refusal(() => transfer(tooMuch))).toMatchObject({
            code: 'PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT',
            detail: { transfer: 0 },
        });
        expect(await refusal(() => transfer(orders[1]!))).toMatchObject({
            code: 'PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT',
        });
        await expect(floor.pay(maker, to, '40.01')).rejects.toMatchObject({ code: 'BALANCE_MUST_NOT_EXCEED_LIMIT' });
        expect([await account(from), await account(to)]).toEqual(before);

        await transfer(orders[0]!);
        expect(await account(from)).toMatchObject({ balance: cny('440.00'), paid: { onDay: cny('60.00') } });
    });

    it('counts no refund against who refunds, and gives the day back to who paid', async () => {
        const paid = await order('10.00');
        await limit({ single: cny('10.00'), daily: cny('70.00') });
        await transfer(paid);
        const [spent, held] = [await account(from), await account(to)];
        const refund = (amount: string) =>
            floor.order(maker, { from: to, to: from, amount, refundOf: paid.transferId });

        await transfer(await refund('4.00'));
        expect(spent).toMatchObject({ balance: cny('430.00'), paid: { onDay: cny('70.00') } });
        expect(await account(from)).toMatchObject({ balance: cny('434.00'), paid: { onDay: cny('66.00') } });
        expect(await account(to)).toMatchObject({ paid: (held as { paid: unknown }).paid });

        const [orderTooMuch, exact] = [await refund('6.01'), await refund('6.00')];
        expect(await refusal(() => transfer(orderTooMuch))).toMatchObject({
            code: 'REFUND_MUST_NOT_EXCEED_PAYMENT',
            detail: { transfer: 0 },
        });
        // The bank cannot make another refund, or a payment, of what the holder has signed.
        expect(await refusal(() => transfer({ ...exact, refundOf: exact.transferId }))).toMatchObject({
            code: 'SIGNATURE_MUST_BE_OF_HOLDER',
        });
        await transfer(exact);
        expect(await account(from)).toMatchObject({ balance: cny('440.00'), paid: { onDay: cny('60.00') } });
    });

    it('lets one payment of a wallet through at a time, whatever its coins', async () => {
        await limit({});
        await floor.pay(maker, from, '1.00');
        const [one = '', other = ''] = await floor.coins(maker, from);
        const rivals = await Promise.all(
            [one, other].map(async (coin) =>
                consortium.endorse(maker, 'dcep/transfer:TransferCoins', {
                    input: { transfers: [await floor.order(maker, { from, to, amount: '0.50', coins: [coin] })] },
                }),
            ),
        );
        const outcomes = await Promise.allSettled(rivals.map((submit) => submit()));

        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await account(from)).toMatchObject({ balance: cny('440.50'), paid: { onDay: cny('60.50') } });
    });

    it("tests a person's wallet by the limits of its own tier", async () => {
        const ofPerson = await floor.openWalletOf(maker, { kind: 'PERSON', tier: 'IV', phone: '+8613800138000' });
        await limit({}, 'PbocMSP/officer-1', { IV: { balance: cny('2.00') } });

        await expect(floor.pay(maker, ofPerson, '2.01')).rejects.toMatchObject({
            code: 'BALANCE_MUST_NOT_EXCEED_LIMIT',
        });
        await floor.pay(maker, ofPerson, '2.00');
        expect(await account(ofPerson)).toMatchObject({ balance: cny('2.00'), limits: { balance: cny('2.00') } });
        await limit({});
    });

    it('takes two officers where the last policy says so, and nobody approves what is their own', async () => {
        const policies = [{ effectiveFrom: today, limits: unlimited, changesTakeTwo: true }];
        const propose = (user: User, approvalId: string) =>
            consortium.submit(user, 'dcep/limit:ProposeWalletPolicies', {
                input: { policies, witness: bank, approvalId },
                bank,
            });
        const approve = (approvalId: string) =>
            consortium.submit('PbocMSP/officer-2', 'dcep/limit:ApproveWalletPolicies', {
                input: { approvalId, bank },
                bank,
            });
        const [own, another] = [newId(), newId()];
        await propose('PbocMSP/officer-2', own);
        expect(await refusal(() => propose('PbocMSP/issuer-1', another))).toMatchObject({
            code: 'CALLER_MUST_HAVE_ROLE',
        });
        const proposed = await propose('PbocMSP/officer-1', another);

        expect(proposed.event).toEqual({ type: 'WalletPoliciesProposed', approvalId: another });
        expect(await refusal(() => approve(own))).toMatchObject({ code: 'CHECKER_MUST_DIFFER_FROM_MAKER' });
        const { event } = await approve(another);
        expect(event).toEqual({ type: 'WalletPoliciesSet', effectiveFrom: today, approvalId: another });
        const read = await consortium.evaluate(maker, 'dcep/limit:ReadWalletPolicies', {});
        expect((read as { policies: object[] }).policies.at(-1)).toEqual({
            ...policies[0],
            signed: {
                proposed: expect.objectContaining({ by: expect.stringContaining('officer-1') }),
                set: expect.objectContaining({ by: expect.stringContaining('officer-2') }),
            },
        });
        expect(await refusal(() => limit({}))).toMatchObject({ code: 'POLICY_MUST_BE_SET_BY_TWO' });
    });

    it("shows no account of another bank's wallet", async () => {
        expect(await refusal(() => account(from, 'PearlBankMSP/maker-1'))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
    });
});
