import { sign, type KeyObject } from 'node:crypto';

/** Writes a bearer token (JWT) with any claims, true or not; signed with ES256, or not at all as `alg: none` allows. */
export function token(claims: object, key: KeyObject | 'none'): string {
    const signed = `${encode({ alg: key === 'none' ? 'none' : 'ES256' })}.${encode(claims)}`;
    const signature =
        key === 'none' ? Buffer.alloc(0) : sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });

    return `${signed}.${signature.toString('base64url')}`;
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
