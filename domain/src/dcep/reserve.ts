import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema } from '../kernel/time.js';

export const reserveSchema = z.strictObject({
    bank: mspIdSchema,
    /** What the bank holds at the central bank and has not yet exchanged for coins. */
    balance: moneySchema,
    /** Every coin ever issued to this bank, and every one it gave back. */
    issued: moneySchema,
    destroyed: moneySchema,
    /** What was exchanged on the last day, in China, on which anything was: it counts against the caps of that day. */
    lastDay: z.strictObject({ day: dateSchema, issued: moneySchema, destroyed: moneySchema }).exactOptional(),
});
/** A bank's account at the central bank, as far as coins are concerned: reserves go out one for one against coins. */
export type Reserve = z.output<typeof reserveSchema>;
