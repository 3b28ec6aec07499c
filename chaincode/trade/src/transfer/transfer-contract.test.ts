import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { toWire } from '@cohong/domain/kernel/json';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';

/** Harbour issues and is the mill's bank too; Haizhou is the first beneficiary's; Pearl is nominated, and transfers. */
const [issuing, first, transferring] = ['HarbourBankMSP', 'HaizhouBankMSP', 'PearlBankMSP'] as const;
const makerOf = (bank: string): User => `${bank}/maker-1`;
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const issuedOn = new Date('2026-03-02T01:00:00.000Z');
const presentedOn = new Date('2026-05-20T02:00:00.000Z');
const afterExpiry = new Date('2026-07-03T02:00:00.000Z');
const decidedOn = new Date('2026-07-06T02:00:00.000Z');

const transferable = {
    ...usanceWire,
    form: 'IRREVOCABLE_TRANSFERABLE',
    requiredDocuments: usanceWire.requiredDocuments.map((required) => ({
        ...required,
        ...(required.mustShow && { mustShow: required.mustShow.filter(({ test }) => test !== 'STATES') }),
    })),
    confirmation: { instruction: 'WITHOUT' },
};
const wish = {
    number: 1,
    transferringBank: transferring,
    secondBeneficiary: { partyName: 'Yaojiang Cotton Mill Co., Ltd.', countryCode: 'CN' },
    secondBeneficiarysBank: usanceWire.issuingBank,
    amount: dollars('198000.00'),
    amendmentAdvice: 'ALWAYS',
};
const clauses = {
    ...{ kind: 'DISCREPANCY', code: 'TRANSPORT_DOCUMENT_MUST_BE_CLEAN', rule: 'UCP 600 art. 27' },
    ...{ field: 'clauses', expected: 'no clause', found: 'Two cartons wet' },
};

