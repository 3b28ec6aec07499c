import { createPublicKey, verify } from 'node:crypto';
import { keyOf, type Books } from './books.js';
import type { Signed, WrittenLock, WrittenTransfer } from './written-records.js';

/** Whether the holder of the wallet signed the payment that was recorded, whatever the chaincode has made of it. */
export function isSignedByHolder(transfer: WrittenTransfer, books: Books): boolean {
    const { transferId, from, coins, outputs, reference, refundOf, signed } = transfer;
    const payment = { coins, outputs, nonce: transferId, reference, refundOf };

    return isOrdered({ purpose: 'cohong spend', walletId: from, ...payment }, { books, walletId: from, signed });
}

/** Whether the holder of the wallet signed that its coins shall wait, for this payee and until then. */
export function isLockedByHolder(lock: WrittenLock, books: Books): boolean {
    const { lockId, payer: walletId, coins, payee, amount, condition, escapeAt, signed } = lock;
    const terms = { coins, payee, amount, condition, escapeAt, nonce: lockId };

    return isOrdered({ purpose: 'cohong lock', walletId, ...terms }, { books, walletId, signed });
}

/** Whether the holder of a wallet that is open has signed these terms for this bank. */
export function isOrdered(
    terms: object,
    order: { readonly books: Books; readonly walletId: string; readonly signed: Signed | undefined },
): boolean {
    const { books, walletId, signed } = order;

    return isSignedBy(keyOf(books, walletId), { channel: books.channel, bank: books.bank, ...terms }, signed);
}

/** Whether the key has signed these terms, with its version and until when they hold. */
export function isSignedBy(key: string | undefined, terms: object, signed: Signed | undefined): boolean {
    if (signed === undefined) {
        return false;
    }
    const { keyVersion, validUntil, signature } = signed;

    return isText(key, sorted({ ...terms, keyVersion, validUntil }), signature);
}

/** Whether the key has signed the text. */
export function isText(key: string | undefined, text: string, signature: string): boolean {
    if (key === undefined) {
        return false;
    }
    const point = Buffer.from(key, 'hex').subarray(1);
    const [x, y] = [point.subarray(0, 32), point.subarray(32)].map((half) => half.toString('base64url'));
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });

    return verify(
        'sha256',
        Buffer.from(text),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'hex'),
    );
}

/** JSON whose fields stand in the order of their names. */
export function sorted(value: unknown): string {
    return JSON.stringify(value, (_name, field: unknown) =>
        typeof field === 'object' && field !== null && !Array.isArray(field)
            ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1)))
            : field,
    );
}
