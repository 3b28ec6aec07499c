import type { ChaincodeStub } from 'fabric-shim-api';
import { createHash } from 'node:crypto';

/** Where a value lies: the chaincode's public state, or a private collection by name. */
export type Place = { readonly kind: 'public' } | { readonly kind: 'private'; readonly collection: string };

/** The name of a kind of record and the parts that tell one from another. */
export interface StateKey {
    readonly name: string;
    readonly parts: readonly string[];
}

const keyPart = /^[0-9A-Za-z._:-]{1,128}$/;

/**
 * The bytes on the ledger as of the last block, and the only code that calls the stub for them.
 *
 * Fabric never shows a transaction its own writes, so reading a key after writing it, writing it twice, or mixing
 * lists with writes would quietly work on an old state: each is a defect here.
 *
 * For the same reason a value cannot change while it runs: the peer is asked for each once, and for no hash of what has
 * been read. What stands under MVCC is the same.
 */
export class State {
    readonly #stub: ChaincodeStub;
    readonly #seen = new Map<string, Buffer | undefined>();
    readonly #written = new Set<string>();
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

    /** The SHA-256 of a private value, which every peer knows; undefined when there is none. */
    async readHash(collection: string, key: StateKey): Promise<Buffer | undefined> {
        const place = { kind: 'private', collection } as const;
        const compositeKey = this.#keyToRead(place, key);
        const address = addressOf(place, compositeKey);
        if (this.#seen.has(address)) {
            const bytes = this.#seen.get(address);
            return bytes && createHash('sha256').update(bytes).digest();
        }

        return present(await this.#stub.getPrivateDataHash(collection, compositeKey));
    }

    async write(place: Place, key: StateKey, bytes: Uint8Array): Promise<void> {
        const compositeKey = this.#keyToWrite(place, key);
        await (place.kind === 'public'
            ? this.#stub.putState(compositeKey, bytes)
            : this.#stub.putPrivateData(place.collection, compositeKey, bytes));
    }

    async remove(collection: string, key: StateKey): Promise<void> {
        await this.#stub.deletePrivateData(collection, this.#keyToWrite({ kind: 'private', collection }, key));
    }

    /** Every private value whose key begins so. Fabric refuses a private range in a transaction that writes. */
    async list(collection: string, prefix: StateKey): Promise<Buffer[]> {
        if (this.#written.size > 0) {
            throw new Error('A transaction that writes cannot list private records.');
        }

        this.#listed = true;
        const parts = checked(prefix.parts);
        const values: Buffer[] = [];
        for await (const row of this.#stub.getPrivateDataByPartialCompositeKey(collection, prefix.name, parts)) {
            values.push(Buffer.from(row.value));
        }

        return values;
    }

    #keyToRead(place: Place, key: StateKey): string {
        const compositeKey = this.#compositeKey(key);
        if (this.#written.has(addressOf(place, compositeKey))) {
            throw new Error(`A transaction cannot read the ${key.name} it has written.`);
        }

        return compositeKey;
    }

    #keyToWrite(place: Place, key: StateKey): string {
        const compositeKey = this.#compositeKey(key);
        const address = addressOf(place, compositeKey);
        if (this.#listed) {
            throw new Error('A transaction that lists private records cannot write.');
        }
        if (this.#written.has(address)) {
            throw new Error(`A transaction writes a ${key.name} once, with all its consequences.`);
        }

        this.#written.add(address);
        return compositeKey;
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
    return JSON.stringify([place.kind === 'public' ? null : place.collection, compositeKey]);
}

function present(bytes: Uint8Array): Buffer | undefined {
    return bytes.length === 0 ? undefined : Buffer.from(bytes);
}
