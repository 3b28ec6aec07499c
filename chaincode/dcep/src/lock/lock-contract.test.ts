import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moneySchema } from '@cohong/domain/kernel/money';
import type { LockOrder } from '@cohong/domain/lock/api';
import { lockText } from '@cohong/domain/lock/signed-texts';
import { bedLinen, curtains } from '@cohong/fixtures';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const bank = 'HaizhouBankMSP';
const maker: User = 'HaizhouBankMSP/maker-1';
const officer: User = 'CustomsMSP/officer-1';
const { declarationNumber } = curtains;

describe('lock contract: until customs releases goods', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let from: string;
    let evidence: {
        readonly kind: 'FACT';
        readonly fact: { readonly kind: 'GOODS_RELEASED'; readonly factId: string };
    };

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        from = await floor.openWallet(maker, bedLinen.consignor.uscc);
        await floor.issue(bank, '500.00');
        await floor.pay(maker, from, '300.00');
        await consortium.submit(officer, 'trade/declaration:DeclareExport', { input: curtains });
        const { releaseFactId } = (await consortium.evaluate(officer, 'trade/declaration:ReadDeclaration', {
            declarationNumber,
        })) as { readonly releaseFactId: string };
        evidence = { kind: 'FACT', fact: { kind: 'GOODS_RELEASED', factId: releaseFactId } };
    }, 120_000);
    afterAll(() => consortium.stop());

    const lock = async (): Promise<string> => {
        const order: LockOrder = {
            lockId: newId(),
            from,
            payee: 'vault',
            amount: moneySchema.parse({ amount: '20.00', currency: 'CNY' }),
            condition: evidence,
            escapeAt: new Date(Date.now() + 3_600_000).toISOString(),
            keyVersion: 1,
            validUntil: new Date(Date.now() + 60_000).toISOString(),
            coins: await floor.coins(maker, from),
        };
        const { channelId: channel } = consortium.network.channel;
        const signature = floor.holder.sign(lockText(order, { channel, bank }));
        return (await consortium.submit(maker, 'dcep/lock:LockCoins', { input: { ...order, signature } })).id;
    };
    const claim = (lockId: string) => consortium.endorse(maker, 'dcep/lock:ClaimLock', { input: { lockId, evidence } });
    const hasHappened = (user: User) => consortium.evaluate(user, 'trade/fact:ReadFact', { evidence });
    const customs = (act: 'Release' | 'Cancel', more: object = {}) =>
        consortium.submit(officer, `trade/declaration:${act}Export`, {
            input: { declarationNumber, noticeId: newId(), ...more },
        });

    it('is claimed by nobody before, FACT_MUST_HAVE_HAPPENED, and by anybody at the bank after', async () => {
        const lockId = await lock();

        expect(await refusalOf(consortium, () => claim(lockId))).toMatchObject({ code: 'FACT_MUST_HAVE_HAPPENED' });
        await customs('Release');
        expect((await (await claim(lockId))()).event).toEqual({ type: 'LockClaimed', lockId });
    });

    it('tells whoever knows the fact that it happened, and whoever does not nothing', async () => {
        const unknown = { kind: 'FACT', fact: { ...evidence.fact, factId: '0'.repeat(64) } };

        expect(await hasHappened('PearlBankMSP/auditor-1')).toEqual({ hasHappened: true });
        expect(await consortium.evaluate(maker, 'trade/fact:ReadFact', { evidence: unknown })).toEqual({
            hasHappened: false,
        });
    });

    it('keeps its id from every other payment, so that no payer can make it unclaimable', async () => {
        const lockId = await lock();
        const order = await floor.order(maker, { transferId: lockId, from, to: 'vault', amount: '0.01' });
        const input = { postingId: lockId, wallets: [from], coins: await floor.coins(maker, 'vault') };
        const approvalId = lockId;
        const outputs = [{ to: from, amount: { amount: '0.01', currency: 'CNY' } }];
        await consortium.submit(maker, 'dcep/transfer:ProposeVaultPayment', { input: { approvalId, outputs } });
        const payments = [
            () => consortium.submit(maker, 'dcep/transfer:TransferCoins', { input: { transfers: [order] } }),
            () => consortium.submit(maker, 'dcep/interest:PostInterest', { input }),
            () =>
                consortium.submit('HaizhouBankMSP/checker-1', 'dcep/transfer:ApproveVaultPayment', {
                    input: { approvalId, coins: input.coins },
                }),
        ];

        for (const payment of payments) {
            expect(await refusalOf(consortium, payment)).toMatchObject({ code: 'TRANSFER_MUST_BE_NEW' });
        }
        expect((await (await claim(lockId))()).event).toEqual({ type: 'LockClaimed', lockId });
    });

    // What was endorsed while the goods were released is in no block when customs takes the declaration back.
    it('is not claimed when customs cancels the declaration before the claim is in its block', async () => {
        const lockId = await lock();
        const commit = await claim(lockId);
        await customs('Cancel', { expectedVersion: 2 });

        await expect(commit()).rejects.toThrow('invalid');
        expect(await hasHappened(maker)).toEqual({ hasHappened: false });
        expect(await refusalOf(consortium, () => claim(lockId))).toMatchObject({ code: 'FACT_MUST_HAVE_HAPPENED' });
    });
});
