import { z } from 'zod';
import { capitalAccountSchema, type CapitalAccount } from '../capital-account/capital-account.js';
import { capitalPaymentSchema, strata, type CapitalPayment, type Stratum } from '../capital-account/capital-payment.js';
import type { CapitalPopulation } from '../capital-account/capital-population.js';
import { sampleSize } from '../capital-account/draw-sample.js';
import { canonicalJson } from '../kernel/json.js';
import { add, moneySchema, zero } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';

const answerSchema = z.strictObject({
    /** That it is made, or the code with which it would be refused. */
    code: z.string(),
    /** Among which payments it may be drawn; none where it is proven before. */
    stratum: z.enum(strata).exactOptional(),
});
/** What a bank may do with a payment. */
export type CapitalAnswer = z.output<typeof answerSchema>;

export const changedCapitalPaymentSchema = capitalPaymentSchema
    .pick({
        bank: true,
        capitalPaymentId: true,
        capitalAccountId: true,
        enterpriseUscc: true,
        use: true,
        amount: true,
        sentAt: true,
    })
    .extend({ was: answerSchema, wouldBe: answerSchema });
/** A payment out of capital receipts that could not have been made, or would have been drawn from among others. */
export type ChangedCapitalPayment = z.output<typeof changedCapitalPaymentSchema>;

export const changedCapitalAccountSchema = capitalAccountSchema
    .pick({ bank: true, capitalAccountId: true, enterpriseUscc: true, openedAt: true })
    .extend({ currency: z.string(), code: z.string() });
/** An account that could not have been opened. */
export type ChangedCapitalAccount = z.output<typeof changedCapitalAccountSchema>;

const countsSchema = z.strictObject({ was: z.int().min(0), wouldBe: z.int().min(0) });
export const capitalTotalSchema = z.strictObject({
    bank: mspIdSchema,
    payments: countsSchema,
    amount: z.strictObject({ was: moneySchema, wouldBe: moneySchema }),
});
/** What has been paid at one bank in one currency, and would have been. */
export type CapitalTotal = z.output<typeof capitalTotalSchema>;

export const capitalChecksSchema = z.strictObject({
    bank: mspIdSchema,
    /** How many populations were closed. */
    populations: countsSchema,
    /** How many payments are drawn out of them. */
    ordinary: countsSchema,
    large: countsSchema,
});
/** How much is looked at afterwards at one bank. */
export type CapitalChecks = z.output<typeof capitalChecksSchema>;

/** How it really was: what was refused no record was made of. */
export function madeOf({ membership }: Pick<CapitalPayment, 'membership'>): CapitalAnswer {
    return { code: 'PAYMENT_MAY_BE_MADE', ...(membership && { stratum: membership.stratum }) };
}

/** The payment, where its two answers differ. */
export function changedCapitalPayment(
    payment: CapitalPayment,
    wouldBe: CapitalAnswer,
): ChangedCapitalPayment | undefined {
    const { bank, capitalPaymentId, capitalAccountId, enterpriseUscc, use, amount, sentAt } = payment;
    const was = madeOf(payment);

    return canonicalJson(was) === canonicalJson(wouldBe)
        ? undefined
        : { bank, capitalPaymentId, capitalAccountId, enterpriseUscc, use, amount, sentAt, was, wouldBe };
}

export function unopenedAccount(account: CapitalAccount, code: string): ChangedCapitalAccount {
    const { bank, capitalAccountId, enterpriseUscc, openedAt, received } = account;

    return { bank, capitalAccountId, enterpriseUscc, openedAt, currency: received.currency, code };
}

/** The totals with one payment more. */
export function addCapitalPayment(
    total: CapitalTotal | undefined,
    { bank, amount }: CapitalPayment,
    isMade: boolean,
): CapitalTotal {
    const nothing = zero(amount.currency);
    const before = total ?? { bank, payments: { was: 0, wouldBe: 0 }, amount: { was: nothing, wouldBe: nothing } };

    return {
        bank,
        payments: { was: before.payments.was + 1, wouldBe: before.payments.wouldBe + Number(isMade) },
        amount: {
            was: add(before.amount.was, amount),
            wouldBe: isMade ? add(before.amount.wouldBe, amount) : before.amount.wouldBe,
        },
    };
}

/** What is checked with one population more: its size tells how many, whichever block draws them. */
export function addPopulation(
    checks: CapitalChecks | undefined,
    { bank, members, policy: { sampled } }: CapitalPopulation,
    which: 'was' | 'wouldBe',
): CapitalChecks {
    const none = { was: 0, wouldBe: 0 };
    const before = checks ?? { bank, populations: none, ordinary: none, large: none };
    const drawn = (stratum: Stratum, perTenThousand: number): number =>
        sampleSize(members[stratum].length, perTenThousand);
    const plus = (counts: z.output<typeof countsSchema>, more: number): z.output<typeof countsSchema> => ({
        ...counts,
        [which]: counts[which] + more,
    });

    return {
        bank,
        populations: plus(before.populations, 1),
        ordinary: plus(before.ordinary, drawn('ORDINARY', sampled.ordinary)),
        large: plus(before.large, drawn('LARGE', sampled.large)),
    };
}
