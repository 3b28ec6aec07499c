import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Keeps private texts in the database so that only this organisation's gateways can read them (AES-256-GCM). The key is
 * derived from the request secret: there is one secret to guard.
 */
export class Seal {
    readonly #key: Buffer;

    constructor(secret: Uint8Array) {
        this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'cohong outbox', 32));
    }

    /** What belongs to one row cannot be read as belonging to another. */
    close(row: string, text: string): Buffer {
        const nonce = randomBytes(nonceBytes);
        const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(Buffer.from(row));
        const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);

        return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    }

    /** @throws Error when it was sealed with another key or for another row, or was changed. */
    open(row: string, sealed: Buffer): string {
        const decipher = createDecipheriv(algorithm, this.#key, sealed.subarray(0, nonceBytes))
            .setAAD(Buffer.from(row))
            .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));

        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
            'utf8',
        );
    }
}
