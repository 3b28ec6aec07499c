import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import type { CurrencyPolicy } from '../currency/currency-policy.js';
import { policy as deposit, yuan } from '../dcep/testing/samples.js';
import { addDays } from '../kernel/time.js';
import { accrue, type AccrualFacts } from './accrue.js';
import type { InterestTerms } from './interest-terms.js';

const quarters = ['03-20', '06-20', '09-20', '12-20'];
const terms = (basisPoints: number, more: Partial<InterestTerms> = {}): InterestTerms => ({
    yearlyBasisPoints: { CORPORATE: basisPoints, I: basisPoints, II: basisPoints, III: 0 },
    dayCount: 360,
    settledOn: quarters,
    ...more,
});
const policyFrom = (effectiveFrom: string, interest?: InterestTerms): CurrencyPolicy => {
    return { ...deposit, effectiveFrom, ...(interest && { interest }) };
};
const none = { from: '2026-01-01', accrued: '0', due: yuan(0n) };
const facts: AccrualFacts = {
    balance: yuan(10_000n),
    tier: 'CORPORATE',
    policies: [policyFrom('2020-01-01'), policyFrom('2026-01-01', terms(36))],
    today: '2026-01-11',
};
const dueOn = (today: string, more: Partial<AccrualFacts> = {}): unknown =>
    accrue(none, { ...facts, today, ...more }).due;

describe('accrue', () => {
    it('counts each day that is over, to the part of a fen', () => {
        // 10 000.00 at 0.36 % are ten fen a day.
        expect(accrue(none, facts)).toEqual({
            from: '2026-01-11',
            accrued: String(100n * 262_800_000n),
            due: yuan(0n),
        });
        expect(accrue(none, { ...facts, today: none.from })).toEqual(none);
        expect(accrue(none, { ...facts, today: '2025-12-31' })).toEqual(none);
    });

    it('falls due when the last day of a period is over', () => {
        expect(dueOn('2026-03-20')).toEqual(yuan(0n));
        expect(dueOn('2026-03-21')).toEqual(yuan(7n, 90n));
        expect(dueOn('2026-06-21')).toEqual(yuan(17n, 10n));
        expect(accrue(none, { ...facts, today: '2026-03-22' }).accrued).toBe(String(10n * 262_800_000n));
    });

    it('is rounded once, to the nearest fen, half of one up', () => {
        const rate = terms(1, { dayCount: 360, settledOn: ['01-01'] });
        const of = (minorUnits: bigint) =>
            dueOn('2026-01-02', {
                balance: { currency: 'CNY', minorUnits },
                policies: [policyFrom('2026-01-01', rate)],
            });

        expect(of(1_800_000n)).toEqual(yuan(0n, 1n));
        expect(of(1_799_999n)).toEqual(yuan(0n));
    });

    it('earns nothing on what is like cash, and from 1 January 2026 on it does', () => {
        const lastYear = { ...none, from: '2025-12-01' };

        expect(accrue(lastYear, { ...facts, today: '2026-01-02' }).accrued).toBe(String(10n * 262_800_000n));
    });

    it('earns by the tier, and nothing in an anonymous wallet', () => {
        expect(dueOn('2026-03-21', { tier: 'III' })).toEqual(yuan(0n));
        expect(dueOn('2026-03-21', { tier: 'IV' })).toEqual(yuan(0n));
    });

    it('counts a day by the terms that applied on it: rate, and days of the year', () => {
        const policies = [...facts.policies, policyFrom('2026-01-06', terms(73, { dayCount: 365 }))];

        expect(accrue(none, { ...facts, policies }).accrued).toBe(String((50n + 100n) * 262_800_000n));
    });

    it('falls due when interest is borne no more', () => {
        const policies = [...facts.policies, policyFrom('2026-01-06')];

        expect(accrue(none, { ...facts, policies })).toEqual({ from: '2026-01-11', accrued: '0', due: yuan(0n, 50n) });
    });

    const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-06-01', days));
    const policies = fc
        .array(
            fc.record({
                from: day,
                rate: fc.nat(10_000),
                dayCount: fc.constantFrom<360 | 365>(360, 365),
                settledOn: fc.uniqueArray(fc.constantFrom(...quarters, '01-01', '02-28', '12-31'), { minLength: 1 }),
                bears: fc.boolean(),
            }),
            { maxLength: 6 },
        )
        .map((entries) =>
            entries
                .map(({ from, rate, bears, ...more }) => policyFrom(from, bears ? terms(rate, more) : undefined))
                .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1)),
        );
    const moves = fc.array(fc.record({ on: day, fen: fc.bigInt(0n, 10n ** 14n) }), { maxLength: 8 });

    it('is the same in pieces, whenever the balance moves, as day by day', () => {
        fc.assert(
            fc.property(policies, moves, day, (book, unordered, last) => {
                const steps = unordered.filter(({ on }) => on <= last).sort((a, b) => (a.on < b.on ? -1 : 1));
                let [interest, balance] = [{ ...none, from: '2025-06-01' }, yuan(1_000n)];
                const count = (today: string): void => {
                    interest = accrue(interest, { balance, tier: 'I', policies: book, today });
                };
                for (const { on, fen } of steps) {
                    count(on);
                    balance = { currency: 'CNY', minorUnits: fen };
                }
                count(last);

                expect({ due: interest.due.minorUnits, accrued: BigInt(interest.accrued) }).toEqual(
                    dayByDay(book, steps, last),
                );
            }),
            { seed },
        );
    });
});

/** Another computation: each evening, by what is in the wallet then. */
function dayByDay(
    policies: readonly CurrencyPolicy[],
    steps: readonly { readonly on: string; readonly fen: bigint }[],
    last: string,
): object {
    let [due, parts] = [0n, 0n];
    for (let evening = '2025-06-01'; evening < last; evening = addDays(evening, 1)) {
        const fen = steps.filter(({ on }) => on <= evening).at(-1)?.fen ?? 100_000n;
        const applying = policies.filter(({ effectiveFrom }) => effectiveFrom <= evening).at(-1)?.interest;
        parts +=
            applying === undefined
                ? 0n
                : (fen * BigInt(applying.yearlyBasisPoints.I) * 26_280n) / BigInt(applying.dayCount);
        if (applying === undefined || applying.settledOn.includes(evening.slice(5))) {
            const [whole, rest] = [parts / 262_800_000n, parts % 262_800_000n];
            due += whole + (rest >= 131_400_000n ? 1n : 0n);
            parts = 0n;
        }
    }

    return { due, accrued: parts };
}
