import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { coinOutputSchema, signedSchema } from './api.js';
import { ownerSchema, serialSchema } from './coin.js';
import type { Minting } from './spend-coins.js';

const refusal = refusals({ TRANSFER_MUST_BE_NEW: 'conflict' });

export const transferSchema = z.strictObject({
    transferId: randomIdSchema,
    from: ownerSchema,
    /** The coins that ended. */
    coins: z.array(serialSchema),
    /** What was made of them, besides the change. */
    outputs: z.array(coinOutputSchema),
    /** The record in trade that it pays for, if it does. */
    reference: randomIdSchema.exactOptional(),
    /** The transfer of which it paid something back, if it did. */
    refundOf: randomIdSchema.exactOptional(),
    /** What it pays, if no order says so. */
    purpose: z.literal('INTEREST').exactOptional(),
    /** When the money was locked, if it was: from then on it counted as paid. */
    lockedAt: instantSchema.exactOptional(),
    transferredAt: instantSchema,
    transactionId: z.string().min(1),
    /** The holder's order, which anybody who reads the record can verify again. A vault has no holder. */
    signed: signedSchema.exactOptional(),
});
/** A payment that was made. It never changes, and its id is taken for ever: an old signature pays nothing. */
export type Transfer = z.output<typeof transferSchema>;

/**
 * An id is taken once, so an order that was carried out is none any more, whatever coins it names. A lock takes its id
 * too: its claim is recorded under it, and whoever paid something else under it first would keep the payee from it.
 */
export function mustBeNew({ isTransferIdTaken }: { readonly isTransferIdTaken: boolean }): void {
    if (isTransferIdTaken) {
        throw refusal('TRANSFER_MUST_BE_NEW');
    }
}

/** The record of a payment that this transaction makes. */
export function madeTransfer(
    { signed, reference, refundOf, purpose, ...order }: Omit<Transfer, 'transferredAt' | 'transactionId'>,
    { createdAt, transactionId }: Minting,
): Transfer {
    return {
        ...order,
        ...(reference !== undefined && { reference }),
        ...(refundOf !== undefined && { refundOf }),
        ...(purpose !== undefined && { purpose }),
        transferredAt: createdAt,
        transactionId,
        ...(signed && { signed }),
    };
}
