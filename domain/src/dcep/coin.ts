import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';

/** 256 bits derived from the creating transaction: unguessable, and never the same twice. */
export const serialSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

/** A customer's wallet, or the bank's own vault. */
export const ownerSchema = z.union([randomIdSchema, z.literal('vault')]);
export type Owner = z.output<typeof ownerSchema>;

export const coinSchema = z.strictObject({
    serial: serialSchema,
    amount: moneySchema,
    owner: ownerSchema,
    issuer: z.string().min(1),
    /** The coins it was made of; none for a coin newly issued. */
    parents: z.array(serialSchema),
    createdTransactionId: z.string().min(1),
    createdAt: instantSchema,
});
/** A coin never changes: what becomes of it is another record, so that a proof that it is genuine outlives its spending. */
export type Coin = z.output<typeof coinSchema>;

export const coinStatuses = ['IN_VAULT', 'UNSPENT', 'SPENT', 'DESTROYED'] as const;

export const coinStatusSchema = z.strictObject({ serial: serialSchema, status: z.enum(coinStatuses) });
export type CoinStatus = z.output<typeof coinStatusSchema>;

/** Whether a coin of this status is still money. */
export function isLive(status: CoinStatus['status']): boolean {
    return status === 'IN_VAULT' || status === 'UNSPENT';
}
