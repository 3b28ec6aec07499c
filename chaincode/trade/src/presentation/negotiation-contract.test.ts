import { randomUUID } from 'node:crypto';
import { serviceCertificate, vatInvoice } from '@cohong/domain/document/testing/domestic-samples';
import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import type { TradeDocumentWire } from '@cohong/domain/document/trade-document';
import { domesticPolicy } from '@cohong/domain/domestic-credit/testing/samples';
import { toWire } from '@cohong/domain/kernel/json';
import { domesticWire, usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const [issuing, presenting, negotiating] = ['HarbourBankMSP', 'HaizhouBankMSP', 'PearlBankMSP'] as const;
const [haizhou, pearl]: readonly User[] = [`${presenting}/maker-1`, `${negotiating}/maker-1`];
const issuedOn = new Date('2026-03-02T01:00:00.000Z');
const presentedOn = new Date('2026-05-20T02:00:00.000Z');
const inYuan = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"USD"', '"CNY"')) as Said;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
/** Each payment outside the ledger has a reference of its own. */
const outside = () => ({ kind: 'OUTSIDE', uetr: randomUUID() });

/** Bought at sight by a bank that is nominated to and has not confirmed; drawn on the bank that issues it. */
const negotiable = {
    ...inYuan(usanceWire),
    amount: cny('9000000.00'),
    availability: {
        ...usanceWire.availability,
        by: 'NEGOTIATION',
        drafts: { ...usanceWire.availability.drafts, drawee: usanceWire.issuingBank, tenor: { basis: 'SIGHT' } },
    },
    confirmation: { instruction: 'WITHOUT' },
};

/** The same, of which a trader has a part transferred to the exporter whose goods were declared. */
const transferable = {
    ...negotiable,
    form: 'IRREVOCABLE_TRANSFERABLE',
    beneficiary: { partyName: 'Yaojiang Trading Co., Ltd.', countryCode: 'CN' },
};
const toExporter = {
    transferringBank: negotiating,
    secondBeneficiary: usanceWire.beneficiary,
    secondBeneficiarysBank: usanceWire.issuingBank,
    amount: cny('100000.00'),
    amendmentAdvice: 'ALWAYS',
};

/** A negotiation takes the goods in the registry, and gives them back when the issuing bank has paid. */
/** In copy, of which several sets may come: an original would be known again. */
const billOfDeclaredGoods = {
    ...billOfLading,
    documentReference: bedLinen.transportDocumentReference,
    numberOfOriginalsPresented: 0,
};

describe('negotiation and the registry of goods', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let creditId: string;
    let presented = 0;

    const submit = (user: User, name: ActName, input: object) =>
        consortium.submit(user, name, { input, at: name.includes('credit-application') ? issuedOn : presentedOn });
    const byTwo = async (bank: string, [contract, noun]: readonly [string, string], input: object) => {
        const approvalId = newId();
        await submit(`${bank}/maker-1` as User, `trade/${contract}:Propose${noun}` as ActName, {
            ...input,
            approvalId,
        });
        const approve = `trade/${contract}:Approve${noun}` as ActName;
        return await submit(`${bank}/checker-1` as User, approve, { approvalId });
    };
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        await submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        creditId = newId();
        const application = { creditId, letterOfCreditReference: 'HCB2603LC0041', terms: negotiable, instructions: {} };
        await submit(`${issuing}/maker-1`, 'trade/credit-application:ApplyForCredit', application);
        await byTwo(issuing, ['credit-application', 'Issue'], { creditId, version: 1 });
    }, 120_000);
    afterAll(() => consortium.stop());

    /** Documents that comply at the bank that examines them, whatever the examiner says of those of another drawing. */
    const comply = async (bank: string, number: number): Promise<void> => {
        const user: User = `${bank}/maker-1` as User;
        await submit(user, 'trade/presentation:ExaminePresentation', { creditId, number });
        const read = await consortium.evaluate(user, 'trade/presentation:ReadPresentation', { creditId, number });
        const dropped = (read as { findings: { kind: string }[] }).findings.flatMap(({ kind }, finding) =>
            kind === 'DISCREPANCY' ? [{ finding, reason: 'not so' }] : [],
        );
        await submit(user, 'trade/presentation:JudgePresentation', { creditId, number, dropped, added: [] });
    };
    /** Another set of documents, before the bank that buys them. */
    const lodge = async (amount: string, presenter = haizhou!): Promise<number> => {
        presented += 1;
        const mark = newId().slice(0, 6);
        const documents = inYuan(toWire([invoice, billOfDeclaredGoods, insurance]) as TradeDocumentWire[]).map(
            (document) => ({
                ...document,
                documentReference:
                    document.kind === 'BILL_OF_LADING'
                        ? document.documentReference
                        : `${document.documentReference}-${mark}`,
                attachments: [],
            }),
        );
        const input = { creditId, number: presented, examiningBank: negotiating, amount: cny(amount), documents };
        await submit(presenter, 'trade/presentation:LodgePresentation', input);
        await comply(negotiating, presented);
        return presented;
    };
    /** The answer to a request to have all of an advance reserved on the one declaration. */
    const reserve = async (number: number, amount: string) => {
        const financingId = newId();
        const { declarationNumber } = bedLinen;
        const shares = [{ declarationNumber, releaseCode: floor.releaseCode, amount: cny(amount) }];
        const request = { creditId, number, financingId, amount: cny(amount), shares };
        await submit(pearl!, 'trade/presentation-financing:RequestPresentationFinancing', request);
        await floor.decide([{ bank: negotiating, financingId }]);
        return (await floor.read(pearl!, financingId)) as { financingId: string; status: string; decision: object };
    };
    const negotiate = (number: number, advance: string, financingId?: string) => {
        const reservation = financingId !== undefined && { financingId };
        const input = { creditId, number, advance: cny(advance), hasRecourse: true, means: outside(), ...reservation };
        return byTwo(negotiating, ['presentation', 'Negotiation'], input);
    };

    const collected = async (): Promise<number> =>
        Number(((await floor.encumbrance()) as { collected: { amount: string } }).collected.amount);

    it('buys what is reserved, for that amount; presentation and reservation change in one transaction', async () => {
        const number = await lodge('1000000.00');
        const { financingId } = await reserve(number, '980000.00');
        const other = await reserve(await lodge('1000.00'), '1000.00');

        expect(await refusal(() => negotiate(number, '980000.00'))).toMatchObject({
            code: 'NEGOTIATION_MUST_REST_ON_RESERVATION',
        });
        expect(await refusal(() => negotiate(number, '1000.00', other.financingId))).toMatchObject({
            code: 'FINANCING_MUST_BE_OF_THIS_PRESENTATION',
        });
        expect(await refusal(() => negotiate(number, '980000.00', newId()))).toMatchObject({
            code: 'RECORD_MUST_EXIST',
        });
        expect(await refusal(() => negotiate(number, '980000.01', financingId))).toMatchObject({
            code: 'ADVANCE_MUST_BE_AMOUNT_RESERVED',
        });
        expect(await floor.read(pearl!, financingId)).toMatchObject({ status: 'RESERVED' });

        expect((await negotiate(number, '980000.00', financingId)).event).toMatchObject({
            type: 'PresentationNegotiated',
            creditId,
        });

        expect(await floor.read(pearl!, financingId)).toMatchObject({
            status: 'DISBURSED',
            outstanding: cny('980000.00'),
            disbursement: { payment: { means: 'PRESENTATION' }, paidAt: presentedOn.toISOString() },
        });
    });

    it('ends when the issuing bank pays the documents that were sent on: what they rested on is collected', async () => {
        const number = await lodge('100000.00');
        const { financingId } = await reserve(number, '98000.00');
        await negotiate(number, '98000.00', financingId);
        presented += 1;
        const forwarded = presented;
        const sendOn = { creditId, number, forwardedNumber: forwarded };
        await submit(pearl!, 'trade/presentation:ForwardPresentation', sendOn);
        const before = await collected();
        expect(await refusal(() => reserve(forwarded, '1.00'))).toMatchObject({
            code: 'DOCUMENTS_MUST_BE_FINANCED_AS_FIRST_PRESENTED',
        });
        await comply(issuing, forwarded);
        await byTwo(issuing, ['presentation', 'Honour'], { creditId, number: forwarded, means: outside() });

        const items = [{ bank: issuing, creditId, number: forwarded }];
        const settled = await consortium.submit('SafeMSP/registrar-1', 'trade/registry:SettlePresentations', {
            input: { items },
            request: null,
        });

        expect(settled.event).toMatchObject({ type: 'PresentationsSettled', financingIds: [financingId] });
        expect(await floor.read(pearl!, financingId)).toMatchObject({
            status: 'RELEASED',
            repayments: [
                {
                    amount: cny('98000.00'),
                    proceeds: cny('100000.00'),
                    source: 'EXPORT_PROCEEDS',
                    payment: { means: 'PRESENTATION' },
                },
            ],
        });
        expect((await collected()) - before).toBe(100_000);
        expect(await refusal(() => reserve(number, '1.00'))).toMatchObject({ code: 'PRESENTATION_MUST_BE_OPEN' });
    });

    it('of a second beneficiary’s documents ends when the issuing bank pays what was presented under the credit itself', async () => {
        const [before, millsId, harbour] = [{ creditId, presented }, newId(), `${issuing}/maker-1` as User];
        creditId = newId();
        presented = 0;
        const [under, transfer] = [creditId, { creditId, number: 1 }];
        const application = { creditId, letterOfCreditReference: 'HCB2603LC0042', terms: transferable };
        await submit(harbour, 'trade/credit-application:ApplyForCredit', { ...application, instructions: {} });
        await byTwo(issuing, ['credit-application', 'Issue'], { creditId, version: 1 });
        await submit(haizhou!, 'trade/letter-of-credit:AdviseCredit', { creditId });
        await submit(haizhou!, 'trade/credit-transfer:RequestTransfer', { ...transfer, ...toExporter });
        const consent = { ...transfer, transferReference: 'PRB-T-0002', transferredCreditId: millsId };
        await byTwo(negotiating, ['credit-transfer', 'Transfer'], consent);
        await submit(harbour, 'trade/letter-of-credit:AdviseCredit', { creditId: millsId });

        creditId = millsId;
        const presentationNumber = await lodge('1000.00', harbour);
        const { financingId } = await reserve(presentationNumber, '980.00');
        await negotiate(presentationNumber, '980.00', financingId);
        const address = { ...transfer, presentationNumber };
        const answerBy = '2026-05-27T02:00:00.000Z';
        await submit(pearl!, 'trade/transferred-credit:DemandSubstitution', { ...address, answerBy });
        const documents = inYuan(toWire([{ ...invoice, documentReference: 'YT-2026-01', attachments: [] }]));
        const answer = { ...address, amount: cny('1200.00'), documents };
        await submit(haizhou!, 'trade/transferred-credit:SubstituteDocuments', answer);
        const forwarding = { ...address, examiningBank: issuing, as: 'SUBSTITUTED' };
        await submit(pearl!, 'trade/transferred-credit:ForwardPresentation', forwarding);
        creditId = under;
        await comply(issuing, 1);
        await byTwo(issuing, ['presentation', 'Honour'], { creditId, number: 1, means: outside() });
        const items = [{ bank: issuing, creditId, number: 1 }];
        const input = { input: { items }, request: null };
        const settled = await consortium.submit('SafeMSP/registrar-1', 'trade/registry:SettlePresentations', input);
        ({ creditId, presented } = before);

        expect(settled.event).toMatchObject({ financingIds: [financingId] });
        expect(await floor.read(pearl!, financingId)).toMatchObject({
            status: 'RELEASED',
            repayments: [{ amount: cny('980.00'), proceeds: cny('1000.00'), payment: { means: 'PRESENTATION' } }],
        });
    });

    it('is refused where the declaration is financed by open account at another bank', async () => {
        const receivable = await floor.reserve(haizhou!, '1417200.00');
        expect(await floor.read(haizhou!, receivable)).toMatchObject({ status: 'RESERVED' });
        const number = await lodge('100000.00');

        const refused = await reserve(number, '0.01');

        expect(refused).toMatchObject({
            status: 'REFUSED',
            decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('0.00') },
        });
        expect(await refusal(() => negotiate(number, '0.01', refused.financingId))).toMatchObject({
            code: 'FINANCING_MUST_BE_RESERVED',
        });
    });

    it('has its advance back from the beneficiary once the issuing bank has refused the documents', async () => {
        presented += 1;
        const [first, sentOn] = [
            { creditId, number: 1 },
            { creditId, number: presented },
        ];
        await submit(pearl!, 'trade/presentation:ForwardPresentation', { ...first, forwardedNumber: presented });
        const { uetr } = outside();
        const take = () => byTwo(negotiating, ['recourse', 'Recourse'], { ...first, amount: cny('980000.00'), uetr });
        expect(await refusal(take)).toMatchObject({ code: 'RECOURSE_MUST_FOLLOW_REFUSAL' });
        const harbour: User = `${issuing}/maker-1`;
        await submit(harbour, 'trade/presentation:ExaminePresentation', sentOn);
        const finding = { kind: 'DISCREPANCY', code: 'INVOICE_MUST_BE_SIGNED', rule: 'MT700 46A' };
        const added = [
            {
                finding: { ...finding, field: 'isSigned', expected: 'true', found: 'false' },
                reason: 'It bears no signature',
            },
        ];
        await submit(harbour, 'trade/presentation:JudgePresentation', { ...sentOn, dropped: [], added });
        await byTwo(issuing, ['presentation', 'Refusal'], { ...sentOn, disposal: 'RETURNING' });

        expect((await take()).event).toMatchObject({ type: 'RecourseTaken', creditId });
        for (const user of [harbour, pearl!]) {
            expect(await consortium.evaluate(user, 'trade/presentation:ReadPresentation', first)).toMatchObject({
                status: 'NEGOTIATED',
                negotiation: { hasRecourse: true, recourse: { amount: cny('980000.00'), uetr } },
            });
        }
        expect(await refusal(take)).toMatchObject({ code: 'RECOURSE_MUST_BE_TAKEN_ONCE' });
    });

    describe('of a domestic credit (议付)', () => {
        let domesticId: string;
        const address = () => ({ creditId: domesticId, number: 1 });
        const financingId = newId();
        const buy = () => {
            const advance = { advance: cny('880000.00'), hasRecourse: false, means: outside(), financingId };
            return byTwo(negotiating, ['presentation', 'Negotiation'], { ...address(), ...advance });
        };

        beforeAll(async () => {
            const input = { policies: [domesticPolicy] };
            await consortium.submit('PbocMSP/officer-1', 'trade/domestic-credit:SetDomesticPolicies', {
                ...{ input, at: issuedOn },
            });
            domesticId = newId();
            const application = { creditId: domesticId, letterOfCreditReference: 'HCB2603LC0077', instructions: {} };
            const buyer = {
                mspId: negotiating,
                partyName: 'Pearl River Bank',
                countryCode: 'CN',
                cnaps: '314581000020',
            };
            const availableWith = { kind: 'BANK', bank: buyer };
            const availability = { ...domesticWire.availability, by: 'NEGOTIATION', availableWith };
            const terms = { ...domesticWire, availability };
            await submit(`${issuing}/maker-1`, 'trade/credit-application:ApplyForCredit', { ...application, terms });
            await byTwo(issuing, ['credit-application', 'Issue'], { creditId: domesticId, version: 1 });
            const documents = toWire([vatInvoice, serviceCertificate]);
            const lodged = { ...address(), examiningBank: negotiating, amount: cny('900000.00'), documents };
            await submit(haizhou!, 'trade/presentation:LodgePresentation', lodged);
            const request = { ...address(), financingId, amount: cny('880000.00'), shares: [] };
            await submit(pearl!, 'trade/presentation-financing:RequestPresentationFinancing', request);
            await floor.decide([{ bank: negotiating, financingId }]);
        });

        it('buys unexamined what was sent on, once the issuing bank has confirmed payment at maturity', async () => {
            expect(await floor.read(pearl!, financingId)).toMatchObject({ status: 'RESERVED' });
            await submit(pearl!, 'trade/presentation:ForwardPresentation', { ...address(), forwardedNumber: 2 });
            const { height } = consortium;
            expect(await refusal(buy)).toMatchObject({ code: 'PRESENTATION_MUST_STAND_AT_THIS_ACT' });
            expect(consortium.height).toBe(height);
            const sentOn = { creditId: domesticId, number: 2 };
            await submit(`${issuing}/maker-1`, 'trade/presentation:ExaminePresentation', sentOn);
            const judgement = { ...sentOn, dropped: [], added: [] };
            await submit(`${issuing}/maker-1`, 'trade/presentation:JudgePresentation', judgement);
            await byTwo(issuing, ['presentation', 'Honour'], sentOn);

            expect((await buy()).event).toMatchObject({ type: 'PresentationNegotiated', creditId: domesticId });
            const bought = await consortium.evaluate(pearl!, 'trade/presentation:ReadPresentation', address());
            expect(bought).toMatchObject({ status: 'NEGOTIATED', negotiation: { hasRecourse: false } });
            expect(await floor.read(pearl!, financingId)).toMatchObject({ status: 'DISBURSED' });
        });
    });
});
