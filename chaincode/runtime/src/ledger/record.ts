import type { z } from 'zod';

/**
 * A public record that exists once per chaincode and is read whole: members, policies, calendars.
 * Reading it tells nothing, because everybody reads all of it.
 */
export interface PublicBook<T> {
    readonly name: string;
    readonly schema: z.ZodType<T>;
}

/**
 * A kind of public record, of which there are many: everybody reads them, and none is ever written anew. Acts read books; what
 * lies here is told once and for all, as a rate on a day.
 */
export interface PublicRecord<T extends object> {
    readonly name: string;
    readonly schema: z.ZodType<T>;
    readonly key: (record: T) => readonly string[];
}

/**
 * A kind of private record. Which collection it lies in is said at each use.
 *
 * The schema describes the record without its salt, which the ledger adds on every write and takes away on every
 * read. Key parts must be unguessable (random ids, HMACs): Fabric publishes their unsalted hashes.
 */
export interface PrivateRecord<T extends object> {
    readonly name: string;
    readonly schema: z.ZodType<T>;
    readonly key: (record: T) => readonly string[];
}

/** A kind of private record, and the parts of one's key. */
export type RecordAddress = readonly [kind: { readonly name: string }, ...parts: string[]];

export function publicBook<T>(name: string, schema: z.ZodType<T>): PublicBook<T> {
    return { name, schema };
}

export function publicRecord<T extends object>(definition: PublicRecord<T>): PublicRecord<T> {
    return definition;
}

export function privateRecord<T extends object>(definition: PrivateRecord<T>): PrivateRecord<T> {
    return definition;
}
