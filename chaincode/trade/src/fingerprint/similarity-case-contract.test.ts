import { lanternTextiles } from '@cohong/fixtures';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { alteredInvoice, describedBill, describedInvoice } from '../../../../test/contracts/described-documents.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const registrar = 'SafeMSP/registrar-1';
const regulator = 'SafeMSP/regulator-1';
const officer = 'SafeMSP/officer-1';
const haizhou = 'HaizhouBankMSP/maker-1';
const pearl = 'PearlBankMSP/maker-1';

interface Case {
    readonly caseId: string;
}

/** Two banks lend on parts of one declaration; what they are shown is like each other. */
describe('documents in financings, and similarity-case contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    /** As the transactions of the registrar leave them in the registry. */
    let opened: Case[];

    beforeEach(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        opened = [];
    }, 120_000);
    afterEach(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const request = async (user: User, documents: readonly object[], changes: object = {}): Promise<string> => {
        const financingId = newId();
        const input = { ...floor.requestOf('100000.00', financingId), documents, ...changes };
        await consortium.submit(user, 'trade/receivable:RequestFinancing', { input });
        return financingId;
    };
    const decide = (...items: readonly (readonly [User, string])[]) =>
        floor.decide(items.map(([user, financingId]) => ({ bank: user.split('/')[0]!, financingId })));
    const finance = async (user: User, documents: readonly object[], changes: object = {}): Promise<string> => {
        const financingId = await request(user, documents, changes);
        await decide([user, financingId]);
        return financingId;
    };
    const decisionOf = async (user: User, financingId: string): Promise<object> =>
        ((await floor.read(user, financingId)) as { decision: object }).decision;
    const settle = (user: User, financingId: string) =>
        consortium.submit(registrar, 'trade/registry:SettleReleases', {
            input: { items: [{ bank: user.split('/')[0], financingId }] },
            request: null,
        });
    const repay = async (user: User, financingId: string, source: string): Promise<void> => {
        const approvalId = newId();
        const means = { kind: 'OUTSIDE', reference: 'CIPS 1' };
        await consortium.submit(user, 'trade/receivable:ProposeDisbursement', {
            input: { approvalId, financingId, means },
        });
        await consortium.submit(`${user.split('/')[0]!}/checker-1`, 'trade/receivable:ApproveDisbursement', {
            input: { approvalId },
        });
        const amount = { amount: '100000.00', currency: 'CNY' };
        const input = { financingId, repaymentId: newId(), amount, source, means };
        await consortium.submit(user, 'trade/receivable:RecordRepayment', { input });
        await settle(user, financingId);
    };
    const casesIn = (): Case[] => {
        const found = consortium.network
            .peer('SafeMSP')
            .readPrivateStore()
            .filter(({ collection, key }) => collection === 'registry' && key.includes('similarity-case'))
            .map(({ value }) => JSON.parse(Buffer.from(value!).toString()) as Case);
        // As each act has left it: a case is there once for each.
        opened = [...new Map(found.map((each) => [each.caseId, each])).values()];
        return opened;
    };
    const readCase = async (): Promise<object> =>
        (await consortium.evaluate(regulator, 'trade/similarity-case:ReadCase', {
            caseId: casesIn()[0]!.caseId,
        })) as object;

    describe('what is financed already', () => {
        it('is refused whoever writes its number how, and at whichever bank', async () => {
            await finance(haizhou, [describedInvoice]);
            const written = { ...describedInvoice, documentReference: 'lt 2026/0914', issueDate: '2026-10-01' };

            expect(await decisionOf(pearl, await finance(pearl, [written]))).toEqual({
                code: 'INVOICE_MUST_NOT_BE_FINANCED',
                invoiceNumber: 'lt 2026/0914',
            });
            expect(await decisionOf(haizhou, await finance(haizhou, [written]))).toMatchObject({
                code: 'INVOICE_MUST_NOT_BE_FINANCED',
            });
        });

        it('is the same whether it is described or only numbered', async () => {
            await finance(haizhou, [describedInvoice]);
            const numbered = { documents: undefined, invoices: ['LT-2026-0914'] };

            expect(await decisionOf(pearl, await finance(pearl, [], numbered))).toMatchObject({
                code: 'INVOICE_MUST_NOT_BE_FINANCED',
            });
        });

        it('is refused by its bill of lading, of which the same customer may have another invoice financed there', async () => {
            await finance(haizhou, [describedBill]);

            expect(await decisionOf(pearl, await finance(pearl, [describedBill]))).toEqual({
                code: 'TRANSPORT_DOCUMENT_MUST_NOT_BE_FINANCED',
                documentReference: 'NGBSIN2609180042',
            });
            expect(await decisionOf(haizhou, await finance(haizhou, [describedBill]))).toMatchObject({
                code: 'AMOUNT_IS_RESERVED',
                documents: [{ likeness: 'NONE', ownFinancingIds: [expect.any(String)] }],
            });
        });

        it('is free again once it is given up, or repaid out of other funds, and never once the buyer has paid', async () => {
            const given = await finance(haizhou, [describedInvoice]);
            await consortium.submit(haizhou, 'trade/receivable:WithdrawFinancing', { input: { financingId: given } });
            await settle(haizhou, given);
            const repaid = await finance(pearl, [describedInvoice]);
            await repay(pearl, repaid, 'OTHER_FUNDS');
            const collected = await finance(haizhou, [describedInvoice]);

            expect(await floor.read(haizhou, collected)).toMatchObject({ status: 'RESERVED' });
            await repay(haizhou, collected, 'EXPORT_PROCEEDS');
            expect(await decisionOf(pearl, await finance(pearl, [describedInvoice]))).toMatchObject({
                code: 'INVOICE_MUST_NOT_BE_PAID',
            });
        });

        it('is free again when its reservation was not used in time', async () => {
            const unused = await finance(haizhou, [describedInvoice]);
            await consortium.submit(registrar, 'trade/registry:ExpireReservations', {
                input: { items: [{ bank: 'HaizhouBankMSP', financingId: unused }] },
                request: null,
                at: new Date(Date.now() + 73 * 3_600_000),
            });

            expect(await floor.read(pearl, await finance(pearl, [describedInvoice]))).toMatchObject({
                status: 'RESERVED',
                decision: { code: 'AMOUNT_IS_RESERVED' },
            });
            expect(casesIn()).toEqual([]);
        });
    });

    describe('what is like it', () => {
        it('is reserved with a word that the bank look closer, and opens a case that says why', async () => {
            const earlier = await finance(haizhou, [describedInvoice]);
            const later = await finance(pearl, [describedBill, alteredInvoice]);

            expect(await floor.read(pearl, later)).toMatchObject({ status: 'RESERVED' });
            expect(await decisionOf(pearl, later)).toEqual({
                code: 'AMOUNT_IS_RESERVED',
                documents: [{ likeness: 'NONE' }, { likeness: 'SIMILAR' }],
            });
            expect(await readCase()).toMatchObject({
                status: 'OPEN',
                likeness: 'SIMILAR',
                rules: ['SELLER_AND_LIKE_NUMBER', 'LIKE_NUMBER_BUYER_AND_AMOUNT', 'PARTIES_AMOUNT_AND_DAY'],
                earlier: { bank: 'HaizhouBankMSP', financingId: earlier, applicantUscc: lanternTextiles.uscc },
                later: { bank: 'PearlBankMSP', financingId: later },
                earlierDocument: describedInvoice,
                laterDocument: alteredInvoice,
            });
        });

        it('is seen within one batch as well', async () => {
            const one = await request(haizhou, [describedInvoice]);
            const other = await request(pearl, [alteredInvoice]);
            const third = await request(pearl, [describedInvoice]);
            await decide([haizhou, one], [pearl, other], [pearl, third]);

            expect(await decisionOf(pearl, other)).toMatchObject({ documents: [{ likeness: 'SIMILAR' }] });
            expect(await decisionOf(pearl, third)).toMatchObject({ code: 'INVOICE_MUST_NOT_BE_FINANCED' });
            // Of the third with the one that it is, which was refused; with the other it is one trade of one bank.
            expect(casesIn()).toHaveLength(2);
        });

        it('is nothing that one bank finances of one customer', async () => {
            await finance(haizhou, [describedInvoice]);
            const later = await finance(haizhou, [alteredInvoice]);

            expect(await decisionOf(haizhou, later)).toMatchObject({
                documents: [{ likeness: 'NONE', ownFinancingIds: [expect.any(String)] }],
            });
            expect(casesIn()).toEqual([]);
        });

        it('opens no case for a bank that was not shown the goods, and tells it nothing', async () => {
            await finance(haizhou, [describedInvoice]);
            const guessing = await finance(pearl, [alteredInvoice], { releaseCode: '00'.repeat(16) });

            expect(await decisionOf(pearl, guessing)).toEqual({
                code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
            });
            expect(casesIn()).toEqual([]);
        });
    });

    describe('a case', () => {
        const verdict = { verdict: 'DISTINCT', note: 'Two deliveries under one frame contract' };
        const judge = (user: User) =>
            consortium.submit(user, 'trade/similarity-case:JudgeCase', {
                input: { caseId: opened[0]!.caseId, ...verdict },
            });
        const confirm = (user: User, expectedVersion = 2) =>
            consortium.submit(user, 'trade/similarity-case:ConfirmVerdict', {
                input: { caseId: opened[0]!.caseId, expectedVersion },
            });
        const reopen = (user: User) =>
            consortium.submit(user, 'trade/similarity-case:ReopenCase', { input: { caseId: opened[0]!.caseId } });
        beforeEach(async () => {
            await finance(haizhou, [describedInvoice]);
            await finance(pearl, [alteredInvoice]);
            expect(casesIn()).toHaveLength(1);
        });

        it('is judged by one person of SAFE and resolved by another, and is none again', async () => {
            const judged = await judge(regulator);
            expect(judged.event).toEqual({ type: 'SimilarityCaseJudged', caseId: opened[0]!.caseId });
            expect((await confirm(officer)).event).toEqual({
                type: 'SimilarityCaseResolved',
                caseId: opened[0]!.caseId,
            });
            await finance(pearl, [alteredInvoice, describedBill]);
            // Withdrawn and asked for anew, or under another declaration: they are the same two documents.
            expect(casesIn()).toHaveLength(1);
            expect(await readCase()).toMatchObject({ status: 'RESOLVED', judged: verdict });
        });

        it('is judged anew where the verdict is not confirmed', async () => {
            await judge(regulator);
            await reopen(officer);

            expect(await readCase()).toMatchObject({ status: 'OPEN' });
            expect(await readCase()).not.toHaveProperty('judged');
        });

        it('is not ended by one person, nor twice, nor by anybody but SAFE', async () => {
            expect(await refusal(() => confirm(officer, 1))).toMatchObject({ code: 'CASE_MUST_BE_JUDGED' });
            expect(await refusal(() => judge('PbocMSP/officer-1'))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
            expect(await refusal(() => judge(haizhou))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
            await judge(officer);
            expect(await refusal(() => confirm(officer, 1))).toMatchObject({ code: 'VERSION_MUST_BE_CURRENT' });
            expect(await refusal(() => confirm(officer))).toMatchObject({ code: 'CONFIRMING_USER_MUST_DIFFER' });
            expect(await refusal(() => confirm(regulator))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
            expect(await refusal(() => judge(regulator))).toMatchObject({ code: 'CASE_MUST_BE_OPEN' });
        });

        it('is shown to no bank', async () => {
            const { caseId } = opened[0]!;

            expect(
                await refusal(() => consortium.evaluate(pearl, 'trade/similarity-case:ReadCase', { caseId })),
            ).toMatchObject({ code: 'CALLER_MUST_BE_REGULATOR' });
        });
    });
});
