import { z } from 'zod';

const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** A public key of P-256 (FIPS 186-5): its point, uncompressed. One that is no point of the curve could verify nothing. */
export const publicKeySchema = z
    .string()
    .refine(isPoint, { message: 'must be an uncompressed point of P-256 in lower-case hexadecimal' })
    .meta({ pattern: '^04[0-9a-f]{128}$', description: '04, then x and y, in lower-case hexadecimal' });

/** ECDSA with SHA-256 as IEEE P1363 writes it: r and s, 32 bytes each. Both signs of s are valid, so it is no identifier. */
export const signatureSchema = z
    .string()
    .regex(/^[0-9a-f]{128}$/, 'must be 128 lower-case hexadecimal digits')
    .meta({ description: 'ECDSA over P-256 with SHA-256: r and s, in lower-case hexadecimal' });

/** y² = x³ − 3x + b. Its group has prime order, so every point but the one at infinity is a key. */
function isPoint(text: string): boolean {
    const [, left, right] = /^04([0-9a-f]{64})([0-9a-f]{64})$/.exec(text) ?? [];
    const [x, y] = [left, right].map((half) => BigInt(`0x${half ?? 0}`)) as [bigint, bigint];

    return left !== undefined && x < prime && y < prime && (y * y - (x * x * x - 3n * x + b)) % prime === 0n;
}
