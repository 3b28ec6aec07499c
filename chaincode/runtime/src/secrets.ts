import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * 256 bits that only some may know, as 64 lower-case hex digits.
 * It belongs in a private record or the transient map, never in a result, an event, an error or a log.
 */
export type Secret = string;

const secretBytes = 32;

/**
 * A keyed hash of the parts, 64 hex digits: without the secret nobody can guess what it stands for.
 * Every part is preceded by its length, so `('ab', 'c')` and `('a', 'bc')` differ.
 */
export function hmac(secret: Secret, ...parts: readonly string[]): string {
    const mac = createHmac('sha256', bytesOf(secret));
    for (const part of parts) {
        const bytes = Buffer.from(part, 'utf8');
        const length = Buffer.alloc(4);
        length.writeUInt32BE(bytes.length);
        mac.update(length).update(bytes);
    }

    return mac.digest('hex');
}

/**
 * A new secret out of the transaction's seed (HKDF-SHA256), the same at every endorser.
 * Two purposes give unrelated secrets; one purpose used twice in a transaction gives the same secret twice.
 */
export function deriveSecret(seed: Secret, purpose: string): Secret {
    return createHmac('sha256', pseudorandomKeyOf(seed)).update(`cohong ${purpose}\u0001`, 'utf8').digest('hex');
}

let last: { readonly seed: Secret; readonly key: Buffer } | undefined;

/** RFC 5869 for as many bytes as SHA-256 gives at once; `hkdfSync` takes three times as long. Kept, since of one seed come many. */
function pseudorandomKeyOf(seed: Secret): Buffer {
    if (last?.seed !== seed) {
        last = { seed, key: createHmac('sha256', Buffer.alloc(secretBytes)).update(bytesOf(seed)).digest() };
    }

    return last.key;
}

/** Whether two secrets are the same, found in a time that does not tell how much of a guess was right. */
export function equalSecrets(one: string, other: string): boolean {
    const [a, b] = [Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8')];
    return a.length === b.length && timingSafeEqual(a, b);
}

function bytesOf(secret: Secret): Buffer {
    if (!/^[0-9a-f]{64}$/.test(secret)) {
        throw new Error('A secret is 64 lower-case hex digits.');
    }

    return Buffer.from(secret, 'hex');
}
