import type { Timestamp } from '../wire/proposal.js';
import { hashOfKey, toByteKey } from './byte-key.js';
import { type ChaincodeDefinition, type Collection, type Definitions, undefinedCollection } from './definition.js';
import type { Keyspaces, Metadata, Revision } from './keyspace.js';
import { definitionKeys, lifecycleNamespace, sequenceKey } from './lifecycle.js';
import { Rows, startOf, type RangeRequest, type Row } from './range.js';
import { NamespaceRecording, encodeResults, type CollectionRecording, type RangeRead } from './recording.js';
import type { PrivateWriteSet } from './rwset.js';
import { touchedNamespaces, type TouchedNamespace } from './touched.js';
import { describeVersion, sameVersion } from './version.js';

/** What a simulation stands on: the state below a height as one peer knows it. */
export interface SimulatorOptions {
    /** Public states and the hashes of private data, the same at every peer. */
    readonly store: Keyspaces;
    /** The private data this peer holds in clear. */
    readonly privateStore: Keyspaces;
    readonly height: number;
    readonly txId: string;
    readonly creatorMspId: string;
    readonly definitions: Definitions;
}

/** What a simulation comes to: what endorsers sign, what travels privately, and what a planner must know. */
export interface SimulationResults {
    /** A marshalled TxReadWriteSet. */
    readonly publicResults: Uint8Array;
    readonly privateResults: readonly PrivateWriteSet[];
    readonly touched: readonly TouchedNamespace[];
}

/** One change of a key's value. */
export interface KeyModification {
    readonly txId: string;
    readonly value: Uint8Array;
    readonly timestamp: Timestamp;
    readonly isDelete: boolean;
}

/** A private key within its namespace. */
export interface PrivateKey {
    readonly collection: string;
    readonly key: string;
}

/**
 * One transaction's view of the ledger at one peer. Reads see the state below the height and never the transaction's
 * own writes; whatever is read or written is recorded. Errors carry the peer's own words, since chaincode shows them.
 */
export class Simulator {
    readonly #options: SimulatorOptions;
    readonly #namespaces = new Map<string, NamespaceRecording>();
    /** By namespace, the collections read otherwise than by hash. */
    readonly #privateReads = new Map<string, Set<string>>();
    #written = false;
    #privateRangeRead = false;
    #pageRead = false;

    constructor(options: SimulatorOptions) {
        this.#options = options;
    }

    /** The definition of a chaincode, read as state: an upgrade invalidates what was simulated under the old one. */
    definition(chaincode: string): ChaincodeDefinition | undefined {
        this.getState(lifecycleNamespace, sequenceKey(chaincode));
        return this.#options.definitions.chaincode(chaincode);
    }

    getState(namespace: string, key: string): Uint8Array | undefined {
        return this.#read(namespace, key)?.value;
    }

    getStateMetadata(namespace: string, key: string): Metadata | undefined {
        return this.#read(namespace, key)?.metadata;
    }

    /** Writes a value; an empty one deletes the key. */
    putState(namespace: string, key: string, value: Uint8Array): void {
        this.#beforeWrite();
        this.#recording(namespace).writes.set(key, value.length === 0 ? undefined : value);
    }

    deleteState(namespace: string, key: string): void {
        this.#beforeWrite();
        this.#recording(namespace).writes.set(key, undefined);
    }

    /** Replaces all metadata of a key; its validation parameter is the key's endorsement policy. */
    putStateMetadata(namespace: string, key: string, metadata: Metadata): void {
        this.#beforeWrite();
        this.#recording(namespace).metadataWrites.set(key, metadata);
    }

    /** The private value; fails at a peer that should have it and does not, whether by membership or by loss. */
    getPrivateData(namespace: string, collection: string, key: string): Uint8Array | undefined {
        this.#creatorMayRead(namespace, collection);
        const { privateStore, height } = this.#options;
        const hashVersion = this.#hashed(namespace, collection, key)?.version;
        const held = privateStore.of(namespace, collection).at(toByteKey(key), height);
        if (!sameVersion(hashVersion, held?.version)) {
            throw new Error(
                'private data matching public hash version is not available. ' +
                    `Public hash version = ${describeVersion(hashVersion)}, ` +
                    `Private data version = ${describeVersion(held?.version)}`,
            );
        }
        this.#collection(namespace, collection).reads.set(key, hashVersion);
        this.#readInClear(namespace, collection);
        return held?.value;
    }

