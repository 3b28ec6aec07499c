import { z } from 'zod';
import { factSchema } from '../fact/fact.js';
import { publicKeySchema } from '../kernel/p256.js';
import { sha256Schema } from '../kernel/sha256.js';

/** What a payee is, as its bank knows it: `FREIGHT`, `CUSTOMS_DUTY`, `GROCERIES`. */
export const payeeClassSchema = z.string().regex(/^[A-Z][A-Z_]{0,31}$/, 'must be capital letters and underscores');

/**
 * When locked coins go to the payee. The set is closed: what a lock waits for can be read off it, and nothing in it is
 * a program.
 */
export const conditionSchema = z.discriminatedUnion('kind', [
    /** Somebody shows the 32 bytes of which this is the SHA-256. The same hash may lock the other leg elsewhere. */
    z.strictObject({ kind: z.literal('HASH'), sha256: sha256Schema }),
    /** So many of these parties have signed the release. */
    z
        .strictObject({
            kind: z.literal('PARTIES'),
            keys: z.array(publicKeySchema).min(1).max(10),
            needed: z.int().min(1).max(10),
        })
        .refine(({ keys, needed }) => needed <= keys.length, {
            message: 'must not need more than there are',
            path: ['needed'],
        })
        .refine(({ keys }) => new Set(keys).size === keys.length, { message: 'must not repeat', path: ['keys'] }),
    /** Something has happened in trade, such as that customs let goods go. */
    z.strictObject({ kind: z.literal('FACT'), fact: factSchema }),
    /** Money for a purpose: its holder pays it on, whole, to a wallet of one of these classes, and to nobody else. */
    z.strictObject({ kind: z.literal('PURPOSE'), payeeClasses: z.array(payeeClassSchema).min(1).max(20) }),
]);
export type Condition = z.output<typeof conditionSchema>;

/** What is shown when coins are claimed. */
export const evidenceSchema = z.discriminatedUnion('kind', [
    z.strictObject({
        kind: z.literal('HASH'),
        secret: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits'),
    }),
    z.strictObject({
        kind: z.literal('PARTIES'),
        signatures: z.array(z.string().regex(/^[0-9a-f]{128}$/, 'must be 128 lower-case hexadecimal digits')).max(10),
    }),
    z.strictObject({ kind: z.literal('FACT'), fact: factSchema }),
]);
export type Evidence = z.output<typeof evidenceSchema>;
