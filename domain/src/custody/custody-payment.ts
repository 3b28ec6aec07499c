import { z } from 'zod';
import { signedSchema } from '../dcep/api.js';
import { moneySchema } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';
import { custodyCycleIdSchema } from '../netting/cycle.js';

const refusal = refusals({
    CUSTODY_PAYMENT_MUST_EXIST: 'not-found',
    CUSTODY_PAYMENT_MUST_BE_QUEUED: 'conflict',
});

/** What can become of a payment out of an account: inside one institution it is booked, to another it waits for the nets. */
export const custodyPaymentTransitions = {
    BOOKED: [],
    QUEUED: ['CREDITED', 'RETURNED'],
    CREDITED: [],
    RETURNED: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CustodyPaymentStatus = keyof typeof custodyPaymentTransitions;

export const payeeAccountSchema = z.strictObject({ institutionId: randomIdSchema, accountId: randomIdSchema });

export const custodyPaymentSchema = z.strictObject({
    paymentId: randomIdSchema,
    /** The institution that keeps the payer's account. Which account it is, is not told to another. */
    payer: randomIdSchema,
    payee: payeeAccountSchema,
    amount: moneySchema,
    /** What the payer tells the payee. */
    message: textSchema(140).exactOptional(),
    /** The nets that it waits for, where it goes to another institution. */
    cycleId: custodyCycleIdSchema.exactOptional(),
    status: z.enum(['BOOKED', 'QUEUED', 'CREDITED', 'RETURNED']),
    transferredAt: instantSchema,
    endedAt: instantSchema.exactOptional(),
});
/** A payment out of an account, as the banks of both institutions hold it. */
export type CustodyPayment = z.output<typeof custodyPaymentSchema>;

export const custodyOrderSchema = z.strictObject({
    paymentId: randomIdSchema,
    accountId: randomIdSchema,
    signed: signedSchema,
});
/** By whom it was ordered, for the payer's bank and the central bank alone. */
export type CustodyOrder = z.output<typeof custodyOrderSchema>;

/** The payment, if it may become this at the hands of the institution. */
export function endable(
    payment: CustodyPayment | undefined,
    { institutionId, to }: { readonly institutionId: string; readonly to: 'CREDITED' | 'RETURNED' },
): CustodyPayment & { readonly cycleId: string } {
    const acting = to === 'CREDITED' ? payment?.payee.institutionId : payment?.payer;
    if (payment === undefined || acting !== institutionId) {
        throw refusal('CUSTODY_PAYMENT_MUST_EXIST');
    }
    const { cycleId, status } = payment;
    if (cycleId === undefined || !(custodyPaymentTransitions[status] as readonly string[]).includes(to)) {
        throw refusal('CUSTODY_PAYMENT_MUST_BE_QUEUED', { status });
    }

    return { ...payment, cycleId };
}
