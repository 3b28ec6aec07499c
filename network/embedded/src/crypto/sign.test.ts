import { createPublicKey, generateKeyPairSync, sign as signAnyhow, verify as verifyAnyhow } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sign, SignatureVerifier } from './sign.js';

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const message = Buffer.from('the bill of lading');

describe('a signature', () => {
    it('is one that anyone can verify, and always the lower of its two forms', () => {
        for (let index = 0; index < 200; index += 1) {
            const text = Buffer.from(`message ${index}`);
            const signature = sign(privateKey, text);
            expect(verifyAnyhow('sha256', text, publicKey, signature)).toBe(true);
            expect(new SignatureVerifier().verify({ publicKey, message: text, signature })).toBe(true);
        }
    });
});

describe('the verifier', () => {
    const signature = sign(privateKey, message);

    it('gives the same answer again for a signature that it remembers', () => {
        const verifier = new SignatureVerifier();
        expect(verifier.verify({ publicKey, message, signature })).toBe(true);
        expect(verifier.verify({ publicKey, message, signature })).toBe(true);
        expect(verifier.verify({ publicKey, message: Buffer.from('another bill'), signature })).toBe(false);
    });

    it('does not let bytes move between message and signature', () => {
        const verifier = new SignatureVerifier();
        verifier.verify({ publicKey, message, signature });
        const moved = {
            publicKey,
            message: message.subarray(1),
            signature: Buffer.concat([signature, message.subarray(0, 1)]),
        };
        expect(verifier.verify(moved)).toBe(false);
    });

    it('refuses the higher form of a signature, which mathematics accepts', () => {
        const higher = otherForm(signature);
        expect(verifyAnyhow('sha256', message, publicKey, higher)).toBe(true);
        expect(new SignatureVerifier().verify({ publicKey, message, signature: higher })).toBe(false);
    });

    it("refuses another's signature", () => {
        const other = createPublicKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
        expect(new SignatureVerifier().verify({ publicKey: other, message, signature })).toBe(false);
    });

    it.each([
        ['nothing', Buffer.alloc(0)],
        ['what is no sequence', Buffer.from('02010a', 'hex')],
        ['a sequence with a wrong length', Buffer.concat([signature, Buffer.of(0)])],
        ['a sequence that ends after r', Buffer.from('3003020101', 'hex')],
        ['zero for s', Buffer.from('3006020101020100', 'hex')],
        ['a negative s', Buffer.from('3006020101020180', 'hex')],
        [
            'r and s as they stand, without DER',
            signAnyhow('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
        ],
    ])('refuses %s', (_, bytes) => {
        expect(new SignatureVerifier().verify({ publicKey, message, signature: bytes })).toBe(false);
    });
});

/** The same signature with s replaced by n − s. */
function otherForm(signature: Uint8Array): Uint8Array {
    const bytes = Buffer.from(signature);
    const startOfS = 4 + bytes.readUInt8(3);
    const s = BigInt(`0x${bytes.subarray(startOfS + 2).toString('hex')}`);
    const higher = Buffer.from(`00${(order - s).toString(16).padStart(64, '0')}`, 'hex');
    const content = Buffer.concat([bytes.subarray(2, startOfS), Buffer.of(0x02, higher.length), higher]);
    return Buffer.concat([Buffer.of(0x30, content.length), content]);
}
