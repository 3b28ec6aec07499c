import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';
import { capitalAccountSchema } from './capital-account.js';
import { capitalPaymentSchema } from './capital-payment.js';

/** Of each enterprise so many failures are kept; those before stand in its history on the ledger. */
export const maximumFailures = 20;

export const capitalEnterpriseSchema = z.strictObject({
    enterpriseUscc: usccSchema,
    standing: z.enum(['BY_COMMITMENT', 'CASE_BY_CASE']),
    /** At all banks: each is told when the standing changes. */
    accounts: z.array(capitalAccountSchema.pick({ bank: true, capitalAccountId: true })),
    failures: z
        .array(
            capitalPaymentSchema.pick({ bank: true, capitalPaymentId: true }).extend({
                status: z.enum(['FAILED', 'NOT_FILED']),
                at: instantSchema,
            }),
        )
        .max(maximumFailures),
    restored: z.strictObject({ at: instantSchema, reason: textSchema(350) }).exactOptional(),
    /** When its first account was registered. */
    registeredAt: instantSchema,
});
/** How an enterprise pays out of capital receipts, over all banks. Only the registry holds it. */
export type CapitalEnterprise = z.output<typeof capitalEnterpriseSchema>;
