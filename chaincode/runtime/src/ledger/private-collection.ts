import { refusals } from '@cohong/domain/kernel/refusal';
import { createHash } from 'node:crypto';
import type { Secret } from '../secrets.js';
import type { PrivateRecord, RecordAddress } from './record.js';
import type { State, StateKey } from './state.js';
import { fromSalted, saltOf, toSalted, withSalt } from './stored-form.js';

const refusal = refusals({
    RECORD_MUST_EXIST: 'not-found',
    RECORD_MUST_BE_NEW: 'conflict',
    TWINS_MUST_AGREE: 'conflict',
});

interface PrivateCollectionOptions {
    readonly state: State;
    readonly seed: () => Secret;
    readonly own: string;
    readonly twins: readonly string[];
}

/**
 * The private records of one collection, or the identical twins of a record in the collections of all its parties.
 *
 * A read takes the content from the first collection and proves by hash that every twin is the same and current.
 * A write puts the same bytes, with the same salt, into all. Presence is checked by hash, which is allowed in
 * collections whose content the creator may not read, and stands under MVCC like any read.
 */
export class PrivateCollection {
    readonly #state: State;
    readonly #seed: () => Secret;
    readonly #own: string;
    readonly #collections: readonly string[];
    readonly #twins: readonly string[];

    constructor({ state, seed, own, twins }: PrivateCollectionOptions) {
        this.#state = state;
        this.#seed = seed;
        this.#own = own;
        this.#twins = twins;
        this.#collections = [own, ...twins];
    }

    /** Which collection it is whose content is read. */
    get place(): string {
        return this.#own;
    }

