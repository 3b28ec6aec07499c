import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { coinOutputSchema, signedSchema } from './api.js';
import { ownerSchema, serialSchema } from './coin.js';

export const transferSchema = z.strictObject({
    transferId: randomIdSchema,
    from: ownerSchema,
    /** The coins that ended. */
    coins: z.array(serialSchema),
    /** What was made of them, besides the change. */
    outputs: z.array(coinOutputSchema),
    transferredAt: instantSchema,
    transactionId: z.string().min(1),
    /** The holder's order, which anybody who reads the record can verify again. A vault has no holder. */
    signed: signedSchema.exactOptional(),
});
/** A payment that was made. It never changes, and its id is taken for ever: an old signature pays nothing. */
export type Transfer = z.output<typeof transferSchema>;
