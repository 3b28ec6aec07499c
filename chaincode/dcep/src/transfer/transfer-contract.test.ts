import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spendText, type Whereabouts } from '@cohong/domain/dcep/holder-order';
import type { SpendOrder } from '@cohong/domain/dcep/api';
import { moneySchema } from '@cohong/domain/kernel/money';
import { bedLinen } from '@cohong/fixtures';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const money = (amount: string) => moneySchema.parse(cny(amount));

describe('transfer contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let from: string;
    let to: string;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        from = await floor.openWallet(maker, bedLinen.consignor.uscc);
        to = await floor.openWallet(maker, bedLinen.consignor.uscc);
        await floor.issue(bank, '500.00');
        await floor.pay(maker, from, '500.00');
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const orderOf = (changes: Partial<SpendOrder>): SpendOrder => ({
        transferId: newId(),
        from,
        keyVersion: 1,
        validUntil: new Date(Date.now() + 60_000).toISOString(),
        coins: [],
        outputs: [{ to, amount: money('20.00') }],
        ...changes,
    });
    /** Signed by the holder, for this bank on this channel, unless a test says otherwise. */
    const sign = (
        order: SpendOrder,
        { holder = floor.holder, ...elsewhere }: Partial<Whereabouts> & { holder?: Holder } = {},
    ) => {
        const here = { channel: consortium.network.channel.channelId, bank, ...elsewhere };
        return { ...order, signature: holder.sign(spendText(order, here)) };
    };
    const transfer = (orders: readonly object[], user: User = maker, request = newRequest()) =>
        consortium.submit(user, 'dcep/transfer:TransferCoins', { input: { transfers: orders }, request });
    const balances = async () => [await floor.balance(maker, from), await floor.balance(maker, to)];

    it('pays as the holder has signed, gives change, and records the order', async () => {
        const coins = await floor.coins(maker, from);
        const order = sign(
            orderOf({
                coins,
                outputs: [
                    { to, amount: money('20.00') },
                    { to: 'vault', amount: money('0.01') },
                ],
            }),
        );

        const { transactionId, event } = await transfer([order]);

        expect(event).toEqual({ type: 'CoinsTransferred', transferIds: [order.transferId] });
        expect(await balances()).toEqual([cny('479.99'), cny('20.00')]);
        const { keyVersion, validUntil, signature, ...rest } = order;
        expect(
            await consortium.evaluate('HaizhouBankMSP/auditor-1', 'dcep/transfer:ReadTransfers', {
                transferIds: [order.transferId],
            }),
        ).toEqual([
            {
                ...rest,
                outputs: [
                    { to, amount: cny('20.00') },
                    { to: 'vault', amount: cny('0.01') },
                ],
                transferredAt: expect.anything(),
                transactionId,
                signed: { keyVersion, validUntil, signature },
            },
        ]);
        expect(await refusal(() => transfer([sign(orderOf({ coins }))]))).toMatchObject({
            code: 'COINS_MUST_BE_SPENDABLE',
            detail: { transfer: 0, coin: 0 },
        });
        expect(await refusal(() => transfer([order]))).toMatchObject({ code: 'TRANSFER_MUST_BE_NEW' });
    });

    it('has the first outcome for the same request, whose coins are gone', async () => {
        const order = sign(orderOf({ coins: await floor.coins(maker, from) }));
        const request = newRequest();
        const first = await transfer([order], maker, request);

        expect(await transfer([order], maker, request)).toMatchObject({
            transactionId: first.transactionId,
            replayed: true,
        });
    });

    describe('refuses the signature', () => {
        let order: SpendOrder;

        beforeAll(async () => {
            order = orderOf({ coins: await floor.coins(maker, from) });
        });

        it.each<[string, () => object]>([
            ['of another key', () => sign(order, { holder: new Holder() })],
            ['of the bank’s maker', () => sign(order, { holder: holderWithKeyOf(maker) })],
            ['of another nonce', () => ({ ...sign(order), transferId: newId() })],
            ['of other coins', () => ({ ...sign(order), coins: ['0'.repeat(64)] })],
            ['of another payee', () => ({ ...sign(order), outputs: [{ to: 'vault', amount: money('20.00') }] })],
            ['of one fen less', () => ({ ...sign(order), outputs: [{ to, amount: money('20.01') }] })],
            ['of an earlier end', () => ({ ...sign(order), validUntil: '2099-01-01T00:00:00Z' })],
            ['of another channel', () => sign(order, { channel: 'another' })],
            ['of another bank', () => sign(order, { bank: 'PearlBankMSP' })],
            ['that is none', () => ({ ...order, signature: '0'.repeat(128) })],
        ])('%s', async (_what, spoiled) => {
            expect(await refusal(() => transfer([spoiled()]))).toMatchObject({
                kind: 'forbidden',
                code: 'SIGNATURE_MUST_BE_OF_HOLDER',
            });
        });

        it('that has expired, and one of a key that the wallet does not have', async () => {
            const expired = sign({ ...order, validUntil: new Date(Date.now() - 60_000).toISOString() });

            expect(await refusal(() => transfer([expired]))).toMatchObject({ code: 'SIGNATURE_MUST_NOT_HAVE_EXPIRED' });
            expect(await refusal(() => transfer([sign({ ...order, keyVersion: 2 })]))).toMatchObject({
                code: 'KEY_MUST_BE_CURRENT',
            });
        });

        const holderWithKeyOf = (user: User): Holder => {
            const [mspId = '', name = ''] = user.split('/');
            return new Holder(consortium.network.identity(mspId, name).privateKeyPem);
        };
    });

    it('makes several transfers in one transaction, or none of them', async () => {
        const halves = [{ to: from, amount: money('100.00') }];
        await transfer([sign(orderOf({ coins: await floor.coins(maker, from), outputs: halves }))]);
        const [one = '', other = ''] = await floor.coins(maker, from);
        const [mine, theirs] = await balances();
        const orders = [one, other].map((coin) =>
            sign(orderOf({ coins: [coin], outputs: [{ to, amount: money('1.00') }] })),
        );
        const [first, second] = orders as [object, object];

        expect(await refusal(() => transfer([first, { ...second, transferId: newId() }]))).toMatchObject({
            code: 'SIGNATURE_MUST_BE_OF_HOLDER',
            detail: { transfer: 1 },
        });
        expect(
            await refusal(() =>
                transfer([first, sign(orderOf({ coins: [one], outputs: [{ to, amount: money('1.00') }] }))]),
            ),
        ).toMatchObject({ code: 'COINS_MUST_NOT_REPEAT', detail: { transfer: 1, coin: 0 } });
        expect(await balances()).toEqual([mine, theirs]);

        await transfer(orders);

        expect(await balances()).toEqual([plus(mine, -200n), plus(theirs, 200n)]);
    });

    it('takes no coin of another wallet, and pays no unknown one', async () => {
        const foreign = await floor.coins(maker, to);

        expect(await refusal(() => transfer([sign(orderOf({ coins: foreign }))]))).toMatchObject({
            code: 'COINS_MUST_BELONG_TO_PAYER',
        });
        const outputs = [{ to: newId(), amount: money('20.00') }];
        expect(await refusal(() => transfer([sign(orderOf({ coins: foreign, outputs }))]))).toMatchObject({
            code: 'WALLET_MUST_EXIST',
        });
    });

    it('pays nothing out of the vault, and is refused to a checker', async () => {
        const coins = await floor.coins(maker, from);
        const fromVault = sign(orderOf({ coins, from: 'vault' }));

        expect(await refusal(() => transfer([fromVault]))).toMatchObject({ code: 'REQUEST_MUST_MATCH_SCHEMA' });
        expect(await refusal(() => transfer([sign(orderOf({ coins }))], 'HaizhouBankMSP/checker-1'))).toMatchObject({
            code: 'CALLER_MUST_HAVE_ROLE',
        });
    });

    describe('payments out of the vault', () => {
        const checker = 'HaizhouBankMSP/checker-1';
        const propose = async (outputs: readonly object[], user: User = maker): Promise<string> => {
            const approvalId = newId();
            const input = { approvalId, outputs };
            await consortium.submit(user, 'dcep/transfer:ProposeVaultPayment', { input });
            return approvalId;
        };
        const approve = (approvalId: string, coins: readonly string[], user: User = checker) =>
            consortium.submit(user, 'dcep/transfer:ApproveVaultPayment', { input: { approvalId, coins } });

        beforeAll(async () => {
            await floor.issue(bank, '100.00');
        });

        it('are made as a maker proposes and a checker approves, and recorded under the id of the approval', async () => {
            const [mine, theirs] = await balances();
            const outputs = [
                { to: from, amount: cny('1.00') },
                { to, amount: cny('2.00') },
            ];
            const coins = await floor.coins(maker, 'vault');

            const approvalId = await propose(outputs);
            const { transactionId, event } = await approve(approvalId, coins);

            expect(event).toEqual({ type: 'VaultPaymentMade', approvalId });
            expect(await balances()).toEqual([plus(mine, 100n), plus(theirs, 200n)]);
            expect(
                await consortium.evaluate(checker, 'dcep/transfer:ReadTransfers', { transferIds: [approvalId] }),
            ).toEqual([
                expect.objectContaining({ transferId: approvalId, from: 'vault', coins, outputs, transactionId }),
            ]);
        });

        it('are refused to one pair of eyes, to a second approval, and to coins that are not the vault’s', async () => {
            const outputs = [{ to, amount: cny('1.00') }];
            const approvalId = await propose(outputs);
            const [coin = '', ...others] = await floor.coins(maker, 'vault');

            expect(await refusal(() => approve(approvalId, [coin], maker))).toMatchObject({
                code: 'CALLER_MUST_HAVE_ROLE',
            });
            expect(await refusal(() => propose(outputs, checker))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
            expect(await refusal(() => approve(approvalId, []))).toMatchObject({ code: 'COINS_MUST_COVER_AMOUNT' });
            const foreign = await floor.coins(maker, to);
            expect(await refusal(() => approve(approvalId, foreign))).toMatchObject({
                code: 'COINS_MUST_BELONG_TO_PAYER',
            });
            await approve(approvalId, [coin, ...others]);
            const left = await floor.coins(maker, 'vault');
            expect(await refusal(() => approve(approvalId, left))).toMatchObject({
                code: 'APPROVAL_MUST_BE_AWAITING',
            });
        });

        it('cannot be approved by the central bank’s issuers, nor an issue by a bank’s checker', async () => {
            const approvalId = await propose([{ to, amount: cny('1.00') }]);
            const issueId = newId();
            await consortium.submit('PbocMSP/issuer-1', 'dcep/coin:ProposeReserveCredit', {
                input: { approvalId: issueId, bank, amount: cny('1.00') },
                bank,
            });

            expect(
                await refusal(() =>
                    consortium.submit('PbocMSP/issuer-2', 'dcep/approval:RefuseApproval', {
                        input: { approvalId, bank },
                        bank,
                    }),
                ),
            ).toMatchObject({ code: 'CHECKER_MUST_BE_OF_MAKERS_ORGANISATION' });
            expect(await refusal(() => approve(issueId, []))).toMatchObject({ code: 'APPROVAL_MUST_BE_OF_THIS_ACT' });
            const refused = await consortium.submit(checker, 'dcep/approval:RefuseApproval', {
                input: { approvalId, bank },
                bank,
            });
            expect(refused.event).toEqual({ type: 'ApprovalRefused', approvalId });
        });
    });

    it('opens no wallet for a key that is no point of the curve', async () => {
        const input = {
            openingId: newId(),
            walletId: newId(),
            holderUscc: bedLinen.consignor.uscc,
            holderName: 'Lantern Textiles',
            holderKey: `04${'1'.repeat(128)}`,
        };

        expect(await refusal(() => consortium.submit(maker, 'dcep/wallet:OpenWallet', { input }))).toMatchObject({
            code: 'REQUEST_MUST_MATCH_SCHEMA',
        });
    });
});

function plus(money: { readonly amount: string } | undefined, fen: bigint): object {
    const { minorUnits } = moneySchema.parse(money);
    const sum = String(minorUnits + fen).padStart(3, '0');

    return cny(`${sum.slice(0, -2)}.${sum.slice(-2)}`);
}
