import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moneySchema } from '@cohong/domain/kernel/money';
import { addHours, chinaDate, endOfChinaDate } from '@cohong/domain/kernel/time';
import { deferredText } from '@cohong/domain/netting/signed-text';
import { bedLinen } from '@cohong/fixtures';
import { Consortium, newId, refusalOf } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const [haizhou, pearl, harbour] = banks;
type Bank = (typeof banks)[number];
const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('netting contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    const walletOf = new Map<Bank, string>();

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        for (const bank of banks) {
            const walletId = await floor.openWallet(`${bank}/maker-1`, bedLinen.consignor.uscc);
            walletOf.set(bank, walletId);
            await floor.issue(bank, '500.00');
            await floor.pay(`${bank}/maker-1`, walletId, '300.00');
        }
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const day = (cycleId: string): string => cycleId.split('.')[0]!;
    const noon = (cycleId: string): Date => new Date(addHours(endOfChinaDate(day(cycleId)), -12));
    const morningAfter = (cycleId: string): Date => new Date(addHours(endOfChinaDate(day(cycleId)), 1));
    const twoDaysAfter = (cycleId: string): Date => new Date(addHours(endOfChinaDate(day(cycleId)), 24));
    /** A cycle some days from now: one day has one cycle of a method, and each test needs its own. */
    const opened = new Date().toISOString();
    const cycle = (days: number, method = 'MULTILATERAL'): string =>
        `${chinaDate(addHours(opened, 24 * days))}.${method}`;

    const order = async (cycleId: string, from: Bank, terms: { to: Bank; amount: string; payee?: string }) => {
        const user = `${from}/maker-1` as const;
        const draft = {
            paymentId: newId(),
            from: walletOf.get(from)!,
            keyVersion: 1,
            validUntil: addHours(noon(cycleId).toISOString(), 1),
            coins: await floor.coins(user, walletOf.get(from)!),
            cycleId,
            payeeBank: terms.to,
            payee: terms.payee ?? walletOf.get(terms.to)!,
            amount: moneySchema.parse(cny(terms.amount)),
        };
        const { channelId: channel } = consortium.network.channel;
        return { ...draft, signature: floor.holder.sign(deferredText(draft, { channel, bank: from })) };
    };
    const queue = async (cycleId: string, from: Bank, terms: { to: Bank; amount: string; payee?: string }) => {
        const input = await order(cycleId, from, terms);
        return (
            await consortium.submit(`${from}/maker-1`, 'dcep/deferred-payment:QueuePayment', {
                input,
                at: noon(cycleId),
            })
        ).id;
    };
    const confirm = (cycleId: string, bank: Bank, at = morningAfter(cycleId)) =>
        consortium.submit(`${bank}/maker-1`, 'dcep/netting:ConfirmPosition', {
            input: { cycleId, positionId: newId() },
            at,
        });
    const endCycle = (cycleId: string, at = morningAfter(cycleId)) =>
        consortium.submit('PbocMSP/issuer-1', 'dcep/netting:EndCycle', { input: { cycleId }, at });
    const collect = (cycleId: string, bank: Bank) =>
        consortium.submit(`${bank}/maker-1`, 'dcep/netting:CollectPosition', { input: { cycleId } });
    const end = (bank: Bank, how: 'Credit' | 'Refuse' | 'Return', paymentId: string) =>
        consortium.submit(`${bank}/maker-1`, `dcep/deferred-payment:${how}Payment`, { input: { paymentId } });
    const balances = async () =>
        Promise.all(banks.map(async (bank) => (await floor.balance(`${bank}/maker-1`, walletOf.get(bank)!)).amount));
    const position = async (cycleId: string, bank: Bank) =>
        (await consortium.evaluate(`${bank}/maker-1`, 'dcep/netting:ReadPosition', { cycleId })) as Record<
            string,
            unknown
        >;

    it('settles three banks together that owe one another in a circle, and pays out to each payee', async () => {
        const cycleId = cycle(0);
        const payments = [
            await queue(cycleId, haizhou, { to: pearl, amount: '100.00' }),
            await queue(cycleId, pearl, { to: harbour, amount: '100.00' }),
            await queue(cycleId, harbour, { to: haizhou, amount: '70.00' }),
            await queue(cycleId, haizhou, { to: pearl, amount: '5.00' }),
        ];
        expect(await balances()).toEqual(['195.00', '200.00', '230.00']);
        expect(await refusal(() => confirm(cycleId, haizhou, noon(cycleId)))).toMatchObject({
            code: 'CYCLE_MUST_BE_OVER',
        });

        const late = await order(cycleId, harbour, { to: haizhou, amount: '1.00' });
        const held = await consortium.endorse('HarbourBankMSP/maker-1', 'dcep/deferred-payment:QueuePayment', {
            input: late,
            at: noon(cycleId),
        });
        expect((await confirm(cycleId, haizhou)).event).toEqual({ type: 'PositionConfirmed', cycleId });
        // What was counted cannot grow: neither by what was endorsed before, nor by what comes after.
        await expect(held()).rejects.toThrow('invalid');
        expect(
            await refusal(() =>
                consortium.submit('HarbourBankMSP/maker-1', 'dcep/deferred-payment:QueuePayment', {
                    input: late,
                    at: noon(cycleId),
                }),
            ),
        ).toMatchObject({ code: 'OBLIGATION_MUST_BE_OPEN' });
        expect(await refusal(() => confirm(cycleId, haizhou))).toMatchObject({ code: 'POSITION_MUST_BE_NEW' });
        expect(await position(cycleId, haizhou)).toMatchObject({
            outgoing: cny('105.00'),
            incoming: cny('70.00'),
            pays: cny('35.00'),
            receives: cny('0.00'),
            held: { amount: cny('70.00') },
        });
        await confirm(cycleId, pearl);
        expect(await refusal(() => endCycle(cycleId))).toMatchObject({ code: 'POSITIONS_MUST_BE_COMPLETE' });
        expect(await refusal(() => collect(cycleId, haizhou))).toMatchObject({ code: 'CYCLE_MUST_HAVE_ENDED' });
        expect(await refusal(() => end(pearl, 'Credit', payments[0]!))).toMatchObject({
            code: 'CYCLE_MUST_HAVE_SETTLED',
        });
        await confirm(cycleId, harbour);

        expect((await endCycle(cycleId)).event).toEqual({ type: 'CycleSettled', cycleId });
        expect(await refusal(() => endCycle(cycleId))).toMatchObject({ code: 'CYCLE_MUST_NOT_HAVE_ENDED' });
        const read = await consortium.evaluate('PbocMSP/regulator-1', 'dcep/netting:ReadCycle', { cycleId });
        expect(read).toMatchObject({ status: 'SETTLED', contributions: [{}, {}, {}] });
        for (const bank of banks) {
            await collect(cycleId, bank);
        }
        expect(await refusal(() => collect(cycleId, pearl))).toMatchObject({ code: 'POSITION_MUST_NOT_BE_COLLECTED' });
        const payees = [pearl, harbour, haizhou, pearl] as const;
        for (const [index, paymentId] of payments.entries()) {
            await end(payees[index]!, 'Credit', paymentId);
        }
        expect(await balances()).toEqual(['265.00', '305.00', '330.00']);
        expect((await position(cycleId, pearl))['held']).toBeUndefined();
        expect(await refusal(() => end(pearl, 'Credit', payments[0]!))).toMatchObject({
            code: 'DEFERRED_PAYMENT_MUST_BE_QUEUED',
        });
    });

    it('settles each pair by itself where nets are bilateral, and gives back what no wallet can take', async () => {
        const cycleId = cycle(1, 'BILATERAL');
        const before = await balances();
        const lost = await queue(cycleId, haizhou, { to: pearl, amount: '30.00', payee: newId() });
        const back = await queue(cycleId, harbour, { to: haizhou, amount: '20.00' });
        for (const bank of banks) {
            await confirm(cycleId, bank);
        }
        expect(await position(cycleId, haizhou)).toMatchObject({ pays: cny('30.00'), receives: cny('20.00') });
        await endCycle(cycleId);
        for (const bank of banks) {
            await collect(cycleId, bank);
        }

        await end(haizhou, 'Credit', back);
        expect(await refusal(() => end(pearl, 'Credit', lost))).toMatchObject({ code: 'WALLET_MUST_EXIST' });
        expect(await refusal(() => end(haizhou, 'Return', lost))).toMatchObject({ code: 'CYCLE_MUST_HAVE_FAILED' });
        await end(pearl, 'Refuse', lost);
        await end(haizhou, 'Return', lost);
        const [atHaizhou = '', atPearl, atHarbour = ''] = before;
        expect(await balances()).toEqual([
            (Number(atHaizhou) + 20).toFixed(2),
            atPearl,
            (Number(atHarbour) - 20).toFixed(2),
        ]);
    });

    it('settles nothing where a bank is missing, and each payer has the money back', async () => {
        const cycleId = cycle(3);
        const before = await balances();
        const sent = [
            await queue(cycleId, haizhou, { to: pearl, amount: '40.00' }),
            await queue(cycleId, pearl, { to: haizhou, amount: '15.00' }),
        ];
        await confirm(cycleId, haizhou);
        await confirm(cycleId, harbour);

        expect(await refusal(() => endCycle(cycleId))).toMatchObject({ code: 'POSITIONS_MUST_BE_COMPLETE' });
        expect((await endCycle(cycleId, twoDaysAfter(cycleId))).event).toEqual({ type: 'CycleFailed', cycleId });
        await collect(cycleId, haizhou);
        // The bank that was missing counts what its customers are to have back.
        await confirm(cycleId, pearl, twoDaysAfter(cycleId));
        await end(haizhou, 'Return', sent[0]!);
        await end(pearl, 'Return', sent[1]!);
        expect(await balances()).toEqual(before);
    });

    it('is the affair of the banks that are in it, and the end of a cycle the central bank’s', async () => {
        const cycleId = cycle(4);
        const paymentId = await queue(cycleId, haizhou, { to: pearl, amount: '1.00' });

        expect(await refusal(() => end(haizhou, 'Credit', paymentId))).toMatchObject({
            code: 'DEFERRED_PAYMENT_MUST_BE_TO_CALLER',
        });
        expect(await refusal(() => end(pearl, 'Return', paymentId))).toMatchObject({
            code: 'DEFERRED_PAYMENT_MUST_BE_OF_CALLER',
        });
        expect(await refusal(() => end(harbour, 'Credit', paymentId))).toMatchObject({
            code: 'DEFERRED_PAYMENT_MUST_EXIST',
        });
        expect(await refusal(() => collect(cycleId, pearl))).toMatchObject({ code: 'POSITION_MUST_EXIST' });
        expect(
            await refusal(() =>
                consortium.submit('HaizhouBankMSP/maker-1', 'dcep/netting:EndCycle', {
                    input: { cycleId },
                    at: morningAfter(cycleId),
                }),
            ),
        ).toMatchObject({ code: 'CALLER_MUST_BE_CENTRAL_BANK' });
        const input = await order(cycleId, haizhou, { to: pearl, amount: '1.00' });
        expect(
            await refusal(() =>
                consortium.submit('HaizhouBankMSP/maker-1', 'dcep/deferred-payment:QueuePayment', {
                    input,
                    at: new Date(addHours(noon(cycleId).toISOString(), -24)),
                }),
            ),
        ).toMatchObject({ code: 'CYCLE_MUST_BE_OF_TODAY' });
    });
});
