import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { Erasure, PeerStep, ReceivedSets } from './block-log.js';
import type { CommittedSet } from './private-store.js';

/**
 * The keys of a ledger on disk. The private sets of a block follow it, so that one pass in the order of the keys gives
 * each block with all that peers hold of it:
 *
 * - `block/<number>`
 * - `block/<number>/<peer>/<transaction's number>/<namespace>/<collection>`
 * - `peer/<peer>`: its height
 * - `received/<height>/<peer>/<transaction's id>/<namespace>/<collection>/<hash>`
 */
export const everyBlock = { gte: 'block/', lt: 'block0' };
export const everyPeer = { gte: 'peer/', lt: 'peer0' };
export const everyReceivedSet = { gte: 'received/', lt: 'received0' };

const numberLength = 12;
const checksumLength = 4;

export interface Write {
    readonly key: string;
    /** Absent if the record is to be removed. */
    readonly value?: Uint8Array;
}

export function blockKey(number: number): string {
    return `block/${paddedNumber(number)}`;
}

/** The parts of a key, its kind first. */
export function partsOf(key: string): string[] {
    return key.split('/').map(decodeURIComponent);
}

/** Whose record it is that begins with `block`: the block's, or of what a peer holds of it. */
export function blockRecordOf(key: string): {
    readonly number: number;
    readonly set?: Omit<CommittedSet, 'rwset'> & { readonly peer: string };
} {
    const [, number, peer, txNumber, namespace = '', collection = ''] = partsOf(key);
    const blockNumber = Number(number);
    if (peer === undefined) return { number: blockNumber };
    const version = { blockNumber, txNumber: Number(txNumber) };
    return { number: blockNumber, set: { peer, version, namespace, collection } };
}

/** What a step changes for one peer. */
export function writesOf({ peer, height, committed = [], received }: PeerStep): Write[] {
    return [
        ...(height === undefined ? [] : [{ key: keyOf('peer', peer), value: Buffer.from(String(height)) }]),
        ...committed.map((set) => ({ key: committedKey(peer, set), value: set.rwset })),
        ...(received === undefined ? [] : receivedRecords(peer, received)),
    ];
}

/** What one peer's erasures change. */
export function erasuresOf({ peer, expired, purged, forgotten }: Erasure): Write[] {
    const gone = forgotten.flatMap((received) => receivedRecords(peer, received));
    return [
        ...purged.map((set) => ({ key: committedKey(peer, set), value: set.rwset })),
        ...expired.map((set) => ({ key: committedKey(peer, set) })),
        ...gone.map(({ key }) => ({ key })),
    ];
}

/** A value with its checksum: LevelDB does not look at those it keeps itself when it reads. */
export function sealed(value: Uint8Array): Uint8Array {
    const record = Buffer.alloc(checksumLength + value.length);
    record.writeUInt32BE(crc32(value));
    record.set(value, checksumLength);
    return record;
}

/** The value of a record; undefined if the record is not what was written. */
export function unsealed(record: Uint8Array): Uint8Array | undefined {
    if (record.length < checksumLength) return undefined;
    const { buffer, byteOffset, length } = record;
    const value = new Uint8Array(buffer, byteOffset + checksumLength, length - checksumLength);
    const checksum = new DataView(buffer, byteOffset).getUint32(0);
    return crc32(value) === checksum ? value : undefined;
}

function committedKey(peer: string, { version, namespace, collection }: CommittedSet): string {
    return `${blockKey(version.blockNumber)}/${keyOf(peer, String(version.txNumber), namespace, collection)}`;
}

function receivedRecords(peer: string, { txId, height, sets }: ReceivedSets): { key: string; value: Uint8Array }[] {
    return sets.map(({ namespace, collection, rwset }) => {
        const hash = createHash('sha256').update(rwset).digest('hex');
        return {
            key: keyOf('received', paddedNumber(height), peer, txId, namespace, collection, hash),
            value: rwset,
        };
    });
}

function keyOf(...parts: string[]): string {
    return parts.map(encodeURIComponent).join('/');
}

function paddedNumber(number: number): string {
    return String(number).padStart(numberLength, '0');
}
