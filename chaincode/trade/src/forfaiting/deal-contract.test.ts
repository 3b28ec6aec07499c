import { hmac } from '@cohong/chaincode-runtime';
import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { lateInterestRates } from '@cohong/domain/forfaiting/late-interest/testing/samples';
import { policy } from '@cohong/domain/forfaiting/market/testing/samples';
import { convention } from '@cohong/domain/forfaiting/pricing/testing/samples';
import { toWire } from '@cohong/domain/kernel/json';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { byTwo, debtorBank, heldClaim, heldOn, holder as seller } from '../../../../test/contracts/held-claim.js';
import { setDailyCaps, TradeFloor } from '../../../../test/contracts/trade-floor.js';

const buyer = 'PearlBankMSP';
const everyBank = [seller, debtorBank, buyer];
const amount = { amount: '100000.00', currency: 'CNY' };
const [small, large] = ['30000.00', '70000.00'].map((part) => ({ amount: part, currency: 'CNY' })) as [object, object];
const said = { amount, maturity: '2026-08-30' };
const points = ['The legal opinion is not signed'];
/** Who sells to whom, unless a test says otherwise. */
const banks: { readonly from: string; readonly to: string } = { from: seller, to: buyer };
/** Wednesday; Pearl River Bank has ten banking days for documents and until the next day to pay for what it buys first. */
const first = heldOn;
/** On the last of those days it says that it has paid, and it has until Monday for the money to come. */
const sentOn = new Date('2026-06-03T02:00:00.000Z');
const underWay = new Date('2026-06-08T15:59:59.999Z');
const tooLate = new Date('2026-06-08T16:00:00.000Z');
const second = new Date('2026-06-11T02:00:00.000Z');
/** The day until which what is missing could be cured is over. */
const uncured = new Date('2026-06-19T02:00:00.000Z');
const third = new Date('2026-06-12T02:00:00.000Z');
const afterwards = new Date('2026-06-14T02:00:00.000Z');
/** The claim is due on Sunday, 30 August, and payable on Monday. */
const overdue = new Date('2026-09-02T02:00:00.000Z');
const paidLate = new Date('2026-09-04T02:00:00.000Z');
/** Of the second deals, with 80 days to Monday, 31 August: 100 000 / (1 + 0.0285 · 80 / 360). */
const proceeds = { amount: '99370.65', currency: 'CNY' };

type Acted = Readonly<Record<string, unknown>> & {
    readonly at?: Date;
    readonly seed?: Buffer;
    readonly settlement?: object;
};

