import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';

export const limitsSchema = z.strictObject({
    /** What may be in a wallet, once more has come than gone. */
    balance: moneySchema.exactOptional(),
    /** What one order may pay to others, and all of one day and of one year in China. */
    single: moneySchema.exactOptional(),
    daily: moneySchema.exactOptional(),
    yearly: moneySchema.exactOptional(),
});
/** What a wallet of a tier may hold and pay; what is not stated is not limited. */
export type Limits = z.output<typeof limitsSchema>;

export const walletPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    changesTakeTwo: changesTakeTwoSchema,
    limits: z.strictObject({
        CORPORATE: limitsSchema,
        I: limitsSchema,
        II: limitsSchema,
        III: limitsSchema,
        IV: limitsSchema,
    }),
    /** How many coins of less than an amount an order of a wallet's holder may make. Its change is none of them. */
    dust: z.strictObject({ below: moneySchema, coins: z.int().min(0).max(50) }).exactOptional(),
});
/** What wallets may hold and pay from a day on. */
export type WalletPolicy = z.output<typeof walletPolicySchema>;
export type Tier = keyof WalletPolicy['limits'];

export const walletPolicyBookSchema = z.strictObject({ policies: z.array(walletPolicySchema.extend(signedFields)) });
export type WalletPolicyBook = z.output<typeof walletPolicyBookSchema>;
