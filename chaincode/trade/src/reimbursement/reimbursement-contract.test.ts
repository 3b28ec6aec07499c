import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { toWire } from '@cohong/domain/kernel/json';
import { advisingBank, confirmingBank, usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { setDailyCaps, TradeFloor } from '../../../../test/contracts/trade-floor.js';

const [issuing, claiming, reimbursing] = ['HarbourBankMSP', 'PearlBankMSP', 'HaizhouBankMSP'] as const;
const holders = [issuing, claiming, reimbursing];
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
/** Another reference for each drawing that is paid. */
const outside = (number: number) => ({ kind: 'OUTSIDE', uetr: uetr.replace(/.$/, String(number + 1)) });
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const inYuan = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"USD"', '"CNY"')) as Said;

/** At sight at the bank that advises it, which claims on a bank that is no party to it. */
const terms = {
    ...inYuan(usanceWire),
    advisingBank: confirmingBank,
    applicableRules: { code: 'UCPURR_LATEST_VERSION' },
    availability: { availableWith: { kind: 'BANK', bank: confirmingBank }, by: 'PAYMENT' },
    confirmation: { instruction: 'WITHOUT' },
    reimbursingBank: { ...advisingBank, countryCode: 'CN' },
};

const issuedOn = new Date('2026-03-02T01:00:00.000Z');
/** Wednesday; the reimbursing bank answers by the end of Monday the 25th. */
const presentedOn = new Date('2026-05-20T02:00:00.000Z');
const tooLate = new Date('2026-05-25T16:00:00.000Z');
const tenDaysLater = new Date('2026-06-04T01:00:00.000Z');

const added = [
    {
        finding: {
            kind: 'DISCREPANCY',
            code: 'INVOICE_MUST_BE_SIGNED',
            rule: 'MT700 46A',
            field: 'isSigned',
            expected: 'true',
            found: 'false',
        },
        reason: 'There is no signature on the second original',
    },
];

/** The two transactions of an act by maker and checker. */
const twoOf = (act: string): readonly [ActName, ActName] => {
    const [contract, name] = act.split(':');
    return [`trade/${contract}:Propose${name}` as ActName, `trade/${contract}:Approve${name}` as ActName];
};

/** The input of an act; besides, when it is done and what it pays. */
type Acted = Readonly<Record<string, unknown>> & { readonly at?: Date; readonly settlement?: object };

describe('reimbursement contracts', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let creditId: string;

    const submit = (user: User, name: ActName, { at = presentedOn, settlement, ...input }: Acted) =>
        consortium.submit(user, name, { input, at, ...(settlement !== undefined && { settlement }) });
    const byTwo = async (bank: string, act: string, { at = presentedOn, ...input }: Acted) => {
        const approvalId = newId();
        const [propose, approve] = twoOf(act);
        await submit(`${bank}/maker-1`, propose, { ...input, approvalId, at });
        return await submit(`${bank}/checker-1`, approve, { approvalId, at });
    };
    /** The documents of the samples are of a larger drawing, which people see. */
    const takenUp = async (maker: User, address: object) => {
        await submit(maker, 'trade/presentation:ExaminePresentation', { ...address });
        const { findings } = (await consortium.evaluate(maker, 'trade/presentation:ReadPresentation', address)) as {
            findings: { kind: string }[];
        };
        const dropped = findings.flatMap(({ kind }, finding) =>
            kind === 'DISCREPANCY' ? [{ finding, reason: 'Of all drawings' }] : [],
        );
        await submit(maker, 'trade/presentation:JudgePresentation', { ...address, dropped, added: [] });
    };
    /** Documents of their own for each drawing, which the claiming bank has paid. */
    const lodged = async (number: number, mark: string, amount: string) => {
        const address = { creditId, number };
        const documents = JSON.parse(
            JSON.stringify(inYuan(toWire([invoice, billOfLading, insurance])))
                .replaceAll(/"documentReference":"/g, `"documentReference":"${mark}`)
                .replaceAll(/"documentChecksum":"../g, `"documentChecksum":"${mark.repeat(2).toLowerCase()}`),
        ) as object[];
        const presented = { ...address, examiningBank: claiming, amount: cny(amount), documents };
        await submit(`${claiming}/maker-1`, 'trade/presentation:LodgePresentation', presented);
        await takenUp(`${claiming}/maker-1`, address);
        await byTwo(claiming, 'presentation:Honour', { ...address, means: outside(number) });
    };
    const held = (bank: string, number: number) =>
        consortium.evaluate(`${bank}/maker-1`, 'trade/reimbursement-claim:ReadClaim', { creditId, number });
    const everywhere = (number: number) => Promise.all(holders.map((bank) => held(bank, number)));

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = TradeFloor.ofMoney(consortium);
        await submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        await submit('PbocMSP/officer-1', 'trade/day-count:SetDayCounts', { ...dayCounts });
        creditId = newId();
        const application = { creditId, letterOfCreditReference: 'HCB2603LC0041', terms, instructions: {} };
        await submit(`${issuing}/maker-1`, 'trade/credit-application:ApplyForCredit', { ...application, at: issuedOn });
        await byTwo(issuing, 'credit-application:Issue', { creditId, version: 1, at: issuedOn });
        await submit(`${claiming}/maker-1`, 'trade/letter-of-credit:AdviseCredit', { creditId, at: issuedOn });
        await lodged(1, 'A', '200000.00');
        await lodged(2, 'B', '200000.00');
        await setDailyCaps(consortium, {});
        await floor.issue(issuing, '500000.00');
    }, 120_000);
    afterAll(() => consortium.stop());

    it('authorise: the reimbursing bank holds the authorisation and never the credit', async () => {
        const { event } = await byTwo(issuing, 'reimbursement-authorisation:Authorisation', {
            creditId,
            amount: cny('400000.00'),
        });

        expect(event).toMatchObject({ type: 'ReimbursementAuthorised', creditId });
        const read = (bank: string, name: `trade/${string}:${string}`) =>
            consortium.evaluate(`${bank}/maker-1`, name, { creditId });
        for (const bank of holders) {
            expect(await read(bank, 'trade/reimbursement-authorisation:ReadAuthorisation')).toMatchObject({
                reimbursingBank: reimbursing,
                claimingBanks: [claiming],
                rules: 'URR_725',
            });
        }
        await expect(read(reimbursing, 'trade/letter-of-credit:ReadCredit')).rejects.toThrow();
    });

    it('claim a drawing once, and the reimbursing bank answers in its time', async () => {
        const claim = (number: number, presentationNumber: number) =>
            submit(`${claiming}/maker-1`, 'trade/reimbursement-claim:ClaimReimbursement', {
                creditId,
                number,
                presentationNumber,
                amount: cny('200000.00'),
            });
        expect((await claim(1, 1)).event).toEqual({ type: 'ReimbursementClaimed', creditId });
        const height = consortium.height;
        expect(await refusalOf(consortium, () => claim(2, 1))).toMatchObject({ code: 'DRAWING_MUST_BE_CLAIMED_ONCE' });
        expect(consortium.height).toBe(height);
        await claim(2, 2);

        await byTwo(reimbursing, 'reimbursement-claim:Reimbursement', { creditId, number: 1, uetr });
        const paid = { status: 'REIMBURSED', payment: { uetr, paidOn: '2026-05-20' } };
        expect(await everywhere(1)).toMatchObject([paid, paid, paid]);
    });

    it('of what is not paid on first demand, the issuing bank pays amount, interest and expenses in e-CNY, all or nothing', async () => {
        const demanded = { creditId, number: 2, yearlyBasisPoints: 450, expenses: cny('62.50') };
        const demand = (user: User) =>
            submit(user, 'trade/reimbursement-claim:DemandCover', { ...demanded, at: tooLate });
        expect(await refusalOf(consortium, () => demand(`${issuing}/maker-1`))).toMatchObject({
            code: 'DEMAND_MUST_BE_BY_CLAIMING_BANK',
        });
        expect((await demand(`${claiming}/maker-1`)).event).toEqual({ type: 'CoverDemanded', creditId });

        const approvalId = newId();
        const cover = { creditId, number: 2, means: { kind: 'E_CNY' }, valueDate: '2026-06-04' };
        const [propose, approve] = twoOf('reimbursement-claim:Cover');
        await submit(`${issuing}/maker-1`, propose, { ...cover, approvalId, at: tenDaysLater });
        const settlement = {
            transferId: approvalId,
            reference: creditId,
            from: { bank: issuing, wallet: 'vault' },
            to: { bank: claiming, wallet: 'vault' },
            amount: cny('200312.50'),
            coins: await floor.coins(`${issuing}/maker-1`, 'vault'),
        };
        const pay = (changes: object) =>
            submit(`${issuing}/checker-1`, approve, {
                approvalId,
                at: tenDaysLater,
                settlement: { ...settlement, ...changes },
            });
        const height = consortium.height;
        for (const wrong of [{ amount: cny('200000.00') }, { to: { bank: reimbursing, wallet: 'vault' } }]) {
            expect(await refusalOf(consortium, () => pay(wrong))).toMatchObject({
                code: 'SETTLEMENT_MUST_MATCH_DECISION',
            });
        }
        expect([consortium.height, await held(claiming, 2)]).toEqual([
            height,
            expect.not.objectContaining({ cover: expect.anything() }),
        ]);

        const { transactionId, event } = await pay({});

        expect(event).toEqual({ type: 'ClaimCovered', creditId, approvalId });
        const covered = {
            status: 'COVERED',
            cover: {
                amount: cny('200000.00'),
                interest: cny('250.00'),
                expenses: cny('62.50'),
                payment: { means: 'E_CNY', transactionId },
            },
        };
        expect(await everywhere(2)).toMatchObject([covered, covered, covered]);
        expect((await floor.coins(`${claiming}/maker-1`, 'vault')).length).toBe(1);
    });

    it('pay back in e-CNY, with interest, what was reimbursed for documents that the issuing bank has refused', async () => {
        const [address, reclaimed] = [
            { creditId, number: 3 },
            { creditId, claimNumber: 1 },
        ];
        const reclaim = () =>
            submit(`${issuing}/maker-1`, 'trade/reclaim:ReclaimReimbursement', {
                ...reclaimed,
                yearlyBasisPoints: 225,
            });
        await submit(`${claiming}/maker-1`, 'trade/presentation:ForwardPresentation', {
            creditId,
            number: 1,
            forwardedNumber: 3,
        });
        await submit(`${issuing}/maker-1`, 'trade/presentation:ExaminePresentation', address);
        await submit(`${issuing}/maker-1`, 'trade/presentation:JudgePresentation', { ...address, dropped: [], added });
        expect(await refusalOf(consortium, reclaim)).toMatchObject({ code: 'RECLAIM_MUST_FOLLOW_REFUSAL' });
        await byTwo(issuing, 'presentation:Refusal', { ...address, disposal: 'HELD_FOR_PRESENTER' });

        expect((await reclaim()).event).toEqual({ type: 'ReimbursementReclaimed', creditId });
        const read = (bank: string) => consortium.evaluate(`${bank}/maker-1`, 'trade/reclaim:ReadReclaim', reclaimed);
        await expect(read(reimbursing)).rejects.toThrow();
        const dispute = { ...reclaimed, explanation: 'The documents comply' };
        await submit(`${claiming}/maker-1`, 'trade/reclaim:DisputeReclaim', dispute);

        const approvalId = newId();
        const [propose, approve] = twoOf('reclaim:Payment');
        const payment = { ...reclaimed, means: { kind: 'E_CNY' }, valueDate: '2026-06-04', approvalId };
        await submit(`${claiming}/maker-1`, propose, { ...payment, at: tenDaysLater });
        const settlement = {
            transferId: approvalId,
            reference: creditId,
            from: { bank: claiming, wallet: 'vault' },
            to: { bank: issuing, wallet: 'vault' },
            // Fifteen days after the twentieth of May.
            amount: cny('200187.50'),
            coins: await floor.coins(`${claiming}/maker-1`, 'vault'),
        };
        const pay = (amount: object) =>
            submit(`${claiming}/checker-1`, approve, {
                approvalId,
                at: tenDaysLater,
                settlement: { ...settlement, amount },
            });
        expect(await refusalOf(consortium, () => pay(cny('200000.00')))).toMatchObject({
            code: 'SETTLEMENT_MUST_MATCH_DECISION',
        });
        const { transactionId, event } = await pay(settlement.amount);

        expect(event).toEqual({ type: 'ReclaimPaid', creditId, approvalId });
        const paid = { status: 'PAID', paid: { interest: cny('187.50'), payment: { means: 'E_CNY', transactionId } } };
        expect([await read(issuing), await read(claiming)]).toMatchObject([paid, paid]);
        const refunded = { status: 'REIMBURSED', refundedAt: tenDaysLater.toISOString() };
        expect(await everywhere(1)).toMatchObject([refunded, refunded, refunded]);
    });

    it('pay documents once: what was covered is not paid again, and what the issuing bank has paid is not claimed', async () => {
        const maker: User = `${claiming}/maker-1`;
        const sentOn = async (number: number, forwardedNumber: number) => {
            const address = { creditId, number: forwardedNumber };
            await submit(maker, 'trade/presentation:ForwardPresentation', { creditId, number, forwardedNumber });
            await takenUp(`${issuing}/maker-1`, address);
            return address;
        };
        const covered = await sentOn(2, 4);
        const means = outside(7);
        expect(await refusalOf(consortium, () => byTwo(issuing, 'presentation:Honour', { ...covered, means }))).toEqual(
            expect.objectContaining({ code: 'REIMBURSED_DRAWING_MUST_NOT_BE_PAID_AGAIN' }),
        );
        await byTwo(issuing, 'presentation:Honour', covered);
        const read = await consortium.evaluate(maker, 'trade/presentation:ReadPresentation', covered);
        expect(read).toMatchObject({ status: 'PAID', reimbursed: { claimNumber: 2, amount: cny('200000.00') } });

        await lodged(5, 'C', '40000.00');
        await byTwo(issuing, 'presentation:Honour', { ...(await sentOn(5, 6)), means });
        const claim = { creditId, number: 3, presentationNumber: 5, amount: cny('40000.00') };
        const claimed = () => submit(maker, 'trade/reimbursement-claim:ClaimReimbursement', claim);
        expect(await refusalOf(consortium, claimed)).toMatchObject({
            code: 'DRAWING_MUST_NOT_BE_HONOURED_BY_ISSUING_BANK',
        });
    });

    it('keep the credit open while one is open, and its record says how much is left', async () => {
        const expiredOn = new Date('2026-07-01T00:00:00.000Z');
        const close = () =>
            submit(`${issuing}/maker-1`, 'trade/letter-of-credit:CloseCredit', { creditId, at: expiredOn });
        expect(await refusalOf(consortium, close)).toMatchObject({ code: 'CREDIT_MUST_HAVE_ENDED' });
        // The documents of the first drawing draw nothing at the issuing bank, and the bank that has paid bears them.
        const standing = await consortium.evaluate(`${issuing}/maker-1`, 'trade/letter-of-credit:ReadStanding', {
            creditId,
        });
        expect(standing).toEqual({ status: 'EFFECTIVE', remaining: cny('32500.00') });

        await lodged(7, 'D', '30000.00');
        const claim = { creditId, number: 3, presentationNumber: 7, amount: cny('30000.00') };
        await byTwo(issuing, 'reimbursement-authorisation:Amendment', { creditId, amount: cny('472500.00') });
        await submit(`${claiming}/maker-1`, 'trade/reimbursement-claim:ClaimReimbursement', claim);
        await submit(`${claiming}/maker-1`, 'trade/letter-of-credit:ExpireCredit', { creditId, at: expiredOn });
        expect(await refusalOf(consortium, close)).toMatchObject({ code: 'PRESENTATIONS_MUST_BE_SETTLED' });
        const forwarding = { creditId, number: 7, forwardedNumber: 8 };
        await submit(`${claiming}/maker-1`, 'trade/presentation:ForwardPresentation', forwarding);
        const refused = { creditId, number: 8 };
        await submit(`${issuing}/maker-1`, 'trade/presentation:ExaminePresentation', refused);
        await submit(`${issuing}/maker-1`, 'trade/presentation:JudgePresentation', { ...refused, dropped: [], added });
        await byTwo(issuing, 'presentation:Refusal', { ...refused, disposal: 'HELD_FOR_PRESENTER' });
        expect(await refusalOf(consortium, close)).toMatchObject({ code: 'REIMBURSEMENT_CLAIMS_MUST_BE_SETTLED' });

        const decline = { creditId, number: 3, reason: 'NO_FUNDS', explanation: 'Not in funds' };
        await byTwo(reimbursing, 'reimbursement-claim:Decline', decline);
        expect((await close()).event).toEqual({ type: 'CreditClosed', creditId });
    });
});
