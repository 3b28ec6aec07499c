import { chinaDate } from '@cohong/domain/kernel/time';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { rawCotton } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import {
    exampleCapitalAccount,
    exampleCapitalPolicy,
    exampleCapitalReceipt,
} from '../../../../gateway/src/capital-account/capital-examples.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { byTwo, debtorBank, heldClaim } from '../../../../test/contracts/held-claim.js';
import { ImportFinancingDesk } from '../../../../test/contracts/import-financing-desk.js';
import { filedForm, TaxFormDesk } from '../../../../test/contracts/tax-form-desk.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const haizhou: User = 'HaizhouBankMSP/maker-1';
const pearl: User = 'PearlBankMSP/maker-1';
const officer: User = 'SafeMSP/officer-1';
const { uscc } = filedForm.payer;
const today = (): string => chinaDate(new Date().toISOString());

const rules = {
    effectiveFrom: '2026-01-01',
    institutions: [
        { bank: 'HaizhouBankMSP', institutionCode: '330200010401' },
        { bank: 'PearlBankMSP', institutionCode: '440100010602' },
        { bank: 'HarbourBankMSP', institutionCode: '310000010803' },
    ],
    transactionCodes: [
        { code: '121010', means: 'General trade', directions: ['RECEIVED', 'PAID'] },
        { code: '227020', means: 'Computer services', directions: ['RECEIVED', 'PAID'] },
    ],
    reportWithin: { place: 'CHINA', received: 5, paid: 5 },
    source: 'made for tests',
};

/** A fee, under the code of goods. */
const reportOf = {
    enterpriseUscc: uscc,
    amount: { amount: '1000.00', currency: 'USD' },
    counterparty: filedForm.payee,
    transactionCode: '121010',
};

interface Report {
    readonly bopNumber: string;
    readonly status: string;
    readonly toMend: readonly string[];
}

