import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { interestTermsSchema } from '../interest/interest-terms.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';

const basisPointsSchema = z.int().min(0).max(10_000);

export const currencyPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    changesTakeTwo: changesTakeTwoSchema,
    /** Whether e-CNY is like cash (M0, off the banks' balance sheets) or, as from 2026, deposit money on them. */
    regime: z.enum(['CASH_LIKE', 'DEPOSIT_MONEY']),
    /** What an operator must hold at the central bank against its customers' wallets: 10000 is all of it. */
    reserveBasisPoints: z.strictObject({ bank: basisPointsSchema, paymentInstitution: basisPointsSchema }),
    /** What one bank may exchange on one day in China; nothing stated is no cap. */
    dailyCaps: z.strictObject({ issue: moneySchema.exactOptional(), redemption: moneySchema.exactOptional() }),
    /** What wallets earn; without it nothing. What is like cash earns nothing. */
    interest: interestTermsSchema.exactOptional(),
});
/** What e-CNY is on a day, and how much of it a bank may draw. */
export type CurrencyPolicy = z.output<typeof currencyPolicySchema>;

export const currencyPolicyBookSchema = z.strictObject({
    policies: z.array(currencyPolicySchema.extend(signedFields)),
});
export type CurrencyPolicyBook = z.output<typeof currencyPolicyBookSchema>;
