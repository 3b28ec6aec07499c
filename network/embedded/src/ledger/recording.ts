import { createHash } from 'node:crypto';
import { ledger } from '@hyperledger/fabric-protos';

import { compareByteKeys, keyHashOf, toByteKey } from './byte-key.js';
import type { Metadata } from './keyspace.js';
import { merkleSummary } from './merkle.js';
import type { PrivateWriteSet } from './rwset.js';
import type { Version } from './version.js';

const { kvrwset, TxReadWriteSet, NsReadWriteSet, CollectionHashedReadWriteSet } = ledger.rwset;

/** What a range handed out so far; `lastKey` is where the caller stopped, unless it read to the end. */
export interface RangeRead {
    readonly start: string;
    readonly end: string;
    readonly rows: { readonly key: string; readonly version: Version }[];
    exhausted: boolean;
}

interface PrivateWrite {
    /** Absent if the key is deleted. */
    readonly value: Uint8Array | undefined;
    readonly purge: boolean;
}

/** What a simulation read and wrote in one collection; reads are known to the public by their hashes alone. */
export class CollectionRecording {
    readonly reads = new Map<string, Version | undefined>();
    readonly writes = new Map<string, PrivateWrite>();
    readonly metadataWrites = new Map<string, Metadata>();

    get written(): boolean {
        return this.writes.size > 0 || this.metadataWrites.size > 0;
    }
}

/** What a simulation read and wrote in one namespace. */
export class NamespaceRecording {
    readonly reads = new Map<string, Version | undefined>();
    readonly ranges: RangeRead[] = [];
    readonly writes = new Map<string, Uint8Array | undefined>();
    readonly metadataWrites = new Map<string, Metadata>();
    readonly collections = new Map<string, CollectionRecording>();

    collection(name: string): CollectionRecording {
        let recording = this.collections.get(name);
        if (recording === undefined) this.collections.set(name, (recording = new CollectionRecording()));
        return recording;
    }
}

/** The results as endorsers sign them and as private data travels. Everything is sorted by bytes, or endorsements would differ. */
export function encodeResults(namespaces: ReadonlyMap<string, NamespaceRecording>): {
    readonly publicResults: Uint8Array;
    readonly privateResults: readonly PrivateWriteSet[];
} {
    const results = new TxReadWriteSet();
    const privateResults: PrivateWriteSet[] = [];
    for (const [name, recording] of sorted(namespaces)) {
        const namespace = new NsReadWriteSet();
        namespace.setNamespace(name);
        namespace.setRwset(publicSet(recording).serializeBinary());
        for (const [collection, collectionRecording] of sorted(recording.collections)) {
            const hashed = new CollectionHashedReadWriteSet();
            hashed.setCollectionName(collection);
            hashed.setHashedRwset(hashedSet(collectionRecording).serializeBinary());
            if (collectionRecording.written) {
                const rwset = privateSet(collectionRecording).serializeBinary();
                hashed.setPvtRwsetHash(sha256(rwset));
                privateResults.push({ namespace: name, collection, rwset });
            }
            namespace.addCollectionHashedRwset(hashed);
        }
        results.addNsRwset(namespace);
    }
    return { publicResults: results.serializeBinary(), privateResults };
}

function publicSet(recording: NamespaceRecording): ledger.rwset.kvrwset.KVRWSet {
    const set = new kvrwset.KVRWSet();
    for (const [key, version] of sorted(recording.reads)) set.addReads(keyRead(key, version));
    for (const range of rangeInfos(recording.ranges)) set.addRangeQueriesInfo(range);
    for (const [key, value] of sorted(recording.writes)) set.addWrites(keyWrite(key, value));
    for (const [key, metadata] of sorted(recording.metadataWrites)) {
        const write = new kvrwset.KVMetadataWrite();
        write.setKey(key);
        write.setEntriesList(metadataEntries(metadata));
        set.addMetadataWrites(write);
    }
    return set;
}

/** The writes in clear. Of metadata only the key is told: the entries are public, in the hashed set. */
function privateSet(recording: CollectionRecording): ledger.rwset.kvrwset.KVRWSet {
    const set = new kvrwset.KVRWSet();
    for (const [key, { value }] of sorted(recording.writes)) set.addWrites(keyWrite(key, value));
    for (const [key] of sorted(recording.metadataWrites)) {
        const write = new kvrwset.KVMetadataWrite();
        write.setKey(key);
        set.addMetadataWrites(write);
    }
    return set;
}

