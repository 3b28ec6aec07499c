import { randomUUID } from 'node:crypto';
import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import type { TradeDocumentWire } from '@cohong/domain/document/trade-document';
import { toWire } from '@cohong/domain/kernel/json';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { bedLinen, bedLinenShortShipped } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { recomputed, replayed } from '../../../../test/contracts/recomputed.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const [issuing, presenting, stranger] = ['HarbourBankMSP', 'HaizhouBankMSP', 'PearlBankMSP'] as const;
const maker: User = `${issuing}/maker-1`;
const haizhou: User = `${presenting}/maker-1`;
const pearl: User = `${stranger}/maker-1`;
const registrar: User = 'SafeMSP/registrar-1';
const customs: User = 'CustomsMSP/officer-1';
const issuedOn = new Date('2026-03-02T01:00:00.000Z');
const presentedOn = new Date('2026-05-20T02:00:00.000Z');
const inYuan = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"USD"', '"CNY"')) as Said;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const secondNumber = '310420260046012398';

/** Paid at sight by the bank that issues it; Pearl River Bank is a stranger to it. */
const atSight = {
    ...inYuan(usanceWire),
    amount: cny('9000000.00'),
    availability: { availableWith: { kind: 'BANK', bank: usanceWire.issuingBank }, by: 'PAYMENT' },
    confirmation: { instruction: 'WITHOUT' },
};

/** In copy, of which several sets may come: an original would be known again. */
const billOfDeclaredGoods = {
    ...billOfLading,
    documentReference: bedLinen.transportDocumentReference,
    numberOfOriginalsPresented: 0,
};

