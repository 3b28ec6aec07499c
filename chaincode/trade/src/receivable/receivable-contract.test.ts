import { spendText } from '@cohong/domain/dcep/holder-order';
import { moneySchema } from '@cohong/domain/kernel/money';
import { airConditioners, bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';

const maker = 'HaizhouBankMSP/maker-1';
const checker = 'HaizhouBankMSP/checker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const outside = { kind: 'OUTSIDE', reference: 'CIPS 1' };

describe('receivable contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let firstBook: unknown;

    beforeAll(async () => {
        consortium = await Consortium.start();
        firstBook = await readBook();
        floor = await TradeFloor.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const readBook = () => consortium.evaluate('PearlBankMSP/gateway', 'trade/receivable:ReadFinancingPolicy', {});
    const propose = async (financingId: string, means: object = outside): Promise<string> => {
        const approvalId = newId();
        await consortium.submit(maker, 'trade/receivable:ProposeDisbursement', {
            input: { approvalId, financingId, means },
        });
        return approvalId;
    };
    const approve = (approvalId: string, settlement?: unknown, user: User = checker) =>
        consortium.submit(user, 'trade/receivable:ApproveDisbursement', { input: { approvalId }, settlement });
    const repay = (financingId: string, repayment: object, settlement?: unknown) =>
        consortium.submit(maker, 'trade/receivable:RecordRepayment', {
            input: {
                financingId,
                repaymentId: newId(),
                amount: cny('1000.00'),
                source: 'EXPORT_PROCEEDS',
                means: outside,
                ...repayment,
            },
            settlement,
        });
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);

    describe('RequestFinancing', () => {
        it('leaves the request and a note for a registrar in the bank’s vault', async () => {
            const requested = await floor.request(maker, '1000.00');

            expect(requested.event).toEqual({ type: 'FinancingRequested', financingId: requested.id });
            expect(await floor.read(maker, requested.id)).toMatchObject({
                bank: 'HaizhouBankMSP',
                status: 'REQUESTED',
                amount: cny('1000.00'),
                outstanding: cny('0.00'),
            });
            expect(await floor.waiting('HaizhouBankMSP')).toContainEqual(
                expect.objectContaining({ kind: 'financing', id: requested.id }),
            );
        });

        it('does one request once', async () => {
            const request = newRequest();
            const input = floor.requestOf('1000.00');
            const submit = (marked: object) =>
                consortium.submit(maker, 'trade/receivable:RequestFinancing', {
                    input,
                    request: { ...request, ...marked },
                });

            const first = await submit({});

            expect(await submit({})).toMatchObject({ id: first.id, replayed: true });
            expect(await refusal(() => submit({ bodyHash: '0'.repeat(64) }))).toMatchObject({
                code: 'REQUEST_BODY_MUST_MATCH',
            });
        });

        it('takes no id twice', async () => {
            const requested = await floor.request(maker, '1000.00');

            expect(await refusal(() => floor.request(maker, '1000.00', requested.id))).toMatchObject({
                code: 'RECORD_MUST_BE_NEW',
            });
        });

        it.each<[User, string]>([
            [checker, 'CALLER_MUST_HAVE_ROLE'],
            ['HaizhouBankMSP/nobody', 'CALLER_MUST_HAVE_ROLE'],
            ['CustomsMSP/officer-1', 'CALLER_MUST_BE_BANK'],
        ])('refuses %s', async (user, code) => {
            expect(await refusal(() => floor.request(user, '1000.00'))).toMatchObject({ code });
        });

        it('refuses what shows on the paper', async () => {
            expect(await refusal(() => floor.request(maker, '0.00'))).toMatchObject({
                code: 'AMOUNT_MUST_BE_POSITIVE',
            });
        });

        it('refuses an act without a seed or a request', async () => {
            const input = floor.requestOf('1000.00');
            const act = (broken: object) => () =>
                consortium.submit(maker, 'trade/receivable:RequestFinancing', { input, ...broken });

            expect(await refusal(act({ seed: Buffer.alloc(31) }))).toMatchObject({ code: 'SEED_MUST_BE_32_BYTES' });
            expect(await refusal(act({ request: null }))).toMatchObject({ code: 'REQUEST_MUST_BE_NAMED' });
        });
    });

    describe('AskBalance', () => {
        it('leaves the question for a registrar', async () => {
            const asked = await floor.ask(maker);

            expect(asked.event).toEqual({ type: 'BalanceAsked', questionId: asked.id });
            expect(
                await consortium.evaluate(maker, 'trade/receivable:ReadBalanceQuestion', { questionId: asked.id }),
            ).toMatchObject({ status: 'ASKED' });
        });
    });

    describe('WithdrawFinancing', () => {
        const withdraw = (financingId: string) =>
            consortium.submit(maker, 'trade/receivable:WithdrawFinancing', { input: { financingId } });

        it('takes back a request, which no registrar need see any more', async () => {
            const { id } = await floor.request(maker, '1000.00');

            const withdrawn = await withdraw(id);

            expect(withdrawn.event).toEqual({ type: 'FinancingWithdrawn', financingId: id });
            expect(await floor.waiting('HaizhouBankMSP')).not.toContainEqual(expect.objectContaining({ id }));
            expect(await refusal(() => withdraw(id))).toMatchObject({
                code: 'FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED',
            });
        });

        it('gives up a reservation, for a registrar to release', async () => {
            const id = await floor.reserve(maker, '1000.00');

            await withdraw(id);

            expect(await floor.waiting('HaizhouBankMSP')).toContainEqual(
                expect.objectContaining({ kind: 'release', id }),
            );
            expect(await floor.allocations()).toContainEqual(expect.objectContaining({ financingId: id }));
        });

        it('knows no financing of another bank', async () => {
            const id = await floor.reserve('PearlBankMSP/maker-1', '1000.00');

            expect(await refusal(() => withdraw(id))).toMatchObject({
                code: 'RECORD_MUST_EXIST',
                detail: { record: 'financing' },
            });
        });
    });

    describe('disbursement outside the ledger', () => {
        it('needs two people', async () => {
            const id = await floor.reserve(maker, '1000.00');

            const approvalId = await propose(id);
            const approved = await approve(approvalId);

            expect(approved.event).toEqual({ type: 'FinancingDisbursed', financingId: id, approvalId });
            expect(await floor.read(maker, id)).toMatchObject({
                status: 'DISBURSED',
                disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' } },
            });
            expect(await consortium.evaluate(maker, 'trade/approval:ReadApproval', { approvalId })).toMatchObject({
                status: 'APPROVED',
                act: 'receivable:ApproveDisbursement',
            });
        });

        it('is refused at once when it is hopeless', async () => {
            const { id } = await floor.request(maker, '1000.00');

            expect(await refusal(() => propose(id))).toMatchObject({ code: 'FINANCING_MUST_BE_RESERVED' });
        });

        it('is refused to the maker, to another bank, and to a checker who changed his mind', async () => {
            const approvalId = await propose(await floor.reserve(maker, '1000.00'));

            expect(await refusal(() => approve(approvalId, undefined, maker))).toMatchObject({
                code: 'CALLER_MUST_HAVE_ROLE',
            });
            expect(await refusal(() => approve(approvalId, undefined, 'PearlBankMSP/checker-1'))).toMatchObject({
                code: 'APPROVAL_MUST_EXIST',
            });
            const refused = await consortium.submit(checker, 'trade/approval:RefuseApproval', {
                input: { approvalId },
            });
            expect(refused.event).toEqual({ type: 'ApprovalRefused', approvalId });
            expect(await refusal(() => approve(approvalId))).toMatchObject({ code: 'APPROVAL_MUST_BE_AWAITING' });
        });

        it('is paid once, though two proposals were approved', async () => {
            const id = await floor.reserve(maker, '1000.00');
            const [one, other] = [await propose(id), await propose(id)];

            await approve(one);

            expect(await refusal(() => approve(other))).toMatchObject({ code: 'FINANCING_MUST_BE_RESERVED' });
        });
    });

    describe('RecordRepayment', () => {
        it('takes parts, noted together', async () => {
            const id = await floor.lend(maker, '3000.00');

            const first = await repay(id, {});
            await repay(id, {});

            expect(first.event).toEqual({ type: 'RepaymentRecorded', financingId: id, repaymentId: first.id });
            expect(await floor.read(maker, id)).toMatchObject({
                status: 'PARTIALLY_REPAID',
                outstanding: cny('1000.00'),
            });
            const notes = (await floor.waiting('HaizhouBankMSP')).filter((note) => note.id === id);
            expect(notes).toEqual([expect.objectContaining({ kind: 'release' })]);
        });

        it('refuses one fen more than is owed', async () => {
            const id = await floor.lend(maker, '3000.00');

            expect(await refusal(() => repay(id, { amount: cny('3000.01') }))).toMatchObject({
                code: 'REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING',
                detail: { outstanding: cny('3000.00') },
            });
        });
    });

    describe('in e-CNY', () => {
        let walletId: string;

        beforeAll(async () => {
            walletId = await floor.openWallet(maker, bedLinen.consignor.uscc);
            await floor.issue('HaizhouBankMSP', '50000.00');
        });

        const vault = { bank: 'HaizhouBankMSP', wallet: 'vault' };
        const wallet = () => ({ bank: 'HaizhouBankMSP', wallet: walletId, holderUscc: bedLinen.consignor.uscc });
        const disburse = async (amount: string) => {
            const id = await floor.reserve(maker, amount);
            const approvalId = await propose(id, { kind: 'E_CNY', walletId });
            const coins = await floor.coins(maker, 'vault');
            const ids = { transferId: approvalId, reference: id };
            return { id, approvalId, settlement: { ...ids, from: vault, to: wallet(), amount: cny(amount), coins } };
        };

        it('pays the loan and the coins in one transaction, or neither', async () => {
            const { id, approvalId, settlement } = await disburse('20000.00');

            const approved = await approve(approvalId, settlement);

            expect(await floor.read(maker, id)).toMatchObject({
                status: 'DISBURSED',
                disbursement: { payment: { means: 'E_CNY', walletId, transactionId: approved.transactionId } },
            });
            expect(await floor.balance(maker, walletId)).toEqual(cny('20000.00'));
        });

        it('takes the repayment out of the wallet', async () => {
            const { id, approvalId, settlement } = await disburse('5000.00');
            await approve(approvalId, settlement);
            const before = await floor.balance(maker, walletId);

            const coins = await floor.coins(maker, walletId);
            const order = {
                transferId: newId(),
                reference: id,
                coins,
                keyVersion: 1,
                validUntil: '2099-01-01T00:00:00Z',
            };
            const repaying = (signature: string) => {
                const { keyVersion, validUntil, ...ids } = order;
                const ends = { from: wallet(), to: vault, amount: cny('5000.00') };
                return repay(
                    id,
                    { amount: cny('5000.00'), means: { kind: 'E_CNY', walletId } },
                    { ...ids, ...ends, signed: { keyVersion, validUntil, signature } },
                );
            };
            const outputs = [{ to: 'vault' as const, amount: moneySchema.parse(cny('5000.00')) }];
            const here = { channel: consortium.network.channel.channelId, bank: 'HaizhouBankMSP' };
            const text = (changes: object = {}) => spendText({ ...order, from: walletId, outputs, ...changes }, here);

            expect(await refusal(() => repaying(new Holder().sign(text())))).toMatchObject({
                code: 'SIGNATURE_MUST_BE_OF_HOLDER',
            });
            expect(await refusal(() => repaying(floor.holder.sign(text({ reference: newId() }))))).toMatchObject({
                code: 'SIGNATURE_MUST_BE_OF_HOLDER',
            });
            await repaying(floor.holder.sign(text()));

            expect(before).toEqual(cny('25000.00'));
            expect(await floor.balance(maker, walletId)).toEqual(cny('20000.00'));
            expect(await floor.read(maker, id)).toMatchObject({ status: 'REPAID', outstanding: cny('0.00') });
        });

        it('pays nothing out when the coin contract refuses', async () => {
            const { id, approvalId, settlement } = await disburse('1000.00');
            const spent = { ...settlement, coins: ['0'.repeat(64)] };

            expect(await refusal(() => approve(approvalId, spent))).toMatchObject({ code: 'COINS_MUST_EXIST' });
            expect(await floor.read(maker, id)).toMatchObject({ status: 'RESERVED' });
            expect(await consortium.evaluate(maker, 'trade/approval:ReadApproval', { approvalId })).toMatchObject({
                status: 'AWAITING',
            });
        });

        it.each([
            ['another amount', { amount: cny('1000.01') }],
            ['another wallet', { to: { ...vault, wallet: newId(), holderUscc: bedLinen.consignor.uscc } }],
        ])('refuses coins that are not the payment due: %s', async (_, changes) => {
            const { approvalId, settlement } = await disburse('1000.00');

            expect(await refusal(() => approve(approvalId, { ...settlement, ...changes }))).toMatchObject({
                code: 'SETTLEMENT_MUST_MATCH_DECISION',
            });
        });

        it('refuses a wallet that is not the exporter’s', async () => {
            const another = await floor.openWallet(maker, airConditioners.consignor.uscc);
            const id = await floor.reserve(maker, '1000.00');
            const approvalId = await propose(id, { kind: 'E_CNY', walletId: another });
            const settlement = {
                transferId: approvalId,
                reference: id,
                from: vault,
                to: { ...wallet(), wallet: another },
                amount: cny('1000.00'),
                coins: await floor.coins(maker, 'vault'),
            };

            expect(await refusal(() => approve(approvalId, settlement))).toMatchObject({
                code: 'WALLET_MUST_BELONG_TO_HOLDER',
            });
        });
    });

    describe('what others see', () => {
        const list = (user: User, input: object = {}) =>
            consortium.evaluate(user, 'trade/receivable:ListFinancings', input) as Promise<{ bank: string }[]>;

        it('shows a bank its own, and a regulator those of the bank it names', async () => {
            const own = await list('HaizhouBankMSP/auditor-1');

            expect(new Set(own.map(({ bank }) => bank))).toEqual(new Set(['HaizhouBankMSP']));
            expect(await list('SafeMSP/regulator-1', { bank: 'HaizhouBankMSP' })).toEqual(own);
        });

        it.each<[User, object, string]>([
            ['PearlBankMSP/maker-1', { bank: 'HaizhouBankMSP' }, 'BANK_MUST_BE_OWN'],
            ['SafeMSP/regulator-1', {}, 'BANK_MUST_BE_NAMED'],
            ['SafeMSP/regulator-1', { bank: 'CustomsMSP' }, 'BANK_MUST_BE_MEMBER'],
            ['CustomsMSP/officer-1', { bank: 'HaizhouBankMSP' }, 'CALLER_MUST_BE_REGULATOR'],
        ])('refuses %s asking for %j', async (user, input, code) => {
            expect(await refusal(() => list(user, input))).toMatchObject({ code });
        });
    });

    describe('SetFinancingPolicy', () => {
        const policy = {
            effectiveFrom: '2999-01-01',
            capBasisPoints: 5_000,
            reservationHours: 24,
            balanceQuestionsPerDay: 1,
        };
        const set = (user: User, changes: object = {}) =>
            consortium.submit(user, 'trade/receivable:SetFinancingPolicy', { input: { ...policy, ...changes } });

        it('is for the foreign-exchange regulator', async () => {
            expect(await refusal(() => set('PbocMSP/officer-1'))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
        });

        it('adds to the book that everybody reads', async () => {
            const done = await set('SafeMSP/officer-1');

            expect(done.event).toEqual({ type: 'FinancingPolicySet', effectiveFrom: '2999-01-01' });
            expect(firstBook).toEqual({ policies: [] });
            const signed = {
                set: {
                    by: expect.stringContaining('officer-1'),
                    at: expect.anything(),
                    transactionId: done.transactionId,
                },
            };
            expect(await readBook()).toEqual({ policies: [expect.anything(), { ...policy, signed }] });
            expect(await refusal(() => set('SafeMSP/officer-1', { effectiveFrom: '2998-12-31' }))).toMatchObject({
                code: 'POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST',
            });
        });

        it('takes two where the last policy says so, and the book names both signatures', async () => {
            const approvalId = newId();
            const propose = (user: User) =>
                consortium.submit(user, 'trade/financing-policy:ProposeFinancingPolicy', {
                    input: { ...policy, approvalId, changesTakeTwo: true },
                });
            const approve = (user: User) =>
                consortium.submit(user, 'trade/financing-policy:ApproveFinancingPolicy', { input: { approvalId } });

            expect(await refusal(() => propose('PbocMSP/officer-1'))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
            const proposed = await propose('SafeMSP/regulator-1');
            expect(proposed.event).toEqual({ type: 'FinancingPolicyProposed', approvalId });
            expect(await refusal(() => approve('SafeMSP/regulator-1'))).toMatchObject({
                code: 'CALLER_MUST_HAVE_ROLE',
            });
            const approved = await approve('SafeMSP/officer-1');

            expect(approved.event).toEqual({ type: 'FinancingPolicySet', effectiveFrom: '2999-01-01', approvalId });
            expect(((await readBook()) as { policies: object[] }).policies.at(-1)).toMatchObject({
                changesTakeTwo: true,
                signed: {
                    proposed: {
                        by: expect.stringContaining('regulator-1'),
                        transactionId: proposed.transactionId,
                    },
                    set: { by: expect.stringContaining('officer-1'), transactionId: approved.transactionId },
                },
            });
            expect(await refusal(() => set('SafeMSP/officer-1'))).toMatchObject({
                code: 'POLICY_MUST_BE_SET_BY_TWO',
            });
        });
    });
});
