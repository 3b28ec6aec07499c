import { ledger } from '@hyperledger/fabric-protos';

import type { Metadata } from './keyspace.js';
import type { Version } from './version.js';

const { TxReadWriteSet, TxPvtReadWriteSet, NsPvtReadWriteSet, CollectionPvtReadWriteSet, kvrwset } = ledger.rwset;

/** What one transaction writes in one collection, in clear: the bytes whose hash the block carries. */
export interface PrivateWriteSet {
    readonly namespace: string;
    readonly collection: string;
    /** A marshalled KVRWSet. */
    readonly rwset: Uint8Array;
}

/** What a transaction read and wrote in one collection, as the block tells it. */
export interface CollectionResults {
    readonly collection: string;
    readonly set: ledger.rwset.kvrwset.HashedRWSet;
    /** Absent if the transaction wrote nothing there. */
    readonly privateSetHash: Uint8Array | undefined;
}

/** What a transaction read and wrote in one namespace. */
export interface NamespaceResults {
    readonly namespace: string;
    readonly set: ledger.rwset.kvrwset.KVRWSet;
    readonly collections: readonly CollectionResults[];
}

/** Reads a marshalled TxReadWriteSet; throws if it is none. */
export function parseResults(bytes: Uint8Array): NamespaceResults[] {
    return TxReadWriteSet.deserializeBinary(bytes)
        .getNsRwsetList()
        .map((namespace) => ({
            namespace: namespace.getNamespace(),
            set: kvrwset.KVRWSet.deserializeBinary(namespace.getRwset_asU8()),
            collections: namespace.getCollectionHashedRwsetList().map((collection) => ({
                collection: collection.getCollectionName(),
                set: kvrwset.HashedRWSet.deserializeBinary(collection.getHashedRwset_asU8()),
                privateSetHash: nonEmpty(collection.getPvtRwsetHash_asU8()),
            })),
        }));
}

/** What a private set says about one key. */
export interface PrivateKeyWrite {
    readonly key: string;
    /** Absent if the key is deleted, or only its metadata changed. */
    readonly value: Uint8Array | undefined;
    readonly metadataOnly: boolean;
}

/** What has been read of private sets, for as long as there are their bytes: all peers of a collection keep the same. */
const known = new WeakMap<Uint8Array, readonly PrivateKeyWrite[]>();

/** The keys a private set writes; what it writes as metadata is public and not told here. */
export function privateWrites(rwset: Uint8Array): readonly PrivateKeyWrite[] {
    const writes = known.get(rwset) ?? readPrivateWrites(rwset);
    known.set(rwset, writes);
    return writes;
}

function readPrivateWrites(rwset: Uint8Array): PrivateKeyWrite[] {
    const set = kvrwset.KVRWSet.deserializeBinary(rwset);
    const writes = set.getWritesList().map((write) => ({
        key: write.getKey(),
        value: write.getIsDelete() ? undefined : write.getValue_asU8(),
        metadataOnly: false,
    }));
    const written = new Set(writes.map(({ key }) => key));
    const marked = set.getMetadataWritesList().map((write) => write.getKey());
    const metadataOnly = marked.filter((key) => !written.has(key));
    return [...writes, ...metadataOnly.map((key) => ({ key, value: undefined, metadataOnly: true }))];
}

/** The private set without a key that was purged; it no longer matches the hash in the block, and that is Fabric's way. */
export function withoutKey(rwset: Uint8Array, key: string): Uint8Array {
    const set = kvrwset.KVRWSet.deserializeBinary(rwset);
    set.setWritesList(set.getWritesList().filter((write) => write.getKey() !== key));
    set.setMetadataWritesList(set.getMetadataWritesList().filter((write) => write.getKey() !== key));
    return set.serializeBinary();
}

/** The private sets of one transaction as the deliver service sends them. */
export function packPrivateSets(sets: readonly PrivateWriteSet[]): ledger.rwset.TxPvtReadWriteSet {
    const packed = new TxPvtReadWriteSet();
    const namespaces = new Map<string, ledger.rwset.NsPvtReadWriteSet>();
    for (const { namespace, collection, rwset } of sets) {
        let entry = namespaces.get(namespace);
        if (entry === undefined) {
            entry = new NsPvtReadWriteSet();
            entry.setNamespace(namespace);
            namespaces.set(namespace, entry);
            packed.addNsPvtRwset(entry);
        }
        const packedCollection = new CollectionPvtReadWriteSet();
        packedCollection.setCollectionName(collection);
        packedCollection.setRwset(rwset);
        entry.addCollectionPvtRwset(packedCollection);
    }
    return packed;
}

/** A version as a read set states it. */
export function versionOf(message: ledger.rwset.kvrwset.Version | undefined): Version | undefined {
    if (message === undefined) return undefined;
    return { blockNumber: message.getBlockNum(), txNumber: message.getTxNum() };
}

/** Metadata as a write set states it; absent if the write removes it. */
export function metadataOf(entries: readonly ledger.rwset.kvrwset.KVMetadataEntry[]): Metadata | undefined {
    if (entries.length === 0) return undefined;
    return new Map(entries.map((entry) => [entry.getName(), entry.getValue_asU8()]));
}

function nonEmpty(bytes: Uint8Array): Uint8Array | undefined {
    return bytes.length === 0 ? undefined : bytes;
}
