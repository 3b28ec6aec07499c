import { parseResults, type CollectionResults, type NamespaceResults } from '@cohong/embedded-fabric';
import { ledger } from '@hyperledger/fabric-protos';
import { showKeyPolicy } from './policy.js';
import { hex, readable, type Readable } from './readable.js';

type KeyWrite = ledger.rwset.kvrwset.KVWrite;
type Range = ledger.rwset.kvrwset.RangeQueryInfo;

/** The transaction that last wrote a key: number of the block and position in it. */
export interface Version {
    readonly block: number;
    readonly transaction: number;
}

/** What a transaction found under a key; the version is null where it found nothing. */
export interface ShownRead {
    readonly key: string;
    readonly version: Version | null;
}

export type ShownWrite =
    { readonly key: string; readonly value: Readable } | { readonly key: string; readonly deleted: true };

/** A range that must not have changed when the transaction is committed. */
export interface ShownRange {
    readonly startKey: string;
    readonly endKey: string;
    /** How many keys of it stand in the set one by one; a long range is summed up in hashes instead. */
    readonly keys: number | 'summed up';
}

/** The policy that a key is given, under which alone it may be written from then on; null takes it away. */
export interface ShownKeyPolicy {
    readonly key: string;
    readonly policy: string | null;
}

export type ShownPrivateWrite =
    | { readonly keyHash: string; readonly valueHash: string }
    | { readonly keyHash: string; readonly deleted: true; readonly purged: boolean };

/** What was done in a private collection: everybody sees hashes, members alone have what was hashed. */
export interface ShownCollection {
    readonly collection: string;
    /** SHA-256 over the private write set; absent where nothing was written. */
    readonly setHash?: string;
    readonly reads: readonly { readonly keyHash: string; readonly version: Version | null }[];
    readonly writes: readonly ShownPrivateWrite[];
    readonly keyPolicies: readonly { readonly keyHash: string; readonly policy: string | null }[];
}

/** What was done in the state of one chaincode. */
export interface ShownNamespace {
    readonly namespace: string;
    readonly reads: readonly ShownRead[];
    readonly ranges: readonly ShownRange[];
    readonly writes: readonly ShownWrite[];
    readonly keyPolicies: readonly ShownKeyPolicy[];
    readonly collections: readonly ShownCollection[];
}

/** Reads the read-write set of a transaction. @throws if the bytes are none. */
export function showReadWriteSet(results: Uint8Array): ShownNamespace[] {
    return parseResults(results).map(showNamespace);
}

function showNamespace({ namespace, set, collections }: NamespaceResults): ShownNamespace {
    return {
        namespace,
        reads: set.getReadsList().map((read) => ({ key: read.getKey(), version: showVersion(read.getVersion()) })),
        ranges: set.getRangeQueriesInfoList().map(showRange),
        writes: set.getWritesList().map(showWrite),
        keyPolicies: set.getMetadataWritesList().map((write) => ({
            key: write.getKey(),
            policy: showKeyPolicy(write.getEntriesList()),
        })),
        collections: collections.map(showCollection),
    };
}

function showWrite(write: KeyWrite): ShownWrite {
    const key = write.getKey();
    return write.getIsDelete() ? { key, deleted: true } : { key, value: readable(write.getValue_asU8()) };
}

function showRange(range: Range): ShownRange {
    return {
        startKey: range.getStartKey(),
        endKey: range.getEndKey(),
        keys: range.hasReadsMerkleHashes() ? 'summed up' : (range.getRawReads()?.getKvReadsList().length ?? 0),
    };
}

function showCollection({ collection, set, privateSetHash }: CollectionResults): ShownCollection {
    return {
        collection,
        ...(privateSetHash !== undefined && { setHash: hex(privateSetHash) }),
        reads: set.getHashedReadsList().map((read) => ({
            keyHash: hex(read.getKeyHash_asU8()),
            version: showVersion(read.getVersion()),
        })),
        writes: set.getHashedWritesList().map((write) => {
            const keyHash = hex(write.getKeyHash_asU8());
            return write.getIsDelete() || write.getIsPurge()
                ? { keyHash, deleted: true, purged: write.getIsPurge() }
                : { keyHash, valueHash: hex(write.getValueHash_asU8()) };
        }),
        keyPolicies: set.getMetadataWritesList().map((write) => ({
            keyHash: hex(write.getKeyHash_asU8()),
            policy: showKeyPolicy(write.getEntriesList()),
        })),
    };
}

function showVersion(version: ledger.rwset.kvrwset.Version | undefined): Version | null {
    return version === undefined ? null : { block: version.getBlockNum(), transaction: version.getTxNum() };
}
