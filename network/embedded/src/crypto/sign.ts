import { createHash, sign as signWith, verify as verifyWith } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Recent } from './recent.js';

const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const halfOrder = p256Order >> 1n;
const scalarLength = 32;
const rememberedSignatures = 20_000;

/**
 * Signs a message as Fabric's peers accept it: ECDSA P-256 over SHA-256, in DER.
 * A signature (r, s) has a second form (r, n − s); Fabric refuses the higher of the two, so that no one can alter a signature in transit.
 */
export function sign(privateKey: KeyObject, message: Uint8Array): Uint8Array {
    const signature = signWith('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const s = toInteger(signature.subarray(scalarLength));
    return encodeSignature(toInteger(signature.subarray(0, scalarLength)), s > halfOrder ? p256Order - s : s);
}

export interface SignedMessage {
    readonly publicKey: KeyObject;
    readonly message: Uint8Array;
    readonly signature: Uint8Array;
}

/**
 * Verifies signatures, and remembers which were good: in one process the same signature is met at several peers.
 * Only good ones are remembered, and only the latest, so that a flood of forgeries costs time but no memory.
 */
export class SignatureVerifier {
    readonly #verified = new Recent<true>(rememberedSignatures);
    readonly #encodedKeys = new WeakMap<KeyObject, Buffer>();

    verify(signed: SignedMessage): boolean {
        const fingerprint = this.#fingerprint(signed);
        if (this.#verified.get(fingerprint) === true) {
            return true;
        }

        const good =
            isLowS(signed.signature) && verifyWith('sha256', signed.message, signed.publicKey, signed.signature);
        if (good) {
            this.#verified.add(fingerprint, true);
        }

        return good;
    }

    /** The lengths keep the borders: without them, bytes could move from the message into the signature unseen. */
    #fingerprint({ publicKey, message, signature }: SignedMessage): string {
        const key = this.#encodedKeys.get(publicKey) ?? publicKey.export({ format: 'der', type: 'spki' });
        this.#encodedKeys.set(publicKey, key);
        const lengths = Uint32Array.of(key.length, signature.length);
        return createHash('sha256').update(lengths).update(key).update(signature).update(message).digest('base64');
    }
}

function isLowS(signature: Uint8Array): boolean {
    const s = readS(signature);
    return s !== undefined && s > 0n && s <= halfOrder;
}

/** Reads s out of SEQUENCE { INTEGER r, INTEGER s }; P-256 needs at most 70 content bytes, so every length is one byte. */
function readS(signature: Uint8Array): bigint | undefined {
    const [sequence, length, integerR, lengthR] = signature;
    if (sequence !== 0x30 || length !== signature.length - 2 || integerR !== 0x02 || lengthR === undefined) {
        return undefined;
    }

    const [integerS, lengthS, ...s] = signature.subarray(4 + lengthR);
    return integerS === 0x02 && s.length > 0 && s.length === lengthS && (s[0] ?? 0) < 0x80
        ? toInteger(Uint8Array.from(s))
        : undefined;
}

function toInteger(bytes: Uint8Array): bigint {
    return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function encodeSignature(r: bigint, s: bigint): Uint8Array {
    const content = Buffer.concat([encodeInteger(r), encodeInteger(s)]);
    return Buffer.concat([Uint8Array.of(0x30, content.length), content]);
}

/** A DER integer is signed: a leading zero keeps a high first bit from making it negative. */
function encodeInteger(value: bigint): Uint8Array {
    const digits = value.toString(16);
    const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
    const content = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes;
    return Buffer.concat([Uint8Array.of(0x02, content.length), content]);
}
