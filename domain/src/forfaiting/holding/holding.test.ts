import { describe, expect, it } from '@jest/globals';
import { china } from '../../calendar/testing/samples.js';
import { calendarOfLocation } from '../../calendar/calendar-of-location.js';
import { dayCounts } from '../../day-count/testing/samples.js';
import { canonicalJson } from '../../kernel/json.js';
import { lateInterestRates } from '../late-interest/testing/samples.js';
import { acknowledgeTitle } from '../title/acknowledge-title.js';
import { sellTitle } from '../title/sell-title.js';
import { splitTitle } from '../title/split-title.js';
import { buyer, claim, dealId, early, facts, matured, seller } from '../title/testing/samples.js';
import { satisfied } from '../deal/testing/samples.js';
import type { InBooks } from './holding-as-it-stands.js';
import { purchaseOf, purchaseSchema } from './purchase.js';
import { holdingView, holdingViewSchema, mostPartsShown, type PartInBooks } from './holding-view.js';
import { held, inTime, late, paidAt, prepaidAt, purchase } from './testing/samples.js';
import { holdingStatus } from './stands.js';
import { writeOffClaim, type WritingOffFacts } from './write-off.js';

const { deal, title } = purchase;
const { amount, maturity, claimId, debtorBank } = claim;
const books = { rates: lateInterestRates, dayCounts };
const holding = { ...facts, bank: buyer, title };
const looking = { bank: buyer, parts: [] };
const seen = (at: string, of: InBooks | undefined, parts: readonly PartInBooks[] = []) =>
    holdingView(deal, { bank: buyer, held: of, parts, clock: () => ({ calendar: china, at, ...books }) });
const view = (at: string, of: InBooks = held) => seen(at, of);
const resale = { dealId: 'e'.repeat(32), buyer: seller };
/** The debtor has acknowledged to whom its holder sells it. */
const promised: InBooks = {
    ...held,
    title: acknowledgeTitle(resale, holding),
    lastDeal: { status: 'NOTIFIED' },
};
const half = { ...amount, minorUnits: amount.minorUnits / 2n };
const split = splitTitle([half, half], {
    ...holding,
    lastDeal: undefined,
    isParticipated: false,
    claim: purchase.claim,
    claimIdOf: (part) => String(part + 1).repeat(32),
});
const reason = 'The debtor is being wound up';
const writingOff: WritingOffFacts = { ...holding, ...held, at: late };
const writeOff = writeOffClaim({ claimId, reason }, writingOff);