describe('advances on presentations', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let creditId: string;
    let secondCode: string;
    let presented = 0;

    const submit = (user: User, name: ActName, input: object) =>
        consortium.submit(user, name, { input, at: name.includes('credit-application') ? issuedOn : presentedOn });
    const byTwo = async (
        act: 'credit-application:Issue' | 'presentation:Refusal' | 'presentation:Honour',
        input: object,
    ) => {
        const [contract, noun] = act.split(':');
        const approvalId = newId();
        await submit(maker, `trade/${contract}:Propose${noun}` as ActName, { ...input, approvalId });
        await submit(`${issuing}/checker-1`, `trade/${contract}:Approve${noun}` as ActName, { approvalId });
    };
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        const second = { ...bedLinen, declarationNumber: secondNumber };
        await consortium.submit(customs, 'trade/declaration:DeclareExport', { input: second });
        const known = { declarationNumber: secondNumber };
        const declared = await consortium.evaluate(customs, 'trade/declaration:ReadDeclaration', known);
        secondCode = (declared as { releaseCode: string }).releaseCode;
        await submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        creditId = newId();
        const application = { creditId, letterOfCreditReference: 'HCB2603LC0041', terms: atSight, instructions: {} };
        await submit(maker, 'trade/credit-application:ApplyForCredit', application);
        await byTwo('credit-application:Issue', { creditId, version: 1 });
    }, 120_000);
    afterAll(() => consortium.stop());

    /** Another set of documents; its number, and that of its invoice. */
    const lodge = async (
        amount = '100000.00',
        mark = newId().slice(0, 6),
        billNumber = billOfDeclaredGoods.documentReference,
    ) => {
        presented += 1;
        const documents = inYuan(toWire([invoice, billOfDeclaredGoods, insurance]) as TradeDocumentWire[]).map(
            (document) => ({
                ...document,
                documentReference:
                    document.kind === 'BILL_OF_LADING' ? billNumber : `${document.documentReference}-${mark}`,
                attachments: [],
            }),
        );
        const input = { creditId, number: presented, examiningBank: issuing, amount: cny(amount), documents };
        await submit(haizhou, 'trade/presentation:LodgePresentation', input);
        return { number: presented, invoiceNumber: `HL-2026-0512-${mark}` };
    };
    /** Each declaration bears CNY 2 499 200.00. */
    const request = async (
        number: number,
        shares: readonly [string, string?],
        { user = haizhou, amount = String(shares.reduce((sum, part) => sum + Number(part ?? 0), 0)) } = {},
    ): Promise<string> => {
        const input = {
            creditId,
            number,
            financingId: newId(),
            amount: cny(amount),
            shares: shares.map((part, index) => ({
                declarationNumber: index === 0 ? bedLinen.declarationNumber : secondNumber,
                releaseCode: index === 0 ? floor.releaseCode : secondCode,
                amount: cny(part ?? '0'),
            })),
        };
        return (await submit(user, 'trade/presentation-financing:RequestPresentationFinancing', input)).id;
    };
    const decide = (...ids: readonly string[]) =>
        floor.decide(ids.map((financingId) => ({ bank: presenting, financingId })));
    const reserved = async (number: number, shares: readonly [string, string?]): Promise<string> => {
        const financingId = await request(number, shares);
        await decide(financingId);
        expect(await floor.read(haizhou, financingId)).toMatchObject({ status: 'RESERVED' });
        return financingId;
    };
    const disburse = async (financingId: string): Promise<void> => {
        const approvalId = newId();
        const means = { kind: 'OUTSIDE', reference: 'CIPS 1' };
        await consortium.submit(haizhou, 'trade/receivable:ProposeDisbursement', {
            input: { approvalId, financingId, means },
        });
        await consortium.submit(`${presenting}/checker-1`, 'trade/receivable:ApproveDisbursement', {
            input: { approvalId },
        });
    };
    const encumbrance = (declarationNumber: string) =>
        consortium.evaluate('SafeMSP/regulator-1', 'trade/registry:ReadEncumbrance', { declarationNumber });
    const examine = async (number: number): Promise<void> => {
        await submit(maker, 'trade/presentation:ExaminePresentation', { creditId, number });
    };
    const refuse = async (number: number): Promise<void> => {
        await examine(number);
        const finding = {
            kind: 'DISCREPANCY',
            code: 'GOODS_MUST_BE_THOSE_OF_CREDIT',
            rule: 'UCP 600 art. 18c',
            documentId: invoice.documentId,
            field: 'lines',
            expected: 'as the credit says',
            found: 'otherwise',
        };
        const added = [{ finding, reason: 'the goods differ' }];
        await submit(maker, 'trade/presentation:JudgePresentation', { creditId, number, dropped: [], added });
        await byTwo('presentation:Refusal', { creditId, number, disposal: 'HELD_FOR_PRESENTER' });
    };
    /** Whatever the examiner says of documents that are the same each time. */
    const pay = async (number: number): Promise<void> => {
        await examine(number);
        const read = await consortium.evaluate(maker, 'trade/presentation:ReadPresentation', { creditId, number });
        const { findings } = read as { findings: { kind: string }[] };
        const dropped = findings.flatMap(({ kind }, finding) =>
            kind === 'DISCREPANCY' ? [{ finding, reason: 'not so' }] : [],
        );
        await submit(maker, 'trade/presentation:JudgePresentation', { creditId, number, dropped, added: [] });
        const means = { kind: 'OUTSIDE', uetr: randomUUID() };
        await byTwo('presentation:Honour', { creditId, number, means });
    };
    const settle = async () => {
        const waiting = (await floor.waiting(issuing, presenting, stranger)).filter(
            ({ kind }) => kind === 'presentation',
        );
        const items = waiting.map(({ bank, id, number }: { bank: string; id: string; number?: number }) => ({
            bank,
            creditId: id,
            number,
        }));
        return await consortium.submit(registrar, 'trade/registry:SettlePresentations', {
            input: { items },
            request: null,
        });
    };
    const withdraw = async (financingId: string): Promise<void> => {
        await submit(haizhou, 'trade/receivable:WithdrawFinancing', { financingId });
        await consortium.submit(registrar, 'trade/registry:SettleReleases', {
            input: { items: [{ bank: presenting, financingId }] },
            request: null,
        });
    };

    it('rests on two declarations beside receivables: regulators see both kinds, all or none is reserved', async () => {
        const receivable = await floor.reserve(pearl, '2000000.00');
        const { number, invoiceNumber } = await lodge('1000000.00');
        const tooMuch = await request(number, ['499200.01', '400000.00']);
        const fitting = await request(number, ['499200.00', '400000.00']);

        await decide(tooMuch, fitting);

        expect(await floor.read(haizhou, tooMuch)).toMatchObject({
            status: 'REFUSED',
            decision: {
                code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                available: cny('499200.00'),
                declarationNumber: bedLinen.declarationNumber,
            },
        });
        expect(await floor.read(haizhou, fitting)).toMatchObject({ status: 'RESERVED', invoices: [invoiceNumber] });
        expect(await floor.encumbrance()).toMatchObject({
            available: cny('0.00'),
            allocations: [
                { bank: stranger, financingId: receivable, outstanding: cny('2000000.00') },
                {
                    bank: presenting,
                    financingId: fitting,
                    presentation: { creditId, number },
                    outstanding: cny('499200.00'),
                },
            ],
        });
        expect(await encumbrance(secondNumber)).toMatchObject({ used: cny('400000.00') });
        const other = await floor.request(pearl, '0.01');
        await floor.decide([{ bank: stranger, financingId: other.id }]);
        expect(await floor.read(pearl, other.id)).toMatchObject({
            decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('0.00') },
        });

        await withdraw(fitting);
        expect(await encumbrance(secondNumber)).toMatchObject({ used: cny('0.00'), allocations: [] });
    });

    it('tells its bank what customs has otherwise than the documents, and lends on no declaration of other goods', async () => {
        const { number } = await lodge();
        const financingId = await reserved(number, ['1.00']);
        const [told] = ((await floor.read(haizhou, financingId)) as { decision: { mismatches: object[] } }).decision
            .mismatches;

        expect(told).toEqual({
            declarationNumber: bedLinen.declarationNumber,
            field: 'incotermCode',
            declared: 'FOB',
            presented: 'CIF',
        });
        await withdraw(financingId);

        const refused = await request((await lodge('1.00', 'other', 'NGBSIN26051211')).number, ['1.00']);
        await decide(refused);
        expect(await floor.read(haizhou, refused)).toMatchObject({
            status: 'REFUSED',
            decision: {
                code: 'TRANSPORT_DOCUMENT_MUST_BE_DECLARED',
                declarationNumber: bedLinen.declarationNumber,
            },
        });
    });

    it('takes each invoice once: under a credit and by open account, at any bank', async () => {
        const { number, invoiceNumber } = await lodge();
        const first = await reserved(number, ['1.00']);
        const again = await request(number, ['1.00']);
        const byOpenAccount = async () => {
            const input = { ...floor.requestOf('1.00'), invoices: [invoiceNumber.toLowerCase().replace(/-/g, ' ')] };
            const { id } = await consortium.submit(pearl, 'trade/receivable:RequestFinancing', { input });
            await floor.decide([{ bank: stranger, financingId: id }]);
            return (await floor.read(pearl, id)) as { status: string; financingId: string };
        };
        await decide(again);

        expect(await floor.read(haizhou, again)).toMatchObject({
            decision: { code: 'PRESENTATION_MUST_NOT_BE_FINANCED' },
        });
        expect(await byOpenAccount()).toMatchObject({ decision: { code: 'INVOICE_MUST_NOT_BE_FINANCED' } });
        await withdraw(first);
        expect(await byOpenAccount()).toMatchObject({ status: 'RESERVED' });
        const third = await request(number, ['1.00']);
        await decide(third);
        expect(await floor.read(haizhou, third)).toMatchObject({
            decision: { code: 'INVOICE_MUST_NOT_BE_FINANCED', invoiceNumber },
        });
    });

    it('gives up what was reserved on documents that are refused, and does not let it be used before', async () => {
        const { number } = await lodge();
        const financingId = await reserved(number, ['1000.00', '1000.00']);
        await refuse(number);

        expect(await refusal(() => disburse(financingId))).toMatchObject({ code: 'PRESENTATION_MUST_BE_OPEN' });
        expect(await settle()).toMatchObject({ event: { type: 'PresentationsSettled', financingIds: [financingId] } });
        expect(await floor.read(haizhou, financingId)).toMatchObject({ status: 'RELEASED', outstanding: cny('0.00') });
        expect(await encumbrance(secondNumber)).toMatchObject({ allocations: [] });
        expect(await floor.waiting(issuing, presenting, stranger)).toEqual([]);
        expect(await refusal(() => request(number, ['1.00']))).toMatchObject({ code: 'PRESENTATION_MUST_BE_OPEN' });
    });

    it('is repaid by the payment of the documents, which nobody can finance again', async () => {
        const { number, invoiceNumber } = await lodge('90000.00');
        const financingId = await reserved(number, ['40000.00', '20000.00']);
        await disburse(financingId);
        await pay(number);

        await settle();

        expect(await floor.read(haizhou, financingId)).toMatchObject({
            status: 'RELEASED',
            repayments: [{ amount: cny('60000.00'), proceeds: cny('90000.00'), payment: { means: 'PRESENTATION' } }],
        });
        expect(await encumbrance(secondNumber)).toMatchObject({ collected: cny('30000.00'), allocations: [] });
        const input = { ...floor.requestOf('1.00'), invoices: [invoiceNumber] };
        const { id } = await consortium.submit(pearl, 'trade/receivable:RequestFinancing', { input });
        await floor.decide([{ bank: stranger, financingId: id }]);
        expect(await floor.read(pearl, id)).toMatchObject({
            decision: { code: 'INVOICE_MUST_NOT_BE_PAID', invoiceNumber },
        });
    });

    it('pays the invoices of documents on which nobody advanced anything, too', async () => {
        const { number, invoiceNumber } = await lodge('1000.00');
        await pay(number);
        expect(await settle()).toMatchObject({ event: { financingIds: [] } });

        const input = { ...floor.requestOf('1.00'), invoices: [invoiceNumber] };
        const { id } = await consortium.submit(pearl, 'trade/receivable:RequestFinancing', { input });
        await floor.decide([{ bank: stranger, financingId: id }]);
        expect(await floor.read(pearl, id)).toMatchObject({ decision: { code: 'INVOICE_MUST_NOT_BE_PAID' } });
        expect(await refusal(settle)).toMatchObject({ code: 'REQUEST_MUST_MATCH_SCHEMA' });
    });

    it('tells its bank when customs changes one of its declarations', async () => {
        const { number } = await lodge('2000000.00');
        const financingId = await reserved(number, ['1.00', '1900000.00']);
        const noticeId = newId();
        const changes = { declarationNumber: secondNumber, expectedVersion: 1, noticeId };
        await consortium.submit(customs, 'trade/declaration:AmendExport', {
            input: { ...bedLinenShortShipped, ...changes },
        });
        await consortium.submit(registrar, 'trade/registry:AlertLenders', {
            input: { items: [{ noticeId }] },
            request: null,
        });

        expect(await floor.read(haizhou, financingId)).toMatchObject({
            alerts: [{ declarationNumber: secondNumber, declarationVersion: 2, isCovered: true }],
        });
    });

    it('is no business of a bank that is a stranger to the credit, nor of anybody but a registrar', async () => {
        const { number } = await lodge('10.00');

        expect(await refusal(() => request(number, ['1.00'], { user: pearl }))).toMatchObject({
            code: 'RECORD_MUST_EXIST',
        });
        expect(
            await refusal(() =>
                consortium.submit(haizhou, 'trade/registry:SettlePresentations', {
                    input: { items: [{ bank: presenting, creditId, number }] },
                    request: null,
                }),
            ),
        ).toMatchObject({ code: 'CALLER_MUST_BE_REGULATOR' });
        expect(
            await refusal(() =>
                consortium.submit(registrar, 'trade/registry:SettlePresentations', {
                    input: { items: [{ bank: issuing, creditId, number }] },
                    request: null,
                }),
            ),
        ).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
    });

    it('leaves nothing in the registry that is not rebuilt from the blocks, and lacks nothing of it', async () => {
        expect(await recomputed(consortium)).toMatchObject({ differences: [], documents: [] });
    });

    it('was decided as it is when decided again by the same policy', async () => {
        expect((await replayed(consortium)).financings).toMatchObject({ requests: [], disbursements: [] });
    });
});
