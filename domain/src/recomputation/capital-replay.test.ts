import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { CapitalPolicy } from '../capital-account/capital-policy.js';
import { account, cny, enterpriseUscc, id, morning, policy } from '../capital-account/testing/samples.js';
import { CapitalReplay } from './capital-replay.js';
import { PastCapital } from './testing/past-capital.js';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const bank = account.bank;
const days = (count: number): number => count * 24;

/** Of two payments one is drawn, and more than three are drawn from apart. */
const few: CapitalPolicy = {
    ...policy,
    sampled: { ordinary: 5_000, large: 10_000 },
    population: { days: 30, payments: 4 },
};

function replay({ history }: PastCapital, by: CapitalPolicy, isTold: (at: string) => boolean = () => true) {
    const replayed = new CapitalReplay({ policyAt: () => by, isTold });
    history.forEach((writings) => {
        replayed.take(writings);
    });

    return replayed;
}

/** Payments of so many yuan, one after the other. */
function paid(...amounts: readonly bigint[]): PastCapital {
    const past = new PastCapital(sha256, { by: few });
    amounts.forEach((amount) => {
        past.pay(cny(amount));
    });

    return past;
}

describe('a policy for capital receipts that is replayed', () => {
    it('changes nothing where it is the one that was in force', () => {
        const past = paid(100n, 100n, 7_000_000n);
        past.pay(cny(100n), { isProven: true, tradeClass: 'C' });
        past.pay(cny(100n));
        past.close();

        const { accounts, payments, checks, totals } = replay(past, few);
        expect({ accounts, payments }).toEqual({ accounts: [], payments: [] });
        expect(past.drawn).toEqual({ ORDINARY: 2, LARGE: 1 });
        expect(checks).toEqual([
            {
                bank,
                populations: { was: 1, wouldBe: 1 },
                ordinary: { was: 2, wouldBe: 2 },
                large: { was: 1, wouldBe: 1 },
            },
        ]);
        const amount = cny(7_000_400n);
        expect(totals).toEqual([{ bank, payments: { was: 5, wouldBe: 5 }, amount: { was: amount, wouldBe: amount } }]);
    });

    it('refuses a use that it puts on the negative list, proven or not, and leaves it out of what is drawn from', () => {
        const past = paid(100n, 100n, 100n);
        past.pay(cny(100n), { use: 'OWN_PREMISES' });
        past.pay(cny(50n), { use: 'OWN_PREMISES', isProven: true });
        past.close();
        const { payments, totals, checks } = replay(past, {
            ...few,
            prohibitedUses: ['OWN_PREMISES'],
            population: { days: 30, payments: 3 },
        });

        expect(payments).toEqual([
            {
                bank,
                capitalPaymentId: id(1_003),
                capitalAccountId: account.capitalAccountId,
                enterpriseUscc,
                use: 'OWN_PREMISES',
                amount: cny(100n),
                sentAt: morning,
                was: { code: 'PAYMENT_MAY_BE_MADE', stratum: 'ORDINARY' },
                wouldBe: { code: 'USE_MUST_NOT_BE_ON_NEGATIVE_LIST' },
            },
            expect.objectContaining({
                capitalPaymentId: id(1_004),
                was: { code: 'PAYMENT_MAY_BE_MADE' },
                wouldBe: { code: 'USE_MUST_NOT_BE_ON_NEGATIVE_LIST' },
            }),
        ]);
        expect(totals).toMatchObject([
            { payments: { was: 5, wouldBe: 3 }, amount: { was: cny(450n), wouldBe: cny(300n) } },
        ]);
        expect(checks).toMatchObject([{ ordinary: { was: 2, wouldBe: 2 } }]);
    });

    it('refuses on a letter a class that it finds no longer eligible, and not on proof', () => {
        const past = paid();
        past.pay(cny(100n), { tradeClass: 'B' });
        past.pay(cny(100n), { tradeClass: 'B', isProven: true });

        expect(replay(past, { ...few, eligibleClasses: ['A'] }).payments).toMatchObject([
            { capitalPaymentId: id(1_000), wouldBe: { code: 'CLASS_MUST_BE_ELIGIBLE' } },
        ]);
    });

    it('draws a payment from among the large ones where it finds it large: the fen before it does not', () => {
        const past = paid(100n, 99n);

        expect(replay(past, { ...few, largeFrom: [cny(100n)] }).payments).toMatchObject([
            { capitalPaymentId: id(1_000), was: { stratum: 'ORDINARY' }, wouldBe: { stratum: 'LARGE' } },
        ]);
    });

    it('opens no account in a currency that it does not name, and tells what was paid out of it with the account', () => {
        const { accounts, payments, totals } = replay(paid(100n), {
            ...few,
            largeFrom: [{ currency: 'USD', minorUnits: 1n }],
        });

        expect(accounts).toEqual([
            {
                bank,
                capitalAccountId: account.capitalAccountId,
                enterpriseUscc,
                openedAt: account.openedAt,
                currency: 'CNY',
                code: 'CURRENCY_MUST_BE_IN_CAPITAL_POLICY',
            },
        ]);
        expect(payments).toEqual([]);
        expect(totals).toMatchObject([{ payments: { was: 1, wouldBe: 0 } }]);
    });

    it('tells how many more would be checked, rounded up in each population as it would be', () => {
        const past = paid(1n, 1n, 1n, 7_000_000n);
        past.close();
        const checked = (changes: Partial<CapitalPolicy>) => replay(past, { ...few, ...changes }).checks[0];

        expect(checked({ sampled: { ordinary: 6_667, large: 1 } })).toMatchObject({
            ordinary: { was: 2, wouldBe: 3 },
            large: { was: 1, wouldBe: 1 },
        });
        expect(checked({ population: { days: 30, payments: 1 } })).toMatchObject({
            populations: { was: 1, wouldBe: 4 },
            ordinary: { was: 2, wouldBe: 3 },
        });
        expect(checked({ population: { days: 30, payments: 5 } })).toMatchObject({
            populations: { was: 1, wouldBe: 0 },
            ordinary: { was: 2, wouldBe: 0 },
        });
    });

    it('closes what it draws from when its own days are over', () => {
        const past = paid(1n);
        past.wait(days(10));
        past.pay(cny(1n));
        past.wait(days(20));
        past.close();
        const populations = (count: number) =>
            replay(past, { ...few, population: { days: count, payments: 4 } }).checks[0]?.populations;

        expect([populations(30), populations(11), populations(10)]).toEqual([
            { was: 1, wouldBe: 1 },
            { was: 1, wouldBe: 1 },
            { was: 1, wouldBe: 2 },
        ]);
    });

    it('tells what was paid and closed in its period alone', () => {
        const past = paid(1n, 1n, 1n, 1n);
        past.close();
        past.wait(1);
        past.pay(cny(1n));
        const { payments, checks, totals } = replay(past, { ...few, largeFrom: [cny(1n)] }, (at) => at > morning);

        expect(payments).toMatchObject([{ capitalPaymentId: id(1_004) }]);
        expect(checks).toEqual([]);
        expect(totals).toMatchObject([{ payments: { was: 1, wouldBe: 1 } }]);
    });
});
