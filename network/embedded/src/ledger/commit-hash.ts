import { createHash } from 'node:crypto';
import { BinaryWriter } from 'google-protobuf';

import { compareByteKeys, hashKey, toByteKey, type ByteKey } from './byte-key.js';
import type { Keyspaces, Revision } from './keyspace.js';
import type { Version } from './version.js';
import type { AppliedTransaction } from './world-state.js';

/** What a block came to, and what the ledger came to before it. */
interface CommittedBlock {
    readonly codes: readonly number[];
    readonly applied: readonly AppliedTransaction[];
    /** The states once the block's transactions are written, before anything in them expires. */
    readonly states: Keyspaces;
    readonly previous: Uint8Array;
}

/**
 * The hash that every peer computes over what a block changed, and over the same hash of the block before: peers whose
 * hashes are equal hold the same states, byte for byte. Private data counts by its hashes; what expires is not counted.
 */
export function commitHash({ codes, applied, states, previous }: CommittedBlock): Uint8Array {
    return createHash('sha256')
        .update(varint(codes.length))
        .update(Uint8Array.from(codes))
        .update(encodeUpdates(updatesOf(applied, states)))
        .update(previous)
        .digest();
}

interface Update {
    readonly namespace: string;
    /** Empty for the public states, which come first. */
    readonly collection: string;
    readonly key: ByteKey;
    readonly revision: Revision;
}

/** What the block left at each key it wrote, in the order of the bytes. */
function updatesOf(applied: readonly AppliedTransaction[], states: Keyspaces): Update[] {
    const updates = new Map<string, Update>();
    for (const { version, results } of applied) {
        for (const { namespace, collection, key } of results.flatMap(writtenKeys)) {
            const revision = states.of(namespace, collection).last(key);
            // Metadata of an absent key leaves nothing there.
            if (revision?.version.blockNumber !== version.blockNumber) continue;
            updates.set(`${namespace}\0${collection}\0${key}`, { namespace, collection, key, revision });
        }
    }
    return [...updates.values()].sort(
        (one, other) =>
            compareByteKeys(one.namespace, other.namespace) ||
            compareByteKeys(one.collection, other.collection) ||
            compareByteKeys(one.key, other.key),
    );
}

function writtenKeys({
    namespace,
    set,
    collections,
}: AppliedTransaction['results'][number]): Omit<Update, 'revision'>[] {
    const states = [...set.getWritesList(), ...set.getMetadataWritesList()];
    const hashes = collections.flatMap(({ collection, set: hashed }) =>
        [...hashed.getHashedWritesList(), ...hashed.getMetadataWritesList()].map((write) => {
            return { namespace, collection, key: hashKey(write.getKeyHash_asU8()) };
        }),
    );
    return [...states.map((write) => ({ namespace, collection: '', key: toByteKey(write.getKey()) })), ...hashes];
}

/** A list of writes, each of which names its namespace and collection only where the one before had another. */
function encodeUpdates(updates: readonly Update[]): Uint8Array {
    const writer = new BinaryWriter();
    let last: Pick<Update, 'namespace' | 'collection'> = { namespace: '', collection: '' };
    for (const update of updates) {
        const { namespace, collection } = update;
        const sameNamespace = namespace === last.namespace;
        const shown = {
            namespace: sameNamespace ? '' : namespace,
            collection: sameNamespace && collection === last.collection ? '' : collection,
        };
        writer.writeBytes(1, encodeUpdate({ ...update, ...shown }));
        last = update;
    }
    return writer.getResultBuffer();
}

function encodeUpdate({ namespace, collection, key, revision }: Update): Uint8Array {
    const writer = new BinaryWriter();
    const { value, version } = revision;
    if (namespace !== '') writer.writeString(1, namespace);
    if (collection !== '') writer.writeString(2, collection);
    if (key !== '') writer.writeBytes(3, Buffer.from(key, 'latin1'));
    if (value === undefined) writer.writeBool(4, true);
    else writer.writeBytes(5, value);
    writer.writeBytes(6, versionBytes(version));
    return writer.getResultBuffer();
}

/** Both numbers big-endian without leading zeros, each after its length: so they sort as they count. */
function versionBytes({ blockNumber, txNumber }: Version): Uint8Array {
    return Buffer.concat([blockNumber, txNumber].map(sortableNumber));
}

function sortableNumber(value: number): Uint8Array {
    if (value === 0) return Uint8Array.of(0);
    const digits = value.toString(16);
    const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
    return Uint8Array.of(bytes.length, ...bytes);
}

function varint(value: number): Uint8Array {
    const bytes: number[] = [];
    for (let rest = value; ; rest = Math.floor(rest / 0x80)) {
        if (rest < 0x80) return Uint8Array.of(...bytes, rest);
        bytes.push((rest % 0x80) + 0x80);
    }
}
