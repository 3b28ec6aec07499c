import { describe, expect, it } from '@jest/globals';
import { acknowledgeTitle, releaseTitle, sellAcknowledgedTitle } from './acknowledge-title.js';
import { endTitle } from './end-title.js';
import { passReservedTitle, reserveTitle, returnTitle } from './reserve-title.js';
import { sellTitle } from './sell-title.js';
import { splitTitle, type Part } from './split-title.js';
import { act, buyer, claim, dealId, early, facts, matured, sale, seller, title, until } from './testing/samples.js';
import { titleView, titleViewSchema } from './api.js';
import { isSold, resaleCount, titleBanks, titleSchema, type Title } from './title.js';
import type { TitleFacts } from './held-title.js';
import { canonicalJson } from '../../kernel/json.js';

const third = 'SampanBankMSP';
const acknowledged = acknowledgeTitle(sale, facts);
const reserved = reserveTitle({ ...sale, until }, facts);
const part = (digit: string, minorUnits: bigint): Part => ({
    claimId: digit.repeat(32),
    amount: { currency: 'CNY', minorUnits },
});
const parts = [part('2', 30_000_000n), part('3', 70_000_000n)];
const none: ReadonlySet<string> = new Set();
const split = splitTitle(parts, { ...facts, taken: none });