describe('deal and assignment notice contracts', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let claimId: string;
    let creditId: string;
    let dealId: string;
    /** By which the seller has bought the claim back, and the buyer bought it for good. */
    let boughtBack: string;
    let bought: string;
    let partIds: readonly string[];
    /** By which the buyer has bought a part. */
    let boughtPart: string;

    const submit = (user: User, name: ActName, { at = first, seed, settlement, ...input }: Acted) =>
        consortium.submit(user, name, { input, at, ...(seed && { seed }), ...(settlement && { settlement }) });
    const read = (bank: string, name: `trade/${string}:${string}`, input: object) =>
        consortium.evaluate(`${bank}/maker-1`, name, input);
    const readersOf = async (name: `trade/${string}:${string}`, input: object) => {
        const found = everyBank.map((bank) =>
            read(bank, name, input).then(
                () => [bank],
                () => [],
            ),
        );
        return (await Promise.all(found)).flat();
    };
    const codeOf = async (act: () => Promise<unknown>) => (await refusalOf(consortium, act)).code;

    /** A request for a quote that its bank has shown, and that is to be decided on; its id. */
    const shown = async (at: Date, disbursedOn: string, { from, to } = banks): Promise<string> => {
        const [requestId, seed] = [newId(), randomBytes(32)];
        const hour = (hours: number): string => new Date(at.getTime() + hours * 3_600_000).toISOString();
        const { transactionId: asked } = await submit(`${from}/maker-1`, 'trade/quote-request:RequestQuotes', {
            ...{ requestId, claimId, invited: [to], closesAt: hour(1), revealHours: 1, disbursedOn, at, seed },
            ...{ availability: { kind: 'IMMEDIATE' }, deliveryPlace: 'CHINA' },
        });
        const invitationId = hmac(seed.toString('hex'), asked, 'invitation', to).slice(0, 32);
        const terms = { method: 'SIMPLE_YIELD', percentPerYear: '2.85', graceDays: 0 };
        const quote = { kind: 'FIRM', terms, validUntil: hour(4) };
        await byTwo(consortium, to, ['quote:Quote', { invitationId, quote, at }]);
        await submit(`${from}/maker-1`, 'trade/quote-request:CloseBidding', { requestId, at });
        await submit(`${to}/maker-1`, 'trade/quote:RevealQuote', { invitationId, at });

        return requestId;
    };
    /** A deal that seller and buyer have made; its id. */
    const traded = async (at: Date, disbursedOn: string, { from, to } = banks): Promise<string> => {
        const [requestId, seed] = [await shown(at, disbursedOn, { from, to }), randomBytes(32)];
        const decision = { requestId, chosen: to, at, seed };
        const { transactionId } = await byTwo(consortium, from, ['quote-request:Decision', decision]);

        return hmac(seed.toString('hex'), transactionId, 'deal').slice(0, 32);
    };
    /** Documents were satisfactory, and the debtor has been told. */
    const notified = async (deal: string, at: Date, { from, to } = banks): Promise<void> => {
        await submit(`${from}/maker-1`, 'trade/deal:DeliverDocuments', { dealId: deal, at });
        await byTwo(consortium, to, ['deal:Acceptance', { dealId: deal, at }]);
        await submit(`${from}/maker-1`, 'trade/assignment-notice:NotifyAssignment', { dealId: deal, at });
    };
    /** A deal of which the debtor has acknowledged the buyer, which then pays under reserve. */
    const underReserve = async (): Promise<string> => {
        const deal = await traded(second, '2026-06-12');
        const acted = { dealId: deal, at: second };
        await submit(`${seller}/maker-1`, 'trade/deal:DeliverDocuments', acted);
        const reserve = { points, cureBy: '2026-06-18' };
        await byTwo(consortium, buyer, ['deal:Acceptance', { ...acted, reserve }]);
        await submit(`${seller}/maker-1`, 'trade/assignment-notice:NotifyAssignment', acted);
        await byTwo(consortium, debtorBank, ['assignment-notice:Acknowledgement', { ...acted, ...said }]);

        return deal;
    };
    /** An act of two users that pays the price of the second deals in coins. */
    const inCoins = async (
        act: 'deal-payment:Settlement' | 'deal-refund:Refund',
        {
            deal,
            from,
            to,
            at,
        }: { readonly deal: string; readonly from: string; readonly to: string; readonly at: Date },
    ) => {
        const [contract, name] = act.split(':');
        const approvalId = newId();
        await submit(`${from}/maker-1`, `trade/${contract}:Propose${name}` as ActName, {
            dealId: deal,
            approvalId,
            at,
        });
        const settlement = {
            ...{ transferId: approvalId, reference: deal, amount: proceeds },
            ...{ from: { bank: from, wallet: 'vault' }, to: { bank: to, wallet: 'vault' } },
            coins: await floor.coins(`${from}/maker-1`, 'vault'),
        };
        return submit(`${from}/checker-1`, `trade/${contract}:Approve${name}` as ActName, {
            approvalId,
            at,
            settlement,
        });
    };
    /** By which payment a buyer says that it has paid, and of which the seller says that it came. */
    const paidOutside = async (deal: string, uetr: string, { at, from, to } = { at: second, ...banks }) => {
        const payment = { dealId: deal, uetr, at };
        await byTwo(consortium, to, ['deal-payment:Payment', payment]);
        return byTwo(consortium, from, ['deal-payment:Receipt', payment]);
    };
    const prepaying = (uetr: string, at: Date) => ({
        ...{ claimId, proceeds: amount, at },
        means: { kind: 'OUTSIDE', uetr },
    });
    /** The debtor prepays a part. */
    const pay = (input: { readonly claimId: string; readonly proceeds: object }) =>
        byTwo(consortium, debtorBank, ['claim:Prepayment', { ...prepaying(randomUUID(), second), ...input }]);
    const atStake = async (): Promise<readonly unknown[]> => {
        const { exposures } = (await read(buyer, 'trade/buyer-limit:ReadLimits', {})) as {
            readonly exposures: readonly { readonly amount: object }[];
        };
        return exposures.map((each) => each.amount);
    };
    /** When all of what was undertaken for the documents was settled. */
    const settledAt = async (): Promise<unknown> => {
        const address = { creditId, number: 1 };
        const { undertaking } = (await read(debtorBank, 'trade/presentation:ReadPresentation', address)) as {
            readonly undertaking: { readonly parts: readonly { readonly settledAt?: string }[] };
        };
        return undertaking.parts.map((part) => part.settledAt);
    };

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = TradeFloor.ofMoney(consortium);
        const officer: User = 'PbocMSP/officer-1';
        await submit(officer, 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        await submit(officer, 'trade/pricing-convention:SetPricingConventions', { conventions: [convention] });
        await setDailyCaps(consortium, {});
        await floor.issue(buyer, '200000.00');
        ({ claimId } = await heldClaim(consortium));
        dealId = await traded(first, '2026-05-21');
    }, 120_000);
    afterAll(() => consortium.stop());

    it('deal: it lies with seller and buyer, and its documents are delivered, rejected, cured and accepted', async () => {
        expect(await readersOf('trade/deal:ReadDeal', { dealId })).toEqual([seller, buyer]);
        const deliver = () => submit(`${seller}/maker-1`, 'trade/deal:DeliverDocuments', { dealId });
        const reasons = ['The acceptance is not signed'];

        expect((await deliver()).event).toEqual({ type: 'DealDocumentsDelivered', dealId });
        const reject = (user: User) => submit(user, 'trade/deal:RejectDocuments', { dealId, reasons });
        expect(await codeOf(() => reject(`${seller}/maker-1`))).toBe('DEAL_MUST_BE_OF_BUYER');
        expect((await reject(`${buyer}/maker-1`)).event).toEqual({ type: 'DealDocumentsRejected', dealId });
        await deliver();
        await byTwo(consortium, buyer, ['deal:Acceptance', { dealId }]);
        expect(await read(seller, 'trade/deal:ReadDeal', { dealId })).toMatchObject({
            status: 'SATISFIED',
            deliveries: [first.toISOString(), first.toISOString()],
            rejections: [{ reasons }],
        });
        expect(await codeOf(() => submit(`${buyer}/maker-1`, 'trade/deal:LapseDeal', { dealId }))).toBe(
            'DEAL_MUST_STAND_AT_THIS_ACT',
        );
    });

    it('notice: the debtor learns of the buyer and of no price, and acknowledges what it owes and nothing else', async () => {
        await submit(`${seller}/maker-1`, 'trade/assignment-notice:NotifyAssignment', { dealId });
        expect(await readersOf('trade/assignment-notice:ReadNotice', { dealId })).toEqual(everyBank);
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([seller, debtorBank]);
        const notice = await read(debtorBank, 'trade/assignment-notice:ReadNotice', { dealId });
        expect(notice).toMatchObject({ buyer, ...said });
        expect(['terms', 'pricing', 'disbursedOn'].filter((field) => field in (notice as object))).toEqual([]);
        const acknowledge = (by: string, changes: object) =>
            byTwo(consortium, by, ['assignment-notice:Acknowledgement', { dealId, ...said, ...changes }]);

        expect(await codeOf(() => acknowledge(seller, {}))).toBe('NOTICE_MUST_BE_ANSWERED_BY_DEBTOR');
        expect(await codeOf(() => acknowledge(debtorBank, { maturity: '2026-08-31' }))).toBe(
            'ACKNOWLEDGEMENT_MUST_MATCH_CLAIM',
        );
        const { event } = await acknowledge(debtorBank, {});

        expect(event).toEqual({ type: 'NoticeAcknowledged', dealId, approvalId: expect.any(String) });
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual(everyBank);
        expect(await read(buyer, 'trade/deal:ReadDeal', { dealId })).toMatchObject({ status: 'ACKNOWLEDGED' });
    });

    it('payment: the buyer says by which it has paid outside the ledger, and by which other if that came back', async () => {
        const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f08';
        const pay = (by: string, named: string) =>
            byTwo(consortium, by, ['deal-payment:Payment', { dealId, uetr: named, at: sentOn }]);
        expect(await codeOf(() => pay(seller, uetr))).toBe('DEAL_MUST_BE_OF_BUYER');

        expect((await pay(buyer, uetr)).event).toMatchObject({ type: 'DealPaymentSent', dealId });

        expect(await codeOf(() => pay(buyer, uetr))).toBe('UETR_MUST_BE_NEW');
        const again = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f09';
        await pay(buyer, again);
        const deal = await read(seller, 'trade/deal:ReadDeal', { dealId });
        expect(deal).toMatchObject({
            status: 'PAYMENT_SENT',
            sentPayment: { uetr: again, until: tooLate.toISOString(), replaced: [{ uetr }] },
        });
        expect(deal).not.toHaveProperty('priceNow');
        const inCoin = { dealId, approvalId: newId(), at: sentOn };
        expect(await codeOf(() => submit(`${buyer}/maker-1`, 'trade/deal-payment:ProposeSettlement', inCoin))).toBe(
            'DEAL_MUST_STAND_AT_THIS_ACT',
        );
    });

    it('acknowledged: the seller is neither paid nor sells again, until it calls off what the buyer has not paid for', async () => {
        const prepay = prepaying('eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', first);
        expect(await codeOf(() => byTwo(consortium, debtorBank, ['claim:Prepayment', prepay]))).toBe(
            'TITLE_MUST_NOT_BE_ACKNOWLEDGED',
        );
        expect(await codeOf(() => traded(first, '2026-05-21'))).toBe('TITLE_MUST_NOT_BE_ACKNOWLEDGED');
        const callOff = (by: string, at: Date) => submit(`${by}/maker-1`, 'trade/deal:CallOffDeal', { dealId, at });
        expect(await codeOf(() => callOff(seller, first))).toBe('TIME_TO_SETTLE_MUST_BE_OVER');
        expect(await codeOf(() => callOff(seller, underWay))).toBe('PAYMENT_MUST_NOT_BE_UNDER_WAY');
        expect(await codeOf(() => callOff(buyer, tooLate))).toBe('DEAL_MUST_BE_OF_SELLER');

        expect((await callOff(seller, tooLate)).event).toEqual({ type: 'DealCalledOff', dealId });

        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([seller, debtorBank]);
        expect(await readersOf('trade/claim:ReadClaim', { claimId })).toEqual([seller, debtorBank]);
        expect(await read(debtorBank, 'trade/assignment-notice:ReadNotice', { dealId })).toMatchObject({
            calledOffAt: tooLate.toISOString(),
        });
    });

    it('refusal: the debtor says why it does not acknowledge, and then the buyer too is out of the deal at once', async () => {
        const sale = await traded(second, '2026-06-12');
        await notified(sale, second);
        const callOff = () => submit(`${buyer}/maker-1`, 'trade/deal:CallOffDeal', { dealId: sale, at: second });
        expect(await codeOf(callOff)).toBe('DEAL_MUST_BE_OF_SELLER');
        const reasons = ['A court has ordered that nobody is paid'];
        const refuse = (by: string) =>
            byTwo(consortium, by, ['assignment-notice:Refusal', { dealId: sale, reasons, at: second }]);
        expect(await codeOf(() => refuse(buyer))).toBe('NOTICE_MUST_BE_ANSWERED_BY_DEBTOR');

        const { event } = await refuse(debtorBank);

        expect(event).toEqual({ type: 'NoticeRefused', dealId: sale, approvalId: expect.any(String) });
        const refused = { status: 'NOTICE_REFUSED', notice: { refusal: { reasons } } };
        expect(await read(seller, 'trade/deal:ReadDeal', { dealId: sale })).toMatchObject(refused);
        const answer = { dealId: sale, ...said, at: second };
        expect(await codeOf(() => byTwo(consortium, debtorBank, ['assignment-notice:Acknowledgement', answer]))).toBe(
            'NOTICE_MUST_BE_OPEN',
        );
        expect((await callOff()).event).toEqual({ type: 'DealCalledOff', dealId: sale });
        expect(await read(debtorBank, 'trade/assignment-notice:ReadNotice', { dealId: sale })).toMatchObject({
            calledOffBy: buyer,
        });
    });

    it('race: a claim is sold by one deal at a time, also where two are made at once, and then not split either', async () => {
        const seed = randomBytes(32);
        const act = { at: second, seed };
        const propose = async (act: string, input: object): Promise<string> => {
            const [contract, name] = act.split(':');
            const approvalId = newId();
            const proposed = { ...input, approvalId, at: second };
            await submit(`${seller}/maker-1`, `trade/${contract}:Propose${name}` as ActName, proposed);
            return approvalId;
        };
        const requests = [await shown(second, '2026-06-12'), await shown(second, '2026-06-12')];
        const ofDecision = 'trade/quote-request:ApproveDecision';
        const acts: readonly (readonly [ActName, string])[] = [
            [ofDecision, await propose('quote-request:Decision', { requestId: requests[0], chosen: buyer })],
            [ofDecision, await propose('quote-request:Decision', { requestId: requests[1], chosen: buyer })],
            ['trade/title:ApproveSplit', await propose('title:Split', { claimId, amounts: [small, large] })],
        ];
        const [first, ...others] = await Promise.all(
            acts.map(([name, approvalId]) =>
                consortium.endorse(`${seller}/checker-1`, name, { ...act, input: { approvalId } }),
            ),
        );
        const { transactionId } = await first!();
        dealId = hmac(seed.toString('hex'), transactionId, 'deal').slice(0, 32);

        for (const other of others) {
            await expect(other()).rejects.toThrow('committed as invalid');
        }
        for (const [name, approvalId] of acts.slice(1)) {
            const again = () => submit(`${seller}/checker-1`, name, { approvalId, at: second });
            expect(await codeOf(again)).toBe('CLAIM_MUST_NOT_BE_UNDER_DEAL');
        }
        expect(await codeOf(() => shown(second, '2026-06-12'))).toBe('CLAIM_MUST_NOT_BE_UNDER_DEAL');
        const none = { requestId: requests[1], reason: 'Sold by another deal', at: second };
        await byTwo(consortium, seller, ['quote-request:Decision', none]);
        await notified(dealId, second);
        const answer = { dealId, ...said, at: second };
        await byTwo(consortium, debtorBank, ['assignment-notice:Acknowledgement', answer]);
    });

    it('settlement: title against e-CNY in one transaction, the price to the fen and to the seller, or nothing', async () => {
        const approvalId = newId();
        await submit(`${buyer}/maker-1`, 'trade/deal-payment:ProposeSettlement', { dealId, approvalId, at: second });
        const settlement = {
            transferId: approvalId,
            reference: dealId,
            from: { bank: buyer, wallet: 'vault' },
            to: { bank: seller, wallet: 'vault' },
            amount: proceeds,
            coins: await floor.coins(`${buyer}/maker-1`, 'vault'),
        };
        const pay = (changes: object) =>
            submit(`${buyer}/checker-1`, 'trade/deal-payment:ApproveSettlement', {
                ...{ approvalId, at: second },
                settlement: { ...settlement, ...changes },
            });
        const oneFen = { amount: { amount: '99370.64', currency: 'CNY' } };
        for (const wrong of [oneFen, { to: { bank: debtorBank, wallet: 'vault' } }]) {
            expect(await codeOf(() => pay(wrong))).toBe('SETTLEMENT_MUST_MATCH_DECISION');
        }
        expect(
            await codeOf(() =>
                submit(`${buyer}/checker-1`, 'trade/deal-payment:ApproveSettlement', { approvalId, at: second }),
            ),
        ).toBe('SETTLEMENT_MUST_MATCH_DECISION');
        expect(await read(seller, 'trade/title:ReadTitle', { claimId })).toMatchObject({ holder: seller });

        const { event, transactionId } = await pay({});

        expect(event).toEqual({ type: 'DealSettled', dealId, approvalId });
        expect((await floor.coins(`${seller}/maker-1`, 'vault')).length).toBe(1);
        for (const name of ['trade/title:ReadTitle', 'trade/claim:ReadClaim'] as const) {
            expect(await readersOf(name, { claimId })).toEqual([debtorBank, buyer]);
            expect(await read(debtorBank, name, { claimId })).toMatchObject({ holder: buyer });
        }
        expect(await read(seller, 'trade/deal:ReadDeal', { dealId })).toMatchObject({
            status: 'SETTLED',
            settlement: { pricing: { proceeds }, payment: { means: 'E_CNY', transactionId } },
        });
    });

    it('resale: who has sold finds no claim, who has bought sells it on, and says itself when it was paid outside', async () => {
        expect(await codeOf(() => traded(second, '2026-06-12'))).toBe('RECORD_MUST_EXIST');
        const back = await traded(second, '2026-06-12', { from: buyer, to: seller });
        await notified(back, second, { from: buyer, to: seller });
        await byTwo(consortium, debtorBank, [
            'assignment-notice:Acknowledgement',
            { dealId: back, ...said, at: second },
        ]);
        const payment = { dealId: back, uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f03', at: second };
        const receive = (by: string, changes = {}) =>
            byTwo(consortium, by, ['deal-payment:Receipt', { ...payment, ...changes }]);
        expect(await codeOf(() => receive(buyer))).toBe('DEAL_MUST_STAND_AT_THIS_ACT');
        await byTwo(consortium, seller, ['deal-payment:Payment', payment]);
        expect(await codeOf(() => receive(seller))).toBe('DEAL_MUST_BE_OF_SELLER');
        expect(await codeOf(() => receive(buyer, { uetr: randomUUID() }))).toBe('RECEIPT_MUST_BE_OF_PAYMENT_SENT');

        const { event } = await receive(buyer);

        expect(event).toMatchObject({ type: 'DealSettledOutside', dealId: back });
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([seller, debtorBank]);
        expect(await read(seller, 'trade/title:ReadTitle', { claimId })).toMatchObject({
            holder: seller,
            resaleCount: 1,
        });
        boughtBack = back;
    });

    it('reserve: the buyer pays and cannot sell on, has its money back for what is not cured, and the seller the title', async () => {
        const deal = await underReserve();
        await inCoins('deal-payment:Settlement', { deal, from: buyer, to: seller, at: second });

        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual(everyBank);
        expect(await codeOf(() => traded(second, '2026-06-12', { from: buyer, to: seller }))).toBe(
            'TITLE_MUST_NOT_BE_RETURNABLE',
        );
        const demand = (at: Date) => byTwo(consortium, buyer, ['deal-reserve:Demand', { dealId: deal, points, at }]);
        expect(await codeOf(() => demand(second))).toBe('CURE_DAY_MUST_HAVE_PASSED');
        const refund = { deal, from: seller, to: buyer, at: uncured };
        expect(await codeOf(() => inCoins('deal-refund:Refund', refund))).toBe('DEAL_MUST_STAND_AT_THIS_ACT');
        expect((await demand(uncured)).event).toMatchObject({ type: 'RefundDemanded', dealId: deal });

        const { event } = await inCoins('deal-refund:Refund', refund);

        expect(event).toMatchObject({ type: 'DealRefunded', dealId: deal });
        for (const name of ['trade/title:ReadTitle', 'trade/claim:ReadClaim'] as const) {
            expect(await readersOf(name, { claimId })).toEqual([seller, debtorBank]);
            expect(await read(debtorBank, name, { claimId })).toMatchObject({ holder: seller });
        }
        expect(await read(buyer, 'trade/deal:ReadDeal', { dealId: deal })).toMatchObject({
            status: 'RESCINDED',
            refund: { means: 'E_CNY' },
        });
    });

    it('reserve: it is lifted; outside the ledger each says itself what it has received', async () => {
        const receive = (by: string, [act, deal, uetr]: readonly [`${string}:${string}`, string, string]) =>
            byTwo(consortium, by, [act, { dealId: deal, uetr, at: uncured }]);
        const deal = await underReserve();
        await paidOutside(deal, 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f06');
        await byTwo(consortium, buyer, ['deal-reserve:Demand', { dealId: deal, points, at: uncured }]);
        const back = ['deal-refund:Receipt', deal, 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f05'] as const;
        expect(await codeOf(() => receive(seller, back))).toBe('DEAL_MUST_BE_OF_BUYER');
        expect((await receive(buyer, back)).event).toMatchObject({ type: 'DealRefundedOutside', dealId: deal });
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([seller, debtorBank]);

        bought = await underReserve();
        await paidOutside(bought, 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f07');
        const lift = () => byTwo(consortium, buyer, ['deal-reserve:Lifting', { dealId: bought, at: uncured }]);
        expect((await lift()).event).toMatchObject({ type: 'ReserveLifted', dealId: bought });

        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([debtorBank, buyer]);
        expect(await read(seller, 'trade/deal:ReadDeal', { dealId: bought })).toMatchObject({ status: 'SETTLED' });
        expect(await codeOf(lift)).toBe('RESERVE_MUST_STAND');
    });

    it('holding: who has bought sees what became of it, writes off what is overdue, and is paid all the same', async () => {
        const holdingOf = (bank: string, deal: string) =>
            read(bank, 'trade/holding:ReadHoldings', { dealIds: [deal] }) as Promise<object[]>;
        for (const deal of [dealId, boughtBack]) {
            const by = deal === dealId ? buyer : seller;
            expect(await holdingOf(by, deal)).toMatchObject([{ status: 'SOLD', price: proceeds }]);
        }
        expect(await codeOf(() => holdingOf(seller, dealId))).toBe('DEAL_MUST_BE_OF_BUYER');
        expect(await codeOf(() => holdingOf(debtorBank, bought))).toBe('RECORD_MUST_EXIST');
        const reason = 'The debtor is being wound up';
        const writeOff = (bank: string, at: Date) =>
            byTwo(consortium, bank, ['holding:WriteOff', { claimId, reason, at }]);
        expect(await codeOf(() => writeOff(debtorBank, overdue))).toBe('TITLE_MUST_BE_HELD_BY_BANK');
        expect(await codeOf(() => writeOff(buyer, second))).toBe('HOLDING_MUST_STAND_AT_THIS_ACT');

        const { event } = await writeOff(buyer, overdue);

        expect(event).toEqual({ type: 'ClaimWrittenOff', approvalId: expect.any(String) });
        expect(await holdingOf(buyer, bought)).toMatchObject([{ writtenOff: { reason } }]);
        const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02' };
        await byTwo(consortium, debtorBank, ['claim:Payment', { claimId, means, at: paidLate }]);
        expect(await holdingOf(buyer, bought)).toMatchObject([
            { status: 'COLLECTED_LATE', dueOn: '2026-08-31', daysLate: 4, collected: { amount } },
        ]);
        expect(await read(buyer, 'trade/title:ReadTitle', { claimId })).toMatchObject({ status: 'PAID' });
    });

    it('late interest: it is claimed of the debtor as the claim and the books tell it, and paid', async () => {
        const at = paidLate;
        const claim = (bank: string) =>
            submit(`${bank}/maker-1`, 'trade/late-interest:ClaimLateInterest', { claimId, at });
        expect(await codeOf(() => claim(seller))).toBe('RECORD_MUST_EXIST');
        expect(await codeOf(() => claim(buyer))).toBe('LATE_INTEREST_RATE_MUST_BE_KNOWN');
        const officer: User = 'PbocMSP/officer-1';
        const rates = lateInterestRates.rates;
        await submit(officer, 'trade/day-count:SetDayCounts', { conventions: dayCounts.conventions });
        const set = (user: User) => submit(user, 'trade/late-interest-rate:SetLateInterestRates', { rates });
        expect(await codeOf(() => set('SafeMSP/officer-1'))).toBe('CALLER_MUST_BE_CENTRAL_BANK');
        await set(officer);
        expect(await read(buyer, 'trade/late-interest-rate:ReadLateInterestRates', {})).toEqual({ rates });

        expect((await claim(buyer)).event).toEqual({ type: 'LateInterestClaimed' });

        expect(await codeOf(() => claim(buyer))).toBe('RECORD_MUST_BE_NEW');
        expect(await readersOf('trade/late-interest:ReadLateInterest', { claimId })).toEqual([debtorBank, buyer]);
        // 18 % of 100 000 for four days of 360.
        const owed = { amount: { amount: '200.00', currency: 'CNY' }, from: '2026-08-31', until: '2026-09-04' };
        expect(await read(debtorBank, 'trade/late-interest:ReadLateInterest', { claimId })).toMatchObject(owed);
        const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f04' };
        const pay = (bank: string) => byTwo(consortium, bank, ['late-interest:Payment', { claimId, means, at }]);
        expect(await codeOf(() => pay(buyer))).toBe('LATE_INTEREST_MUST_BE_PAID_BY_DEBTOR');
        const { event } = await pay(debtorBank);

        expect(event).toEqual({ type: 'LateInterestPaid', approvalId: expect.any(String) });
        const waiver = { claimId, reason: 'It is too little', at };
        expect(await codeOf(() => byTwo(consortium, buyer, ['late-interest:Waiver', waiver]))).toBe(
            'LATE_INTEREST_MUST_STAND_AT_THIS_ACT',
        );
        const dealIds = [bought];
        expect(await read(buyer, 'trade/holding:ReadHoldings', { dealIds })).toMatchObject([
            { lateInterest: { ...owed, status: 'PAID' } },
        ]);
    });

    it('parts: a claim is split into claims of their own, which are sold, and it is sold and paid no more', async () => {
        ({ claimId, creditId } = await heldClaim(consortium));
        const parts = [small, large];
        const split = (amounts: readonly object[], seed = randomBytes(32)) =>
            byTwo(consortium, seller, ['title:Split', { claimId, amounts, at: second, seed }]);
        const oneFenLess = { amount: '69999.99', currency: 'CNY' };
        expect(await codeOf(() => split([small, oneFenLess]))).toBe('PARTS_MUST_SUM_TO_CLAIM');
        const seed = randomBytes(32);
        const { transactionId, event } = await split(parts, seed);

        expect(event).toEqual({ type: 'TitleSplit', approvalId: expect.any(String) });
        partIds = ['1', '2'].map((part) => hmac(seed.toString('hex'), transactionId, 'claim', part).slice(0, 32));
        expect(await read(debtorBank, 'trade/title:ReadTitle', { claimId })).toMatchObject({
            status: 'SPLIT',
            parts: partIds,
        });
        for (const [index, part] of partIds.entries()) {
            expect(await readersOf('trade/claim:ReadClaim', { claimId: part })).toEqual([seller, debtorBank]);
            expect(await read(debtorBank, 'trade/title:ReadTitle', { claimId: part })).toMatchObject({
                ...{ amount: parts[index], holder: seller, partOf: [claimId], resaleCount: 0 },
            });
        }
        expect(await codeOf(() => traded(second, '2026-06-12'))).toBe('TITLE_MUST_NOT_HAVE_ENDED');
        expect(await codeOf(() => pay({ claimId, proceeds: small }))).toBe('CLAIM_MUST_STAND_AT_THIS_ACT');
        claimId = partIds[1]!;
        const sale = await traded(second, '2026-06-12');
        await notified(sale, second);
        const answer = { dealId: sale, ...said, amount: large, at: second };
        await byTwo(consortium, debtorBank, ['assignment-notice:Acknowledgement', answer]);
        await paidOutside(sale, randomUUID());
        boughtPart = sale;

        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([debtorBank, buyer]);
        expect(await readersOf('trade/title:ReadTitle', { claimId: partIds[0] })).toEqual([seller, debtorBank]);
    });

    it('parts of a claim that was bought are what its buyer has at stake, each for as long as it holds it', async () => {
        const seed = randomBytes(32);
        const amounts = ['30000.00', '40000.00'].map((each) => ({ ...large, amount: each }));
        await byTwo(consortium, buyer, ['title:Split', { claimId, amounts, at: second, seed }]);

        expect(await atStake()).toEqual([large]);
        const { parts = [] } = (await read(buyer, 'trade/title:ReadTitle', { claimId })) as { parts?: string[] };
        await pay({ claimId: parts[0]!, proceeds: small });
        expect(await atStake()).toEqual([amounts[1]]);
        partIds = [partIds[0]!, parts[1]!];
    });

    it('holding: it shows the last parts of what was split, and split again, also the one that was sold on', async () => {
        [, claimId = ''] = partIds;
        const seed = randomBytes(32);
        const amounts = ['10000.00', '30000.00'].map((each) => ({ ...large, amount: each }));
        await byTwo(consortium, buyer, ['title:Split', { claimId, amounts, at: second, seed }]);
        const { parts = [] } = (await read(buyer, 'trade/title:ReadTitle', { claimId })) as { parts?: string[] };
        [claimId = ''] = parts;
        const onward = { from: buyer, to: seller };
        const sale = await traded(second, '2026-06-12', onward);
        await notified(sale, second, onward);
        const answer = { dealId: sale, ...said, amount: amounts[0], at: second };
        await byTwo(consortium, debtorBank, ['assignment-notice:Acknowledgement', answer]);
        await paidOutside(sale, randomUUID(), { at: second, ...onward });

        const [held] = (await read(buyer, 'trade/holding:ReadHoldings', { dealIds: [boughtPart] })) as object[];
        expect(held).toMatchObject({
            status: 'SPLIT',
            parts: [
                { amount: { amount: '30000.00' }, status: 'COLLECTED', collected: { amount: small } },
                { claimId, amount: amounts[0], status: 'SOLD' },
                { claimId: parts[1], amount: amounts[1], dueOn: '2026-08-31' },
            ],
        });
        const inBooksOf = { dealIds: [boughtPart], bank: buyer };
        expect(await consortium.evaluate('SafeMSP/regulator-1', 'trade/holding:ReadHoldings', inBooksOf)).toEqual([
            held,
        ]);
        expect(await atStake()).toEqual([amounts[1]]);
        await pay({ claimId, proceeds: amounts[0]! });
        partIds = [partIds[0]!, parts[1]!];
    });

    it('payment: the debtor pays the banks that hold the claim now, and the presentation is paid with its last part', async () => {
        for (const [part, holder] of [
            [partIds[0], seller],
            [partIds[1], buyer],
        ] as const) {
            expect(await settledAt()).toEqual([undefined]);
            await pay({ claimId: part!, proceeds: small });
            expect(await read(holder, 'trade/title:ReadTitle', { claimId: part })).toMatchObject({ status: 'PAID' });
        }
        expect(await settledAt()).toEqual([second.toISOString()]);
        expect(await atStake()).toEqual([]);
    });

    it('curve: it tells at what rates claims were sold, when no deal stands out, and of each deal once', async () => {
        const officer = (number: number): User => `PbocMSP/officer-${number}`;
        const classes = everyBank.map((bank) => ({ bank, bankClass: 'CITY_COMMERCIAL' }));
        const approvalId = newId();
        const policies = [toWire({ ...policy, classes })];
        await submit(officer(1), 'trade/market-policy:ProposeMarketPolicies', { policies, approvalId });
        await submit(officer(2), 'trade/market-policy:ApproveMarketPolicies', { approvalId });
        const named = [
            { buyer, dealId },
            { buyer: seller, dealId: boughtBack },
            { buyer, dealId: boughtPart },
        ];
        const publish = (day: string, deals: readonly object[], by = officer(1)) =>
            submit(by, 'trade/quote-curve:PublishCurve', { day, deals, at: afterwards });
        const curveOf = (day: string) => read(debtorBank, 'trade/quote-curve:ReadCurve', { day });
        expect(await codeOf(() => publish('2026-06-11', named, 'SafeMSP/officer-1'))).toBe(
            'CALLER_MUST_BE_CENTRAL_BANK',
        );
        const { event } = await publish('2026-06-11', named);
        expect(event).toEqual({ type: 'QuoteCurvePublished', day: '2026-06-11' });
        // Two banks alone have bought.
        expect(await curveOf('2026-06-11')).toMatchObject({ points: [] });

        ({ claimId } = await heldClaim(consortium, buyer));
        const there = { from: seller, to: debtorBank };
        for (const between of [there, { from: debtorBank, to: seller }]) {
            const sale = await traded(third, '2026-06-15', between);
            expect(await codeOf(() => publish('2026-06-12', [...named, { buyer: between.to, dealId: sale }]))).toBe(
                'DEAL_MUST_BE_SETTLED',
            );
            await notified(sale, third, between);
            await byTwo(consortium, buyer, ['assignment-notice:Acknowledgement', { dealId: sale, ...said, at: third }]);
            await paidOutside(sale, randomUUID(), { at: third, ...between });
            named.push({ buyer: between.to, dealId: sale });
        }
        await publish('2026-06-12', named);

        expect(await curveOf('2026-06-12')).toEqual({
            ...{ day: '2026-06-12', postedAt: afterwards.toISOString() },
            points: [{ bankClass: 'CITY_COMMERCIAL', currency: 'CNY', months: 3, percentPerYear: '2.85', deals: 5 }],
        });
        expect(await codeOf(() => publish('2026-06-12', []))).toBe('RECORD_MUST_BE_NEW');
        await publish('2026-06-13', named);
        expect(await curveOf('2026-06-13')).toMatchObject({ points: [] });
    });
});
