import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { moneySchema } from '../kernel/money.js';

export const reserveSchema = z.strictObject({
    bank: mspIdSchema,
    /** What the bank holds at the central bank and has not yet exchanged for coins. */
    balance: moneySchema,
    /** Every coin ever issued to this bank, and every one it gave back. */
    issued: moneySchema,
    destroyed: moneySchema,
});
/** A bank's account at the central bank, as far as coins are concerned: reserves go out one for one against coins. */
export type Reserve = z.output<typeof reserveSchema>;
