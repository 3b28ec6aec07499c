import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { toWire } from '@cohong/domain/kernel/json';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { setDailyCaps, TradeFloor } from '../../../../test/contracts/trade-floor.js';

/** Pearl River Bank is asked to confirm: it is party to the credit, and to no assignment. */
const [issuing, advising, confirming] = ['HarbourBankMSP', 'HaizhouBankMSP', 'PearlBankMSP'] as const;
const maker: User = `${issuing}/maker-1`;
const checker: User = `${issuing}/checker-1`;
const presenter: User = `${advising}/maker-1`;
const issuedOn = new Date('2026-03-02T01:00:00.000Z');
const presentedOn = new Date('2026-05-20T02:00:00.000Z');
const inYuan = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"USD"', '"CNY"')) as Said;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const assignee = { partyName: 'Yongjiang Cotton Mill Co., Ltd.', uscc: '91330206MA2LM0069W', countryCode: 'CN' };

/** Paid at sight, in yuan, by the bank that issues it. */
const atSight = {
    ...inYuan(usanceWire),
    availability: { availableWith: { kind: 'BANK', bank: usanceWire.issuingBank }, by: 'PAYMENT' },
};

/** The input of an act; besides, when it is done and what it pays. */
type Acted = Readonly<Record<string, unknown>> & { readonly at?: Date; readonly settlement?: object };

