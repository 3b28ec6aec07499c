import { canonicalJson } from '@cohong/domain/kernel/json';
import type { z } from 'zod';
import type { Secret } from '../secrets.js';
import { deriveSecret } from '../secrets.js';
import type { StateKey } from './state.js';

/** The bytes of a public record: canonical JSON of its wire form, equal at every peer. */
export function toStored(value: unknown): Buffer {
    return Buffer.from(canonicalJson(value), 'utf8');
}

/** The bytes of a private record. The salt keeps the hash that Fabric publishes from being guessed. */
export function toSalted(value: object, salt: Secret): Buffer {
    return toStored({ ...value, salt });
}

/**
 * The salt of one record in one transaction. The collection is not part of it, so twins are equal byte for byte.
 */
export function saltOf(seed: Secret, key: StateKey): Secret {
    return deriveSecret(seed, `salt ${JSON.stringify([key.name, ...key.parts])}`);
}

/** A public record as it was written. What does not match its schema is a defect, told without its content. */
export function fromStored<T>(name: string, schema: z.ZodType<T>, bytes: Buffer): T {
    return decode(name, schema, JSON.parse(bytes.toString('utf8')));
}

/** The edition of each book that was decoded last. */
const editions = new WeakMap<z.ZodType, { readonly bytes: Buffer; readonly edition: unknown }>();

/**
 * A public book as it was written. Nearly every transaction reads the calendars and the policies, which are long and
 * seldom change: the same bytes give the same edition.
 */
export function fromEdition<T>(name: string, schema: z.ZodType<T>, bytes: Buffer): T {
    const last = editions.get(schema);
    if (last?.bytes.equals(bytes) === true) {
        return last.edition as T;
    }
    const edition = fromStored(name, schema, bytes);
    editions.set(schema, { bytes, edition });

    return edition;
}

/** What bytes have been decoded to, for as long as there are the bytes. */
const decoded = new WeakMap<Buffer, { readonly schema: z.ZodType; readonly record: unknown }>();

/**
 * A private record as it was written, without its salt, which means nothing to the rules. The same bytes give the same
 * record: several rules of one transaction look at a wallet.
 */
export function fromSalted<T>(name: string, schema: z.ZodType<T>, bytes: Buffer): T {
    const before = decoded.get(bytes);
    if (before?.schema === schema) {
        return before.record as T;
    }
    const { record } = withSalt(name, schema, bytes);
    decoded.set(bytes, { schema, record });

    return record;
}

/** A private record as it was written, and its salt apart. */
export function withSalt<T>(
    name: string,
    schema: z.ZodType<T>,
    bytes: Buffer,
): { readonly record: T; readonly salt: Secret } {
    const { salt, ...record } = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    if (typeof salt !== 'string') {
        throw new Error(`A stored ${name} has no salt.`);
    }

    return { record: decode(name, schema, record), salt };
}

function decode<T>(name: string, schema: z.ZodType<T>, wire: unknown): T {
    const decoded = schema.safeParse(wire);
    if (!decoded.success) {
        const paths = decoded.error.issues.map((issue) => issue.path.join('.') || 'its top level');
        throw new Error(`A stored ${name} does not match its schema at ${paths.join(', ')}.`);
    }

    return decoded.data;
}
