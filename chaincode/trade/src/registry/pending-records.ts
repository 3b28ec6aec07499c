import type { PrivateCollection, PrivateRecord } from '@cohong/chaincode-runtime';
import { refusals } from '@cohong/domain/kernel/refusal';

const refusal = refusals({ RECORD_MUST_EXIST: 'not-found' });

/**
 * Records of one kind as a batch changes them.
 *
 * Reads show the last block only, so two requests on one declaration in one transaction would not see each other, and
 * both would get the last yuan. Here each record is read once, changed in memory, and written once at the end.
 */
export class PendingRecords<T extends object> {
    readonly #collection: PrivateCollection;
    readonly #kind: PrivateRecord<T>;
    readonly #read = new Map<string, T | undefined>();
    readonly #changed = new Map<string, T>();

    constructor(collection: PrivateCollection, kind: PrivateRecord<T>) {
        this.#collection = collection;
        this.#kind = kind;
    }

    /** The record with all that the batch did to it so far, or undefined. */
    async find(...key: readonly string[]): Promise<T | undefined> {
        const name = key.join('/');
        if (!this.#read.has(name)) {
            this.#read.set(name, await this.#collection.find(this.#kind, ...key));
        }

        return this.#changed.get(name) ?? this.#read.get(name);
    }

    /** The same. Refuses RECORD_MUST_EXIST. */
    async get(...key: readonly string[]): Promise<T> {
        const record = await this.find(...key);
        if (record === undefined) {
            throw refusal('RECORD_MUST_EXIST', { record: this.#kind.name });
        }

        return record;
    }

    /** Puts a record that `find` has looked for in place of what it found. */
    put(record: T): void {
        this.#changed.set(this.#kind.key(record).join('/'), record);
    }

    /** Writes what has changed, once and last. */
    async save(): Promise<void> {
        for (const [name, record] of this.#changed) {
            if (this.#read.get(name) === undefined) {
                await this.#collection.insert(this.#kind, record);
            } else {
                await this.#collection.replace(this.#kind, record);
            }
        }
    }
}