describe('assignment contract', () => {
    let consortium: Consortium;
    let creditId: string;
    let floor: TradeFloor;
    const submit = (user: User, name: ActName, { at = issuedOn, settlement, ...input }: Acted) =>
        consortium.submit(user, name, { input, at, ...(settlement && { settlement }) });
    const read = (bank: string, number = 1) =>
        consortium.evaluate(`${bank}/maker-1`, 'trade/proceeds-assignment:ReadAssignment', { creditId, number });
    const assign = (number: number, changes: object = {}) =>
        submit(presenter, 'trade/proceeds-assignment:AssignProceeds', {
            ...{ creditId, number, payingBank: issuing, assignee, amount: cny('300000.00') },
            ...changes,
        });
    const byTwo = async (act: 'Acknowledgement' | 'Release', number: number) => {
        const approvalId = newId();
        await submit(maker, `trade/proceeds-assignment:Propose${act}`, { creditId, number, approvalId });
        return await submit(checker, `trade/proceeds-assignment:Approve${act}`, { approvalId });
    };

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = TradeFloor.ofMoney(consortium);
        await submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        creditId = newId();
        const application = { creditId, letterOfCreditReference: 'HCB2603LC0041', terms: atSight, instructions: {} };
        await submit(maker, 'trade/credit-application:ApplyForCredit', application);
        const approvalId = newId();
        await submit(maker, 'trade/credit-application:ProposeIssue', { creditId, version: 1, approvalId });
        await submit(checker, 'trade/credit-application:ApproveIssue', { approvalId });
    }, 120_000);
    afterAll(() => consortium.stop());

    it('lies with the bank that assigns and the bank that pays, and the other bank of the credit sees that there is one', async () => {
        const { event } = await assign(1);

        expect(event).toEqual({ type: 'ProceedsAssigned', creditId });
        const held = await read(issuing);
        expect(held).toMatchObject({ number: 1, assignee, amount: cny('300000.00'), status: 'REQUESTED' });
        expect(await read(advising)).toEqual(held);
        expect(await refusalOf(consortium, () => read(confirming))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        const address = { creditId };
        const credit = await consortium.evaluate(`${confirming}/maker-1`, 'trade/letter-of-credit:ReadCredit', address);
        expect(credit).toMatchObject({ numberOfAssignments: 1 });
    });

    it('is answered by the paying bank, by two users where that binds it', async () => {
        const answer = (bank: string) =>
            submit(`${bank}/maker-1`, 'trade/proceeds-assignment:RefuseAssignment', { creditId, number: 1 });
        expect(await refusalOf(consortium, () => answer(confirming))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        expect(await refusalOf(consortium, () => answer(advising))).toMatchObject({
            code: 'ANSWER_MUST_BE_BY_PAYING_BANK',
        });

        const { event } = await byTwo('Acknowledgement', 1);

        expect(event).toMatchObject({ type: 'AssignmentAcknowledged', creditId });
        expect(await read(advising)).toMatchObject({ status: 'ACKNOWLEDGED' });
        expect(await refusalOf(consortium, () => answer(issuing))).toMatchObject({
            code: 'ASSIGNMENT_MUST_BE_ANSWERED_ONCE',
        });
    });

    it('counts those that other banks pay, which the paying bank does not see, and what is given up no longer', async () => {
        await assign(2, { payingBank: confirming, amount: cny('172500.00') });
        expect(await refusalOf(consortium, () => read(issuing, 2))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        expect(await refusalOf(consortium, () => assign(3, { amount: cny('0.01') }))).toMatchObject({
            code: 'ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS',
            detail: { left: cny('0.00') },
        });

        const { event } = await byTwo('Release', 1);
        await assign(3);

        expect(event).toMatchObject({ type: 'AssignmentReleased', creditId });
        expect([await read(issuing, 1), await read(issuing, 3)]).toMatchObject([
            { status: 'RELEASED' },
            { status: 'REQUESTED' },
        ]);
    });

    const inVault = async (user: User) => {
        const coins = await consortium.evaluate(user, 'dcep/coin:ListCoins', { owner: 'vault' });
        return (coins as { readonly amount: unknown }[]).map(({ amount }) => amount);
    };

    it('is paid first: coins go to the assignee’s wallet and to the presenter with the presentation, or nothing does', async () => {
        await byTwo('Acknowledgement', 3);
        const at = presentedOn;
        const address = { creditId, number: 1 };
        const documents = inYuan(toWire([invoice, billOfLading, insurance]));
        const presented = { ...address, examiningBank: issuing, amount: cny('450000.00'), documents };
        await submit(presenter, 'trade/presentation:LodgePresentation', { ...presented, at });
        await submit(maker, 'trade/presentation:ExaminePresentation', { ...address, at });
        await submit(maker, 'trade/presentation:JudgePresentation', { ...address, dropped: [], added: [], at });
        await setDailyCaps(consortium, {});
        await floor.issue(issuing, '500000.00');
        const wallet = await floor.openWallet(maker, assignee.uscc);
        const amount = cny('300000.00');
        const share = { assignmentNumber: 3, amount, means: { kind: 'E_CNY', walletId: wallet } };
        const approvalId = newId();
        const propose = (changes: object) => {
            const honour = { ...address, means: { kind: 'E_CNY' }, approvalId, at, ...changes };
            return submit(maker, 'trade/presentation:ProposeHonour', honour);
        };
        for (const wrong of [{}, { shares: [{ ...share, amount: cny('299999.99') }] }]) {
            expect(await refusalOf(consortium, () => propose(wrong))).toMatchObject({
                code: 'ASSIGNEES_MUST_BE_PAID_FIRST',
                detail: { shares: [{ assignmentNumber: 3, amount }] },
            });
        }
        await propose({ shares: [share] });

        const due = { wallet, holderUscc: assignee.uscc, amount };
        const settlement = {
            transferId: approvalId,
            reference: creditId,
            from: { bank: issuing, wallet: 'vault' },
            to: { bank: advising, wallet: 'vault' },
            amount: cny('150000.00'),
            coins: await floor.coins(maker, 'vault'),
        };
        const approve = (changes: object) => {
            const moved = { ...settlement, ...changes };
            return submit(checker, 'trade/presentation:ApproveHonour', { approvalId, at, settlement: moved });
        };
        const height = consortium.height;
        for (const wrong of [
            {},
            { amount: cny('450000.00') },
            { shares: [{ ...due, amount: cny('300000.01') }] },
            { shares: [{ ...due, wallet: newId() }] },
            { shares: [due, due] },
        ]) {
            expect(await refusalOf(consortium, () => approve(wrong))).toMatchObject({
                code: 'SETTLEMENT_MUST_MATCH_DECISION',
            });
        }
        expect(consortium.height).toBe(height);

        const { transactionId, event } = await approve({ shares: [due] });

        expect(event).toEqual({ type: 'PresentationHonoured', creditId, approvalId });
        expect(await floor.balance(maker, wallet)).toEqual(amount);
        expect([await inVault(maker), await inVault(presenter)]).toEqual([[cny('50000.00')], [cny('150000.00')]]);
        const held = await read(issuing, 3);
        const payment = { means: 'E_CNY', walletId: wallet, transactionId };
        expect(held).toMatchObject({ paid: [{ presentationNumber: 1, amount, payment }] });
        expect(await read(advising, 3)).toEqual(held);
    });

    it('tells the other banks of the credit how much went to assignees, and not to whom', async () => {
        const shown = await consortium.evaluate(`${confirming}/maker-1`, 'trade/presentation:ReadPresentation', {
            creditId,
            number: 1,
        });

        expect(shown).toMatchObject({ status: 'PAID', payment: { toAssignees: cny('300000.00') } });
        expect(JSON.stringify(shown)).not.toContain(assignee.partyName);
    });
});