describe('transfer contracts', () => {
    let consortium: Consortium;
    let creditId: string;
    let millsId: string;
    let today = issuedOn;

    const submit = (bank: string, name: ActName, input: object) =>
        consortium.submit(makerOf(bank), name, { input, at: today });
    const byTwo = async (bank: string, [contract, act]: readonly [string, string], input: object) => {
        const approvalId = newId();
        await submit(bank, `trade/${contract}:Propose${act}` as ActName, { ...input, approvalId });
        await consortium.submit(`${bank}/checker-1`, `trade/${contract}:Approve${act}` as ActName, {
            input: { approvalId },
            at: today,
        });
    };
    const forward = (as: string) =>
        submit(transferring, 'trade/transferred-credit:ForwardPresentation', {
            ...{ creditId, number: 1, presentationNumber: 1, examiningBank: issuing, as },
        });
    const presented = (id: string, number = 1) =>
        consortium.evaluate(makerOf(issuing), 'trade/presentation:ReadPresentation', { creditId: id, number });
    const transfer = () =>
        consortium.evaluate(makerOf(issuing), 'trade/credit-transfer:ReadTransfer', { creditId, number: 1 });
    const judge = async (bank: string, address: object, added: readonly object[]) => {
        await submit(bank, 'trade/presentation:ExaminePresentation', address);
        const { findings = [] } = (await consortium.evaluate(
            makerOf(bank),
            'trade/presentation:ReadPresentation',
            address,
        )) as { findings?: { kind: string }[] };
        const dropped = findings.flatMap(({ kind }, finding) =>
            kind === 'DISCREPANCY' ? [{ finding, reason: 'Agreed' }] : [],
        );
        await submit(bank, 'trade/presentation:JudgePresentation', { ...address, dropped, added });
    };

    beforeAll(async () => {
        consortium = await Consortium.start();
        await consortium.submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', {
            input: { calendars: [published(china)] },
            at: issuedOn,
        });
        creditId = newId();
        const application = { creditId, letterOfCreditReference: 'HCB2603LC0061', terms: transferable };
        await submit(issuing, 'trade/credit-application:ApplyForCredit', { ...application, instructions: {} });
        await byTwo(issuing, ['credit-application', 'Issue'], { creditId, version: 1 });
        await submit(first, 'trade/letter-of-credit:AdviseCredit', { creditId });
        await submit(first, 'trade/credit-transfer:RequestTransfer', { ...wish, creditId });
        millsId = newId();
        const consent = { creditId, number: 1, transferReference: 'PRB-T-0001', transferredCreditId: millsId };
        await byTwo(transferring, ['credit-transfer', 'Transfer'], consent);
        await submit(issuing, 'trade/letter-of-credit:AdviseCredit', { creditId: millsId });
    }, 120_000);
    afterAll(() => consortium.stop());

    it('a credit is not cancelled while a second beneficiary has a part of it, and nothing is written', async () => {
        const { height } = consortium;
        const asked = { creditId, approvalId: newId() };

        expect(
            await refusalOf(consortium, () => submit(issuing, 'trade/credit-cancellation:ProposeCancellation', asked)),
        ).toMatchObject({ code: 'TRANSFERS_MUST_HAVE_BEEN_RETURNED' });
        expect(consortium.height).toBe(height);
    });

    it('refused for the first one’s invoice alone, what came in time goes as received, although the credit has expired', async () => {
        today = presentedOn;
        const mills = { creditId: millsId, number: 1 };
        const documents = toWire([draft, invoice, billOfLading, insurance]);
        const lodged = { ...mills, examiningBank: transferring, amount: dollars('198000.00'), documents };
        await submit(issuing, 'trade/presentation:LodgePresentation', lodged);
        await judge(transferring, mills, []);
        const address = { creditId, number: 1, presentationNumber: 1 };
        const demand = { ...address, answerBy: '2026-05-25T02:00:00.000Z' };
        await submit(transferring, 'trade/transferred-credit:DemandSubstitution', demand);
        const own = toWire([{ ...invoice, documentReference: 'HZ-9', attachments: [] }]);
        const answer = { ...address, amount: dollars('225000.00'), documents: own };
        await submit(first, 'trade/transferred-credit:SubstituteDocuments', answer);
        await forward('SUBSTITUTED');
        const wrong = { ...clauses, documentId: invoice.documentId, field: 'lines' };
        await judge(issuing, { creditId, number: 1 }, [{ finding: wrong, reason: 'It calls the sheets bedding' }]);
        await byTwo(issuing, ['presentation', 'Refusal'], { creditId, number: 1, disposal: 'RETURNING' });
        today = afterExpiry;
        await submit(first, 'trade/letter-of-credit:ExpireCredit', { creditId });
        await forward('AS_RECEIVED');

        expect(await presented(creditId, 2)).toMatchObject({
            receivedAt: afterExpiry.toISOString(),
            forwards: { presentationNumber: 1, receivedAt: presentedOn.toISOString(), amendments: [] },
        });
    });

    it('a refusal is passed on by the nominated bank: the mill has its documents and its amount again', async () => {
        today = decidedOn;
        const notice = { creditId, number: 1, presentationNumber: 1, disposal: 'RETURNING', discrepancies: [clauses] };
        const pass = (bank: string) => submit(bank, 'trade/transferred-credit:PassRefusalOn', notice);
        expect(await refusalOf(consortium, () => pass(transferring))).toMatchObject({
            code: 'FORWARDED_PRESENTATION_MUST_BE_REFUSED',
        });
        const added = [{ finding: clauses, reason: 'The cartons are noted as wet' }];
        await judge(issuing, { creditId, number: 2 }, added);
        const refusal = { creditId, number: 2, disposal: 'RETURNING' };
        await byTwo(issuing, ['presentation', 'Refusal'], refusal);
        const { height } = consortium;
        expect(await refusalOf(consortium, () => pass(first))).toMatchObject({
            code: 'ACT_MUST_BE_BY_TRANSFERRING_BANK',
        });
        expect(consortium.height).toBe(height);

        expect((await pass(transferring)).event).toEqual({ type: 'RefusalPassedOn', creditId: millsId });
        expect(await presented(millsId)).toMatchObject({ status: 'REFUSED', refusal: { discrepancies: [clauses] } });
    });

    it('what the mill has not drawn returns when its credit has ended and its documents are given back', async () => {
        const giveBack = () => submit(transferring, 'trade/credit-transfer:ReturnTransfer', { creditId, number: 1 });
        await submit(issuing, 'trade/letter-of-credit:ExpireCredit', { creditId: millsId });
        expect(await refusalOf(consortium, giveBack)).toMatchObject({
            code: 'SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED',
        });
        const mills = { creditId: millsId, number: 1 };
        await submit(transferring, 'trade/presentation:ReturnDocuments', mills);
        await giveBack();

        expect(await transfer()).toMatchObject({ returnedAt: decidedOn.toISOString() });
    });
});