    /** Private values as this peer holds them. Nothing tells a peer that lacks one: endorsers then do not agree. */
    getPrivateDataOfKeys(
        namespace: string,
        collection: string,
        keys: readonly string[],
    ): readonly (Uint8Array | undefined)[] {
        this.#creatorMayRead(namespace, collection);
        const { privateStore, height } = this.#options;
        return keys.map((key) => {
            const held = privateStore.of(namespace, collection).at(toByteKey(key), height);
            this.#collection(namespace, collection).reads.set(key, held?.version);
            this.#readInClear(namespace, collection);
            return held?.value;
        });
    }

    /** The hash of a private value, at any peer and for any creator. */
    getPrivateDataHash(namespace: string, collection: string, key: string): Uint8Array | undefined {
        this.#readDefinition(namespace);
        if (this.#options.definitions.findCollection(namespace, collection) === undefined) {
            throw new Error(undefinedCollection(namespace, collection));
        }
        return this.#readHashed(namespace, collection, key)?.value;
    }

    getPrivateDataMetadata(namespace: string, collection: string, key: string): Metadata | undefined {
        this.#creatorMayRead(namespace, collection);
        return this.#readHashed(namespace, collection, key)?.metadata;
    }

    /** Writes a private value, at members' peers and others alike; an empty one deletes the key. */
    putPrivateData(namespace: string, { collection, key }: PrivateKey, value: Uint8Array): void {
        this.#beforePrivateWrite(namespace, collection);
        const written = value.length === 0 ? undefined : value;
        this.#collection(namespace, collection).writes.set(key, { value: written, purge: false });
    }

    deletePrivateData(namespace: string, collection: string, key: string): void {
        this.#beforePrivateWrite(namespace, collection);
        this.#collection(namespace, collection).writes.set(key, { value: undefined, purge: false });
    }

    /** Deletes the key and, once committed, every trace of its past values at every peer. */
    purgePrivateData(namespace: string, collection: string, key: string): void {
        this.#beforePrivateWrite(namespace, collection);
        this.#collection(namespace, collection).writes.set(key, { value: undefined, purge: true });
    }

    putPrivateDataMetadata(namespace: string, { collection, key }: PrivateKey, metadata: Metadata): void {
        this.#beforePrivateWrite(namespace, collection);
        this.#collection(namespace, collection).metadataWrites.set(key, metadata);
    }

    /** The rows between two keys; every row pulled counts as read, and no row may appear among them before the commit. */
    range(namespace: string, request: RangeRequest): Rows {
        return (request.collection ?? '') === ''
            ? this.#publicRange(namespace, request)
            : this.#privateRange(namespace, request.collection ?? '', request);
    }

    /** The changes of a key, newest first; nothing protects them until the commit. */
    *history(namespace: string, key: string): Generator<KeyModification, void> {
        const { store, height } = this.#options;
        for (const { value, writer } of store.of(namespace).history(toByteKey(key), height)) {
            if (writer === undefined) continue;
            yield { ...writer, value: value ?? new Uint8Array(), isDelete: value === undefined };
        }
    }