describe('a holding', () => {
    it('tells what was bought of whom, what was paid for it, what is due and when: on Monday, where maturity is a Sunday', () => {
        const bought = {
            ...{ dealId, claimId, origin: deal.origin, debtorBank, seller, buyer, amount, maturity },
            price: { currency: 'CNY', minorUnits: 99_308_153n },
            boughtAt: facts.at,
        };

        expect(view(early)).toEqual({ ...bought, status: 'HELD', dueOn: '2026-06-01', daysLate: 0 });
        expect(purchaseSchema.parse(JSON.parse(canonicalJson(bought)))).toEqual(bought);
    });

    it.each<[string, string, InBooks]>([
        ['HELD', early, held],
        ['OFFERED', early, { ...held, lastDeal: { status: 'TRADED' } }],
        ['OFFERED', early, promised],
        ['HELD', early, { ...held, lastDeal: { status: 'LAPSED' } }],
        ['SPLIT', late, { ...held, ...split.whole }],
        ['MATURED', matured, held],
        ['MATURED', inTime, held],
        ['MATURED', inTime, promised],
        ['OVERDUE', late, held],
        ['COLLECTED', early, prepaidAt(early, half)],
        ['COLLECTED', early, { ...prepaidAt(early, half), lastDeal: { status: 'TRADED' } }],
        ['COLLECTED', late, paidAt(matured)],
        ['COLLECTED', late, paidAt(inTime)],
        ['COLLECTED_LATE', late, paidAt(late)],
        ['WRITTEN_OFF', late, { ...held, writeOff }],
        ['WRITTEN_OFF', late, { ...promised, writeOff }],
        ['WRITTEN_OFF', inTime, { ...held, writeOff }],
        ['COLLECTED_LATE', late, { ...paidAt(late), writeOff }],
    ])('is %s at %s, by the day and the records alone (%#)', (status, at, of) => {
        expect(holdingStatus(of, { calendar: china, at })).toBe(status);
        expect(view(at, of)).toMatchObject({ status });
    });

    it('is late by the days since it was payable, until it is paid', () => {
        const days = [matured, inTime, late, '2026-06-09T02:00:00.000Z'].map((at) => view(at).daysLate);

        expect(days).toEqual([0, 0, 1, 8]);
        expect(view('2026-12-01T02:00:00.000Z', paidAt('2026-06-03T02:00:00.000Z'))).toMatchObject({
            daysLate: 2,
            collected: { amount, at: '2026-06-03T02:00:00.000Z' },
        });
        expect(view(late, prepaidAt(early, half)).collected?.amount).toEqual(half);
        expect(view(late).lateInterest).toMatchObject({ status: 'ACCRUING', amount: { minorUnits: 50_000n } });
        expect(view(inTime)).not.toHaveProperty('lateInterest');
    });

    it('is sold when nothing of it is left in the books of the bank, or it came back by another purchase', () => {
        const sold = sellTitle(resale, holding);
        const back = sellTitle({ dealId: 'f'.repeat(32), buyer }, { ...holding, bank: seller, title: sold });

        for (const of of [undefined, { ...held, title: sold }, { ...held, title: back }]) {
            expect(seen(early, of).status).toBe('SOLD');
            expect(seen(early, of)).not.toHaveProperty('dueOn');
        }
    });

    it('that was split shows its parts, each as it stands, and one that was sold as no more than that', () => {
        const partOf = (index: number, changes: Partial<InBooks> = {}): PartInBooks => {
            const { claim, title } = split.parts[index]!;
            return { claimId: claim.claimId, amount: half, held: { ...held, claim, title, ...changes } };
        };
        const whole = { ...held, ...split.whole };
        const [first, other] = split.parts.map(({ claim }) => claim.claimId);
        const soldOn = sellTitle(resale, { ...holding, title: split.parts[1]!.title });
        const shown = seen(late, whole, [partOf(0), partOf(1, { title: soldOn })]);

        expect(shown).toEqual({
            ...purchaseOf(deal),
            status: 'SPLIT',
            parts: [
                {
                    ...{ claimId: first, amount: half, status: 'OVERDUE', dueOn: '2026-06-01', daysLate: 1 },
                    lateInterest: expect.objectContaining({ amount: { currency: 'CNY', minorUnits: 25_000n } }),
                },
                { claimId: other, amount: half, status: 'SOLD' },
            ],
        });
        expect(holdingViewSchema.parse(JSON.parse(canonicalJson(shown)))).toEqual(shown);
        const gone = { ...partOf(1), held: undefined };
        expect(seen(early, whole, [partOf(0, { writeOff }), gone]).parts).toMatchObject([
            { status: 'WRITTEN_OFF', writtenOff: { reason } },
            { claimId: other, amount: half, status: 'SOLD' },
        ]);
        const many = Array.from({ length: mostPartsShown }, () => partOf(0));
        expect(seen(early, whole, many)).not.toHaveProperty('hasMoreParts');
        expect(seen(early, whole, [...many, partOf(1)])).toMatchObject({
            parts: many.map(() => ({})),
            hasMoreParts: true,
        });
        expect(seen(early, held, many)).not.toHaveProperty('parts');
    });

    it('tells nothing of days where no calendar covers them, and all else', () => {
        const clock = () => ({ ...books, calendar: calendarOfLocation(undefined, claim.payableAt), at: early });
        const told = holdingView(deal, { ...looking, held: paidAt(matured), clock });

        expect(told).not.toHaveProperty('status');
        expect(told).toMatchObject({ amount, collected: { amount } });
        expect(holdingViewSchema.parse(JSON.parse(canonicalJson(told)))).toEqual(told);
    });

    it.each([
        ['DEAL_MUST_BE_OF_BUYER', seller],
        ['HOLDING_MUST_BE_PAID_FOR', buyer],
    ])('is none of another bank, or of a deal that is not paid for: %s', (code, bank) => {
        const look = () =>
            holdingView(satisfied, { ...looking, bank, held, clock: () => ({ calendar: china, at: early, ...books }) });

        expect(look).toThrow(code);
    });
});

describe('writing a claim off', () => {
    it('keeps why, in the books of its holder, and what is written off is owed and collected all the same', () => {
        expect(writeOff).toEqual({ claimId, reason, at: late });
        expect(view(late, { ...held, writeOff })).toMatchObject({
            status: 'WRITTEN_OFF',
            amount,
            writtenOff: { reason, at: late },
        });
    });

    // Each row breaks the rule it names and every rule below it.
    it.each<[string, Partial<WritingOffFacts>]>([
        ['TITLE_MUST_BE_HELD_BY_BANK', { bank: seller, at: inTime }],
        ['TITLE_MUST_NOT_HAVE_ENDED', paidAt(late)],
        ['HOLDING_MUST_STAND_AT_THIS_ACT', { at: inTime }],
        ['HOLDING_MUST_STAND_AT_THIS_ACT', { writeOff }],
    ])('refuses: %s (%#)', (code, change) => {
        expect(() => writeOffClaim({ claimId, reason }, { ...writingOff, ...change })).toThrow(code);
    });
});
