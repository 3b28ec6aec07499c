import type { Settlement } from '@cohong/domain/dcep/api';
import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { toWire } from '@cohong/domain/kernel/json';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { setDailyCaps, TradeFloor } from '../../../../test/contracts/trade-floor.js';

const [issuing, presenting] = ['HarbourBankMSP', 'HaizhouBankMSP'] as const;
const maker: User = `${issuing}/maker-1`;
const checker: User = `${issuing}/checker-1`;
const presenter: User = `${presenting}/maker-1`;
const issuedOn = new Date('2026-03-02T01:00:00.000Z');
const presentedOn = new Date('2026-05-20T02:00:00.000Z');
const inYuan = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"USD"', '"CNY"')) as Said;
const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** Paid at sight by the bank that issues it. */
const atSight = {
    ...inYuan(usanceWire),
    availability: { availableWith: { kind: 'BANK', bank: usanceWire.issuingBank }, by: 'PAYMENT' },
    confirmation: { instruction: 'WITHOUT' },
};

/** The same under the eUCP: the insurance may come as data. */
const electronic = (place: string) => ({
    ...atSight,
    applicableRules: { code: 'EUCP_LATEST_VERSION' },
    expiry: { ...usanceWire.expiry, electronicPlace: place },
    requiredDocuments: usanceWire.requiredDocuments.map((required) =>
        required.documentTypeCode === '520'
            ? { ...required, medium: 'ELECTRONIC', format: 'application/pdf' }
            : required,
    ),
});

/** The input of an act; besides, when it is done and what it pays. */
type Acted = Readonly<Record<string, unknown>> & { readonly at?: Date; readonly settlement?: object };

