import { closingText, keyChangeText } from '@cohong/domain/dcep/wallet-change';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';

const bank = 'HaizhouBankMSP';
const [maker, checker] = ['HaizhouBankMSP/maker-1', 'HaizhouBankMSP/checker-1'] as const;
const anonymous = { kind: 'PERSON', tier: 'IV', phone: '+8613800138000' };
const document = { kind: 'PASSPORT', number: 'E12345678' };
const lin = { tier: 'II', holderName: 'Lin Yue', document };

describe('wallet contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let walletId: string;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        await floor.issue(bank, '10.00');
        walletId = await floor.openWalletOf(maker, anonymous);
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const submit = (transaction: string, input: object, user: User = maker) =>
        consortium.submit(user, `dcep/wallet${transaction}` as ActName, { input });
    const read = (user: User = maker) => consortium.evaluate(user, 'dcep/wallet:ReadWallet', { walletId });
    const stop = (user?: User) => submit('-key:StopWallet', { changeId: newId(), walletId }, user);
    const propose = (holderKey: string) =>
        submit('-key:ProposeKeyReplacement', { approvalId: newId(), walletId, holderKey });
    const approve = (approvalId: string, user: User = checker) =>
        submit('-key:ApproveKeyReplacement', { approvalId }, user);
    const here = () => ({ channel: consortium.network.channel.channelId, bank });
    const orderOf = (keyVersion: number) => ({
        changeId: newId(),
        walletId,
        keyVersion,
        validUntil: new Date(Date.now() + 60_000).toISOString(),
    });

    it('raises a tier, and the central bank keeps what it was told before', async () => {
        const { event, id } = await submit(':RaiseTier', { changeId: newId(), walletId, ...lin });

        // Neither the event, which everybody has, nor the bank's record says more.
        expect(event).toEqual({ type: 'WalletChanged', changeId: id });
        expect(await read()).toMatchObject({ kind: 'PERSON', tier: 'II', status: 'OPEN', keyVersion: 1 });
        const told = consortium.network
            .peer('PbocMSP')
            .readPrivateStore()
            .filter(({ collection }) => collection === 'identities')
            .map(({ value }) => (value === undefined ? '' : Buffer.from(value).toString()));
        expect(told.filter((value) => value.includes(walletId))).toEqual([
            expect.stringContaining(anonymous.phone),
            expect.stringContaining('Lin Yue'),
        ]);
    });

    it('replaces the key of a stopped wallet with four eyes, and of no other', async () => {
        const { holderKey } = new Holder();
        expect(await refusal(() => propose(holderKey))).toMatchObject({
            code: 'WALLET_MUST_BE_STOPPED',
            detail: { status: 'OPEN' },
        });
        await stop();
        const { id } = await propose(holderKey);

        expect(await refusal(() => approve(id, maker))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
        expect((await approve(id)).event).toEqual({ type: 'WalletChanged', changeId: id });
        expect(await read()).toMatchObject({ status: 'OPEN', keyVersion: 2, holderKey });
        await stop();
        const { id: back } = await propose(floor.holder.holderKey);
        await approve(back);
    });

    it('changes the key as the present one has signed, and obeys the signature once', async () => {
        const next = new Holder();
        const order = { ...orderOf(3), holderKey: next.holderKey };
        const signed = { ...order, signature: floor.holder.sign(keyChangeText(order, here())) };

        expect(
            await refusal(() => submit('-key:ChangeKey', { ...signed, holderKey: floor.holder.holderKey })),
        ).toMatchObject({ code: 'SIGNATURE_MUST_BE_OF_HOLDER' });
        await submit('-key:ChangeKey', signed);
        expect(await read()).toMatchObject({ keyVersion: 4, holderKey: next.holderKey });
        expect(await refusal(() => submit('-key:ChangeKey', signed))).toMatchObject({ code: 'KEY_MUST_BE_CURRENT' });

        const closing = orderOf(4);
        const close = { ...closing, signature: next.sign(closingText(closing, here())), coins: [] };
        await floor.pay(maker, walletId, '1.00');
        expect(await refusal(() => submit('-closing:CloseWallet', close))).toMatchObject({
            code: 'WALLET_MUST_BE_EMPTY',
        });
    });

    it('closes an empty wallet for good: nothing comes to it, and its id is taken for ever', async () => {
        walletId = await floor.openWalletOf(maker, anonymous);
        const order = orderOf(1);
        const signature = floor.holder.sign(closingText(order, here()));
        await submit('-closing:CloseWallet', { ...order, signature, coins: [] });

        expect(await read()).toMatchObject({ status: 'CLOSED' });
        await expect(floor.pay(maker, walletId, '1.00')).rejects.toMatchObject({ code: 'WALLET_MUST_NOT_BE_CLOSED' });
        expect(await refusal(() => stop())).toMatchObject({
            code: 'WALLET_MUST_BE_OPEN',
            detail: { status: 'CLOSED' },
        });
        const again = { ...anonymous, openingId: newId(), walletId, holderKey: floor.holder.holderKey };
        expect(await refusal(() => submit(':OpenWallet', again))).toMatchObject({ code: 'RECORD_MUST_BE_NEW' });
    });

    it.each<[User, string]>([
        [checker, 'CALLER_MUST_HAVE_ROLE'],
        ['PearlBankMSP/maker-1', 'WALLET_MUST_EXIST'],
        ['PbocMSP/officer-1', 'CALLER_MUST_BE_BANK'],
    ])('%s stops no wallet of this bank: %s', async (user, code) => {
        expect(await refusal(() => stop(user))).toMatchObject({ code });
    });
});
