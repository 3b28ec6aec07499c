import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema, subtract, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { paymentReferenceSchema } from '../receivable/financing.js';

/** What comes in on an account: capital of foreign owners, debt abroad, or the proceeds of a listing abroad. */
export const capitalAccountKinds = ['FOREIGN_CAPITAL', 'FOREIGN_DEBT', 'OVERSEAS_LISTING'] as const;

/**
 * How an enterprise pays: on a commitment letter, or with proof of each payment before it is made. Until a registrar has
 * said which, it does not pay at all.
 */
export const capitalStandings = ['REQUESTED', 'BY_COMMITMENT', 'CASE_BY_CASE'] as const;

export const capitalAccountSchema = z.strictObject({
    capitalAccountId: randomIdSchema,
    /** The enterprise's bank, in whose vault the record lies. */
    bank: mspIdSchema,
    enterpriseUscc: usccSchema,
    kind: z.enum(capitalAccountKinds),
    openedAt: instantSchema,
    /** Of the enterprise, over all banks: neither why nor where is told. */
    standing: z.enum(capitalStandings),
    received: moneySchema,
    paid: moneySchema,
});
/** An account on which an enterprise's capital receipts come in, and out of which they are used. */
export type CapitalAccount = z.output<typeof capitalAccountSchema>;

export const capitalReceiptSchema = z.strictObject({
    receiptId: randomIdSchema,
    capitalAccountId: randomIdSchema,
    bank: mspIdSchema,
    amount: moneySchema,
    /** The bank's own name of it, under which it is found in its books. */
    reference: paymentReferenceSchema,
    receivedAt: instantSchema,
});
/** Money that came in on an account. */
export type CapitalReceipt = z.output<typeof capitalReceiptSchema>;

/** What may still be paid out of an account. */
export function balanceOf({ received, paid }: CapitalAccount): Money {
    return subtract(received, paid);
}
