import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';

const count = z.int().min(2).max(1_000);

export const amlPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    /** What a wallet pays, or receives, on one day in China, in one payment or in several, from which it is reported. */
    largeValue: moneySchema,
    /** So many payments of a wallet on one day, each below the large value and at least this part of it. */
    structuring: z.strictObject({ payments: count, fromBasisPoints: z.int().min(1).max(9_999) }),
    /** So many wallets that pay one on one day, and so many that one pays. */
    fanIn: z.strictObject({ payers: count }),
    fanOut: z.strictObject({ payees: count }),
    /** Of what a wallet received in one payment of at least this amount, at least this part is gone within so many hours. */
    passThrough: z.strictObject({
        amount: moneySchema,
        basisPoints: z.int().min(1).max(10_000),
        hours: z.int().min(1).max(72),
    }),
});
/** From when on a payment is reported, and which patterns are. */
export type AmlPolicy = z.output<typeof amlPolicySchema>;

export const amlPolicyBookSchema = z.strictObject({ policies: z.array(amlPolicySchema) });
export type AmlPolicyBook = z.output<typeof amlPolicyBookSchema>;
