import { z } from 'zod';
import { canonicalName, canonicalReference } from '../examination/names.js';
import { plus, whole, type Fraction } from '../kernel/fraction.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema, sum, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { addDays, chinaDate, instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { contractReferenceSchema, payeeSchema } from './tax-form.js';

/** Of each trail so many findings are kept; those before stand in its history on the ledger. */
export const maximumFindings = 20;

export const formlessPaymentSchema = z.strictObject({
    outwardPaymentId: randomIdSchema,
    bank: mspIdSchema,
    amount: moneySchema,
    threshold: moneySchema,
    requestedAt: instantSchema,
});
export type FormlessPayment = z.output<typeof formlessPaymentSchema>;

/** Why payments look like one that was split. */
export const splittingRules = ['SUM_ABOVE_THRESHOLD', 'SEVERAL_JUST_BELOW_THRESHOLD'] as const;

export const splittingFindingSchema = z.strictObject({
    rule: z.enum(splittingRules),
    windowDays: z.int().positive(),
    /** All that were counted; the last is the one by which it shows. */
    payments: z.array(formlessPaymentSchema),
    /** What they come to, in each of their currencies. */
    totals: z.array(moneySchema),
    foundAt: instantSchema,
});
/** Payments that look like one that was split, for people at SAFE to look into. */
export type SplittingFinding = z.output<typeof splittingFindingSchema>;

export const formlessTrailSchema = z.strictObject({
    payerUscc: usccSchema,
    payee: payeeSchema,
    contractReference: contractReferenceSchema,
    payments: z.array(formlessPaymentSchema),
    /** They lie in the trail: a record of their own would show the bank, by the hash of its key, that it is watched. */
    findings: z.array(splittingFindingSchema).max(maximumFindings),
    looksSplit: z.boolean(),
    /** When the last payment of it was asked for. */
    requestedAt: instantSchema,
});
/** What all banks pay without a form for one payer to one payee under one contract. Only the registry holds it. */
export type FormlessTrail = z.output<typeof formlessTrailSchema>;

/** Whose payments to whom, and under what: however contract and payee are written, it is one trail. */
export function trailIdentity({
    payerUscc,
    payee,
    contractReference,
}: Pick<FormlessTrail, 'payerUscc' | 'payee' | 'contractReference'>): readonly [string, ...string[]] {
    const { partyName, countryCode } = payee;
    const contract = canonicalReference(contractReference);

    return ['formless', payerUscc, countryCode, canonicalName(partyName), contract];
}

/** Those of the last so many days, today counted. */
export function within(
    windowDays: number,
    payments: readonly FormlessPayment[],
    at: Instant,
): readonly FormlessPayment[] {
    const before = addDays(chinaDate(at), -windowDays);

    return payments.filter(({ requestedAt }) => chinaDate(requestedAt) > before);
}

/**
 * What payments come to as a part of the most that one may be. Each counts by the threshold of its own currency and day, so
 * that those in several currencies add up without a rate between them.
 */
export function partOfThreshold(payments: readonly FormlessPayment[]): Fraction {
    return payments
        .map(({ amount, threshold }) => ({ numerator: amount.minorUnits, denominator: threshold.minorUnits }))
        .reduce(plus, whole(0n));
}

/** What payments come to in each of their currencies, in the order in which these come. */
export function totalsOf(payments: readonly FormlessPayment[]): Money[] {
    const amounts = payments.map(({ amount }) => amount);
    const currencies = [...new Set(amounts.map(({ currency }) => currency))];

    return currencies.map((currency) =>
        sum(
            currency,
            amounts.filter((amount) => amount.currency === currency),
        ),
    );
}
