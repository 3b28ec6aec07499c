import { z } from 'zod';
import { signedSchema } from '../dcep/api.js';
import { serialSchema } from '../dcep/coin.js';
import { moneySchema } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { cycleIdSchema } from './cycle.js';

const refusal = refusals({
    DEFERRED_PAYMENT_MUST_EXIST: 'not-found',
    DEFERRED_PAYMENT_MUST_BE_TO_CALLER: 'forbidden',
    DEFERRED_PAYMENT_MUST_BE_OF_CALLER: 'forbidden',
    DEFERRED_PAYMENT_MUST_BE_QUEUED: 'conflict',
});

/** What can become of a deferred payment. What no wallet can take goes back, as all does when a cycle fails. */
export const deferredPaymentTransitions = {
    QUEUED: ['CREDITED', 'REFUSED', 'RETURNED'],
    REFUSED: ['RETURNED'],
    CREDITED: [],
    RETURNED: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type DeferredPaymentStatus = keyof typeof deferredPaymentTransitions;

export const deferredPaymentSchema = z.strictObject({
    paymentId: randomIdSchema,
    cycleId: cycleIdSchema,
    payerBank: mspIdSchema,
    payeeBank: mspIdSchema,
    /** A wallet of the payee's bank. */
    payee: randomIdSchema,
    amount: moneySchema,
    /** What the payer tells the payee. */
    message: textSchema(140).exactOptional(),
    queuedAt: instantSchema,
    status: z.enum(['QUEUED', 'CREDITED', 'REFUSED', 'RETURNED']),
    /** Of a refused one: the coin at the payer's bank that gives the money back. */
    serial: serialSchema.exactOptional(),
    endedAt: instantSchema.exactOptional(),
});
/** A payment that waits for the net of its day, as both banks hold it. Like a remittance it does not say who pays. */
export type DeferredPayment = z.output<typeof deferredPaymentSchema>;

export const deferredOrderSchema = z.strictObject({
    paymentId: randomIdSchema,
    from: randomIdSchema,
    /** The coins that ended for it. */
    coins: z.array(serialSchema),
    signed: signedSchema,
});
/** By whom it was ordered, for the payer's bank and the central bank alone. */
export type DeferredOrder = z.output<typeof deferredOrderSchema>;

/** The payment, if it may become this at the hands of this bank. */
export function payable(
    payment: DeferredPayment | undefined,
    { bank, to }: { readonly bank: string; readonly to: DeferredPaymentStatus },
): DeferredPayment {
    if (payment === undefined) {
        throw refusal('DEFERRED_PAYMENT_MUST_EXIST');
    }
    if (to === 'RETURNED' && payment.payerBank !== bank) {
        throw refusal('DEFERRED_PAYMENT_MUST_BE_OF_CALLER');
    }
    if (to !== 'RETURNED' && payment.payeeBank !== bank) {
        throw refusal('DEFERRED_PAYMENT_MUST_BE_TO_CALLER');
    }
    if (!(deferredPaymentTransitions[payment.status] as readonly DeferredPaymentStatus[]).includes(to)) {
        throw refusal('DEFERRED_PAYMENT_MUST_BE_QUEUED', { status: payment.status });
    }

    return payment;
}
