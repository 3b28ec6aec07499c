import { createHash } from 'node:crypto';

import { Recent } from '../crypto/recent.js';

/**
 * A key as one character per byte of its UTF-8 form. JavaScript orders strings by UTF-16 units and the peer by bytes:
 * U+10FFFF, the end of every composite-key range, would sort below U+E000 otherwise, and ranges would lose rows.
 */
export type ByteKey = string;

const ascii = /^[\0-\x7f]*$/;

/** The ordered form of a key; keys of ASCII are their own. */
export function toByteKey(key: string): ByteKey {
    return ascii.test(key) ? key : Buffer.from(key, 'utf8').toString('latin1');
}

/** The key a chaincode knows. */
export function fromByteKey(key: ByteKey): string {
    return ascii.test(key) ? key : Buffer.from(key, 'latin1').toString('utf8');
}

/** A hash as a key. */
export function hashKey(hash: Uint8Array): ByteKey {
    return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('latin1');
}

/**
 * A private key is hashed when it is read, written, endorsed at every peer, and stored: once is enough. A transaction
 * touches some thousands of keys at most.
 */
const recentHashes = new Recent<Buffer>(20_000);

/** What the public knows of a private key. */
export function keyHashOf(key: string): Uint8Array {
    const known = recentHashes.get(key);
    if (known !== undefined) return known;
    const hash = createHash('sha256').update(key).digest();
    recentHashes.add(key, hash);
    return hash;
}

/** The hash of a private key as a key. */
export function hashOfKey(key: string): ByteKey {
    return hashKey(keyHashOf(key));
}

/** Orders keys by their bytes. */
export function compareByteKeys(a: ByteKey, b: ByteKey): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}
