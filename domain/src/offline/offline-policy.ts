import { z } from 'zod';
import { changesTakeTwoSchema, signedFields } from '../approval/signed-policy.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';

export const offlineCapsSchema = z.strictObject({
    /** How much one payment may hand over. */
    amount: moneySchema,
    /** How many payments a device may make between two loadings. */
    payments: z.int().min(1).max(50),
    /** For how long it may pay after it was online. */
    hours: z.int().min(1).max(720),
});
export type OfflineCaps = z.output<typeof offlineCapsSchema>;

export const offlinePolicySchema = z.strictObject({
    /** The first day, in China, on which it applies. */
    effectiveFrom: dateSchema,
    changesTakeTwo: changesTakeTwoSchema,
    caps: offlineCapsSchema,
    /** How much longer payees have to register what they were paid, before the rest goes back to the payer. */
    registrationHours: z.int().min(1).max(720),
});
/** How much may be at risk where nobody can check: what is spent twice is found only when it is registered. */
export type OfflinePolicy = z.output<typeof offlinePolicySchema>;

export const offlinePolicyBookSchema = z.strictObject({ policies: z.array(offlinePolicySchema.extend(signedFields)) });
export type OfflinePolicyBook = z.output<typeof offlinePolicyBookSchema>;
