import { describe, expect, it } from '@jest/globals';
import { publicKeySchema, signatureSchema } from './p256.js';

/** The generator of the curve, as FIPS 186-5 gives it. */
const x = '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296';
const y = '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';
const prime = 'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff';

describe('a public key of P-256', () => {
    it('is a point of the curve', () => {
        expect(publicKeySchema.parse(`04${x}${y}`)).toBe(`04${x}${y}`);
    });

    it.each([
        ['a point beside the curve', `04${x}${y.replace(/.$/, '6')}`],
        ['the point at infinity', `04${'0'.repeat(128)}`],
        ['coordinates beyond the field', `04${prime}${y}`],
        ['a compressed point', `03${x}`],
        ['upper case', `04${x}${y}`.toUpperCase()],
        ['a digit too much', `04${x}${y}0`],
        ['nothing', ''],
    ])('is not %s', (_what, text) => {
        expect(publicKeySchema.safeParse(text).success).toBe(false);
    });
});

describe('a signature', () => {
    it.each([
        ['in DER', `3045${'0'.repeat(138)}`],
        ['in upper case', 'A'.repeat(128)],
        ['cut short', 'a'.repeat(127)],
    ])('is refused %s', (_what, text) => {
        expect(signatureSchema.safeParse(text).success).toBe(false);
    });
});
