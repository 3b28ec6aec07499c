import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moneySchema } from '@cohong/domain/kernel/money';
import type { RemittanceDraft } from '@cohong/domain/remittance/api';
import { remittanceText } from '@cohong/domain/remittance/signed-text';
import { bedLinen } from '@cohong/fixtures';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';

const bank = 'HaizhouBankMSP';
const payeeBank = 'PearlBankMSP';
const [maker, checker, atPayee]: readonly User[] = [
    'HaizhouBankMSP/maker-1',
    'HaizhouBankMSP/checker-1',
    'PearlBankMSP/maker-1',
];
const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('remittance contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let from: string;
    let payee: string;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        from = await floor.openWallet(maker!, bedLinen.consignor.uscc);
        payee = await floor.openWallet(atPayee!, bedLinen.consignor.uscc);
        await floor.issue(bank, '500.00');
        await floor.pay(maker!, from, '300.00');
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const draft = async (changes: Partial<RemittanceDraft> = {}): Promise<RemittanceDraft> => ({
        remittanceId: newId(),
        from,
        keyVersion: 1,
        validUntil: new Date(Date.now() + 60_000).toISOString(),
        coins: await floor.coins(maker!, from),
        payeeBank,
        payee,
        amount: moneySchema.parse(cny('20.00')),
        acceptBy: new Date(Date.now() + 3_600_000).toISOString(),
        ...changes,
    });
    const sign = (order: RemittanceDraft, holder = floor.holder) => {
        const { channelId: channel } = consortium.network.channel;
        return { ...order, signature: holder.sign(remittanceText(order, { channel, bank })) };
    };
    const send = (input: object, request = newRequest()) =>
        consortium.submit(maker!, 'dcep/remittance:SendRemittance', { input, request });
    const sent = async (): Promise<string> => (await send(sign(await draft()))).id;
    const act = (user: User, name: 'Accept' | 'Refuse' | 'TakeBack', remittanceId: string) =>
        actAt(new Date(), user, { name, remittanceId });
    const actAt = (
        at: Date,
        user: User,
        { name, remittanceId }: { readonly name: 'Accept' | 'Refuse' | 'TakeBack'; readonly remittanceId: string },
    ) => consortium.submit(user, `dcep/remittance:${name}Remittance`, { input: { remittanceId }, at });
    const read = (user: User, remittanceId: string) =>
        consortium.evaluate(user, 'dcep/remittance:ReadRemittance', { remittanceId });
    const proofOf = async (remittanceId: string): Promise<unknown> => {
        const { serial } = (await read(atPayee!, remittanceId)) as { readonly serial: string };
        return consortium.evaluate(atPayee!, 'dcep/genuineness:ReadProof', { serial });
    };
    /** What anybody is told of a coin of which he has the proof. */
    const verdictOn = async (proof: unknown): Promise<unknown> =>
        (
            (await consortium.evaluate('CustomsMSP/officer-1', 'dcep/genuineness:CheckCoin', proof)) as {
                verdict: unknown;
            }
        ).verdict;
    const balances = async () => [await floor.balance(maker!, from), await floor.balance(atPayee!, payee)];

    it('is pending at the payee’s bank until accepted, and both banks hold the same of it', async () => {
        const order = sign(await draft({ message: 'Invoice 7' }));
        const { event } = await send(order);

        expect(event).toEqual({ type: 'RemittanceSent', remittanceId: order.remittanceId });
        expect(await balances()).toEqual([cny('280.00'), cny('0.00')]);
        const { order: ordered, ...own } = (await read(maker!, order.remittanceId)) as { readonly order: object };
        expect(ordered).toMatchObject({ from, coins: order.coins, signed: { signature: order.signature } });
        expect(own).toEqual({
            remittanceId: order.remittanceId,
            payerBank: bank,
            payeeBank,
            payee,
            amount: cny('20.00'),
            serial: expect.stringMatching(/^[0-9a-f]{64}$/),
            acceptBy: order.acceptBy,
            message: 'Invoice 7',
            sentAt: expect.anything(),
            status: 'PENDING',
        });
        expect(await read(atPayee!, order.remittanceId)).toEqual(own);

        expect((await act(atPayee!, 'Accept', order.remittanceId)).event).toEqual({
            type: 'RemittanceAccepted',
            remittanceId: order.remittanceId,
        });
        expect(await balances()).toEqual([cny('280.00'), cny('20.00')]);
        expect(await read(maker!, order.remittanceId)).toMatchObject({ status: 'ACCEPTED' });
        expect(await refusal(() => act(atPayee!, 'Accept', order.remittanceId))).toMatchObject({
            code: 'REMITTANCE_MUST_BE_PENDING',
        });
        expect(await refusal(() => send(order))).toMatchObject({ code: 'REMITTANCE_MUST_BE_NEW' });
    });

    it('comes back to the payer once the payee’s bank has refused it, and not before', async () => {
        const before = await balances();
        const remittanceId = await sent();
        const proof = await proofOf(remittanceId);

        expect(await verdictOn(proof)).toBe('GENUINE_UNSPENT');
        expect(await refusal(() => act(maker!, 'TakeBack', remittanceId))).toMatchObject({
            code: 'REMITTANCE_MUST_HAVE_LAPSED',
        });
        await act(atPayee!, 'Refuse', remittanceId);
        expect(await refusal(() => act(atPayee!, 'Accept', remittanceId))).toMatchObject({
            code: 'REMITTANCE_MUST_BE_PENDING',
        });
        expect((await act(maker!, 'TakeBack', remittanceId)).event).toEqual({
            type: 'RemittanceTakenBack',
            remittanceId,
        });
        expect(await balances()).toEqual(before);
        expect(await read(atPayee!, remittanceId)).toMatchObject({ status: 'TAKEN_BACK' });
        expect(await verdictOn(proof)).toBe('GENUINE_SPENT');
    });

    it('comes back once it has lapsed and nobody can accept it any more', async () => {
        const before = await balances();
        const remittanceId = await sent();
        const after = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

        expect(await refusal(() => actAt(after(61), atPayee!, { name: 'Accept', remittanceId }))).toMatchObject({
            code: 'REMITTANCE_MUST_NOT_HAVE_LAPSED',
        });
        expect(await refusal(() => actAt(after(89), maker!, { name: 'TakeBack', remittanceId }))).toMatchObject({
            code: 'REMITTANCE_MUST_HAVE_LAPSED',
        });
        await actAt(after(91), maker!, { name: 'TakeBack', remittanceId });
        expect(await balances()).toEqual(before);
    });

    it('is the affair of its two banks', async () => {
        const remittanceId = await sent();

        expect(await refusal(() => act(maker!, 'Accept', remittanceId))).toMatchObject({
            code: 'REMITTANCE_MUST_BE_TO_CALLER',
        });
        expect(await refusal(() => act(atPayee!, 'TakeBack', remittanceId))).toMatchObject({
            code: 'REMITTANCE_MUST_BE_OF_CALLER',
        });
        expect(await refusal(() => act('HarbourBankMSP/maker-1', 'Accept', remittanceId))).toMatchObject({
            code: 'REMITTANCE_MUST_EXIST',
        });
    });

    it('of an acceptance and a refusal that start from the same state, one takes effect', async () => {
        const input = { remittanceId: await sent() };
        const accept = await consortium.endorse(atPayee!, 'dcep/remittance:AcceptRemittance', { input });
        const refuse = await consortium.endorse(atPayee!, 'dcep/remittance:RefuseRemittance', { input });

        await refuse();
        await expect(accept()).rejects.toThrow('invalid');
        await act(maker!, 'TakeBack', input.remittanceId);
    });

    it('is refused where another than the holder has signed', async () => {
        const order = await draft();

        expect(await refusal(() => send(sign(order, new Holder())))).toMatchObject({
            code: 'SIGNATURE_MUST_BE_OF_HOLDER',
        });
        expect(await refusal(() => send({ ...sign(order), payee: newId() }))).toMatchObject({
            code: 'SIGNATURE_MUST_BE_OF_HOLDER',
        });
    });

    it('goes to no wallet that the payee’s bank does not keep', async () => {
        const { id } = await send(sign(await draft({ payee: newId() })));

        expect(await refusal(() => act(atPayee!, 'Accept', id))).toMatchObject({ code: 'WALLET_MUST_EXIST' });
    });

    it('goes from vault to vault under four eyes, for good at once', async () => {
        const approvalId = newId();
        const input = { approvalId, payeeBank, payee: 'vault', amount: cny('150.00') };
        await consortium.submit(maker!, 'dcep/remittance:ProposeVaultRemittance', { input });
        const coins = await floor.coins(maker!, 'vault');
        const { event } = await consortium.submit(checker!, 'dcep/remittance:ApproveVaultRemittance', {
            input: { approvalId, coins },
        });

        expect(event).toEqual({ type: 'RemittanceSent', remittanceId: approvalId });
        expect(await read(atPayee!, approvalId)).toMatchObject({ status: 'ACCEPTED', amount: cny('150.00') });
        expect(await floor.coins(atPayee!, 'vault')).toHaveLength(1);
        expect(
            await refusal(() =>
                consortium.submit(maker!, 'dcep/remittance:ProposeVaultRemittance', {
                    input: { ...input, approvalId: newId(), payeeBank: 'NoneMSP' },
                }),
            ),
        ).toMatchObject({ code: 'PAYEE_BANK_MUST_BE_MEMBER' });
    });
});
