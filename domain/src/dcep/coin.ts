import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';

/** 256 bits derived from the creating transaction: unguessable, and never the same twice. */
export const serialSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

/** A customer's wallet, or the bank's own vault; of a coin on its way, the remittance; of one in custody, the institution. */
export const ownerSchema = z.union([randomIdSchema, z.literal('vault')]);
export type Owner = z.output<typeof ownerSchema>;

export const coinSchema = z.strictObject({
    serial: serialSchema,
    amount: moneySchema,
    owner: ownerSchema,
    issuer: z.string().min(1),
    /** The coins it was made of; none for a coin newly issued, and for one that another bank has sent: what it was is not told. */
    parents: z.array(serialSchema),
    createdTransactionId: z.string().min(1),
    createdAt: instantSchema,
});
/** A coin never changes: what becomes of it is another record, so that a proof that it is genuine outlives its spending. */
export type Coin = z.output<typeof coinSchema>;

/**
 * What a coin can become. It begins in a vault, in a wallet, locked, on a device, behind the accounts of a payment institution, or
 * pending on its way to a wallet of another bank. The last four cannot be spent: they are released, to the payee or back to the payer. What is spent,
 * released or destroyed is money no more and never again. A coin leaves circulation only out of a vault: redemption is
 * two acts.
 */
export const coinTransitions = {
    IN_VAULT: ['SPENT', 'DESTROYED'],
    UNSPENT: ['SPENT'],
    LOCKED: ['RELEASED'],
    PENDING: ['RELEASED'],
    ON_DEVICE: ['RELEASED'],
    IN_CUSTODY: ['RELEASED'],
    SPENT: [],
    RELEASED: [],
    DESTROYED: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CoinState = keyof typeof coinTransitions;

const endingSchema = z.enum(['SPENT', 'RELEASED', 'DESTROYED']);
export type Ending = z.output<typeof endingSchema>;

export const coinStatusSchema = z.strictObject({
    serial: serialSchema,
    /** Whose and how much, so that what an owner can spend is found without the coins. */
    owner: ownerSchema,
    amount: moneySchema,
    status: z.enum(['IN_VAULT', 'UNSPENT', 'LOCKED', 'PENDING', 'ON_DEVICE', 'IN_CUSTODY']),
});
/** What a coin is as long as it is money. */
export type CoinStatus = z.output<typeof coinStatusSchema>;

export const coinEndSchema = z.strictObject({ serial: serialSchema, status: endingSchema });
/**
 * That a coin has ended. It is written once, so that a coin cannot end twice, and it is there for whoever knows the
 * serial: the hash of its key tells that the coin is spent, and nothing tells what a coin is by which no serial is known.
 */
export type CoinEnd = z.output<typeof coinEndSchema>;

/** Whether a coin may become this. */
export function canBecome(from: CoinState, to: CoinState): boolean {
    return (coinTransitions[from] as readonly CoinState[]).includes(to);
}

/** What a coin is while its owner can spend it. */
export const spendableStates = (Object.keys(coinTransitions) as CoinState[]).filter((state) =>
    canBecome(state, 'SPENT'),
);

/** Whether a coin is still money. */
export function isLive(state: CoinState): state is CoinStatus['status'] {
    return coinTransitions[state].length > 0;
}
