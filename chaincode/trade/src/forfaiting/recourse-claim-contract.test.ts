import { hmac } from '@cohong/chaincode-runtime';
import { convention } from '@cohong/domain/forfaiting/pricing/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { byTwo, debtorBank, heldClaim, heldOn, holder as seller } from '../../../../test/contracts/held-claim.js';
import { inCoins, soldClaim } from '../../../../test/contracts/sold-claim.js';
import { setDailyCaps, TradeFloor } from '../../../../test/contracts/trade-floor.js';

const buyer = 'PearlBankMSP';
const everyBank = [seller, debtorBank, buyer];
const amount = { amount: '100000.00', currency: 'CNY' };
const breach = { ground: 'GENUINENESS', alleged: 'The carrier has issued no such bill of lading' };
const evidence = ['a'.repeat(64)];
const reasons = ['The carrier has confirmed that it issued it'];
const sale = { from: seller, to: buyer, at: heldOn, disbursedOn: '2026-05-21' };
const later = new Date('2026-06-10T02:00:00.000Z');

describe('recourse claim contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let claimId: string;
    let dealId: string;

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
    const act = (bank: string, name: string, input: object) =>
        byTwo(consortium, bank, [`recourse-claim:${name}`, { at: later, ...input }]);
    const claim = (by: string, input: object = {}) => act(by, 'Claim', { dealId, breach, evidence, ...input });
    /** What was claimed last for a deal. */
    const lastOf = async (deal: string): Promise<string> => {
        const { recourseIds } = (await read(buyer, 'trade/deal:ReadDeal', { dealId: deal })) as {
            readonly recourseIds: readonly string[];
        };
        return recourseIds.at(-1) ?? '';
    };
    const recourseAt = (bank: string, recourseId: string) =>
        read(bank, 'trade/recourse-claim:ReadRecourseClaim', { recourseId });
    const dealAt = (bank: string, deal = dealId) => read(bank, 'trade/deal:ReadDeal', { dealId: deal });
    const refund = (from: string, to: string, deal = dealId) =>
        inCoins(consortium, floor, { act: 'deal-refund:Refund', dealId: deal, from, to, at: later });

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = TradeFloor.ofMoney(consortium);
        const officer: User = 'PbocMSP/officer-1';
        const submit = (name: ActName, input: object) => consortium.submit(officer, name, { input, at: heldOn });
        await submit('trade/calendar:PublishCalendars', { calendars: [published(china)] });
        await submit('trade/pricing-convention:SetPricingConventions', { conventions: [convention] });
        await setDailyCaps(consortium, {});
        await floor.issue(buyer, '200000.00');
        ({ claimId } = await heldClaim(consortium));
        dealId = await soldClaim(consortium, floor, { ...sale, claimId });
    }, 120_000);
    afterAll(() => consortium.stop());

    it('claimed: it lies with seller and buyer, tells everybody else nothing, and the title waits for the answer', async () => {
        expect(await codeOf(() => claim(seller))).toBe('DEAL_MUST_BE_OF_BUYER');
        expect(await codeOf(() => claim(debtorBank))).toBe('RECORD_MUST_EXIST');
        const unpaid = { ...breach, ground: 'NON_PAYMENT' };
        expect(await codeOf(() => claim(buyer, { breach: unpaid }))).toBe('REQUEST_MUST_MATCH_SCHEMA');
        const dispute = { ...breach, ground: 'UNDERLYING_DISPUTE', knownOn: '2026-05-21' };
        expect(await codeOf(() => claim(buyer, { breach: dispute }))).toBe('SELLER_MUST_HAVE_KNOWN_AT_SETTLEMENT');
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([debtorBank, buyer]);

        const { event } = await claim(buyer);

        const recourseId = await lastOf(dealId);
        expect(event).toEqual({ type: 'RecourseClaimed', dealId, recourseId, approvalId: expect.any(String) });
        expect(await readersOf('trade/recourse-claim:ReadRecourseClaim', { recourseId })).toEqual([seller, buyer]);
        const { settlement } = (await dealAt(seller)) as { readonly settlement: { readonly pricing: object } };
        expect(await recourseAt(seller, recourseId)).toMatchObject({
            ...{ status: 'CLAIMED', seller, buyer, breach, evidence },
            amount: (settlement.pricing as { readonly proceeds: object }).proceeds,
        });
        expect(await dealAt(seller)).toMatchObject({ status: 'SETTLED' });
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual(everyBank);
        const onward = () => soldClaim(consortium, floor, { ...sale, claimId, from: buyer, to: seller });
        expect(await codeOf(onward)).toBe('TITLE_MUST_NOT_BE_RETURNABLE');
        expect(await codeOf(() => claim(buyer))).toBe('EARLIER_RECOURSE_CLAIM_MUST_HAVE_ENDED');
        expect(await codeOf(() => refund(seller, buyer))).toBe('DEAL_MUST_STAND_AT_THIS_ACT');
    });

    it('rejected: the sale stands, and what was shown in vain is not claimed again', async () => {
        const recourseId = await lastOf(dealId);
        expect(await codeOf(() => act(buyer, 'Rejection', { recourseId, reasons }))).toBe('DEAL_MUST_BE_OF_SELLER');
        expect(await codeOf(() => act(debtorBank, 'Rejection', { recourseId, reasons }))).toBe('RECORD_MUST_EXIST');

        const { event } = await act(seller, 'Rejection', { recourseId, reasons });

        expect(event).toMatchObject({ type: 'RecourseRejected', dealId, recourseId });
        expect(JSON.stringify(event)).not.toContain('carrier');
        expect(await recourseAt(buyer, recourseId)).toMatchObject({ status: 'REJECTED', rejected: { reasons } });
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([debtorBank, buyer]);
        expect(await codeOf(() => act(seller, 'Admission', { recourseId }))).toBe(
            'RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT',
        );
        expect(await codeOf(() => claim(buyer))).toBe('RECOURSE_CLAIM_MUST_SHOW_WHAT_IS_NEW');
    });

    it('race: of two claims at once one is made, and the buyer withdraws it', async () => {
        const seed = randomBytes(32);
        const proposed = [newId(), newId()];
        for (const approvalId of proposed) {
            const input = { dealId, breach, evidence: [...evidence, 'b'.repeat(64)], approvalId };
            await consortium.submit(`${buyer}/maker-1`, 'trade/recourse-claim:ProposeClaim', { input, at: later });
        }
        const [first, second] = await Promise.all(
            proposed.map((approvalId) =>
                consortium.endorse(`${buyer}/checker-1`, 'trade/recourse-claim:ApproveClaim', {
                    ...{ input: { approvalId }, at: later, seed },
                }),
            ),
        );
        const { transactionId } = await first!();
        await expect(second!()).rejects.toThrow('committed as invalid');
        const recourseId = hmac(seed.toString('hex'), transactionId, 'recourse').slice(0, 32);
        expect(await lastOf(dealId)).toBe(recourseId);
        expect(await codeOf(() => act(seller, 'Withdrawal', { recourseId }))).toBe('DEAL_MUST_BE_OF_BUYER');

        const { event } = await act(buyer, 'Withdrawal', { recourseId });

        expect(event).toMatchObject({ type: 'RecourseWithdrawn', dealId, recourseId });
        expect(await recourseAt(seller, recourseId)).toMatchObject({ status: 'WITHDRAWN' });
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([debtorBank, buyer]);
    });

    it('sold on: the last buyer has recourse to its own seller, and that has the claim back before it has its own', async () => {
        const back = await soldClaim(consortium, floor, { ...sale, claimId, from: buyer, to: seller });
        expect(await codeOf(() => claim(buyer, { breach: { ...breach, ground: 'TITLE' } }))).toBe(
            'CLAIM_MUST_BE_HELD_UNDER_DEAL',
        );
        await act(seller, 'Claim', { dealId: back, breach, evidence });
        const recourseId = await lastOf(back);
        await act(buyer, 'Admission', { recourseId });
        expect(await dealAt(seller, back)).toMatchObject({ status: 'RECOURSE_ADMITTED' });

        expect((await refund(buyer, seller, back)).event).toMatchObject({ type: 'DealRefunded', dealId: back });

        expect(await recourseAt(seller, recourseId)).toMatchObject({ status: 'REFUNDED' });
        expect(await read(debtorBank, 'trade/title:ReadTitle', { claimId })).toMatchObject({ holder: buyer });
        const withdraw = () => act(seller, 'Withdrawal', { recourseId });
        expect(await codeOf(withdraw)).toBe('RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT');
    });

    it('admitted: the price goes back to the fen, outside the ledger when the buyer says so, and the title to the seller', async () => {
        await claim(buyer, { breach: { ...breach, ground: 'TITLE' } });
        const recourseId = await lastOf(dealId);
        const { event } = await act(seller, 'Admission', { recourseId });
        expect(event).toMatchObject({ type: 'RecourseAdmitted', dealId, recourseId });
        expect(await codeOf(() => act(seller, 'Rejection', { recourseId, reasons }))).toBe(
            'RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT',
        );
        const lift = () => byTwo(consortium, buyer, ['deal-reserve:Lifting', { dealId, at: later }]);
        expect(await codeOf(lift)).toBe('RESERVE_MUST_STAND');

        const receipt = { dealId, uetr: randomUUID(), at: later };
        await byTwo(consortium, buyer, ['deal-refund:Receipt', receipt]);

        expect(await recourseAt(buyer, recourseId)).toMatchObject({ status: 'REFUNDED' });
        expect(await dealAt(buyer)).toMatchObject({ status: 'RESCINDED', refund: { means: 'OUTSIDE' } });
        for (const name of ['trade/title:ReadTitle', 'trade/claim:ReadClaim'] as const) {
            expect(await readersOf(name, { claimId })).toEqual([seller, debtorBank]);
            expect(await read(debtorBank, name, { claimId })).toMatchObject({ holder: seller });
        }
    });

    it('collected: who holds the claim is paid all the same, and then there is nothing to admit, withdraw or give back', async () => {
        dealId = await soldClaim(consortium, floor, { ...sale, claimId });
        await claim(buyer);
        const recourseId = await lastOf(dealId);
        const approvalId = newId();
        const proposal = { input: { recourseId, approvalId }, at: later };
        await consortium.submit(`${seller}/maker-1`, 'trade/recourse-claim:ProposeAdmission', proposal);
        // An admission and the payment at once start from the same title: one of them is done.
        const admit = await consortium.endorse(`${seller}/checker-1`, 'trade/recourse-claim:ApproveAdmission', {
            ...{ input: { approvalId }, at: later },
        });
        const means = { kind: 'OUTSIDE', uetr: randomUUID() };
        const prepayment = { claimId, proceeds: amount, means, at: later };
        await byTwo(consortium, debtorBank, ['claim:Prepayment', prepayment]);
        await expect(admit()).rejects.toThrow('committed as invalid');

        for (const bank of [seller, buyer]) {
            expect(await recourseAt(bank, recourseId)).toMatchObject({ status: 'COLLECTED' });
        }
        const stands = 'RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT';
        expect(await codeOf(() => act(seller, 'Admission', { recourseId }))).toBe(stands);
        expect(await codeOf(() => act(buyer, 'Withdrawal', { recourseId }))).toBe(stands);
        expect(await codeOf(() => claim(buyer))).toBe('CLAIM_MUST_NOT_BE_COLLECTED');
    });
});
