import { subtract, sum, zero, type Money } from '../kernel/money.js';
import type { Drawn } from '../letter-of-credit/drawing.js';
import { drawingsOf } from '../presentation/drawings.js';
import { holdsAmount } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import { transferStatus, type Transfer } from './transfer.js';

/** What has been taken out of a credit by its own beneficiary, and what was transferred. */
export interface TakenOut {
    readonly presentations: readonly Pick<
        Presentation,
        'number' | 'amount' | 'status' | 'forwards' | 'firstPresentedAs' | 'negotiation'
    >[];
    readonly transfers: readonly Transfer[];
}

/** All that has been taken out of a credit. */
export function drawnFrom({ presentations: all, transfers }: TakenOut): Drawn {
    const presentations = drawingsOf(all);

    return { presentations, transferred: transferredAmounts({ presentations, transfers }) };
}

/**
 * What second beneficiaries have of a credit, and nobody has presented yet. It is theirs, whether they draw it or not,
 * until a transfer is returned; what they have presented is held by the presentation that forwards it.
 */
function transferredAmounts({ presentations, transfers }: TakenOut): readonly Money[] {
    return transfers.flatMap((transfer) => {
        if (transfer.decision?.outcome !== 'TRANSFERRED' || transferStatus(transfer) === 'RETURNED') {
            return [];
        }
        const { amount } = transfer.decision;
        const forwarded = presentations
            .filter(({ status }) => holdsAmount(status))
            .flatMap(({ forwards }) => (forwards?.transferNumber === transfer.number ? [forwards.amount] : []));
        const left = subtract(amount, sum(amount.currency, forwarded));

        return [left.minorUnits < 0n ? zero(amount.currency) : left];
    });
}
