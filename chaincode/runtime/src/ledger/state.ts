import type { ChaincodeStub } from 'fabric-shim-api';
import { createHash } from 'node:crypto';
import { readMany, writeMany, type Write } from './batches.js';

/** Where a value lies: the chaincode's public state, or a private collection by name. */
export type Place = { readonly kind: 'public' } | { readonly kind: 'private'; readonly collection: string };

/** The name of a kind of record and the parts that tell one from another. */
export interface StateKey {
    readonly name: string;
    readonly parts: readonly string[];
}

const nothing = new Uint8Array();
const keyPart = /^[0-9A-Za-z._:-]{1,128}$/;

/**
 * The bytes on the ledger as of the last block, and the only code that calls the stub for them.
 *
 * Fabric never shows a transaction its own writes, so reading a key after writing it, writing it twice, or mixing
 * lists with writes would quietly work on an old state: each is a defect here.
 *
 * For the same reason a value cannot change while it runs: the peer is asked for each once, and for no hash of what has
 * been read. And it need not be told of a write before the act is done: all are sent together. What stands under MVCC
 * is the same.
 */
export class State {
    readonly #stub: ChaincodeStub;
    readonly #seen = new Map<string, Buffer | undefined>();
    readonly #hashes = new Map<string, Buffer | undefined>();
    readonly #writes = new Map<string, Write>();
    #listed = false;

    constructor(stub: ChaincodeStub) {
        this.#stub = stub;
    }

    /** The value, or undefined: Fabric answers an absent and a deleted key alike with nothing. */
    async read(place: Place, key: StateKey): Promise<Buffer | undefined> {
        const compositeKey = this.#keyToRead(place, key);
        const address = addressOf(place, compositeKey);
        if (!this.#seen.has(address)) {
            const bytes =
                place.kind === 'public'
                    ? await this.#stub.getState(compositeKey)
                    : await this.#stub.getPrivateData(place.collection, compositeKey);
            this.#seen.set(address, present(bytes));
        }

        return this.#seen.get(address);
    }

    /** Whether there is a private value, by its hash where the value has not been read. */
    async isThere(collection: string, key: StateKey): Promise<boolean> {
        const place = { kind: 'private', collection } as const;
        const value = this.#seen.get(addressOf(place, this.#keyToRead(place, key)));

        return value !== undefined || (await this.readHash(collection, key)) !== undefined;
    }

    /** The SHA-256 of a private value, which every peer knows; undefined when there is none. */
    async readHash(collection: string, key: StateKey): Promise<Buffer | undefined> {
        const place = { kind: 'private', collection } as const;
        const compositeKey = this.#keyToRead(place, key);
        const address = addressOf(place, compositeKey);
        if (!this.#hashes.has(address)) {
            const bytes = this.#seen.get(address);
            const hash = this.#seen.has(address)
                ? bytes && createHash('sha256').update(bytes).digest()
                : present(await this.#stub.getPrivateDataHash(collection, compositeKey));
            this.#hashes.set(address, hash);
        }

        return this.#hashes.get(address);
    }

    /**
     * Asks for private values that are about to be read in one message, if the peer lets it. The creator and every
     * endorser must be members of the collection.
     *
     * So asked, a peer that a value has not reached says that there is none, or gives the one before. No transaction
     * that rests on this is ever valid, for what it has read is not what the ledger has; but it could be refused for
     * what is there. So `read` asks again for what was not there, by itself: then the peer says what it lacks.
     */
    async readAhead(collection: string, keys: readonly StateKey[]): Promise<void> {
        const place = { kind: 'private', collection } as const;
        const unseen = new Map<string, string>();
        for (const key of keys) {
            const compositeKey = this.#keyToRead(place, key);
            const address = addressOf(place, compositeKey);
            const isAbsent = this.#hashes.has(address) && this.#hashes.get(address) === undefined;
            if (!this.#seen.has(address) && !isAbsent) {
                unseen.set(address, compositeKey);
            }
        }
        const values = await readMany(this.#stub, collection, [...unseen.values()]);
        [...unseen.keys()].forEach((address, index) => {
            const value = values && present(values[index] ?? nothing);
            if (value !== undefined) {
                this.#seen.set(address, value);
            } else if (values !== undefined) {
                this.#hashes.set(address, undefined);
            }
        });
    }

    write(place: Place, key: StateKey, value: Uint8Array): void {
        this.#write(place, key, value);
    }

    remove(collection: string, key: StateKey): void {
        this.#write({ kind: 'private', collection }, key, undefined);
    }

    /** Tells the peer what has been written. */
    async send(): Promise<void> {
        await writeMany(this.#stub, [...this.#writes.values()]);
    }

    /**
     * The private values whose keys begin so: all, or no more than the first of them. Fabric refuses a private range in a
     * transaction that writes.
     */
    async list(collection: string, prefix: StateKey, most = Number.POSITIVE_INFINITY): Promise<Buffer[]> {
        if (this.#writes.size > 0) {
            throw new Error('A transaction that writes cannot list private records.');
        }

        this.#listed = true;
        const parts = checked(prefix.parts);
        const values: Buffer[] = [];
        for await (const row of this.#stub.getPrivateDataByPartialCompositeKey(collection, prefix.name, parts)) {
            values.push(Buffer.from(row.value));
            if (values.length >= most) {
                break;
            }
        }

        return values;
    }

    #keyToRead(place: Place, key: StateKey): string {
        const compositeKey = this.#compositeKey(key);
        if (this.#writes.has(addressOf(place, compositeKey))) {
            throw new Error(`A transaction cannot read the ${key.name} it has written.`);
        }

        return compositeKey;
    }

    #write(place: Place, key: StateKey, value: Uint8Array | undefined): void {
        const compositeKey = this.#compositeKey(key);
        const address = addressOf(place, compositeKey);
        if (this.#listed) {
            throw new Error('A transaction that lists private records cannot write.');
        }
        if (this.#writes.has(address)) {
            throw new Error(`A transaction writes a ${key.name} once, with all its consequences.`);
        }

        this.#writes.set(address, { collection: collectionOf(place), key: compositeKey, value });
    }

    #compositeKey(key: StateKey): string {
        return this.#stub.createCompositeKey(key.name, checked(key.parts));
    }
}

/** Composite keys of `['A\0B']` and `['A', 'B']` are one and the same, so nothing but plain identifiers gets in. */
function checked(parts: readonly string[]): string[] {
    for (const part of parts) {
        if (!keyPart.test(part)) {
            throw new Error('A part of a key must be a plain identifier.');
        }
    }

    return [...parts];
}

function addressOf(place: Place, compositeKey: string): string {
    return `${collectionOf(place)} ${compositeKey}`;
}

/** The public state has no name, which no collection has. */
function collectionOf(place: Place): string {
    return place.kind === 'public' ? '' : place.collection;
}

function present(bytes: Uint8Array): Buffer | undefined {
    return bytes.length === 0 ? undefined : Buffer.from(bytes);
}
