import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { messageSigner, withLowS } from './sign.js';

const halfOrder = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

const keyPair = (namedCurve: string) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
    return { privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey };
};

/** SEQUENCE { INTEGER r, INTEGER s } of a P-256 signature: every length fits in one byte. */
const scalarS = (der: Uint8Array): bigint => {
    const rLength = der[3]!;
    return BigInt(`0x${Buffer.from(der.subarray(6 + rLength)).toString('hex')}`);
};

describe('messageSigner', () => {
    it('signs what node:crypto verifies, always with s in the lower half, over many messages', async () => {
        const { privateKeyPem, publicKey } = keyPair('prime256v1');
        const sign = messageSigner(privateKeyPem);

        for (let message = 0; message < 600; message += 1) {
            const bytes = Buffer.from(`message ${message}`);
            const signature = await sign(bytes);

            expect(verify('sha256', bytes, publicKey, signature)).toBe(true);
            expect(scalarS(signature) <= halfOrder).toBe(true);
        }
    });

    it('refuses a key of another curve at once, not at the first transaction', () => {
        expect(() => messageSigner(keyPair('secp384r1').privateKeyPem)).toThrow('P-256');
    });
});

describe('withLowS', () => {
    it('brings what another signer made to the lower half, and it verifies as before', () => {
        const { privateKeyPem, publicKey } = keyPair('prime256v1');
        let high = 0;

        for (let message = 0; message < 600; message += 1) {
            const bytes = Buffer.from(`message ${message}`);
            const made = sign('sha256', bytes, privateKeyPem);
            high += scalarS(made) > halfOrder ? 1 : 0;
            const brought = withLowS(made);

            expect(verify('sha256', bytes, publicKey, brought)).toBe(true);
            expect(scalarS(brought) <= halfOrder).toBe(true);
            expect(Buffer.from(withLowS(brought))).toEqual(Buffer.from(brought));
        }
        expect(high).toBeGreaterThan(200);
    });
});
