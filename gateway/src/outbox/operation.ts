import { z } from 'zod';
import { toSignSchema } from '../signing/to-sign.js';

/**
 * - `RECEIVED`: it is to be done, and nothing has been sent
 * - `ENDORSED`: an envelope is kept that may have been sent
 * - `DONE`: it is on the ledger
 * - `REFUSED`: the rules said no, and nothing is on the ledger
 * - `FAILED`: it could not be done, and nothing is on the ledger; the same request may be sent again
 */
export const operationStates = ['RECEIVED', 'ENDORSED', 'DONE', 'REFUSED', 'FAILED'] as const;
export type OperationState = (typeof operationStates)[number];

/** How far a request is, as its sender may ask. */
export const operationSchema = z.object({
    operationId: z.uuid(),
    /** `RUNNING` until it is known what becomes of it; `AWAITING_SIGNATURE` while a user whose key is elsewhere is to sign. */
    status: z.enum(['RUNNING', 'AWAITING_SIGNATURE', 'DONE', 'REFUSED', 'FAILED']),
    /** What was asked, such as `POST /v1/financings`. */
    route: z.string(),
    receivedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    /** Of the transaction that was last sent for it. */
    transactionId: z.string().optional(),
    /** What it waits for. */
    toSign: toSignSchema.optional(),
    /** What was or would have been answered, until it is erased. */
    answer: z.record(z.string(), z.unknown()).optional(),
    /** Why it was refused or failed: the code of a problem. */
    code: z.string().optional(),
});
export type OperationRead = z.output<typeof operationSchema>;