describe('the title to a claim', () => {
    it('tells from which undertaking it comes', () => {
        const { creditId, presentationNumber, part: number, undertaking, incurredAt } = claim;

        expect(title).toEqual({
            claimId: claim.claimId,
            origin: { creditId, presentationNumber, part: number, undertaking, incurredAt },
            partOf: [],
            debtorBank: claim.debtorBank,
            holder: seller,
            amount: claim.amount,
            maturity: claim.maturity,
            status: 'HELD',
            history: [{ kind: 'INCURRED', holder: seller, at: incurredAt, transactionId: 'tx0' }],
        });
        expect(titleSchema.parse(JSON.parse(canonicalJson(reserved)))).toEqual(reserved);
    });

    it('lies with who owes the claim and who holds it, and with one bank when it is both', () => {
        expect(titleBanks(title)).toEqual([claim.debtorBank, seller]);
        expect(titleBanks({ ...title, holder: claim.debtorBank })).toEqual([claim.debtorBank]);
    });

    it('passes to who buys it, and tells by whom it was sold', () => {
        const first = sellTitle(sale, facts);
        const second = sellTitle({ dealId: 'e'.repeat(32), buyer: third }, { ...facts, bank: buyer, title: first });

        expect(second.holder).toBe(third);
        expect(second.history).toEqual([
            ...title.history,
            { kind: 'SOLD', dealId, from: seller, to: buyer, ...act },
            { kind: 'SOLD', dealId: 'e'.repeat(32), from: buyer, to: third, ...act },
        ]);
        expect([title, first, second].map(resaleCount)).toEqual([0, 0, 1]);
        expect([title, first, second].map(isSold)).toEqual([false, true, true]);
        expect(titleViewSchema.parse(JSON.parse(canonicalJson(titleView(second)))).resaleCount).toBe(1);
    });

    it('is kept for a buyer that pays outside the ledger, and passes when the seller has been paid', () => {
        const sold = passReservedTitle({ dealId }, { ...facts, title: reserved });

        expect(reserved).toEqual({ ...title, reservation: { ...sale, until } });
        expect(sold).toEqual(sellTitle(sale, facts));
    });

    it('is acknowledged to one buyer, which holds it too until it has paid or the sale is called off', () => {
        expect(titleBanks(acknowledged)).toEqual([claim.debtorBank, seller, buyer]);
        expect(sellAcknowledgedTitle({ dealId }, { ...facts, title: acknowledged })).toEqual(sellTitle(sale, facts));
        expect(releaseTitle({ dealId }, acknowledged)).toEqual(title);
        expect(titleSchema.parse(JSON.parse(canonicalJson(acknowledged)))).toEqual(acknowledged);
    });

    it('returns when the buyer lets go of it, or the seller when time is over', () => {
        expect(returnTitle({ dealId }, { ...facts, bank: buyer, title: reserved })).toEqual(title);
        expect(returnTitle({ dealId }, { ...facts, title: reserved, at: until })).toEqual(title);
    });

    it('is split into parts that are held, each with the history of the whole, where it is held no more', () => {
        const history = [...title.history, { kind: 'SPLIT', ...act }];

        expect(split.whole).toEqual({ ...title, status: 'SPLIT', history });
        expect(split.parts).toEqual(parts.map((each) => ({ ...title, ...each, partOf: [title.claimId], history })));
        const again = [part('4', 1n), part('5', 29_999_999n)];
        const [smaller] = splitTitle(again, { ...facts, title: split.parts[0]!, taken: none }).parts;
        expect(smaller?.partOf).toEqual([title.claimId, parts[0]!.claimId]);
    });

    it('keeps the count of its resales in its parts', () => {
        const first = sellTitle(sale, facts);
        const [half] = splitTitle(parts, { ...facts, bank: buyer, title: first, taken: none }).parts;

        expect(resaleCount(sellTitle({ ...sale, buyer: third }, { ...facts, bank: buyer, title: half! }))).toBe(1);
    });

    it('ends when who holds it is paid', () => {
        expect(endTitle(title, { paidTo: seller, ...act })).toEqual({
            ...title,
            status: 'PAID',
            history: [...title.history, { kind: 'PAID', ...act }],
        });
    });

    it('can be sold until the day of its maturity begins where it is payable', () => {
        expect(sellTitle(sale, { ...facts, at: early }).holder).toBe(buyer);
        expect(reserveTitle({ ...sale, until: early }, facts).reservation?.until).toBe(early);
    });

    const paid: Title = { ...title, status: 'PAID' };
    const others = { taken: new Set(['2'.repeat(32)]) };
    const wrong = [part('2', 30_000_000n), part('2', 70_000_001n)];
    type Broken = Partial<TitleFacts>;
    const selling = (by: Broken, to = buyer) => sellTitle({ dealId, buyer: to }, { ...facts, ...by });
    const reserving = (by: Broken, over: string, to = buyer) =>
        reserveTitle({ dealId, buyer: to, until: over }, { ...facts, ...by });
    const passing = (by: Broken, of = 'e'.repeat(32)) =>
        passReservedTitle({ dealId: of }, { ...facts, title: reserved, ...by });
    const returning = (by: Broken, of = dealId) => returnTitle({ dealId: of }, { ...facts, title: reserved, ...by });
    const splitting = (by: Broken, into: readonly Part[] = wrong, { taken } = others) =>
        splitTitle(into, { ...facts, ...by, taken });
    const ending = (of: Title, paidTo: string) => endTitle(of, { paidTo, ...act });
    const waiting = { ...facts, title: acknowledged };
    const ended = { title: { ...paid, reservation: reserved.reservation! }, at: matured };
    const notFree = { title: reserved, at: matured };
    const yen = { ...part('6', 70_000_000n), amount: { currency: 'JPY', minorUnits: 70_000_000n } };

    // Each row breaks the rule it names and every rule below it of the same act, so the table also fixes the order.
    it.each<[string, () => unknown]>([
        ['TITLE_MUST_BE_HELD_BY_BANK', () => selling({ ...ended, bank: third }, seller)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => selling({ title: sellTitle(sale, facts) }, third)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => selling(ended, seller)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => selling({ title: split.whole })],
        ['TITLE_MUST_NOT_BE_RESERVED', () => selling(notFree, seller)],
        ['TITLE_MUST_NOT_BE_RESERVED', () => selling({ title: reserved, at: until })],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => selling({ title: acknowledged, at: matured }, seller)],
        ['CLAIM_MUST_NOT_HAVE_MATURED', () => selling({ at: matured }, seller)],
        ['BUYER_MUST_NOT_HOLD_TITLE', () => selling({ title: { ...title, debtorBank: seller } }, seller)],
        ['BUYER_MUST_NOT_OWE_CLAIM', () => selling({}, claim.debtorBank)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => reserving({ ...ended, bank: third }, act.at, seller)],
        ['BUYER_MUST_NOT_HOLD_TITLE', () => reserving({}, act.at, seller)],
        ['RESERVATION_MUST_END_LATER', () => reserving({}, act.at)],
        ['RESERVATION_MUST_END_BEFORE_MATURITY', () => reserving({}, matured)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => passing({ bank: buyer, at: until })],
        ['TITLE_MUST_BE_RESERVED_FOR_DEAL', () => passing({ at: until })],
        ['TITLE_MUST_BE_RESERVED_FOR_DEAL', () => passing({ title }, dealId)],
        ['RESERVATION_MUST_NOT_HAVE_ENDED', () => passing({ at: until }, dealId)],
        ['TITLE_MUST_BE_RESERVED_FOR_DEAL', () => returning({ bank: third }, 'e'.repeat(32))],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => returning({ bank: third })],
        ['RESERVATION_MUST_HAVE_ENDED', () => returning({})],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => splitting({ ...ended, bank: third })],
        ['TITLE_MUST_NOT_BE_RESERVED', () => splitting(notFree)],
        ['PARTS_MUST_SUM_TO_CLAIM', () => splitting({})],
        ['PARTS_MUST_SUM_TO_CLAIM', () => splitting({}, [part('2', 30_000_000n), part('3', 69_999_999n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => splitting({}, [part('2', 100_000_000n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => splitting({}, [part('2', 0n), part('3', 100_000_000n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => splitting({}, [part('2', -1n), part('3', 100_000_001n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => splitting({}, [part('2', 30_000_000n), yen])],
        ['PART_MUST_BE_NEW', () => splitting({}, parts)],
        ['PART_MUST_BE_NEW', () => splitting({}, [part('4', 1n), part('4', 99_999_999n)], { taken: new Set() })],
        ['PART_MUST_BE_NEW', () => splitting({}, [part('4', 1n), part('1', 99_999_999n)], { taken: new Set() })],
        [
            'PART_MUST_BE_NEW',
            () => splitting({ title: split.parts[0]! }, [part('4', 1n), part('1', 29_999_999n)], { taken: new Set() }),
        ],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => ending({ ...reserved, status: 'PAID' }, buyer)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => ending(sellTitle(sale, facts), seller)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => ending({ ...reserved, status: 'PAID' }, seller)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => ending(split.whole, seller)],
        ['TITLE_MUST_NOT_BE_RESERVED', () => ending({ ...acknowledged, ...reserved }, seller)],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => ending(acknowledged, seller)],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => acknowledgeTitle({ dealId: 'e'.repeat(32), buyer: third }, waiting)],
        ['TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL', () => sellAcknowledgedTitle({ dealId: 'e'.repeat(32) }, waiting)],
        ['TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL', () => releaseTitle({ dealId }, title)],
    ])('refuses: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });
});
