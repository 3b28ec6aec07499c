import { describe, expect, it } from '@jest/globals';
import { acknowledgeTitle, releaseTitle, sellAcknowledgedTitle } from './acknowledge-title.js';
import { endTitle } from './end-title.js';
import { sellTitle } from './sell-title.js';
import { splitTitle, type HeldClaim, type SplittingFacts } from './split-title.js';
import { act, buyer, claim, dealId, early, facts, matured, sale, seller, title } from './testing/samples.js';
import { titleView, titleViewSchema } from './api.js';
import { isSold, resaleCount, titleBanks, titleSchema, type Title } from './title.js';
import type { TitleFacts } from './held-title.js';
import { canonicalJson } from '../../kernel/json.js';
import type { Money } from '../../kernel/money.js';

const third = 'SampanBankMSP';
const acknowledged = acknowledgeTitle(sale, facts);
const cny = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
const amounts = [cny(30_000_000n), cny(70_000_000n)];
const splitting: SplittingFacts = {
    ...facts,
    lastDeal: undefined,
    isParticipated: false,
    claim,
    claimIdOf: (part) => String(part + 1).repeat(32),
};
const split = splitTitle(amounts, splitting);
const [smaller] = split.parts as [HeldClaim, HeldClaim];

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
        expect(titleSchema.parse(JSON.parse(canonicalJson(title)))).toEqual(title);
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

    it('is acknowledged to one buyer, which holds it too until it has paid or the sale is called off', () => {
        expect(titleBanks(acknowledged)).toEqual([claim.debtorBank, seller, buyer]);
        expect(sellAcknowledgedTitle({ dealId }, { ...facts, title: acknowledged })).toEqual(sellTitle(sale, facts));
        expect(releaseTitle({ dealId }, acknowledged)).toEqual(title);
        expect(titleSchema.parse(JSON.parse(canonicalJson(acknowledged)))).toEqual(acknowledged);
    });

    it('is split into parts that are held and owed, each with the history of the whole, which is so no more', () => {
        const history = [...title.history, { kind: 'SPLIT', ...act }];
        const made = amounts.map((amount, index) => ({ claimId: String(index + 2).repeat(32), amount }));

        expect(split.whole).toEqual({
            claim: { ...claim, status: 'SPLIT' },
            title: { ...title, status: 'SPLIT', history, parts: made.map(({ claimId }) => claimId) },
        });
        expect(split.parts).toEqual(
            made.map((part) => ({
                claim: { ...claim, ...part },
                title: { ...title, ...part, partOf: [title.claimId], history },
            })),
        );
        expect(titleSchema.parse(JSON.parse(canonicalJson(split.whole.title)))).toEqual(split.whole.title);
    });

    it('is split again, and does not forget of what it was a part', () => {
        const again = splitTitle([cny(1n), cny(29_999_999n)], { ...splitting, ...smaller });
        const [least] = again.parts;

        expect(least?.title.partOf).toEqual([title.claimId, smaller.claim.claimId]);
    });

    it('keeps the count of its resales in its parts', () => {
        const first = sellTitle(sale, facts);
        const [half] = splitTitle(amounts, { ...splitting, bank: buyer, title: first }).parts;
        const resold = sellTitle({ ...sale, buyer: third }, { ...facts, bank: buyer, title: half!.title });

        expect(resaleCount(resold)).toBe(1);
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
    });

    const paid: Title = { ...title, status: 'PAID' };
    const wrong = [cny(30_000_000n), cny(70_000_001n)];
    type Broken = Partial<TitleFacts>;
    const selling = (by: Broken, to = buyer) => sellTitle({ dealId, buyer: to }, { ...facts, ...by });
    const dividing = (by: Partial<SplittingFacts>, into: readonly Money[] = wrong) =>
        splitTitle(into, { ...splitting, ...by });
    const ending = (of: Title, paidTo: string) => endTitle(of, { paidTo, ...act });
    const waiting = { ...facts, title: acknowledged };
    const ended = { title: { ...paid, acknowledgedTo: sale }, at: matured };
    const notFree = { title: acknowledged, at: matured };
    const yen = { currency: 'JPY', minorUnits: 70_000_000n };

    // Each row breaks the rule it names and every rule below it of the same act, so the table also fixes the order.
    it.each<[string, () => unknown]>([
        ['TITLE_MUST_BE_HELD_BY_BANK', () => selling({ ...ended, bank: third }, seller)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => selling({ title: sellTitle(sale, facts) }, third)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => selling(ended, seller)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => selling({ title: split.whole.title })],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => selling(notFree, seller)],
        ['CLAIM_MUST_NOT_HAVE_MATURED', () => selling({ at: matured }, seller)],
        ['BUYER_MUST_NOT_HOLD_TITLE', () => selling({ title: { ...title, debtorBank: seller } }, seller)],
        ['BUYER_MUST_NOT_OWE_CLAIM', () => selling({}, claim.debtorBank)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => dividing({ ...ended, bank: third })],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => dividing(notFree)],
        ['CLAIM_MUST_NOT_BE_UNDER_DEAL', () => dividing({ lastDeal: { status: 'TRADED' } })],
        ['PARTS_MUST_SUM_TO_CLAIM', () => dividing({})],
        ['PARTS_MUST_SUM_TO_CLAIM', () => dividing({}, [cny(30_000_000n), cny(69_999_999n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => dividing({}, [cny(100_000_000n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => dividing({}, [cny(0n), cny(100_000_000n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => dividing({}, [cny(-1n), cny(100_000_001n)])],
        ['PARTS_MUST_SUM_TO_CLAIM', () => dividing({}, [cny(30_000_000n), yen])],
        ['CLAIM_MUST_STAND_AT_THIS_ACT', () => dividing({ claim: { ...claim, status: 'PREPAID' } }, amounts)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => ending({ ...acknowledged, status: 'PAID' }, buyer)],
        ['TITLE_MUST_BE_HELD_BY_BANK', () => ending(sellTitle(sale, facts), seller)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => ending({ ...acknowledged, status: 'PAID' }, seller)],
        ['TITLE_MUST_NOT_HAVE_ENDED', () => ending(split.whole.title, seller)],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => ending(acknowledged, seller)],
        ['TITLE_MUST_NOT_BE_ACKNOWLEDGED', () => acknowledgeTitle({ dealId: 'e'.repeat(32), buyer: third }, waiting)],
        ['TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL', () => sellAcknowledgedTitle({ dealId: 'e'.repeat(32) }, waiting)],
        ['TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL', () => releaseTitle({ dealId }, title)],
    ])('refuses: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });
});
