import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { enterpriseClassSchema } from '../consent/enterprise.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';

/** What capital receipts are paid for at home. Which of these are forbidden is for the policy to say. */
export const capitalUses = [
    'GOODS',
    'SERVICES',
    'WAGES',
    'TAXES',
    'RENT',
    'EQUIPMENT',
    'RESEARCH_AND_DEVELOPMENT',
    'OWN_PREMISES',
    'REPAYMENT_OF_DEBT',
    'EQUITY_INVESTMENT',
    'SECURITIES',
    'WEALTH_MANAGEMENT',
    'LENDING_TO_OUTSIDERS',
    'NON_SELF_USE_HOUSING',
    'OUTSIDE_BUSINESS_SCOPE',
] as const;
export type CapitalUse = (typeof capitalUses)[number];

const perTenThousandSchema = z.int().min(1).max(10_000);

export const capitalPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    /** The negative list (notice 16 of 2016, article 4). */
    prohibitedUses: z.array(z.enum(capitalUses)).max(capitalUses.length),
    /** Enterprises of these classes may pay on a commitment letter. */
    eligibleClasses: z.array(enterpriseClassSchema).min(1).max(enterpriseClassSchema.options.length),
    /** In each currency of accounts, from what amount on a payment is large. In others nothing is paid on a commitment letter. */
    largeFrom: z
        .array(moneySchema)
        .min(1)
        .max(50)
        .refine((amounts) => new Set(amounts.map(({ currency }) => currency)).size === amounts.length, {
            message: 'must not repeat a currency',
        }),
    /** How many of ten thousand are checked afterwards, rounded up: the larger payment is the larger risk. */
    sampled: z.strictObject({ ordinary: perTenThousandSchema, large: perTenThousandSchema }),
    /** Payments are drawn from together until so many days are over, the first counted, or there are so many of them. */
    population: z.strictObject({ days: z.int().min(1).max(366), payments: z.int().min(1).max(1_000) }),
    /** How many blocks after the one in which they were closed the block comes whose hash draws. */
    seedBlocks: z.int().min(1).max(100),
    /** How long the bank has to say which block it sees there, before the regulators draw without it. */
    witnessHours: z.int().min(1).max(8_760),
    /** How many banking days the bank has for the evidence on a payment that was drawn. */
    evidenceBankingDays: z.int().min(1).max(60),
    changesTakeTwo: changesTakeTwoSchema,
});
/** Who may pay out of capital receipts without proof, for what not, and how much of it is looked at afterwards. */
export type CapitalPolicy = z.output<typeof capitalPolicySchema>;

export const capitalPolicyBookSchema = z.strictObject({ policies: z.array(capitalPolicySchema.extend(signedFields)) });
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type CapitalPolicyBook = z.output<typeof capitalPolicyBookSchema>;