describe('presentation contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let creditId: string;

    const submit = (user: User, name: ActName, { at = presentedOn, settlement, ...input }: Acted) =>
        consortium.submit(user, name, { input, at, ...(settlement !== undefined && { settlement }) });
    const read = (bank: string) =>
        consortium.evaluate(`${bank}/maker-1`, 'trade/presentation:ReadPresentation', { creditId, number: 1 });

    const issued = async (terms: object): Promise<string> => {
        const id = newId();
        const application = { creditId: id, letterOfCreditReference: 'HCB2603LC0041', terms, instructions: {} };
        await submit(maker, 'trade/credit-application:ApplyForCredit', { ...application, at: issuedOn });
        const approvalId = newId();
        const proposal = { creditId: id, version: 1, approvalId };
        await submit(maker, 'trade/credit-application:ProposeIssue', { ...proposal, at: issuedOn });
        await submit(checker, 'trade/credit-application:ApproveIssue', { approvalId, at: issuedOn });
        return id;
    };

    /** A credit under which documents were presented that comply. */
    const complying = async (): Promise<string> => {
        const id = await issued(atSight);
        const documents = inYuan(toWire([invoice, billOfLading, insurance]));
        const presented = { creditId: id, number: 1, examiningBank: issuing, amount: cny('450000.00'), documents };
        await submit(presenter, 'trade/presentation:LodgePresentation', presented);
        await submit(maker, 'trade/presentation:ExaminePresentation', { creditId: id, number: 1 });
        const judgement = { creditId: id, number: 1, dropped: [], added: [] };
        await submit(maker, 'trade/presentation:JudgePresentation', judgement);
        return id;
    };

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = TradeFloor.ofMoney(consortium);
        await submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        creditId = await complying();
        await setDailyCaps(consortium, {});
        await floor.issue(issuing, '500000.00');
    }, 120_000);
    afterAll(() => consortium.stop());

    it('honours in e-CNY: what is due and nothing else moves, and both move or neither', async () => {
        const approvalId = newId();
        const means = { kind: 'E_CNY' };
        await submit(maker, 'trade/presentation:ProposeHonour', { creditId, number: 1, means, approvalId });
        const settlement = {
            transferId: approvalId,
            reference: creditId,
            from: { bank: issuing, wallet: 'vault' },
            to: { bank: presenting, wallet: 'vault' },
            amount: cny('450000.00'),
            coins: await floor.coins(maker, 'vault'),
        };
        const approve = (changes: Partial<Record<keyof Settlement, unknown>> | null) =>
            submit(checker, 'trade/presentation:ApproveHonour', {
                approvalId,
                ...(changes && { settlement: { ...settlement, ...changes } }),
            });
        const [height, before] = [consortium.height, await read(presenting)];
        for (const wrong of [
            null,
            { amount: cny('450000.01') },
            { amount: cny('449999.99') },
            { to: { bank: 'PearlBankMSP', wallet: 'vault' } },
            { to: { bank: issuing, wallet: 'vault' } },
            { reference: newId() },
        ]) {
            expect(await refusalOf(consortium, () => approve(wrong))).toMatchObject({
                code: 'SETTLEMENT_MUST_MATCH_DECISION',
            });
        }
        expect(await refusalOf(consortium, () => approve({ coins: [] }))).toMatchObject({
            code: 'COINS_MUST_COVER_AMOUNT',
        });
        expect([consortium.height, await read(presenting)]).toEqual([height, before]);
        const { findings, judgement, ...shared } = (await read(issuing)) as Record<string, unknown>;
        expect([findings, judgement]).toEqual([expect.any(Array), expect.objectContaining({ outcome: 'COMPLYING' })]);
        expect(await read(presenting)).toEqual(shared);

        const { transactionId, event } = await approve({});

        expect(event).toEqual({ type: 'PresentationHonoured', creditId, approvalId });
        const honoured = await read(issuing);
        expect(honoured).toMatchObject({ status: 'PAID', payment: { means: 'E_CNY', transactionId } });
        expect(honoured).toMatchObject((await read(presenting)) as Record<string, unknown>);
        expect((await floor.coins(presenter, 'vault')).length).toBe(1);
        expect(await refusalOf(consortium, () => approve({}))).toMatchObject({ code: 'APPROVAL_MUST_BE_AWAITING' });
    });

    it('records a payment outside the ledger once under its reference, whatever was proposed meanwhile', async () => {
        const [one, other] = [await complying(), await complying()];
        const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
        const propose = async (id: string, reference = uetr): Promise<string> => {
            const approvalId = newId();
            const means = { kind: 'OUTSIDE', uetr: reference };
            await submit(maker, 'trade/presentation:ProposeHonour', { creditId: id, number: 1, means, approvalId });
            return approvalId;
        };
        const approve = (approvalId: string) => submit(checker, 'trade/presentation:ApproveHonour', { approvalId });
        const [first, second] = [await propose(one), await propose(other)];

        await approve(first);

        for (const again of [() => approve(second), () => propose(other)]) {
            expect(await refusalOf(consortium, again)).toMatchObject({ code: 'UETR_MUST_BE_NEW' });
        }
        const { event } = await approve(await propose(other, '0c7e0a52-6d0b-4a55-8f3b-5b7f0c9d1e22'));
        expect(event).toMatchObject({ type: 'PresentationHonoured', creditId: other });
    });

    it('takes in nothing from a stranger, nothing that is no amount, and nothing that could not be examined to its end', async () => {
        const id = await issued(atSight);
        const documents = inYuan(toWire([invoice, billOfLading, insurance]));
        const presented = { creditId: id, number: 1, examiningBank: issuing, amount: cny('450000.00'), documents };
        const lodge = (user: User, changes: Acted) =>
            submit(user, 'trade/presentation:LodgePresentation', { ...presented, ...changes });

        for (const [user, changes, code] of [
            ['PearlBankMSP/maker-1', {}, 'RECORD_MUST_EXIST'],
            [presenter, { amount: cny('450000.001') }, 'REQUEST_MUST_MATCH_SCHEMA'],
            [presenter, { amount: cny('0.00') }, 'PRESENTATION_MUST_CLAIM_SOMETHING'],
            // Of the year in which the five banking days would end nobody has told anything yet.
            [presenter, { at: new Date('2026-12-28T02:00:00.000Z') }, 'CALENDAR_MUST_COVER_DAY'],
        ] as const) {
            expect(await refusalOf(consortium, () => lodge(user, changes))).toMatchObject({ code });
        }
        const undisposed = () =>
            submit(maker, 'trade/presentation:ProposeRefusal', { creditId: id, number: 1, approvalId: newId() });
        expect(await refusalOf(consortium, undisposed)).toMatchObject({ code: 'REQUEST_MUST_MATCH_SCHEMA' });
    });

    it('takes electronic records in, which are presented when the notice comes that all are there', async () => {
        const place = 'https://records.harbourbank.example';
        const address = { creditId: await issued(electronic(place)), number: 1 };
        const documents = inYuan(toWire([invoice, billOfLading, insurance]));
        const record = {
            documentId: insurance.documentId,
            format: 'application/pdf',
            sender: 'South Sea Marine Insurance Co., Ltd.',
            authentication: 'ELECTRONIC_SIGNATURE',
            place,
        };
        const lodged = { ...address, examiningBank: issuing, amount: cny('450000.00'), records: [record], documents };
        const last = { ...address, documents: [], records: [] };
        const completedOn = new Date('2026-05-21T02:00:00.000Z');
        const held = (bank: string) =>
            consortium.evaluate(`${bank}/maker-1`, 'trade/presentation:ReadPresentation', address);

        await submit(presenter, 'trade/presentation:LodgePresentation', lodged);
        expect(await held(issuing)).toMatchObject({ status: 'INCOMPLETE' });
        expect(
            await refusalOf(consortium, () => submit(maker, 'trade/presentation:CompletePresentation', last)),
        ).toMatchObject({ code: 'NOTICE_MUST_BE_BY_PRESENTING_BANK' });
        const complete = { ...last, at: completedOn };
        const { event } = await submit(presenter, 'trade/presentation:CompletePresentation', complete);

        expect(event).toEqual({ type: 'PresentationCompleted', creditId: address.creditId });
        // How it stands, a question answers by the clock of whoever runs this.
        for (const bank of [issuing, presenting]) {
            expect(await held(bank)).toMatchObject({ number: 1, receivedAt: completedOn.toISOString() });
        }
        expect(
            await refusalOf(consortium, () => submit(presenter, 'trade/presentation:CompletePresentation', complete)),
        ).toMatchObject({ code: 'PRESENTATION_MUST_STAND_AT_THIS_ACT' });
    });
});
