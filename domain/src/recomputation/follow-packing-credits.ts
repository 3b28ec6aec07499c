import type { Instant } from '../kernel/time.js';
import { convertedOn } from '../packing-credit/convert-packing-credit.js';
import { reservedOn } from '../packing-credit/decide-packing-credit.js';
import { mustBeSettled, settlePackingCredit } from '../packing-credit/end-packing-credit.js';
import type { PackingCredit } from '../packing-credit/packing-credit.js';
import { pendingConversion } from '../packing-credit/request-conversion.js';
import { inTheOrderTold } from './in-order.js';
import type { OrderRegister } from './order-register.js';
import type { RecordFile } from './record-file.js';
import type { Writings } from './writings.js';

interface ChangedCredit {
    readonly before: PackingCredit;
    readonly after: PackingCredit;
    /** Whether the note is gone that asked a registrar to carry its end, or what was repaid, into the registry. */
    readonly isNoteGone: boolean;
}

/**
 * Does again on orders what a transaction must have done there, from what it has left of packing credits in the vaults and from
 * these as they were before it. Of the registry nothing is looked at.
 */
export function followPackingCredits(orders: OrderRegister, writings: Writings, records: RecordFile): void {
    const changed = writings.vaults.flatMap(({ bank, packingCredits, done }): ChangedCredit[] =>
        packingCredits.flatMap((after) => {
            const { packingCreditId } = after;
            const before = records.vault(bank).packingCredits.get(packingCreditId);
            const isNoteGone = done.some(({ kind, id }) => kind === 'packing-credit-end' && id === packingCreditId);
            return before === undefined ? [] : [{ before, after, isNoteGone }];
        }),
    );
    for (const each of inTheOrderTold(changed, writings.inOrder, ({ before }) => before.packingCreditId)) {
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
    const asked = pendingConversion(before);
    if (asked !== undefined && isConverted(after, before.conversions.indexOf(asked))) {
        orders.put(convertedOn(financed, before, asked.amount));
    }
}

function isConverted({ conversions }: PackingCredit, index: number): boolean {
    return conversions[index]?.status === 'CONVERTED';
}
