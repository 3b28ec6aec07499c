import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema, saltSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';

const refusal = refusals({ UETR_MUST_BE_NEW: 'conflict' });

/** The reference that a payment outside the ledger has from end to end. */
export const uetrSchema = z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'must be a UETR');

export const outsidePaymentSchema = z.strictObject({
    uetr: uetrSchema,
    /** The credit under which it was recorded. */
    creditId: randomIdSchema,
    at: instantSchema,
});
/** A payment outside the ledger that a bank has recorded. */
export type OutsidePayment = z.output<typeof outsidePaymentSchema>;

export const outsidePaymentSecretSchema = z.strictObject({ secret: saltSchema });
/** What keeps the references of a bank's payments from being recognised by others who had to do with them. */
export type OutsidePaymentSecret = z.output<typeof outsidePaymentSecretSchema>;

/** What the bank that pays has recorded under the same reference, if anything. */
export interface PaidBefore {
    readonly earlierPayment?: OutsidePayment | undefined;
}

/** A reference is of one payment from end to end: what was recorded once settles nothing else. */
export function mustBeNewPayment({ earlierPayment }: PaidBefore): void {
    if (earlierPayment !== undefined) {
        throw refusal('UETR_MUST_BE_NEW');
    }
}
