import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { offlineTermsSchema } from './statement.js';

/**
 * What can become of an offline payment. `PENDING_CHECK` it is on the devices, where the ledger knows nothing of it and
 * nobody can spend it on; registering it ends that, one way or the other. A payment that comes too late stays as it is.
 */
export const offlinePaymentTransitions = {
    PENDING_CHECK: ['REGISTERED', 'DUPLICATE'],
    REGISTERED: [],
    DUPLICATE: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const offlinePaymentSchema = z.strictObject({
    /** The first half of the SHA-256 of what the payer's device signed. */
    paymentId: randomIdSchema,
    terms: offlineTermsSchema,
    payerSignature: signatureSchema,
    payeeSignature: signatureSchema,
    registeredAt: instantSchema,
    transactionId: z.string().min(1),
    /** What the payee has got, or is sent: the whole amount, unless the device had let coins of it go before. */
    paid: moneySchema,
    /** The transfer that paid it, if anything was left to be paid. Nobody could foresee its id. */
    transferId: randomIdSchema.exactOptional(),
    /** Where the payee is at another bank: the remittance that takes it there. */
    remittanceId: randomIdSchema.exactOptional(),
    status: z.enum(['REGISTERED', 'DUPLICATE']),
    /** Of a duplicate: the proof that the device has signed the same away twice. */
    proofId: randomIdSchema.exactOptional(),
});
/** A payment from device to device, since it has come to the ledger. */
export type OfflinePayment = z.output<typeof offlinePaymentSchema>;