describe('the contracts of the balance of payments', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let taxForms: TaxFormDesk;

    beforeAll(async () => {
        consortium = await Consortium.start();
        // It has made the secret of the registry.
        floor = await TradeFloor.open(consortium);
        taxForms = await TaxFormDesk.open(consortium);
        await consortium.submit(officer, 'trade/bop-rule:SetBopRules', { input: rules });
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const paid = async (user: User): Promise<string> => {
        const id = await taxForms.ask(user, { amount: '1000.00', more: { contractReference: newId() } });
        await taxForms.confirm(user, id);
        return id;
    };
    const report = async (user: User, paymentId: string, changes: object = {}) => {
        const reportId = newId();
        const { event } = await consortium.submit(user, 'trade/payment-report:ReportPayment', {
            input: {
                ...reportOf,
                reportId,
                payment: { kind: 'OUTWARD_PAYMENT', paymentId },
                ...changes,
            },
        });
        return { reportId, event };
    };
    const read = async (user: User, reportId: string, bank?: string): Promise<Report> =>
        (await consortium.evaluate(user, 'trade/payment-report:ReadReport', {
            reportId,
            ...(bank !== undefined && { bank }),
        })) as Report;
    const advise = (reportId: string, advice: object, by: User = officer) =>
        consortium.submit(by, 'trade/payment-report:AdviseReport', {
            input: { bank: 'HaizhouBankMSP', reportId, advice },
        });
    /** What everybody gets of what was done last. */
    const newestBlock = async (): Promise<string> => {
        const startBlock = BigInt(consortium.height - 1);
        const blocks = await consortium.channel('PearlBankMSP/maker-1').getBlockEvents({ startBlock });
        for await (const block of blocks) {
            blocks.close();
            return Buffer.from(block.serializeBinary()).toString('latin1');
        }
        throw new Error('there is no such block');
    };
    const refused = { status: 'REFUSED', reasons: ['CODE_MUST_FIT_TRANSACTION'], text: 'A fee for software' };

    it('rules are public, and set by officers of SAFE', async () => {
        expect(await consortium.evaluate(pearl, 'trade/bop-rule:ReadBopRules', {})).toEqual({ editions: [rules] });
        const set = (by: User) => () => consortium.submit(by, 'trade/bop-rule:SetBopRules', { input: rules });

        expect(await refusal(set('PbocMSP/officer-1'))).toMatchObject({
            code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
        });
        expect(await refusal(set('SafeMSP/regulator-1'))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
    });

    it('each bank numbers its payments of a day by itself, and a payment is reported once', async () => {
        const [first, second, other] = [await paid(haizhou), await paid(haizhou), await paid(pearl)];
        const { reportId, event } = await report(haizhou, first);
        expect(event).toEqual({ type: 'PaymentReported', reportId });
        const next = await report(haizhou, second);
        const others = await report(pearl, other);

        const day = today().slice(2).replaceAll('-', '');
        expect((await read(haizhou, reportId)).bopNumber).toBe(`330200010401${day}0001`);
        expect((await read(haizhou, next.reportId)).bopNumber).toBe(`330200010401${day}0002`);
        expect((await read(pearl, others.reportId)).bopNumber).toBe(`440100010602${day}0001`);
        expect(await refusal(() => report(haizhou, first))).toMatchObject({
            code: 'PAYMENT_MUST_BE_REPORTED_ONCE',
            detail: { reportId },
        });
    });

    it('two payments that are reported at once have numbers of their own: one conflicts, and is tried again', async () => {
        const payments = [await paid(haizhou), await paid(haizhou)];
        const reporting = await Promise.all(
            payments.map((paymentId) =>
                consortium.endorse(haizhou, 'trade/payment-report:ReportPayment', {
                    input: { ...reportOf, reportId: newId(), payment: { kind: 'OUTWARD_PAYMENT', paymentId } },
                }),
            ),
        );
        const outcomes = await Promise.allSettled(reporting.map((send) => send()));
        const taken = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
        expect(taken).toHaveLength(1);

        const left = payments[outcomes.findIndex(({ status }) => status === 'rejected')]!;
        const { reportId } = await report(haizhou, left);
        const numbers = [await read(haizhou, taken[0]!), await read(haizhou, reportId)].map(
            ({ bopNumber }) => bopNumber,
        );
        expect(Number(numbers[1]!.slice(-4))).toBe(Number(numbers[0]!.slice(-4)) + 1);
    });

    it('what the seller of imported goods was paid is reported with their declaration', async () => {
        const desk = await ImportFinancingDesk.open(consortium);
        const imported = await desk.declare();
        const paymentId = await desk.lend(haizhou, imported, '800.00');

        const { reportId } = await report(haizhou, paymentId, {
            enterpriseUscc: rawCotton.consignee.uscc,
            amount: { amount: '800.00', currency: 'CNY' },
            payment: { kind: 'IMPORT_PAYMENT', paymentId },
        });
        expect(await read(haizhou, reportId)).toMatchObject({
            direction: 'PAID',
            contractReference: rawCotton.contract.reference,
            declarationNumbers: [imported.declarationNumber],
        });
    });

    it('a refused report comes back to its bank, which mends it; SAFE accepts it once the enterprise is entered', async () => {
        const paymentId = await paid(haizhou);
        const { reportId } = await report(haizhou, paymentId);
        const advised = await advise(reportId, refused);
        expect(advised.event).toEqual({ type: 'PaymentReportAdvised', reportId });

        const before = await read(haizhou, reportId);
        expect(before).toMatchObject({ status: 'REFUSED', toMend: ['transactionCode'], advice: { given: refused } });
        expect(await refusal(() => report(haizhou, paymentId, { replaces: reportId }))).toMatchObject({
            code: 'REPORT_MUST_MEND_WHAT_WAS_REFUSED',
            detail: { fields: ['transactionCode'] },
        });
        const mended = await report(haizhou, paymentId, { replaces: reportId, transactionCode: '227020' });
        expect(await read(haizhou, mended.reportId)).toMatchObject({
            bopNumber: before.bopNumber,
            replaces: reportId,
            status: 'SUBMITTED',
        });
        expect(await read(haizhou, reportId)).toMatchObject({ status: 'REPLACED', toMend: [] });

        const accept = () => advise(mended.reportId, { status: 'ACCEPTED' });
        expect(await refusal(accept)).toMatchObject({ code: 'ENTERPRISE_MUST_BE_IN_DIRECTORY' });
        await consortium.submit('SafeMSP/regulator-1', 'trade/enterprise:ProposeEntry', {
            input: { uscc, expectedVersion: 0, classCode: 'A' },
        });
        await consortium.submit(officer, 'trade/enterprise:ConfirmEntry', { input: { uscc, expectedVersion: 1 } });
        await accept();
        expect(await read(officer, mended.reportId, 'HaizhouBankMSP')).toMatchObject({ status: 'ACCEPTED' });
        expect(await refusal(accept)).toMatchObject({ code: 'REPORT_MUST_AWAIT_ADVICE' });
    });

    it('SAFE alone answers, and no bank reads or reports what is another’s', async () => {
        const paymentId = await paid(haizhou);
        const { reportId } = await report(haizhou, paymentId);

        expect(await refusal(() => advise(reportId, refused, 'PbocMSP/officer-1'))).toMatchObject({
            code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
        });
        expect(await refusal(() => advise(reportId, refused, haizhou))).toMatchObject({
            code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
        });
        expect(await refusal(() => read(pearl, reportId))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        expect(await refusal(() => report(pearl, paymentId))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        expect(await refusal(() => report('HaizhouBankMSP/checker-1', paymentId))).toMatchObject({
            code: 'CALLER_MUST_HAVE_ROLE',
        });
    });

    it('SAFE asks for documents behind a report, and sends back what is not enough', async () => {
        const { reportId } = await report(haizhou, await paid(haizhou));
        const documentRequestId = newId();
        const request = (by: User, id = documentRequestId) =>
            consortium.submit(by, 'trade/document-request:RequestDocuments', {
                input: {
                    documentRequestId: id,
                    bank: 'HaizhouBankMSP',
                    reportId,
                    subject: 'The contract',
                    documentTypes: ['CONTRACT'],
                },
            });
        const answer = (by: User, text: string) =>
            consortium.submit(by, 'trade/document-request:AnswerDocumentRequest', {
                input: { documentRequestId, letterId: newId(), text, documents: [] },
            });
        const find = (by: User, finding: object) =>
            consortium.submit(by, 'trade/document-request:FindOnDocuments', {
                input: { bank: 'HaizhouBankMSP', documentRequestId, finding },
            });
        const asked = (user: User, bank?: string) =>
            consortium.evaluate(user, 'trade/document-request:ReadDocumentRequest', {
                documentRequestId,
                ...(bank !== undefined && { bank }),
            });

        expect(await refusal(() => request('PbocMSP/officer-1'))).toMatchObject({
            code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
        });
        expect((await request(officer)).event).toEqual({ type: 'DocumentsRequested', documentRequestId });
        expect(await refusal(() => request(officer, newId()))).toMatchObject({
            code: 'REPORT_MUST_AWAIT_NO_DOCUMENTS',
            detail: { documentRequestId },
        });
        expect(await refusal(() => advise(reportId, refused))).toMatchObject({
            code: 'REPORT_MUST_AWAIT_NO_DOCUMENTS',
        });
        expect(await refusal(() => answer(pearl, 'Ours'))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        expect(await refusal(() => answer('HaizhouBankMSP/checker-1', 'Lost'))).toMatchObject({
            code: 'CALLER_MUST_HAVE_ROLE',
        });

        expect((await answer(haizhou, 'It is lost')).event).toEqual({
            type: 'DocumentRequestAnswered',
            documentRequestId,
        });
        expect(await refusal(() => find(haizhou, { status: 'SATISFIED' }))).toMatchObject({
            code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
        });
        expect((await find(officer, { status: 'REFUSED', text: 'Ask the payee for it' })).event).toEqual({
            type: 'DocumentRequestFound',
            documentRequestId,
        });
        expect(await asked(haizhou)).toMatchObject({ status: 'REFUSED', answer: { text: 'It is lost' } });
        expect(await refusal(() => asked(pearl))).toMatchObject({ code: 'RECORD_MUST_EXIST' });

        await answer(haizhou, 'The payee has none: it was made by word of mouth');
        await find(officer, { status: 'SATISFIED' });
        expect(await asked(officer, 'HaizhouBankMSP')).toMatchObject({ status: 'SATISFIED' });
        await advise(reportId, refused);
        expect(await read(haizhou, reportId)).toMatchObject({ status: 'REFUSED' });
    });

    it('tells in its events and in public nothing of enterprise, number or code', async () => {
        const { reportId, event } = await report(haizhou, await paid(haizhou));
        const seen = await newestBlock();

        expect(event).toEqual({ type: 'PaymentReported', reportId });
        expect(seen).toContain(reportId);
        expect(seen).not.toMatch(/91330206|3302000104|121010|Alster/);
    });

    it('what buyers have paid is reported once it is matched', async () => {
        const { financingId: receiptId, ...named } = floor.requestOf('100.00');
        const approvalId = newId();
        await consortium.submit(haizhou, 'trade/export-receipt:ProposeReceipt', {
            input: { ...named, receiptId, approvalId, reference: 'CIPS 1', receivedOn: today() },
        });
        await consortium.submit('HaizhouBankMSP/checker-1', 'trade/export-receipt:ApproveReceipt', {
            input: { approvalId },
        });
        const { exporterUscc, amount } = named as { exporterUscc: string; amount: unknown };
        const changes = {
            payment: { kind: 'EXPORT_RECEIPT', paymentId: receiptId },
            enterpriseUscc: exporterUscc,
            amount,
        };
        const reporting = () => report(haizhou, '', changes);
        expect(await refusal(reporting)).toMatchObject({ code: 'PAYMENT_MUST_BE_FINAL' });
        await consortium.submit('SafeMSP/registrar-1', 'trade/export-receipt-registry:MatchReceipts', {
            input: { items: [{ bank: 'HaizhouBankMSP', receiptId }] },
            request: null,
        });
        const { reportId } = await reporting();

        expect(await read(haizhou, reportId)).toMatchObject({ direction: 'RECEIVED', reference: 'CIPS 1' });
    });

    it('what came in of capital is reported of the enterprise of its account', async () => {
        const capitalAccountId = newId();
        // A bank chooses ids: one that a payment of another kind has stands for nothing of that.
        const receiptId = await paid(haizhou);
        await report(haizhou, receiptId);
        await consortium.submit(officer, 'trade/capital-policy:SetPolicy', { input: exampleCapitalPolicy });
        await consortium.submit(haizhou, 'trade/capital-account:OpenAccount', {
            input: { ...exampleCapitalAccount, capitalAccountId },
        });
        await consortium.submit(haizhou, 'trade/capital-account:RecordReceipt', {
            input: { ...exampleCapitalReceipt, capitalAccountId, receiptId },
        });
        const changes = {
            payment: { kind: 'CAPITAL_RECEIPT', paymentId: receiptId },
            enterpriseUscc: exampleCapitalAccount.enterpriseUscc,
            amount: exampleCapitalReceipt.amount,
        };
        const stranger = { ...changes, enterpriseUscc: '91440101MA2C0001XU' };

        expect(await refusal(() => report(haizhou, '', stranger))).toMatchObject({
            code: 'ENTERPRISE_MUST_BE_THAT_OF_PAYMENT',
        });
        const { reportId } = await report(haizhou, '', changes);
        expect(await read(haizhou, reportId)).toMatchObject({ direction: 'RECEIVED', status: 'SUBMITTED' });
    });

    it('tells until when payments are to be reported, and nothing before a calendar covers them', async () => {
        const payments = [{ day: '2026-03-30', direction: 'RECEIVED' }];
        const due = () => consortium.evaluate(haizhou, 'trade/payment-report:ReadDueDays', { payments });
        expect(await due()).toEqual([{ isOverdue: false }]);

        await consortium.submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', {
            input: { calendars: [published(china)] },
        });
        expect(await due()).toEqual([{ dueOn: '2026-04-06', isOverdue: true }]);
    });

    it('what is paid abroad under a credit is reported by the bank that has issued it, and by no other', async () => {
        const { applicant, beneficiary } = usanceWire;
        const turned = { applicant: beneficiary, beneficiary: applicant };
        const { claimId } = await heldClaim(consortium, debtorBank, turned);
        const { claimId: received } = await heldClaim(consortium);
        const proceeds = { amount: '99000.00', currency: 'CNY' };
        const prepaid = (id: string, uetr: string) =>
            byTwo(consortium, debtorBank, [
                'claim:Prepayment',
                { claimId: id, means: { kind: 'OUTSIDE', uetr }, proceeds },
            ]);
        const reported = (user: User, id: string) =>
            report(user, '', {
                enterpriseUscc: beneficiary.uscc,
                amount: proceeds,
                counterparty: { partyName: applicant.partyName, countryCode: 'SG' },
                payment: { kind: 'CLAIM_PAYMENT', paymentId: id },
            });
        const owing: User = `${debtorBank}/maker-1`;

        expect(await refusal(() => reported(owing, claimId))).toMatchObject({ code: 'PAYMENT_MUST_BE_FINAL' });
        await prepaid(claimId, 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01');
        await prepaid(received, 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02');
        expect(await refusal(() => reported(haizhou, claimId))).toMatchObject({
            code: 'PAYMENT_MUST_BE_UNDER_CREDIT_OF_BANK',
        });
        expect(await refusal(() => reported(owing, received))).toMatchObject({ code: 'PAYMENT_MUST_GO_ABROAD' });
        const { reportId } = await reported(owing, claimId);
        expect(await read(owing, reportId)).toMatchObject({ direction: 'PAID', day: '2026-05-20' });
    });
});
