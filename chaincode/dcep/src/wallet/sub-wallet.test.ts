import type { SignedOrder } from '@cohong/domain/dcep/api';
import { subWalletText } from '@cohong/domain/dcep/sub-wallet';
import { closingText } from '@cohong/domain/dcep/wallet-change';
import { chinaDate } from '@cohong/domain/kernel/time';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';
import { midnightIsFar } from '../../../../test/story/midnight.js';

const bank = 'HaizhouBankMSP';
const [maker, checker] = ['HaizhouBankMSP/maker-1', 'HaizhouBankMSP/checker-1'] as const;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const known = { holderName: 'Lin Yue', document: { kind: 'PASSPORT', number: 'E12345678' } };
const unlimited = { CORPORATE: {}, I: {}, II: {}, III: {}, IV: {} };

describe('sub-wallets', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let parent: string;
    let under: string;
    let other: string;
    let shop: string;

    beforeAll(async () => {
        await midnightIsFar();
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        await floor.issue(bank, '100.00');
        const person = { kind: 'PERSON', tier: 'III', ...known };
        [parent, shop] = [await floor.openWalletOf(maker, person), await floor.openWalletOf(maker, person)];
        [under, other] = [await floor.openSubWallet(maker, parent), await floor.openSubWallet(maker, parent)];
        for (const walletId of [parent, under, other]) {
            await floor.pay(maker, walletId, '10.00');
        }
    }, 240_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const here = () => ({ channel: consortium.network.channel.channelId, bank });
    const validity = (keyVersion = 1) => ({ keyVersion, validUntil: new Date(Date.now() + 60_000).toISOString() });
    const read = (walletId: string) => consortium.evaluate(maker, 'dcep/wallet:ReadWallet', { walletId });
    const account = (walletId: string) => consortium.evaluate(maker, 'dcep/limit:ReadAccount', { walletId });
    const carryOut = (...transfers: SignedOrder[]) =>
        consortium.submit(maker, 'dcep/transfer:TransferCoins', { input: { transfers } });
    const pay = async (from: string, to: string, amount: string) =>
        await carryOut(await floor.order(maker, { from, to, amount }));
    const stop = (walletId: string) =>
        consortium.submit(maker, 'dcep/wallet-key:StopWallet', { input: { changeId: newId(), walletId } });
    const close = async (walletId: string, holder: Holder = floor.holder, keyVersion = 1) => {
        const order = { changeId: newId(), walletId, ...validity(keyVersion) };
        const input = { ...order, signature: holder.sign(closingText(order, here())), coins: [] };
        return await consortium.submit(maker, 'dcep/wallet-closing:CloseWallet', { input });
    };
    /** Of money out of a sub-wallet, besides a transfer: nobody comes to look at the signature. */
    const otherWaysOut = async () => {
        const coins = await floor.coins(maker, under);
        const signed = { ...validity(), signature: '00'.repeat(64) };
        const order = { from: under, coins, amount: cny('1.00'), ...signed };
        const abroad = { payeeBank: 'PearlBankMSP', payee: newId() };
        const later = new Date(Date.now() + 3_600_000).toISOString();
        const condition = { kind: 'HASH', sha256: '0'.repeat(64) };
        const cycleId = `${chinaDate(later)}.MULTILATERAL`;
        return [
            ['dcep/lock:LockCoins', { lockId: newId(), payee: shop, condition, escapeAt: later, ...order }],
            ['dcep/remittance:SendRemittance', { remittanceId: newId(), ...abroad, acceptBy: later, ...order }],
            ['dcep/deferred-payment:QueuePayment', { paymentId: newId(), cycleId, ...abroad, ...order }],
            [
                'dcep/device:RegisterDevice',
                { deviceId: newId(), walletId: under, deviceKey: floor.holder.holderKey, ...signed },
            ],
        ] as const;
    };
    const officer = (name: string, act: Parameters<Consortium['submit']>[1], input: object) =>
        consortium.submit(`PbocMSP/${name}` as User, act, { input, bank });

    it('are opened under a wallet as its holder has signed, of the same holder and tier, and nobody is told which', async () => {
        const till = new Holder();
        const limits = { single: cny('5.00') };
        const walletId = newId();
        const order = { openingId: newId(), walletId, parent, holderKey: till.holderKey, limits, ...validity() };
        const openAs = (signature: string, more: object = {}) =>
            consortium.submit(maker, 'dcep/wallet:OpenSubWallet', { input: { ...order, ...more, signature } });
        const text = subWalletText({ ...order, limits: { single: { currency: 'CNY', minorUnits: 500n } } }, here());

        expect(await refusal(() => openAs(till.sign(text)))).toMatchObject({ code: 'SIGNATURE_MUST_BE_OF_HOLDER' });
        // The bank cannot leave out what the holder has set.
        const signature = floor.holder.sign(text);
        expect(await refusal(() => openAs(signature, { limits: {} }))).toMatchObject({
            code: 'SIGNATURE_MUST_BE_OF_HOLDER',
        });
        const { event } = await openAs(signature);

        expect(event).toEqual({ type: 'WalletChanged', changeId: order.openingId });
        const { holderKey } = till;
        expect(await read(walletId)).toMatchObject({ kind: 'PERSON', tier: 'III', parent, holderKey, limits });
        expect(await read(parent)).toMatchObject({ subWallets: [under, other, walletId] });
        expect(await account(walletId)).toMatchObject({ balance: cny('0.00'), limits });
        expect(await account(walletId)).not.toHaveProperty('interest');
        expect(await refusal(() => openAs(signature))).toMatchObject({ code: 'RECORD_MUST_BE_NEW' });
        expect(await refusal(() => floor.openSubWallet(maker, under))).toMatchObject({
            code: 'WALLET_MUST_NOT_BE_SUB_WALLET',
        });
        await close(walletId, till);
    });

    it('pay and hold, all together, what one wallet may', async () => {
        const III = { single: cny('6.00'), daily: cny('10.00'), balance: cny('30.00') };
        const policies = [{ effectiveFrom: chinaDate(new Date().toISOString()), limits: { ...unlimited, III } }];
        await officer('officer-1', 'dcep/limit:SetWalletPolicies', { policies, witness: bank });

        await pay(under, other, '7.00');
        await pay(other, parent, '8.00');
        await pay(parent, shop, '4.00');
        await pay(under, shop, '2.00');
        expect(await refusal(() => pay(other, shop, '4.01'))).toMatchObject({
            code: 'PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT',
        });
        await pay(other, shop, '4.00');

        expect(await account(parent)).toMatchObject({ balance: cny('20.00'), paid: { onDay: cny('10.00') } });
        expect(await account(under)).toMatchObject({ balance: cny('1.00'), paid: { onDay: cny('2.00') } });
        expect(await account(other)).toMatchObject({ balance: cny('5.00'), paid: { onDay: cny('4.00') } });
        await expect(floor.pay(maker, under, '10.01')).rejects.toMatchObject({ code: 'BALANCE_MUST_NOT_EXCEED_LIMIT' });
        await floor.pay(maker, under, '10.00');
        const open = [{ effectiveFrom: chinaDate(new Date().toISOString()), limits: unlimited }];
        await officer('officer-1', 'dcep/limit:SetWalletPolicies', { policies: open, witness: bank });
    });

    it('pay nothing while the wallet that they are under is stopped or frozen, and then again', async () => {
        const [walletId, changed] = [parent, new Holder()];
        await stop(parent);
        expect(await refusal(() => pay(under, shop, '1.00'))).toMatchObject({
            code: 'WALLET_MUST_BE_OPEN',
            detail: { status: 'STOPPED' },
        });
        expect(await read(under)).toMatchObject({ status: 'OPEN' });
        for (const [act, input] of await otherWaysOut()) {
            const away = () => consortium.submit(maker, act, { input });
            const refused = { code: 'WALLET_MUST_BE_OPEN' };
            expect({ act, refused: await refusal(away) }).toMatchObject({ act, refused });
        }
        const replacement = { approvalId: newId(), walletId, holderKey: changed.holderKey };
        const { id: approvalId } = await consortium.submit(maker, 'dcep/wallet-key:ProposeKeyReplacement', {
            input: replacement,
        });
        await consortium.submit(checker, 'dcep/wallet-key:ApproveKeyReplacement', { input: { approvalId } });
        // Another key of the parent leaves the keys of those under it as they are.
        await pay(under, shop, '1.00');

        const order = { orderId: newId(), walletId, bank, caseNumber: 'Case 1', reason: 'Preservation' };
        const { id } = await officer('officer-1', 'dcep/freeze:ProposeFreeze', { approvalId: newId(), ...order });
        await officer('officer-2', 'dcep/freeze:ApproveFreeze', { approvalId: id });
        expect(await refusal(() => pay(under, shop, '1.00'))).toMatchObject({ code: 'WALLET_MUST_NOT_BE_FROZEN' });
        expect([await read(under), await read(parent), await read(shop)]).toMatchObject([
            { isFrozen: true },
            { isFrozen: true },
            { isFrozen: false },
        ]);
        const release = { approvalId: newId(), orderId: order.orderId, reason: 'Withdrawn' };
        const { id: released } = await officer('officer-1', 'dcep/freeze:ProposeRelease', release);
        await officer('officer-2', 'dcep/freeze:ApproveRelease', { approvalId: released });
        await pay(under, shop, '1.00');
    });

    it('are of another tier when the wallet that they are under is', async () => {
        const raise = (walletId: string) =>
            consortium.submit(maker, 'dcep/wallet:RaiseTier', {
                input: { changeId: newId(), walletId, tier: 'II', ...known },
            });

        expect(await refusal(() => raise(under))).toMatchObject({ code: 'WALLET_MUST_NOT_BE_SUB_WALLET' });
        await raise(parent);
        expect([await read(parent), await read(under), await read(other)]).toMatchObject([
            { tier: 'II' },
            { tier: 'II' },
            { tier: 'II' },
        ]);
    });

    it('are closed before it is', async () => {
        const holder = new Holder();
        const head = await floor.openWalletOf(maker, { kind: 'PERSON', tier: 'III', ...known });
        const child = await floor.openSubWallet(maker, head, { holderKey: holder.holderKey });

        expect(await refusal(() => close(head))).toMatchObject({ code: 'SUB_WALLETS_MUST_BE_CLOSED' });
        await floor.pay(maker, child, '0.01');
        expect(await refusal(() => close(child, holder))).toMatchObject({ code: 'WALLET_MUST_BE_EMPTY' });
        expect(await refusal(() => close(child))).toMatchObject({ code: 'SIGNATURE_MUST_BE_OF_HOLDER' });
        const mate = await floor.openSubWallet(maker, head);
        await close(mate);
        expect([await read(head), await read(mate)]).toMatchObject([{ subWallets: [child] }, { status: 'CLOSED' }]);
    });
});
