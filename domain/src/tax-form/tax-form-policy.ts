import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';

const windowDaysSchema = z.int().min(1).max(366);

export const taxFormPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    /**
     * The most that one payment may be without a form: 50 000 dollars, and what SAFE holds to be worth as much in each
     * other currency. In a currency that is not here nothing is paid without one.
     */
    thresholds: z
        .array(moneySchema)
        .min(1)
        .max(50)
        .refine((thresholds) => thresholds.every(({ minorUnits }) => minorUnits > 0n), {
            message: 'must be above zero',
        })
        .refine((thresholds) => new Set(thresholds.map(({ currency }) => currency)).size === thresholds.length, {
            message: 'must not repeat a currency',
        }),
    /** How long a bank may take to pay what was reserved for it. */
    reservationHours: z.int().min(1).max(8_760),
    /** What is paid without a form under one contract within so many days must not come to more than one payment may be. */
    sumWindowDays: windowDaysSchema,
    /** So many payments without a form under one contract within so many days, each at least this part of the most, look split. */
    justBelow: z.strictObject({
        payments: z.int().min(2).max(100),
        fromBasisPoints: z.int().min(1).max(10_000),
        windowDays: windowDaysSchema,
    }),
    changesTakeTwo: changesTakeTwoSchema,
});
/** From what amount on a tax filing form is needed, and when smaller payments look like one that was split. */
export type TaxFormPolicy = z.output<typeof taxFormPolicySchema>;

export const taxFormPolicyBookSchema = z.strictObject({ policies: z.array(taxFormPolicySchema.extend(signedFields)) });
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type TaxFormPolicyBook = z.output<typeof taxFormPolicyBookSchema>;
