import type { Money } from '../kernel/money.js';
import type { Drawn } from '../letter-of-credit/drawing.js';
import { transferStatus, type Transfer } from './transfer.js';

/** What second beneficiaries have of a credit. It is theirs, whether they draw it or not, until a transfer is returned. */
export function transferredAmounts(transfers: readonly Transfer[]): readonly Money[] {
    return transfers.flatMap((transfer) =>
        transfer.decision?.outcome === 'TRANSFERRED' && transferStatus(transfer) !== 'RETURNED'
            ? [transfer.decision.amount]
            : [],
    );
}

/** All that has been taken out of a credit. */
export function drawnFrom({
    presentations,
    transfers,
}: Pick<Drawn, 'presentations'> & { readonly transfers: readonly Transfer[] }): Drawn {
    return { presentations, transferred: transferredAmounts(transfers) };
}
