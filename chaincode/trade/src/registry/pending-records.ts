import type { PrivateCollection, PrivateRecord, RecordAddress } from '@cohong/chaincode-runtime';
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
    /** What is to be there afterwards: undefined is to be taken away. */
    readonly #changed = new Map<string, T | undefined>();

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

        return this.#changed.has(name) ? this.#changed.get(name) : this.#read.get(name);
    }

    /** Has the peer give in one message what is about to be looked for, in the order of the keys, which tells nothing. */
    async readAhead(keys: readonly (readonly string[])[]): Promise<void> {
        const unread = new Map<string, readonly string[]>();
        for (const key of keys.filter((each) => !this.#read.has(each.join('/')))) {
            unread.set(key.join('/'), key);
        }
        const sorted = [...unread].sort(([one], [other]) => (one < other ? -1 : 1));
        await this.#collection.readAhead(...sorted.map(([, key]): RecordAddress => [this.#kind, ...key]));
        for (const [name, key] of sorted) {
            if (!(await this.#collection.isThere(this.#kind, ...key))) {
                this.#read.set(name, undefined);
            }
        }
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

    /** Takes a record away that `find` has found. */
    remove(...key: readonly string[]): void {
        this.#changed.set(key.join('/'), undefined);
    }

    /** What was put or taken away, and what was there before: undefined is nothing. */
    get changes(): readonly { readonly before: T | undefined; readonly after: T | undefined }[] {
        return [...this.#changed].map(([name, after]) => ({ before: this.#read.get(name), after }));
    }

    /** How many more there are afterwards than before. */
    get growth(): number {
        return this.changes.reduce(
            (total, { before, after }) => total + Number(after !== undefined) - Number(before !== undefined),
            0,
        );
    }

    /** Writes what has changed, once and last. */
    async save(): Promise<void> {
        for (const [name, record] of this.#changed) {
            const isThere = this.#read.get(name) !== undefined;
            if (record === undefined) {
                await (isThere && this.#collection.remove(this.#kind, ...name.split('/')));
            } else if (isThere) {
                await this.#collection.replace(this.#kind, record);
            } else {
                await this.#collection.insert(this.#kind, record);
            }
        }
    }
}
