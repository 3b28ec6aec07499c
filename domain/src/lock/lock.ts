import { z } from 'zod';
import { signedSchema } from '../dcep/api.js';
import { ownerSchema, serialSchema } from '../dcep/coin.js';
import { moneySchema } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { addHours, epochMilliseconds, instantSchema, type Instant } from '../kernel/time.js';
import { conditionSchema } from './condition.js';

const refusal = refusals({
    LOCK_MUST_EXIST: 'not-found',
    LOCK_MUST_BE_HELD: 'conflict',
    LOCK_MUST_NOT_HAVE_ESCAPED: 'conflict',
    LOCK_MUST_HAVE_ESCAPED: 'conflict',
});

/** What can become of a lock: one end, and no way back. */
export const lockTransitions = {
    HELD: ['CLAIMED', 'RETURNED'],
    CLAIMED: [],
    RETURNED: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type LockStatus = keyof typeof lockTransitions;

export const lockSchema = z.strictObject({
    lockId: randomIdSchema,
    payer: randomIdSchema,
    /** To whom the coins go when the condition is met; of money for a purpose, who may pay it on. */
    payee: ownerSchema,
    amount: moneySchema,
    /** The coins that ended for it. */
    coins: z.array(serialSchema),
    /** The one coin that is locked. It is the payer's until it is claimed. */
    serial: serialSchema,
    condition: conditionSchema,
    /** From then on nobody can claim it, and soon after it can be returned. Every lock has an end. */
    escapeAt: instantSchema,
    lockedAt: instantSchema,
    /** The payer's order, which anybody who reads the record can verify again. */
    signed: signedSchema,
    status: z.enum(['HELD', 'CLAIMED', 'RETURNED']),
    endedAt: instantSchema.exactOptional(),
});
export type Lock = z.output<typeof lockSchema>;

/**
 * A transaction may be dated a quarter of an hour before or after the peers' clocks. With twice that between the last
 * claim and the first return, no choice of date lets both be lawful.
 */
const hoursBetween = 0.5;

/** The lock, if it is there and may still be claimed at an instant. */
export function claimable(lock: Lock | undefined, at: Instant): Lock {
    const held = heldLock(lock);
    if (epochMilliseconds(at) >= epochMilliseconds(held.escapeAt)) {
        throw refusal('LOCK_MUST_NOT_HAVE_ESCAPED');
    }

    return held;
}

/** The lock, if it is there and may be returned. */
export function returnable(lock: Lock | undefined, at: Instant): Lock {
    const held = heldLock(lock);
    const from = addHours(held.escapeAt, hoursBetween);
    if (epochMilliseconds(at) < epochMilliseconds(from)) {
        throw refusal('LOCK_MUST_HAVE_ESCAPED', { returnableFrom: from });
    }

    return held;
}

function heldLock(lock: Lock | undefined): Lock {
    if (lock === undefined) {
        throw refusal('LOCK_MUST_EXIST');
    }
    if (lockTransitions[lock.status].length === 0) {
        throw refusal('LOCK_MUST_BE_HELD', { status: lock.status });
    }

    return lock;
}
