import { createHmac, sign, type KeyObject } from 'node:crypto';

/** Signs with ES256; with HS256 when the key is a secret; not at all, as `alg: none` allows, when there is none. */
export type ForgersKey = KeyObject | 'none';

/** Writes a bearer token (JWT) with any claims, true or not, and any header besides its algorithm. */
export function token(claims: object, key: ForgersKey, header: object = {}): string {
    const algorithm = key === 'none' ? 'none' : key.type === 'secret' ? 'HS256' : 'ES256';
    const signed = `${encode({ alg: algorithm, ...header })}.${encode(claims)}`;

    return `${signed}.${signatureOf(signed, key).toString('base64url')}`;
}

function signatureOf(signed: string, key: ForgersKey): Buffer {
    if (key === 'none') {
        return Buffer.alloc(0);
    }

    return key.type === 'secret'
        ? createHmac('sha256', key).update(signed).digest()
        : sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
}

/** The same token for somebody else, under the signature it had. */
export function withSubject(good: string, sub: string): string {
    const [header, claims = '', signature] = good.split('.');
    const changed = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), sub };

    return [header, encode(changed), signature].join('.');
}

function encode(value: object): string {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
}
