import { z } from 'zod';
import { signedFields } from '../../approval/signed-policy.js';
import { claimSchema } from '../../claim/claim.js';
import { compare, moneySchema } from '../../kernel/money.js';
import { textSchema } from '../../kernel/text.js';
import { dateSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { currencyConventionSchema } from '../pricing/pricing-convention.js';

/** How the market sorts banks whose undertakings it buys: 国股, 城商, 农商, 外资, and the rest. */
export const bankClassSchema = z.enum([
    'STATE_OR_JOINT_STOCK',
    'CITY_COMMERCIAL',
    'RURAL_COMMERCIAL',
    'FOREIGN',
    'OTHER',
]);
export type BankClass = z.output<typeof bankClassSchema>;

const isRising = (numbers: readonly number[]): boolean =>
    numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

export const marketPolicySchema = z.strictObject({
    /** The first day, in China, on which claims are offered under it. */
    effectiveFrom: dateSchema,
    classes: z
        .array(z.strictObject({ bank: mspIdSchema, bankClass: bankClassSchema }))
        .max(1_000)
        .refine((all) => new Set(all.map(({ bank }) => bank)).size === all.length, 'must not repeat'),
    /** Where one tenor ends and the next begins, the shortest first; what runs longer than all is longer. */
    tenors: z
        .array(z.strictObject({ months: z.int().min(1).max(120), upToDays: z.int().min(1).max(3_660) }))
        .min(1)
        .max(20)
        .refine((all) => isRising(all.map(({ upToDays }) => upToDays)), 'must rise')
        .refine((all) => isRising(all.map(({ months }) => months)), 'must rise'),
    /** Where one band of amounts ends and the next begins, of each currency the smallest first. */
    amountEdges: z
        .array(moneySchema)
        .max(200)
        .refine(
            (all) =>
                all.every((edge, index) =>
                    all.slice(0, index).every((each) => each.currency !== edge.currency || compare(each, edge) < 0),
                ),
            'must rise',
        ),
    /** How many there must be for one among them not to stand out: banks of a class, trades of which a rate is told, their buyers. */
    crowd: z.int().min(3).max(100),
    /** Which claims banks rediscount with each other; left out, of none it is said. */
    rediscount: z
        .strictObject({
            bankClasses: z.array(bankClassSchema).min(1).max(bankClassSchema.options.length),
            currencies: z.array(currencyConventionSchema.shape.currency).min(1).max(20),
            /** How the debtor has bound itself to pay at maturity. */
            undertakings: z.array(claimSchema.shape.undertaking).min(1).max(2),
            /** How long a claim runs at most, and at least, until it is paid. */
            mostDays: z.int().min(1).max(3_660),
            leastDays: z.int().min(1).max(3_660),
            /** How often it was sold on at most. */
            mostResales: z.int().min(0).max(100),
        })
        .exactOptional(),
    /** Where it was taken from. */
    source: textSchema(500),
});
/** In what words the market speaks of claims before their terms are shown: dated, for banks change and so do customs. */
export type MarketPolicy = z.output<typeof marketPolicySchema>;

export const marketPolicyBookSchema = z.strictObject({ policies: z.array(marketPolicySchema.extend(signedFields)) });
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type MarketPolicyBook = z.output<typeof marketPolicyBookSchema>;
