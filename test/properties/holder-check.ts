import { createPublicKey, verify } from 'node:crypto';
import type { WrittenTransfer } from './written-change.js';

/** Where a payment was made, and the keys that the holders of the wallets there sign with. */
interface Whereabouts {
    readonly channel: string;
    readonly bank: string;
    readonly holderKeys: ReadonlyMap<string, string>;
}

/** Whether the holder of the wallet signed the payment that was recorded, whatever the chaincode has made of it. */
export function isSignedByHolder(transfer: WrittenTransfer, { channel, bank, holderKeys }: Whereabouts): boolean {
    const { transferId, from, coins, outputs, reference, refundOf, signed } = transfer;
    const payment = { coins, outputs, nonce: transferId, reference, refundOf };

    return isSignedBy(
        holderKeys.get(from),
        { purpose: 'cohong spend', channel, bank, walletId: from, ...payment },
        signed,
    );
}

/** Whether the key has signed these terms, with its version and until when they hold. */
export function isSignedBy(holderKey: string | undefined, terms: object, signed: WrittenTransfer['signed']): boolean {
    if (holderKey === undefined || signed === undefined) {
        return false;
    }
    const { keyVersion, validUntil, signature } = signed;
    const text = sorted({ ...terms, keyVersion, validUntil });
    const point = Buffer.from(holderKey, 'hex').subarray(1);
    const [x, y] = [point.subarray(0, 32), point.subarray(32)].map((half) => half.toString('base64url'));
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });

    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'));
}

/** JSON whose fields stand in the order of their names. */
function sorted(value: unknown): string {
    return JSON.stringify(value, (_name, field: unknown) =>
        typeof field === 'object' && field !== null && !Array.isArray(field)
            ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1)))
            : field,
    );
}
