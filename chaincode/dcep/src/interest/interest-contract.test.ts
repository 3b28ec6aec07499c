import { addDays, chinaDate } from '@cohong/domain/kernel/time';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Consortium, newId, refusalOf } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { midnightIsFar } from '../../../../test/story/midnight.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('interest contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let rich: string;
    let poor: string;
    let today: string;
    /** The period ends tomorrow. */
    let lastDay: string;

    beforeAll(async () => {
        await midnightIsFar();
        today = chinaDate(new Date().toISOString());
        lastDay = addDays(today, 1);
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        [rich, poor] = [
            await floor.openWallet(maker, bedLinen.consignor.uscc),
            await floor.openWallet(maker, bedLinen.consignor.uscc),
        ];
        await floor.issue(bank, '30000.00');
        await floor.pay(maker, rich, '10000.00');
        await setInterest('DEPOSIT_MONEY');
    }, 240_000);
    afterAll(async () => {
        jest.useRealTimers();
        await consortium.stop();
    });

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const setInterest = (regime: string) => {
        const yearlyBasisPoints = { CORPORATE: 36, I: 36, II: 36, III: 36 };
        const part = regime === 'CASH_LIKE' ? 10_000 : 700;
        const policy = {
            effectiveFrom: today,
            regime,
            reserveBasisPoints: { bank: part, paymentInstitution: 10_000 },
            dailyCaps: {},
            interest: { yearlyBasisPoints, dayCount: 360, settledOn: [lastDay.slice(5)] },
        };
        return consortium.submit('PbocMSP/officer-1', 'dcep/currency:SetCurrencyPolicies', {
            input: { policies: [policy], witness: bank },
            bank,
        });
    };
    const due = (...wallets: readonly string[]) =>
        consortium.evaluate(maker, 'dcep/interest:ReadDueInterest', { wallets });
    const post = async (user: 'maker-1' | 'checker-1', ...wallets: readonly string[]) => {
        const coins = await floor.coins(maker, 'vault');
        const input = { postingId: newId(), wallets, coins };
        return await consortium.submit(`${bank}/${user}`, 'dcep/interest:PostInterest', { input });
    };
    const account = (walletId: string) => consortium.evaluate(maker, 'dcep/limit:ReadAccount', { walletId });

    it('is not borne by what is like cash, and not due before the period is over', async () => {
        expect(await refusal(() => setInterest('CASH_LIKE'))).toMatchObject({ code: 'CASH_MUST_BEAR_NO_INTEREST' });
        expect(await due(rich, poor)).toEqual([]);
        expect(await refusal(() => post('maker-1', rich))).toMatchObject({ code: 'INTEREST_MUST_BE_DUE' });
        expect(await refusal(() => post('maker-1', newId()))).toMatchObject({ code: 'WALLET_MUST_EXIST' });
    });

    it('is paid out of the vault when it is due, once, and booked as what it is', async () => {
        // Today and tomorrow, ten fen each.
        goOnTo(addDays(lastDay, 1));
        expect(await due(rich, poor)).toEqual([{ to: rich, amount: cny('0.20') }]);
        expect(await refusal(() => post('checker-1', rich))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });

        const { event, id, transactionId } = await post('maker-1', rich, poor);

        expect(event).toEqual({ type: 'InterestPosted', postingId: id });
        expect(await consortium.evaluate(maker, 'dcep/transfer:ReadTransfers', { transferIds: [id] })).toMatchObject([
            { from: 'vault', purpose: 'INTEREST', outputs: [{ to: rich, amount: cny('0.20') }], transactionId },
        ]);
        expect(await account(rich)).toMatchObject({
            balance: cny('10000.20'),
            interest: { from: addDays(lastDay, 1), accrued: '0', due: cny('0.00') },
        });
        expect(await refusal(() => post('maker-1', rich, poor))).toMatchObject({ code: 'INTEREST_MUST_BE_DUE' });
    });

    it('counts what moves by the days before it moved', async () => {
        goOnTo(addDays(lastDay, 3));
        const { interest } = (await account(rich)) as { readonly interest: object };
        await floor.pay(maker, rich, '1.00');

        // Two days of 10 000.20.
        const parts = { from: addDays(lastDay, 3), accrued: String(2n * 1_000_020n * 36n * 73n), due: cny('0.00') };
        expect(interest).toEqual(parts);
        expect(await account(rich)).toMatchObject({ balance: cny('10001.20'), interest: parts });
    });
});

/** It is noon of a day, for clients and peers alike. */
function goOnTo(day: string): void {
    const stillReal = [
        'nextTick',
        'hrtime',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
    ] as const;
    const timers = ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
    jest.useFakeTimers({ now: new Date(`${day}T04:00:00.000Z`), doNotFake: [...stillReal, ...timers] });
}
