import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { dateSchema } from '../kernel/time.js';

export const packingCreditPolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    /** The part of an order's value that may be advanced on it, over all banks: 8000 is 80 %. */
    advanceBasisPoints: z.int().min(0).max(10_000),
    /** How long a bank may take to pay out what was reserved for it. */
    reservationHours: z.int().min(1).max(8_760),
    changesTakeTwo: changesTakeTwoSchema,
});
/** What may be advanced on an order before the goods are shipped. */
export type PackingCreditPolicy = z.output<typeof packingCreditPolicySchema>;

export const packingCreditPolicyBookSchema = z.strictObject({
    policies: z.array(packingCreditPolicySchema.extend(signedFields)),
});
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type PackingCreditPolicyBook = z.output<typeof packingCreditPolicyBookSchema>;
