import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';

/** Pearl River Bank is asked to confirm: it is party to the credit, and to no assignment. */
const [issuing, advising, confirming] = ['HarbourBankMSP', 'HaizhouBankMSP', 'PearlBankMSP'] as const;
const maker: User = `${issuing}/maker-1`;
const checker: User = `${issuing}/checker-1`;
const presenter: User = `${advising}/maker-1`;
const issuedOn = new Date('2026-03-02T01:00:00.000Z');
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const assignee = { partyName: 'Yongjiang Cotton Mill Co., Ltd.', uscc: '91330206MA2LM0069W', countryCode: 'CN' };

/** Paid at sight, in yuan, by the bank that issues it. */
const atSight = {
    ...(JSON.parse(JSON.stringify(usanceWire).replaceAll('"USD"', '"CNY"')) as typeof usanceWire),
    availability: { availableWith: { kind: 'BANK', bank: usanceWire.issuingBank }, by: 'PAYMENT' },
};

describe('assignment contract', () => {
    let consortium: Consortium;
    let creditId: string;
    const submit = (user: User, name: ActName, input: object) => consortium.submit(user, name, { input, at: issuedOn });
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
});
