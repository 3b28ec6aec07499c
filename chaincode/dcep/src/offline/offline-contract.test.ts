import { isSignedBy } from '@cohong/chaincode-runtime';
import { provesFraud, type FraudProof } from '@cohong/domain/offline/fraud-proof';
import { deviceText, loadText } from '@cohong/domain/offline/signed-texts';
import { acceptanceText, paymentText, unloadingText, type OfflineTerms } from '@cohong/domain/offline/statement';
import { moneySchema, moneyToWire } from '@cohong/domain/kernel/money';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';
import { idOfStatement } from './statement-id.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const cny = (amount: string) => moneySchema.parse({ amount, currency: 'CNY' });
/** MVCC_READ_CONFLICT */
const conflict = 'committed as invalid (11)';

interface Registered {
    readonly deviceId: string;
    readonly walletId: string;
    readonly key: Holder;
}

interface Loaded {
    readonly loadId: string;
    readonly coins: readonly { readonly serial: string }[];
}

interface Handing {
    readonly payer: Registered;
    readonly load: Loaded;
    /** Of the payee: the same bank, unless told otherwise. */
    readonly toBank?: string;
}

describe('offline contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let payer: Registered;
    let shops: readonly [Registered, Registered];
    let here: { readonly channel: string; readonly bank: string };

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        here = { channel: consortium.network.channel.channelId, bank };
        await setPolicy();
        payer = await register();
        shops = [await register(), await register()];
        await floor.issue(bank, '900.00');
        await floor.pay(maker, payer.walletId, '900.00');
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const signed = { keyVersion: 1, validUntil: new Date(Date.now() + 600_000).toISOString() };

    const setPolicy = (user: User = 'PbocMSP/officer-1') => {
        const caps = { amount: cny('100.00'), payments: 5, hours: 24 };
        const policies = [{ effectiveFrom: '2026-01-01', caps, registrationHours: 24 }];
        return consortium.submit(user, 'dcep/device:SetOfflinePolicies', { input: { policies, witness: bank }, bank });
    };
    const register = async (walletId?: string): Promise<Registered> => {
        const key = new Holder();
        const wallet = walletId ?? (await floor.openWallet(maker, bedLinen.consignor.uscc));
        const order = { deviceId: newId(), walletId: wallet, deviceKey: key.holderKey, ...signed };
        const signature = floor.holder.sign(deviceText(order, here));
        await consortium.submit(maker, 'dcep/device:RegisterDevice', { input: { ...order, signature } });
        return { deviceId: order.deviceId, walletId: wallet, key };
    };
    const load = async ({ deviceId, walletId: from }: Registered, ...amounts: string[]): Promise<Loaded> => {
        const coins = await floor.coins(maker, from);
        const order = { loadId: newId(), deviceId, from, ...signed, coins, amounts: amounts.map(cny) };
        const signature = floor.holder.sign(loadText(order, here));
        await consortium.submit(maker, 'dcep/device:LoadDevice', { input: { ...order, signature } });
        return (await read('device:ReadLoad', { loadId: order.loadId })) as Loaded;
    };
    const read = (question: `${string}:${string}`, input: object, user: User = maker) =>
        consortium.evaluate(user, `dcep/${question}`, input);
    const statusOf = async ({ deviceId }: Registered) =>
        ((await read('device:ReadDevice', { deviceId })) as { readonly status: string }).status;

    /** What two devices agree on. */
    const paid = ({ payer: from, load: { loadId, coins }, toBank = bank }: Handing, to: Registered, counter = 1) => {
        const terms: OfflineTerms = {
            deviceId: from.deviceId,
            loadId,
            counter,
            coins: [coins[0]!.serial],
            amount: cny('10.00'),
            toBank,
            to: to.walletId,
            toDevice: to.deviceId,
            paidAt: new Date().toISOString(),
        };
        const payerSignature = from.key.sign(paymentText(terms, here));
        const payeeSignature = to.key.sign(acceptanceText(terms, here));
        return { input: { terms, payerSignature, payeeSignature } };
    };
    const registerPayment = (payment: { readonly input: object }, user: User = maker) =>
        consortium.submit(user, 'dcep/offline:RegisterOfflinePayment', payment);
    const unload = (from: Registered, { loadId }: Loaded, coins: string[]) => {
        const terms = { deviceId: from.deviceId, loadId, coins };
        const signature = from.key.sign(unloadingText(terms, here));
        return consortium.submit(maker, 'dcep/device:UnloadDevice', { input: { terms, signature } });
    };

    it('lets an officer of the central bank set the caps, and nobody else', async () => {
        expect(await refusal(() => setPolicy('PbocMSP/issuer-1'))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
        expect(await read('device:ReadOfflinePolicies', {}, 'HarbourBankMSP/auditor-1')).toMatchObject({
            policies: [{ registrationHours: 24 }],
        });
    });

    it('pays what a device handed over, once, and tells everybody no more than that something was registered', async () => {
        const loaded = await load(payer, '10.00', '10.00');
        const before = await floor.balance(maker, shops[0].walletId);
        const payment = paid({ payer: payer, load: loaded }, shops[0]);
        const { id: paymentId, event } = await registerPayment(payment);

        expect(event).toEqual({ type: 'OfflinePaymentRegistered', paymentId });
        expect(before).toMatchObject({ amount: '0.00' });
        expect(await floor.balance(maker, shops[0].walletId)).toMatchObject({ amount: '10.00' });
        expect(await read('offline:ReadOfflinePayment', { paymentId })).toMatchObject({ status: 'REGISTERED' });
        expect(await refusal(() => registerPayment(payment))).toMatchObject({ code: 'OFFLINE_PAYMENT_MUST_BE_NEW' });
        // Signed anew it is the same payment: the id is of what is said.
        const again = { ...payment.input, payerSignature: payer.key.sign(paymentText(payment.input.terms, here)) };
        expect(await refusal(() => registerPayment({ input: again }))).toMatchObject({
            code: 'OFFLINE_PAYMENT_MUST_BE_NEW',
        });
        expect((await unload(payer, loaded, [loaded.coins[1]!.serial])).event).toMatchObject({
            type: 'DeviceUnloaded',
        });
        expect(await statusOf(payer)).toBe('REGISTERED');
    });

    it('pays it, whatever its payer paid before under an id that the payment foretold', async () => {
        const payment = paid({ payer, load: await load(payer, '10.00') }, shops[0]);
        const transferId = idOfStatement(paymentText(payment.input.terms, here));
        const from = payer.walletId;
        const order = await floor.order(maker, { transferId, from, to: 'vault', amount: '0.01' });
        await consortium.submit(maker, 'dcep/transfer:TransferCoins', { input: { transfers: [order] } });
        const { id: paymentId, transactionId } = await registerPayment(payment);
        const registered = (await read('offline:ReadOfflinePayment', { paymentId })) as { readonly transferId: string };

        expect(paymentId).toBe(transferId);
        expect(registered).toMatchObject({ status: 'REGISTERED', paid: { amount: '10.00' } });
        expect(await read('transfer:ReadTransfers', { transferIds: [registered.transferId] })).toMatchObject([
            { from, outputs: [{ to: shops[0].walletId, amount: { amount: '10.00' } }], transactionId },
        ]);
    });

    it('takes neither a signature of another device nor one for another bank', async () => {
        const loaded = await load(payer, '10.00');
        const { input } = paid({ payer: payer, load: loaded }, shops[0]);
        const forged = shops[1].key.sign(paymentText(input.terms, here));
        const elsewhere = payer.key.sign(paymentText(input.terms, { ...here, bank: 'PearlBankMSP' }));
        const taken = shops[1].key.sign(acceptanceText(input.terms, here));

        for (const payerSignature of [forged, elsewhere]) {
            expect(await refusal(() => registerPayment({ input: { ...input, payerSignature } }))).toMatchObject({
                code: 'DEVICE_MUST_HAVE_SIGNED',
            });
        }
        expect(await refusal(() => registerPayment({ input: { ...input, payeeSignature: taken } }))).toMatchObject({
            code: 'PAYEE_DEVICE_MUST_HAVE_SIGNED',
        });
        expect(await refusal(() => registerPayment({ input }, 'PearlBankMSP/maker-1'))).toMatchObject({
            code: 'LOAD_MUST_EXIST',
        });
        await unload(payer, loaded, [loaded.coins[0]!.serial]);
    });

    it('sends what is for another bank’s customer there, and has it back when that bank refuses it', async () => {
        const abroad = 'PearlBankMSP/maker-1';
        const at = { ...here, bank: 'PearlBankMSP' };
        const key = new Holder();
        const walletId = await floor.openWallet(abroad, bedLinen.consignor.uscc);
        const device = { deviceId: newId(), walletId, deviceKey: key.holderKey, ...signed };
        const signature = floor.holder.sign(deviceText(device, at));
        await consortium.submit(abroad, 'dcep/device:RegisterDevice', { input: { ...device, signature } });
        const shop: Registered = { deviceId: device.deviceId, walletId, key };
        const before = await floor.balance(maker, payer.walletId);
        const loaded = await load(payer, '10.00', '10.00');
        const sent: string[] = [];
        for (const [counter, coin] of loaded.coins.entries()) {
            const handed = { payer, load: { ...loaded, coins: [coin] }, toBank: at.bank };
            const { id: paymentId } = await registerPayment(paid(handed, shop, counter + 1));
            const registered = await read('offline:ReadOfflinePayment', { paymentId });
            sent.push((registered as { readonly remittanceId: string }).remittanceId);
        }
        const [accepted = '', refused = ''] = sent;
        const end = (user: User, how: 'Accept' | 'Refuse' | 'TakeBack', remittanceId: string) =>
            consortium.submit(user, `dcep/remittance:${how}Remittance`, { input: { remittanceId } });

        expect(await floor.balance(abroad, walletId)).toEqual(moneyToWire(cny('0.00')));
        await end(abroad, 'Accept', accepted);
        await end(abroad, 'Refuse', refused);
        await end(maker, 'TakeBack', refused);
        expect(await floor.balance(abroad, walletId)).toMatchObject({ amount: '10.00' });
        expect(Number((await floor.balance(maker, payer.walletId)).amount)).toBe(Number(before.amount) - 10);
        const nowhere = { payer, load: await load(payer, '10.00'), toBank: at.bank };
        expect(await refusal(() => registerPayment(paid(nowhere, shops[0])))).toMatchObject({
            code: 'PAYEE_DEVICE_MUST_BE_KNOWN',
        });
        await unload(payer, nowhere.load, [nowhere.load.coins[0]!.serial]);
    });

    it('pays one of two that come at once with one coin; the other comes again, and proves the fraud', async () => {
        const cheat = await register(payer.walletId);
        const loaded = await load(cheat, '10.00', '20.00');
        const [one, other] = [
            paid({ payer: cheat, load: loaded }, shops[0]),
            paid({ payer: cheat, load: loaded }, shops[1], 2),
        ];
        const registerOne = await consortium.endorse(maker, 'dcep/offline:RegisterOfflinePayment', one);
        const registerOther = await consortium.endorse(maker, 'dcep/offline:RegisterOfflinePayment', other);

        await registerOne();
        await expect(registerOther()).rejects.toThrow(conflict);
        const { id: proofId } = await registerPayment(other);

        expect(await floor.balance(maker, shops[1].walletId)).toMatchObject({ amount: '0.00' });
        expect(await read('offline:ReadOfflinePayment', { paymentId: proofId })).toMatchObject({ status: 'DUPLICATE' });
        expect(await statusOf(cheat)).toBe('STOPPED');
        const ask = (user: User) => read('offline:ReadFraudProof', { proofId, bank }, user);
        const proof = (await ask('PbocMSP/officer-1')) as FraudProof;
        expect(provesFraud(proof, isSignedBy)).toBe(true);
        expect(provesFraud({ ...proof, later: proof.earlier }, isSignedBy)).toBe(false);
        expect(await ask('HaizhouBankMSP/auditor-1')).toEqual(proof);
        expect(await refusal(() => ask('PearlBankMSP/maker-1'))).toMatchObject({ code: 'BANK_MUST_BE_OWN' });
        expect(await refusal(() => ask('SafeMSP/officer-1'))).toMatchObject({ code: 'CALLER_MUST_BE_CENTRAL_BANK' });
        // What is left waits for whoever else was paid.
        expect(await refusal(() => unload(cheat, loaded, [loaded.coins[1]!.serial]))).toMatchObject({
            code: 'DEVICE_MUST_NOT_BE_STOPPED',
        });
    });

    it('proves the fraud of a device that gives back to its wallet what it has paid', async () => {
        const cheat = await register(payer.walletId);
        const loaded = await load(cheat, '10.00', '20.00');
        await registerPayment(paid({ payer: cheat, load: loaded }, shops[0]));
        await unload(
            cheat,
            loaded,
            loaded.coins.map(({ serial }) => serial),
        );

        expect(await statusOf(cheat)).toBe('STOPPED');
        expect(await read('device:ReadLoad', { loadId: loaded.loadId })).toMatchObject({ status: 'ENDED' });
    });

    it('stops a device that was lost, whose coins come back when its payees have had their time', async () => {
        const lost = await register(payer.walletId);
        const loaded = await load(lost, '10.00');
        const { deviceId } = lost;
        const { event } = await consortium.submit(maker, 'dcep/device:StopDevice', { input: { deviceId } });
        const { loadId } = loaded;
        const early = () => consortium.submit(maker, 'dcep/device:ReturnLoad', { input: { loadId } });

        expect(event).toEqual({ type: 'DeviceStopped', deviceId });
        expect(await refusal(early)).toMatchObject({ code: 'LOAD_MUST_HAVE_ESCAPED' });
        const { id: paymentId } = await registerPayment(paid({ payer: lost, load: loaded }, shops[1]));
        expect(await read('offline:ReadOfflinePayment', { paymentId })).toMatchObject({ status: 'REGISTERED' });
    });
});
