import { closingText } from '@cohong/domain/dcep/wallet-change';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Consortium, newId, refusalOf } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
/** Two days before the regime changes, with which wallets begin to earn, and two days after the first period's end. */
const [opening, change, lastDay, dueFrom, later, end, afterEnd] = [
    '2025-12-30',
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
    '2026-01-05',
    '2026-01-06',
    '2026-01-07',
] as const;
const policyOf = (effectiveFrom: string, regime: 'CASH_LIKE' | 'DEPOSIT_MONEY', interest?: object) => ({
    effectiveFrom,
    regime,
    reserveBasisPoints: { bank: regime === 'CASH_LIKE' ? 10_000 : 700, paymentInstitution: 10_000 },
    dailyCaps: {},
    ...(interest && { interest }),
});
interface Entry {
    readonly act: string;
    readonly postings: readonly { readonly amount: object }[];
}

const yearlyBasisPoints = { CORPORATE: 36, I: 36, II: 36, III: 36 };
const terms = { yearlyBasisPoints, dayCount: 360, settledOn: [lastDay.slice(5)] };

describe('interest contract, across the change of regime', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let rich: string;
    let poor: string;
    let under: string;

    beforeAll(async () => {
        goOnTo(opening);
        consortium = await Consortium.start();
        floor = TradeFloor.ofMoney(consortium);
        await setPolicies(policyOf(opening, 'CASH_LIKE'), policyOf(change, 'DEPOSIT_MONEY', terms));
        [rich, poor] = [
            await floor.openWallet(maker, bedLinen.consignor.uscc),
            await floor.openWallet(maker, bedLinen.consignor.uscc),
        ];
        under = await floor.openSubWallet(maker, rich);
        await floor.issue(bank, '30000.00');
        await floor.pay(maker, rich, '6000.00');
        await floor.pay(maker, under, '4000.00');
    }, 120_000);
    afterAll(async () => {
        jest.useRealTimers();
        await consortium.stop();
    });

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const setPolicies = (...policies: readonly object[]) =>
        consortium.submit('PbocMSP/officer-1', 'dcep/currency:SetCurrencyPolicies', {
            input: { policies, witness: bank },
            bank,
        });
    const due = (...wallets: readonly string[]) =>
        consortium.evaluate(maker, 'dcep/interest:ReadDueInterest', { wallets });
    const post = async (user: 'maker-1' | 'checker-1', ...wallets: readonly string[]) => {
        const coins = await floor.coins(maker, 'vault');
        const input = { postingId: newId(), wallets, coins };
        return await consortium.submit(`${bank}/${user}`, 'dcep/interest:PostInterest', { input });
    };
    const account = (walletId: string) => consortium.evaluate(maker, 'dcep/limit:ReadAccount', { walletId });

    const paid = async (id: string): Promise<unknown> =>
        await consortium.evaluate(maker, 'dcep/transfer:ReadTransfers', { transferIds: [id] });
    const transfer = async (from: string, to: string, amount: string): Promise<void> => {
        const transfers = [await floor.order(maker, { from, to, amount })];
        await consortium.submit(maker, 'dcep/transfer:TransferCoins', { input: { transfers } });
    };
    const close = async (walletId: string, interestTo?: string) => {
        const order = {
            changeId: newId(),
            walletId,
            keyVersion: 1,
            validUntil: new Date(Date.now() + 60_000).toISOString(),
            ...(interestTo !== undefined && { interestTo }),
        };
        const here = { channel: consortium.network.channel.channelId, bank };
        const coins = interestTo === undefined || interestTo === 'vault' ? [] : await floor.coins(maker, 'vault');
        const input = { ...order, signature: floor.holder.sign(closingText(order, here)), coins };
        return await consortium.submit(maker, 'dcep/wallet-closing:CloseWallet', { input });
    };
    /** What the bank has booked of interest. */
    const booked = (): Entry[] =>
        consortium.network
            .peer(bank)
            .readPrivateStore()
            .flatMap(({ value }) => (value === undefined ? [] : [JSON.parse(Buffer.from(value).toString()) as object]))
            .filter((record): record is Entry => 'act' in record && String(record.act).startsWith('INTEREST'));

    it('is not borne by what is like cash, on no day of it', async () => {
        const earning = policyOf(opening, 'CASH_LIKE', terms);
        expect(await refusal(() => setPolicies(earning))).toMatchObject({ code: 'CASH_MUST_BEAR_NO_INTEREST' });

        goOnTo(change);
        expect(await account(rich)).toMatchObject({ interest: { from: change, accrued: '0', due: cny('0.00') } });
    });

    it('is not due before the period is over', async () => {
        goOnTo(lastDay);
        // The first day of deposit money is over: ten fen of what is in the wallet and in the one under it.
        expect(await account(rich)).toMatchObject({ interest: { accrued: String(10n * 262_800_000n) } });
        expect(await due(rich, poor)).toEqual([]);
        expect(await refusal(() => post('maker-1', rich))).toMatchObject({ code: 'INTEREST_MUST_BE_DUE' });
        expect(await refusal(() => post('maker-1', newId()))).toMatchObject({ code: 'WALLET_MUST_EXIST' });
    });

    it('is paid out of the vault when it is due, once, and booked as what it is', async () => {
        goOnTo(dueFrom);
        expect(await due(rich, poor, under)).toEqual([{ to: rich, amount: cny('0.20') }]);
        expect(await refusal(() => post('checker-1', rich))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });

        const { event, id, transactionId } = await post('maker-1', rich, poor, under);

        expect(event).toEqual({ type: 'InterestPosted', postingId: id });
        expect(await paid(id)).toMatchObject([
            { from: 'vault', purpose: 'INTEREST', outputs: [{ to: rich, amount: cny('0.20') }], transactionId },
        ]);
        expect(await account(rich)).toMatchObject({
            balance: cny('10000.20'),
            interest: { from: dueFrom, accrued: '0', due: cny('0.00') },
        });
        expect(await refusal(() => post('maker-1', rich, poor))).toMatchObject({ code: 'INTEREST_MUST_BE_DUE' });
    });

    it('counts what moves by the days before it moved', async () => {
        goOnTo(later);
        const { interest } = (await account(rich)) as { readonly interest: object };
        await floor.pay(maker, rich, '1.00');

        // Two days of 10 000.20.
        const parts = { from: later, accrued: String(2n * 1_000_020n * 36n * 73n), due: cny('0.00') };
        expect(interest).toEqual(parts);
        expect(await account(rich)).toMatchObject({ balance: cny('10001.20'), interest: parts });
    });

    it('is paid to the day when a wallet is closed, to where its holder says, and nothing of it twice', async () => {
        goOnTo(end);
        await transfer(under, rich, '4000.00');
        await close(under);
        await transfer(rich, 'vault', '6001.20');
        await transfer(rich, poor, '4000.00');
        expect(await refusal(() => close(rich))).toMatchObject({ code: 'INTEREST_MUST_GO_ELSEWHERE' });

        const { id } = await close(rich, poor);

        // Three days: 20.0004 fen, and 10.0012.
        expect(await paid(id)).toMatchObject([{ from: 'vault', outputs: [{ to: poor, amount: cny('0.30') }] }]);
        expect(await account(rich)).toMatchObject({
            balance: cny('0.00'),
            interest: { accrued: '0', due: cny('0.00') },
        });
        expect(await account(poor)).toMatchObject({ balance: cny('4000.30'), interest: { accrued: '0' } });
        expect(await due(rich, poor)).toEqual([]);
    });

    it('goes into a deposit at the bank where its holder wants that, and no coin moves', async () => {
        goOnTo(afterEnd);
        await transfer(poor, 'vault', '4000.30');
        const coins = await floor.coins(maker, 'vault');
        await close(poor, 'vault');

        expect(await floor.coins(maker, 'vault')).toEqual(coins);
        expect(await account(poor)).toMatchObject({ interest: { accrued: '0', due: cny('0.00') } });
        expect(booked().map(({ act, postings }) => [act, postings[0]?.amount])).toEqual(
            expect.arrayContaining([
                ['INTEREST_PAID', cny('0.20')],
                ['INTEREST_PAID', cny('0.30')],
                ['INTEREST_DEPOSITED', cny('0.04')],
            ]),
        );
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
