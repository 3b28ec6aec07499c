import { createHash } from 'node:crypto';

import type { Timestamp } from '../wire/proposal.js';
import { hashKey, toByteKey, type ByteKey } from './byte-key.js';
import type { Definitions } from './definition.js';
import { Keyspaces, type Keyspace, type Metadata, type Revision } from './keyspace.js';
import { metadataOf, type NamespaceResults } from './rwset.js';
import { sameVersion, type Version } from './version.js';

/** What a valid transaction changes, and who made it. */
export interface AppliedTransaction {
    readonly version: Version;
    readonly writer: { readonly txId: string; readonly timestamp: Timestamp };
    readonly results: readonly NamespaceResults[];
}

/** The value after a write, absent after a deletion; the metadata, if the transaction says anything about it. */
interface KeyChange {
    value?: { readonly written: Uint8Array | undefined };
    metadata?: { readonly written: Metadata | undefined };
}

type WrittenCollection = NamespaceResults['collections'][number] & {
    readonly namespace: string;
    readonly blockToLive: number;
};

interface ExpiringKey {
    readonly keyspace: Keyspace;
    readonly key: ByteKey;
    readonly version: Version;
}

/** The state every peer agrees on: public values, and the hashes of private ones. */
export class WorldState {
    readonly states = new Keyspaces();
    /** By the block whose commit ends them: expiry costs what expires, not what lives. */
    readonly #expiring = new Map<number, ExpiringKey[]>();

    /** Writes what a transaction changed; readers see it when the height passes its block. Definitions say how long private data lives. */
    apply({ version, writer, results }: AppliedTransaction, definitions: Definitions): void {
        for (const { namespace, set, collections } of results) {
            const changes = changesOf(set.getWritesList(), set.getMetadataWritesList(), {
                keyOf: (write) => toByteKey(write.getKey()),
                valueOf: (write) => write.getValue_asU8(),
            });
            const states = this.states.of(namespace);
            for (const [key, change] of changes) write(states, key, { change, version, writer });
            for (const collection of collections) {
                const { blockToLive = 0 } = definitions.findCollection(namespace, collection.collection) ?? {};
                this.#applyHashes({ namespace, ...collection, blockToLive }, version);
            }
        }
    }

    /** Ends the private data whose time is over with this block; a key written again since then lives on. */
    expire(block: Version): void {
        for (const { keyspace, key, version } of this.#expiring.get(block.blockNumber) ?? []) {
            if (sameVersion(keyspace.last(key)?.version, version)) {
                keyspace.write(key, { version: block, value: undefined, metadata: undefined });
            }
        }
        this.#expiring.delete(block.blockNumber);
    }

    #applyHashes({ namespace, collection, set, blockToLive }: WrittenCollection, version: Version): void {
        const changes = changesOf(set.getHashedWritesList(), set.getMetadataWritesList(), {
            keyOf: (write) => hashKey(write.getKeyHash_asU8()),
            // Nothing is stored as the hash of nothing: that too deletes.
            valueOf: (write) => (hashOfNothing.equals(write.getValueHash_asU8()) ? nothing : write.getValueHash_asU8()),
        });
        const keyspace = this.states.of(namespace, collection);
        for (const [key, change] of changes) {
            const revision = write(keyspace, key, { change, version });
            if (blockToLive > 0 && revision?.value !== undefined) {
                this.#expireAt(version.blockNumber + blockToLive + 1, { keyspace, key, version });
            }
        }
    }

    #expireAt(blockNumber: number, key: ExpiringKey): void {
        const expiring = this.#expiring.get(blockNumber);
        if (expiring === undefined) this.#expiring.set(blockNumber, [key]);
        else expiring.push(key);
    }
}

interface MetadataWrite {
    getEntriesList(): Parameters<typeof metadataOf>[0];
}

const nothing = new Uint8Array();
const hashOfNothing = createHash('sha256').digest();

/** Value and metadata writes joined by key: a transaction leaves one revision per key. An empty value deletes, whatever the write says. */
function changesOf<Write extends { getIsDelete(): boolean }, Mark extends MetadataWrite>(
    writes: readonly Write[],
    metadataWrites: readonly Mark[],
    {
        keyOf,
        valueOf,
    }: { readonly keyOf: (write: Write | Mark) => ByteKey; readonly valueOf: (write: Write) => Uint8Array },
): Map<ByteKey, KeyChange> {
    const changes = new Map<ByteKey, KeyChange>();
    for (const write of writes) {
        const value = valueOf(write);
        const isDelete = write.getIsDelete() || value.length === 0;
        changes.set(keyOf(write), { value: { written: isDelete ? undefined : value } });
    }
    for (const write of metadataWrites) {
        const key = keyOf(write);
        changes.set(key, { ...changes.get(key), metadata: { written: metadataOf(write.getEntriesList()) } });
    }
    return changes;
}

/** A deleted key loses its metadata, an overwritten one keeps it, and an absent key can have none. */
function write(
    keyspace: Keyspace,
    key: ByteKey,
    { change, version, writer }: { change: KeyChange; version: Version; writer?: AppliedTransaction['writer'] },
): Revision | undefined {
    const last = keyspace.last(key);
    const value = change.value === undefined ? last?.value : change.value.written;
    if (value === undefined && change.value === undefined) return undefined;
    const metadata = change.metadata === undefined ? last?.metadata : change.metadata.written;
    const revision = {
        version,
        value,
        metadata: value === undefined ? undefined : metadata,
        ...(writer !== undefined && change.value !== undefined ? { writer } : {}),
    };
    keyspace.write(key, revision);
    return revision;
}
