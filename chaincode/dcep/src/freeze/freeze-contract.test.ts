import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bedLinen } from '@cohong/fixtures';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const [officer, second] = ['PbocMSP/officer-1', 'PbocMSP/officer-2'] as const;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const holderUscc = bedLinen.consignor.uscc;
/** MVCC_READ_CONFLICT */
const conflict = 'committed as invalid (11)';

describe('freeze contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let payer: string;
    let payee: string;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        [payer, payee] = [await floor.openWallet(maker, holderUscc), await floor.openWallet(maker, holderUscc)];
        await floor.issue(bank, '9000.00');
        await floor.pay(maker, payer, '1000.00');
        await floor.pay(maker, payee, '1000.00');
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const proposeFreeze = async (caseNumber: string, changes: object = {}, user: User = officer) => {
        const [approvalId, orderId] = [newId(), newId()];
        const input = { approvalId, orderId, bank, walletId: payer, caseNumber, reason: 'Preservation', ...changes };
        await consortium.submit(user, 'dcep/freeze:ProposeFreeze', { input });
        return { approvalId, orderId };
    };
    const proposeRelease = async (orderId: string): Promise<string> => {
        const input = { approvalId: newId(), orderId, reason: 'The order has been set aside' };
        return (await consortium.submit(officer, 'dcep/freeze:ProposeRelease', { input })).id;
    };
    const approve = (kind: 'Freeze' | 'Release', approvalId: string, user: User = second) =>
        consortium.submit(user, `dcep/freeze:Approve${kind}`, { input: { approvalId } });
    const freeze = async (caseNumber: string): Promise<string> => {
        const { approvalId, orderId } = await proposeFreeze(caseNumber);
        await approve('Freeze', approvalId);
        return orderId;
    };
    const release = async (orderId: string) => await approve('Release', await proposeRelease(orderId));
    const orderOf = (orderId: string, user: User = officer) =>
        consortium.evaluate(user, 'dcep/freeze:ReadFreezeOrder', { orderId });
    const transferOf = async (from: string, to: string) => ({
        input: { transfers: [await floor.order(maker, { from, to, amount: '1.00' })] },
    });
    const transfer = async (from: string, to: string) =>
        await consortium.submit(maker, 'dcep/transfer:TransferCoins', await transferOf(from, to));
    const repay = async (financingId: string) => {
        const amount = cny('1.00');
        const order = await floor.order(maker, { from: payer, to: 'vault', amount: '1.00', reference: financingId });
        const { transferId, coins, keyVersion, validUntil, signature } = order;
        const signed = { keyVersion, validUntil, signature };
        const ends = { from: { bank, wallet: payer, holderUscc }, to: { bank, wallet: 'vault' } };

        return await consortium.submit(maker, 'trade/receivable:RecordRepayment', {
            input: {
                financingId,
                repaymentId: newId(),
                amount,
                source: 'EXPORT_PROCEEDS',
                means: { kind: 'E_CNY', walletId: payer },
            },
            settlement: { transferId, reference: financingId, ...ends, amount, coins, signed },
        });
    };
    const wallet = async () =>
        (await consortium.evaluate(maker, 'dcep/wallet:ReadWallet', { walletId: payer })) as { isFrozen: boolean };

    describe('an order', () => {
        it('needs two officers of the central bank', async () => {
            const { approvalId } = await proposeFreeze('Case 1');

            expect(await refusal(() => approve('Freeze', approvalId, officer))).toMatchObject({
                code: 'CHECKER_MUST_DIFFER_FROM_MAKER',
            });
            expect(await wallet()).toMatchObject({ isFrozen: false });
            await transfer(payer, payee);
        });

        it.each<[User, string]>([
            [maker, 'CALLER_MUST_BE_CENTRAL_BANK'],
            ['SafeMSP/officer-1', 'CALLER_MUST_BE_CENTRAL_BANK'],
            ['PbocMSP/issuer-1', 'CALLER_MUST_HAVE_ROLE'],
            ['PbocMSP/regulator-1', 'CALLER_MUST_HAVE_ROLE'],
        ])('is refused to %s: %s', async (user, code) => {
            const { approvalId, orderId } = await proposeFreeze('Case 2');
            const input = { approvalId: newId(), orderId, reason: 'No reason' };
            const acts = [
                () => proposeFreeze('Case 3', {}, user),
                () => approve('Freeze', approvalId, user),
                () => consortium.submit(user, 'dcep/freeze:ProposeRelease', { input }),
                () => approve('Release', approvalId, user),
            ];
            for (const act of acts) {
                expect(await refusal(act)).toMatchObject({ code });
            }
        });

        it.each<[object, string]>([
            [{ bank: 'PearlBankMSP' }, 'WALLET_MUST_EXIST'],
            [{ walletId: '0'.repeat(32) }, 'WALLET_MUST_EXIST'],
            [{ bank: 'SafeMSP' }, 'BANK_MUST_BE_MEMBER'],
            [{ reason: '' }, 'REQUEST_MUST_MATCH_SCHEMA'],
        ])('on %j is refused: %s', async (changes, code) => {
            expect(await refusal(() => proposeFreeze('Case 4', changes))).toMatchObject({ code });
        });

        it('may be refused by the second officer, of whom an issuer is none', async () => {
            const { approvalId } = await proposeFreeze('Case 5');
            const refuse = (user: User) =>
                consortium.submit(user, 'dcep/approval:RefuseApproval', { input: { approvalId } });

            expect(await refusal(() => refuse('PbocMSP/issuer-1'))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
            await refuse(second);
            expect(await refusal(() => approve('Freeze', approvalId))).toMatchObject({
                code: 'APPROVAL_MUST_BE_AWAITING',
            });
        });
    });

    describe('a frozen wallet', () => {
        let orderId: string;
        let loan: string;

        beforeAll(async () => {
            loan = await floor.lend(maker, '1.00');
            const { approvalId, orderId: proposed } = await proposeFreeze('Case 6');
            orderId = proposed;
            expect((await approve('Freeze', approvalId)).event).toEqual({ type: 'WalletFrozen', approvalId });
        });

        it('pays nothing, neither by a transfer nor back to its bank', async () => {
            expect(await refusal(() => transfer(payer, payee))).toMatchObject({ code: 'WALLET_MUST_NOT_BE_FROZEN' });
            expect(await refusal(() => transfer(payer, 'vault'))).toMatchObject({ code: 'WALLET_MUST_NOT_BE_FROZEN' });
            expect(await refusal(() => repay(loan))).toMatchObject({ code: 'WALLET_MUST_NOT_BE_FROZEN' });
        });

        it('takes what is paid to it, a loan too', async () => {
            const before = await floor.coins(maker, payer);

            await transfer(payee, payer);
            await floor.pay(maker, payer, '1.00');

            expect(await floor.coins(maker, payer)).toHaveLength(before.length + 2);
        });

        it('is seen to be frozen by its bank, which can read neither order nor reason', async () => {
            expect(await wallet()).toMatchObject({ isFrozen: true });
            expect(await refusal(() => orderOf(orderId, maker))).toMatchObject({ code: 'CALLER_MUST_BE_CENTRAL_BANK' });
            const held = (mspId: string): string[] =>
                consortium.network
                    .peer(mspId)
                    .readPrivateStore()
                    .map(({ collection }) => collection);
            expect(held('PbocMSP')).toContain('frozen');
            expect([...held(bank), ...held('SafeMSP')]).not.toContain('frozen');
        });

        it('is held by each case once, and by every case until that one is released', async () => {
            expect(await refusal(() => proposeFreeze('Case 6'))).toMatchObject({
                code: 'CASE_MUST_NOT_FREEZE_A_WALLET_TWICE',
            });
            const other = await freeze('Case 7');

            await release(orderId);
            expect(await refusal(() => transfer(payer, payee))).toMatchObject({ code: 'WALLET_MUST_NOT_BE_FROZEN' });
            await release(other);
            expect(await wallet()).toMatchObject({ isFrozen: false });
            await transfer(payer, payee);
        });

        it('keeps the order after the release, which it can have once', async () => {
            expect(await orderOf(orderId)).toMatchObject({
                status: 'RELEASED',
                caseNumber: 'Case 6',
                release: { reason: 'The order has been set aside' },
            });
            expect(await refusal(() => proposeRelease(orderId))).toMatchObject({
                code: 'FREEZE_ORDER_MUST_BE_IN_FORCE',
                detail: { status: 'RELEASED' },
            });
        });

        it('is released once, whatever was proposed before', async () => {
            const again = await freeze('Case 8');
            const [one, other] = [await proposeRelease(again), await proposeRelease(again)];
            await approve('Release', one);

            expect(await refusal(() => approve('Release', other))).toMatchObject({
                code: 'FREEZE_ORDER_MUST_BE_IN_FORCE',
            });
        });
    });

    it('stops a payment that was endorsed before the freeze and is ordered after it', async () => {
        const { approvalId } = await proposeFreeze('Case 9');
        const freezing = { input: { approvalId } };
        const frozen = await consortium.endorse(second, 'dcep/freeze:ApproveFreeze', freezing);
        const paid = await consortium.endorse(maker, 'dcep/transfer:TransferCoins', await transferOf(payer, payee));

        await frozen();

        await expect(paid()).rejects.toThrow(conflict);
        expect(await refusal(() => transfer(payer, payee))).toMatchObject({ code: 'WALLET_MUST_NOT_BE_FROZEN' });
    });
});
