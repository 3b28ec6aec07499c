import type { CohongContext, RecordAddress } from '@cohong/chaincode-runtime';
import { locks } from '../lock/records.js';
import { transfers } from './records.js';

/**
 * Whether a transfer has this id, or a lock, whose claim will be a transfer under it. The answer stands under MVCC: of a
 * lock and a payment that take one id at once, one fails.
 */
export async function isTransferIdTaken(ctx: CohongContext, place: string, id: string): Promise<boolean> {
    const collection = ctx.ledger.in(place);
    return (await collection.isThere(transfers, id)) || (await collection.isThere(locks, id));
}

/** What tells whether an id is taken. */
export function transferIdAddresses(id: string): readonly RecordAddress[] {
    return [
        [transfers, id],
        [locks, id],
    ];
}
