import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import {
    addHours,
    chinaDate,
    dateSchema,
    epochMilliseconds,
    instantSchema,
    type CalendarDate,
} from '../kernel/time.js';
import { add, basisPointsOf, compare, moneySchema, sum, zero, type Money } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';
import type { Remittance, RemittanceOrder } from '../remittance/remittance.js';
import type { AmlPolicy } from './aml-policy.js';

/** Coins that went from one wallet to another, or into a vault, in one transfer or remittance. */
export interface Payment {
    readonly transferId: string;
    readonly bank: string;
    readonly from: string;
    /** The bank of the payee, where it is another. */
    readonly payeeBank?: string;
    readonly to: string;
    readonly amount: Money;
    readonly paidAt: string;
    /** Of a remittance: it is paid at one time, whatever becomes of it, and received at another, if it is accepted. */
    readonly half?: 'PAID' | 'RECEIVED';
}

const hitSchema = z.strictObject({
    rule: z.enum(['LARGE_VALUE_PAID', 'LARGE_VALUE_RECEIVED', 'STRUCTURING', 'FAN_IN', 'FAN_OUT', 'PASS_THROUGH']),
    bank: mspIdSchema,
    wallet: randomIdSchema,
    /** What the payments named come to. */
    total: moneySchema,
    /** The payments that make it a hit, in the order of their time. */
    payments: z
        .array(z.strictObject({ transferId: randomIdSchema, amount: moneySchema, paidAt: instantSchema }))
        .min(1),
});
/** One wallet that met one rule on one day, and why. */
export type Hit = z.output<typeof hitSchema>;
type Rule = Hit['rule'];

export const amlReportSchema = z.strictObject({ day: dateSchema, effectiveFrom: dateSchema, hits: z.array(hitSchema) });
/** What a day's payments show: the same from the same ledger, whoever makes it and whenever. */
export type AmlReport = z.output<typeof amlReportSchema>;

interface Day {
    readonly day: CalendarDate;
    readonly policy: AmlPolicy;
}

/** What one wallet paid and received, in the order of time. */
interface Account {
    readonly bank: string;
    readonly wallet: string;
    readonly paid: readonly Payment[];
    readonly received: readonly Payment[];
}

/** A rule gives the payments of an account that meet it, or none. */
type Pattern = (account: Account, day: Day) => readonly Payment[];

const patterns: Readonly<Record<Rule, Pattern>> = {
    LARGE_VALUE_PAID: ({ paid }, day) => largeValue(paid, day),
    LARGE_VALUE_RECEIVED: ({ received }, day) => largeValue(received, day),
    STRUCTURING: structuring,
    FAN_IN: ({ received }, { day, policy }) => manyParties(received, { day, by: 'from', least: policy.fanIn.payers }),
    FAN_OUT: ({ paid }, { day, policy }) => manyParties(paid, { day, by: 'to', least: policy.fanOut.payees }),
    PASS_THROUGH: passThrough,
};

/** What a remittance is to the two wallets: what its bank accepts later changes nothing of the day on which it was paid. */
export function paymentsOfRemittance(remittance: Remittance, { from }: Pick<RemittanceOrder, 'from'>): Payment[] {
    const { remittanceId: transferId, payerBank: bank, payeeBank, payee: to, amount, sentAt } = remittance;
    const payment = { transferId, bank, from, payeeBank, to, amount };
    const paid = { ...payment, paidAt: sentAt, half: 'PAID' } as const;
    const received = { ...payment, paidAt: remittance.endedAt ?? sentAt, half: 'RECEIVED' } as const;

    return remittance.status === 'ACCEPTED' ? [paid, received] : [paid];
}

/** How far before a day payments begin that its report looks at. */
export function lookBackHours({ passThrough: { hours } }: AmlPolicy): number {
    return hours;
}

/**
 * What a day's payments show, wallet by wallet. A pattern belongs to the day of the payment that completes it, so that
 * nothing that comes later changes the report of a day that is over.
 *
 * @param payments of that day, and of the hours before it at which the policy looks back, in any order.
 */
export function amlReport(payments: readonly Payment[], { day, policy }: Day): AmlReport {
    const hits = accountsOf(payments).flatMap((account) =>
        Object.entries(patterns).flatMap(([rule, pattern]): Hit[] => {
            const found = pattern(account, { day, policy });
            return found.length === 0 ? [] : [hitOf(rule as Rule, account, found)];
        }),
    );

    return { day, effectiveFrom: policy.effectiveFrom, hits };
}

