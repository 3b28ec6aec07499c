import { createHash } from 'node:crypto';

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

/** The hash of a private key as a key: what the public knows of it. */
export function hashOfKey(key: string): ByteKey {
    return hashKey(createHash('sha256').update(key).digest());
}

/** Orders keys by their bytes. */
export function compareByteKeys(a: ByteKey, b: ByteKey): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}
