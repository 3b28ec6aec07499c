import { describe, expect, it } from '@jest/globals';
import { hkdfSync } from 'node:crypto';
import { deriveSecret, equalSecrets, hmac } from './secrets.js';

const secret = '0b'.repeat(32);
const otherSecret = '0c'.repeat(32);

describe('hmac', () => {
    it('is HMAC-SHA256 over each part after its length', () => {
        // Worked out with `printf '\0\0\0\2ab\0\0\0\1c' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b…`.
        expect(hmac(secret, 'ab', 'c')).toBe('f97056f50a090182caa25290dbc2f987b849449c3d0d6d187d131a0e2ecf5086');
    });

    it('tells apart parts that read the same when put together', () => {
        const all = [
            hmac(secret, 'ab', 'c'),
            hmac(secret, 'a', 'bc'),
            hmac(secret, 'abc'),
            hmac(secret, 'abc', ''),
            hmac(secret, '', 'abc'),
            hmac(otherSecret, 'ab', 'c'),
        ];

        expect(new Set(all).size).toBe(all.length);
    });

    it('counts the length of a part in bytes', () => {
        expect(hmac(secret, '广州', 'x')).not.toBe(hmac(secret, '广', '州x'));
    });

    it.each(['', '0b', '0B'.repeat(32), 'zz'.repeat(32)])('takes no secret but 64 hex digits: %p', (broken) => {
        expect(() => hmac(broken, 'a')).toThrow('A secret is 64 lower-case hex digits.');
    });
});

describe('deriveSecret', () => {
    it('is HKDF-SHA256 as Node has it, without salt', () => {
        const derived = hkdfSync('sha256', Buffer.from(secret, 'hex'), '', 'cohong 广州 numbers', 32);

        expect(deriveSecret(secret, '广州 numbers')).toBe(Buffer.from(derived).toString('hex'));
    });

    it('is the same for one purpose and unrelated for another', () => {
        expect(deriveSecret(secret, 'numbers')).toBe(deriveSecret(secret, 'numbers'));
        expect(deriveSecret(secret, 'numbers')).not.toBe(deriveSecret(secret, 'release codes'));
        expect(deriveSecret(secret, 'numbers')).not.toBe(deriveSecret(otherSecret, 'numbers'));
    });

    it('gives a secret from which another can be derived', () => {
        expect(deriveSecret(deriveSecret(secret, 'a'), 'b')).toMatch(/^[0-9a-f]{64}$/);
    });
});

describe('equalSecrets', () => {
    it('knows a secret from all others, whatever their length', () => {
        expect(equalSecrets(secret, secret)).toBe(true);
        expect(equalSecrets(secret, otherSecret)).toBe(false);
        expect(equalSecrets(secret, secret.slice(1))).toBe(false);
    });
});