function largeValue(payments: readonly Payment[], { day, policy }: Day): readonly Payment[] {
    const ofDay = on(day, payments);

    return compare(total(ofDay), policy.largeValue) < 0 ? [] : ofDay;
}

function structuring({ paid }: Account, { day, policy }: Day): readonly Payment[] {
    const least = basisPointsOf(policy.largeValue, policy.structuring.fromBasisPoints);
    const justBelow = on(day, paid).filter(
        ({ amount }) => compare(amount, policy.largeValue) < 0 && compare(amount, least) >= 0,
    );

    return justBelow.length < policy.structuring.payments ? [] : justBelow;
}

function manyParties(
    payments: readonly Payment[],
    { day, by, least }: { readonly day: CalendarDate; readonly by: 'from' | 'to'; readonly least: number },
): readonly Payment[] {
    const ofDay = on(day, payments).filter((payment) => payment[by] !== 'vault');

    return new Set(ofDay.map((payment) => payment[by])).size < least ? [] : ofDay;
}

function passThrough({ paid, received }: Account, { day, policy }: Day): readonly Payment[] {
    const { amount, basisPoints, hours } = policy.passThrough;
    for (const receipt of received.filter((each) => compare(each.amount, amount) >= 0)) {
        const until = epochMilliseconds(addHours(receipt.paidAt, hours));
        const gone = paid.filter(({ paidAt }) => paidAt > receipt.paidAt && epochMilliseconds(paidAt) <= until);
        const whole = upTo(gone, basisPointsOf(receipt.amount, basisPoints));
        const last = whole.at(-1);
        if (last !== undefined && chinaDate(last.paidAt) === day) {
            return [receipt, ...whole];
        }
    }

    return [];
}

/** The payments up to the one with which they come to an amount; none if they do not. */
function upTo(payments: readonly Payment[], amount: Money): readonly Payment[] {
    let soFar = zero(amount.currency);
    const completing = payments.findIndex((payment) => {
        soFar = add(soFar, payment.amount);
        return compare(soFar, amount) >= 0;
    });

    return payments.slice(0, completing + 1);
}

/** Every wallet, in the order of bank and id. What a wallet pays itself merges or splits its coins, and is no payment. */
function accountsOf(payments: readonly Payment[]): readonly Account[] {
    const accounts = new Map<string, { bank: string; wallet: string; paid: Payment[]; received: Payment[] }>();
    const accountOf = (bank: string, wallet: string) => {
        const name = `${bank} ${wallet}`;
        const account = accounts.get(name) ?? { bank, wallet, paid: [], received: [] };
        accounts.set(name, account);
        return account;
    };
    for (const payment of inOrder(payments, placeOf).filter(({ from, to }) => from !== to)) {
        const { bank, from, payeeBank = bank, to, half } = payment;
        if (half !== 'RECEIVED') {
            accountOf(bank, from).paid.push(payment);
        }
        if (half !== 'PAID') {
            accountOf(payeeBank, to).received.push(payment);
        }
    }
    const wallets = [...accounts.values()].filter(({ wallet }) => wallet !== 'vault');

    return inOrder(wallets, ({ bank, wallet }) => `${bank} ${wallet}`);
}

function inOrder<Item>(items: readonly Item[], placeIn: (item: Item) => string): Item[] {
    return [...items].sort((one, other) => (placeIn(one) < placeIn(other) ? -1 : 1));
}

/** By time and, at one instant, by id: an order that everybody finds. */
function placeOf({ paidAt, transferId, to }: Payment): string {
    return `${paidAt} ${transferId} ${to}`;
}

function on(day: CalendarDate, payments: readonly Payment[]): readonly Payment[] {
    return payments.filter(({ paidAt }) => chinaDate(paidAt) === day);
}

function hitOf(rule: Rule, { bank, wallet }: Account, found: readonly Payment[]): Hit {
    return {
        rule,
        bank,
        wallet,
        total: total(found),
        payments: found.map(({ transferId, amount, paidAt }) => ({ transferId, amount, paidAt })),
    };
}

function total(payments: readonly Payment[]): Money {
    return sum(
        'CNY',
        payments.map(({ amount }) => amount),
    );
}