/** The order is that of the keys, not of their hashes, as on the real peer. */
function hashedSet(recording: CollectionRecording): ledger.rwset.kvrwset.HashedRWSet {
    const set = new kvrwset.HashedRWSet();
    for (const [key, version] of sorted(recording.reads)) {
        const read = new kvrwset.KVReadHash();
        read.setKeyHash(keyHashOf(key));
        if (version !== undefined) read.setVersion(versionMessage(version));
        set.addHashedReads(read);
    }
    for (const [key, { value, purge }] of sorted(recording.writes)) {
        const write = new kvrwset.KVWriteHash();
        write.setKeyHash(keyHashOf(key));
        if (value === undefined) write.setIsDelete(true);
        else write.setValueHash(sha256(value));
        write.setIsPurge(purge);
        set.addHashedWrites(write);
    }
    for (const [key, metadata] of sorted(recording.metadataWrites)) {
        const write = new kvrwset.KVMetadataWriteHash();
        write.setKeyHash(keyHashOf(key));
        write.setEntriesList(metadataEntries(metadata));
        set.addMetadataWrites(write);
    }
    return set;
}

/** The same range read twice is one to check. */
function rangeInfos(ranges: readonly RangeRead[]): Iterable<ledger.rwset.kvrwset.RangeQueryInfo> {
    const infos = new Map<string, ledger.rwset.kvrwset.RangeQueryInfo>();
    for (const range of ranges) {
        const info = rangeInfo(range);
        const bounds = JSON.stringify([info.getStartKey(), info.getEndKey(), info.getItrExhausted()]);
        if (!infos.has(bounds)) infos.set(bounds, info);
    }
    return infos.values();
}

function rangeInfo({ start, end, rows, exhausted }: RangeRead): ledger.rwset.kvrwset.RangeQueryInfo {
    const info = new kvrwset.RangeQueryInfo();
    info.setStartKey(start);
    // What lies behind the last row the caller saw is no business of this transaction.
    info.setEndKey(exhausted ? end : (rows.at(-1)?.key ?? start));
    info.setItrExhausted(exhausted);
    if (rows.length === 0) return info;
    const reads = rows.map(({ key, version }) => keyRead(key, version));
    const summary = merkleSummary(reads);
    if (summary === undefined) info.setRawReads(queryReads(reads));
    else info.setReadsMerkleHashes(summary);
    return info;
}

function queryReads(reads: ledger.rwset.kvrwset.KVRead[]): ledger.rwset.kvrwset.QueryReads {
    const message = new kvrwset.QueryReads();
    message.setKvReadsList(reads);
    return message;
}

export function keyRead(key: string, version: Version | undefined): ledger.rwset.kvrwset.KVRead {
    const read = new kvrwset.KVRead();
    read.setKey(key);
    if (version !== undefined) read.setVersion(versionMessage(version));
    return read;
}

function keyWrite(key: string, value: Uint8Array | undefined): ledger.rwset.kvrwset.KVWrite {
    const write = new kvrwset.KVWrite();
    write.setKey(key);
    if (value === undefined) write.setIsDelete(true);
    else write.setValue(value);
    return write;
}

function metadataEntries(metadata: Metadata): ledger.rwset.kvrwset.KVMetadataEntry[] {
    return sorted(metadata).map(([name, value]) => {
        const entry = new kvrwset.KVMetadataEntry();
        entry.setName(name);
        entry.setValue(value);
        return entry;
    });
}

function versionMessage({ blockNumber, txNumber }: Version): ledger.rwset.kvrwset.Version {
    const message = new kvrwset.Version();
    message.setBlockNum(blockNumber);
    message.setTxNum(txNumber);
    return message;
}

function sorted<T>(entries: ReadonlyMap<string, T>): [string, T][] {
    return [...entries].sort(([a], [b]) => compareByteKeys(toByteKey(a), toByteKey(b)));
}

function sha256(content: string | Uint8Array): Uint8Array {
    return createHash('sha256').update(content).digest();
}
