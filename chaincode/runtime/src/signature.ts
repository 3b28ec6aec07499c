import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** To make a key of a point takes as long as to verify with it, and a wallet pays more than once. */
const mostKeys = 10_000;
const keys = new Map<string, KeyObject>();

/**
 * Whether the key, a point of P-256, verifies the signature of the text. The same at every endorser. Where there is no
 * wallet, say, there is no key, and nobody has signed.
 */
export function isSignedBy(
    publicKey: string | undefined,
    { text, signature }: { readonly text: string; readonly signature: string },
): boolean {
    if (publicKey === undefined) {
        return false;
    }
    const key = keyAt(publicKey);

    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'));
}

function keyAt(publicKey: string): KeyObject {
    const known = keys.get(publicKey);
    if (known !== undefined) {
        return known;
    }
    const point = Buffer.from(publicKey, 'hex');
    const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)];
    const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
    if (keys.size === mostKeys) {
        keys.clear();
    }
    keys.set(publicKey, key);

    return key;
}
