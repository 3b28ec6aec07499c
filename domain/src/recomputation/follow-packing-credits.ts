import type { Instant } from '../kernel/time.js';
import { convertedOn } from '../packing-credit/convert-packing-credit.js';
import { reservedOn } from '../packing-credit/decide-packing-credit.js';
import { mustBeSettled, settlePackingCredit } from '../packing-credit/end-packing-credit.js';
import { changedCredits, convertedIn, type ChangedCredit } from './changed-credits.js';
import type { OrderRegister } from './order-register.js';
import type { RecordFile } from './record-file.js';
import type { Writings } from './writings.js';

/**
 * Does again on orders what a transaction must have done there, from what it has left of packing credits in the vaults and from
 * these as they were before it. Of the registry nothing is looked at.
 */
export function followPackingCredits(orders: OrderRegister, writings: Writings, records: RecordFile): void {
    for (const each of changedCredits(writings, records)) {
        follow(orders, each, writings.at);
    }
}

function follow(orders: OrderRegister, { before, after, isNoteGone }: ChangedCredit, at: Instant): void {
    const financed = orders.find(before);
    if (before.status === 'REQUESTED' && after.status === 'RESERVED') {
        orders.put(reservedOn(financed, before));
    }
    if (financed === undefined) {
        return;
    }
    // A bank that pays out takes the note away too: then the reservation is not over, and nothing is to be settled.
    if (isNoteGone && mustBeSettled(before, at)) {
        orders.put(settlePackingCredit(before, { financed, at }).financed);
    }
    const moved = convertedIn(before, after);
    if (moved !== undefined) {
        orders.put(convertedOn(financed, before, moved));
    }
}