    results(): SimulationResults {
        const { store, height } = this.#options;
        const basis = { store, height, privateReads: this.#privateReads };
        return { ...encodeResults(this.#namespaces), touched: touchedNamespaces(this.#namespaces, basis) };
    }

    #publicRange(namespace: string, request: RangeRequest): Rows {
        if (request.pageSize !== undefined || request.bookmark !== undefined) {
            if (this.#written) this.#unsupported('Paginated queries are supported only in a read-only transaction');
            this.#pageRead = true;
        }
        const { store, height } = this.#options;
        const recording = this.#recording(namespace);
        const read: RangeRead = { start: startOf(request), end: request.end, rows: [], exhausted: false };
        const onPull = (row: Row | undefined): void => {
            // A range that nobody pulled from has told the transaction nothing.
            if (!recording.ranges.includes(read)) recording.ranges.push(read);
            if (row === undefined) read.exhausted = true;
            else read.rows.push({ key: row.key, version: row.version });
        };
        return new Rows({ keyspace: store.of(namespace), height, request, onPull });
    }

    /** Not recorded, since the public cannot check it: hence allowed only where nothing is written. */
    #privateRange(namespace: string, collection: string, request: RangeRequest): Rows {
        this.#creatorMayRead(namespace, collection);
        if (this.#written) this.#unsupported('Queries on pvt data is supported only in a read-only transaction');
        this.#privateRangeRead = true;
        this.#readInClear(namespace, collection);
        const { privateStore, height } = this.#options;
        return new Rows({ keyspace: privateStore.of(namespace, collection), height, request, onPull: () => undefined });
    }

    #read(namespace: string, key: string): Revision | undefined {
        const { store, height } = this.#options;
        const revision = store.of(namespace).at(toByteKey(key), height);
        this.#recording(namespace).reads.set(key, revision?.version);
        return revision;
    }

    #hashed(namespace: string, collection: string, key: string): Revision | undefined {
        const { store, height } = this.#options;
        return store.of(namespace, collection).at(hashOfKey(key), height);
    }

    #readHashed(namespace: string, collection: string, key: string): Revision | undefined {
        const revision = this.#hashed(namespace, collection, key);
        this.#collection(namespace, collection).reads.set(key, revision?.version);
        return revision;
    }

    #creatorMayRead(namespace: string, collection: string): void {
        const { memberOnlyRead, members } = this.#definitionOf(namespace, collection);
        if (memberOnlyRead && !members.includes(this.#options.creatorMspId)) {
            throw noAccess('read', namespace, collection);
        }
    }

    #beforePrivateWrite(namespace: string, collection: string): void {
        const { memberOnlyWrite, members } = this.#definitionOf(namespace, collection);
        if (memberOnlyWrite && !members.includes(this.#options.creatorMspId)) {
            throw noAccess('write', namespace, collection);
        }
        this.#beforeWrite();
    }

    #definitionOf(namespace: string, collection: string): Collection {
        this.#readDefinition(namespace);
        return this.#options.definitions.collection(namespace, collection);
    }

    /** Whoever touches private data has read the whole definition, which says whose it is; the lifecycle itself has none. */
    #readDefinition(namespace: string): void {
        if (namespace === lifecycleNamespace) return;
        for (const key of definitionKeys(namespace)) this.getState(lifecycleNamespace, key);
    }

    #beforeWrite(): void {
        if (this.#privateRangeRead) {
            this.#unsupported('Transaction has already performed queries on pvt data. Writes are not allowed');
        }
        if (this.#pageRead) {
            this.#unsupported('Transaction has already performed a paginated query. Writes are not allowed');
        }
        this.#written = true;
    }

    /** The spelling is Fabric's. */
    #unsupported(reason: string): never {
        throw new Error(`txid [${this.#options.txId}]: unsuppored transaction. ${reason}`);
    }

    #recording(namespace: string): NamespaceRecording {
        let recording = this.#namespaces.get(namespace);
        if (recording === undefined) this.#namespaces.set(namespace, (recording = new NamespaceRecording()));
        return recording;
    }

    #readInClear(namespace: string, collection: string): void {
        const collections = this.#privateReads.get(namespace) ?? new Set();
        this.#privateReads.set(namespace, collections.add(collection));
    }

    #collection(namespace: string, collection: string): CollectionRecording {
        return this.#recording(namespace).collection(collection);
    }
}

function noAccess(access: 'read' | 'write', namespace: string, collection: string): Error {
    return new Error(
        `tx creator does not have ${access} access permission on privatedata ` +
            `in chaincodeName:${namespace} collectionName: ${collection}`,
    );
}