    /** The collection whose content is read, without its twins: for what one party keeps for itself. */
    get own(): PrivateCollection {
        return new PrivateCollection({ state: this.#state, seed: this.#seed, own: this.#own, twins: [] });
    }

    /** The record as of the last block, or undefined. Refuses TWINS_MUST_AGREE when another party holds another. */
    async find<T extends object>(from: PrivateRecord<T>, ...parts: readonly string[]): Promise<T | undefined> {
        const key = { name: from.name, parts };
        const bytes = await this.#state.read({ kind: 'private', collection: this.#own }, key);
        const hash = bytes && createHash('sha256').update(bytes).digest();
        for (const twin of this.#twins) {
            if (!sameHash(hash, await this.#state.readHash(twin, key))) {
                throw refusal('TWINS_MUST_AGREE', { record: from.name });
            }
        }

        return bytes && fromSalted(from.name, from.schema, bytes);
    }

    /**
     * Has the peer give in one message what is about to be read of the first collection, of which the creator and every
     * endorser must be members: their records, and whether the keys of new ones are free. It may be left out.
     */
    async readAhead(...records: readonly RecordAddress[]): Promise<void> {
        const keys = records.map(([{ name }, ...parts]) => ({ name, parts }));
        await this.#state.readAhead(this.#own, keys);
    }

    /** The record as of the last block. Refuses RECORD_MUST_EXIST. */
    async get<T extends object>(from: PrivateRecord<T>, ...parts: readonly string[]): Promise<T> {
        const record = await this.find(from, ...parts);
        if (record === undefined) {
            throw refusal('RECORD_MUST_EXIST', { record: from.name });
        }

        return record;
    }

    /**
     * Whether all of the collections hold such a record, by its hash alone: so it may be asked also of a collection
     * whose content neither the creator nor the endorsers may read.
     */
    async isThere<T extends object>(kind: PrivateRecord<T>, ...parts: readonly string[]): Promise<boolean> {
        return await this.#isEverywhere({ name: kind.name, parts });
    }

    /** The record with its salt: whoever has both can prove to anybody that it was written. Refuses RECORD_MUST_EXIST. */
    async getWithSalt<T extends object>(
        from: PrivateRecord<T>,
        ...parts: readonly string[]
    ): Promise<{ readonly record: T; readonly salt: Secret }> {
        const bytes = await this.#state.read({ kind: 'private', collection: this.#own }, { name: from.name, parts });
        if (bytes === undefined) {
            throw refusal('RECORD_MUST_EXIST', { record: from.name });
        }

        return withSalt(from.name, from.schema, bytes);
    }

    /** Whether all of the collections hold exactly this record with this salt, by its hash alone. */
    async matches<T extends object>(kind: PrivateRecord<T>, record: T, salt: Secret): Promise<boolean> {
        const hash = createHash('sha256').update(toSalted(record, salt)).digest();
        for (const collection of this.#collections) {
            if (!sameHash(hash, await this.#state.readHash(collection, keyOf(kind, record)))) {
                return false;
            }
        }

        return true;
    }

    /**
     * Every record of the kind whose key begins so, from the first collection and without proof of twins.
     * For evaluated transactions only: Fabric refuses a private range in one that writes.
     */
    async list<T extends object>(from: PrivateRecord<T>, ...prefix: readonly string[]): Promise<T[]> {
        const rows = await this.#state.list(this.#own, { name: from.name, parts: prefix });
        return rows.map((bytes) => fromSalted(from.name, from.schema, bytes));
    }

    /** The first of all records of a kind, so many at most: of what waits by the thousand. For evaluated transactions only. */
    async listSome<T extends object>(from: PrivateRecord<T>, most: number): Promise<T[]> {
        const rows = await this.#state.list(this.#own, { name: from.name, parts: [] }, most);
        return rows.map((bytes) => fromSalted(from.name, from.schema, bytes));
    }

    /** Writes a record that is in none of the collections. Refuses RECORD_MUST_BE_NEW. */
    async insert<T extends object>(into: PrivateRecord<T>, record: T): Promise<void> {
        const key = keyOf(into, record);
        if (await this.#isAnywhere(key)) {
            throw refusal('RECORD_MUST_BE_NEW', { record: into.name });
        }

        this.#writeAll(key, record);
    }

    /** Writes a record in place of the one that all of the collections hold. Refuses RECORD_MUST_EXIST. */
    async replace<T extends object>(into: PrivateRecord<T>, record: T): Promise<void> {
        const key = keyOf(into, record);
        await this.#mustBeEverywhere(key);
        this.#writeAll(key, record);
    }

    /** Writes a record, in place of the one before where there is one. Refuses RECORD_MUST_EXIST where only some have one. */
    async put<T extends object>(into: PrivateRecord<T>, record: T): Promise<void> {
        const key = keyOf(into, record);
        if (await this.#isAnywhere(key)) {
            await this.#mustBeEverywhere(key);
        }

        this.#writeAll(key, record);
    }

    /** Removes the record from all of the collections. Refuses RECORD_MUST_EXIST. */
    async remove<T extends object>(from: PrivateRecord<T>, ...parts: readonly string[]): Promise<void> {
        const key = { name: from.name, parts };
        await this.#mustBeEverywhere(key);
        for (const collection of this.#collections) {
            this.#state.remove(collection, key);
        }
    }

    #writeAll(key: StateKey, record: object): void {
        const bytes = toSalted(record, saltOf(this.#seed(), key));
        for (const collection of this.#collections) {
            this.#state.write({ kind: 'private', collection }, key, bytes);
        }
    }

    async #isAnywhere(key: StateKey): Promise<boolean> {
        for (const collection of this.#collections) {
            if (await this.#state.isThere(collection, key)) {
                return true;
            }
        }

        return false;
    }

    async #isEverywhere(key: StateKey): Promise<boolean> {
        for (const collection of this.#collections) {
            if (!(await this.#state.isThere(collection, key))) {
                return false;
            }
        }

        return true;
    }

    async #mustBeEverywhere(key: StateKey): Promise<void> {
        if (!(await this.#isEverywhere(key))) {
            throw refusal('RECORD_MUST_EXIST', { record: key.name });
        }
    }
}

function keyOf<T extends object>(kind: PrivateRecord<T>, record: T): StateKey {
    return { name: kind.name, parts: kind.key(record) };
}

function sameHash(one: Buffer | undefined, other: Buffer | undefined): boolean {
    return one === undefined || other === undefined ? one === other : one.equals(other);
}
