import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { dateSchema } from '../kernel/time.js';
import { tenorPolicySchema } from '../receivable/policy.js';

export const importFinancingPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    /** The part of the declared value that loans may pay, over all banks: 8000 is 80 %. */
    capBasisPoints: z.int().min(0).max(10_000),
    /** How long a bank may take to pay what was reserved for it. */
    reservationHours: z.int().min(1).max(8_760),
    /** For how long money is lent. */
    tenor: tenorPolicySchema,
    /** A loan is asked for within so many days after the goods came in; before that is known, after they were declared. */
    askedWithinDays: z.int().min(0).max(3_660),
    changesTakeTwo: changesTakeTwoSchema,
});
/** What may be lent to pay for goods that have come in. */
export type ImportFinancingPolicy = z.output<typeof importFinancingPolicySchema>;

export const importFinancingPolicyBookSchema = z.strictObject({
    policies: z.array(importFinancingPolicySchema.extend(signedFields)),
});
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type ImportFinancingPolicyBook = z.output<typeof importFinancingPolicyBookSchema>;
