import { subtract, sum, zero, type Money } from '../kernel/money.js';
import type { Drawn } from '../letter-of-credit/drawing.js';
import { drawingsOf } from '../presentation/drawings.js';
import type { Presentation } from '../presentation/presentation.js';
import { transferStatus, type Transfer } from './transfer.js';

/** What has been taken out of a credit by its own beneficiary, and what was transferred. */
export interface TakenOut {
    readonly presentations: readonly Pick<
        Presentation,
        'number' | 'amount' | 'status' | 'forwards' | 'firstPresentedAs' | 'negotiation'
    >[];
    readonly transfers: readonly Transfer[];
    /** Of the presentation in question, which is not among the others: its transfer does not hold that beside it. */
    readonly forwards?: Presentation['forwards'] | undefined;
}

/** All that has been taken out of a credit. */
export function drawnFrom({ presentations: all, ...rest }: TakenOut): Drawn {
    const presentations = drawingsOf(all);

    return { presentations, transferred: transferredAmounts({ presentations, ...rest }) };
}

/**
 * What second beneficiaries have of a credit, and nobody has presented yet. It is theirs, whether they draw it or not,
 * until a transfer is returned; what they have presented is held by the presentation that forwards it.
 */
function transferredAmounts({ presentations, transfers, forwards: own }: TakenOut): readonly Money[] {
    const held = presentations.map(({ forwards }) => forwards);

    return transfers.flatMap((transfer) => notPresented(transfer, [...held, own]) ?? []);
}

/** Whether a second beneficiary still has something of a credit that it has not presented. */
export function isHolding(transfer: Transfer, drawings: readonly Pick<Presentation, 'forwards'>[]): boolean {
    const left = notPresented(
        transfer,
        drawings.map(({ forwards }) => forwards),
    );

    return left !== undefined && left.minorUnits > 0n;
}

/** What is left of a transfer; undefined where nothing was transferred, or it was returned. */
function notPresented(transfer: Transfer, held: readonly Presentation['forwards'][]): Money | undefined {
    if (transfer.decision?.outcome !== 'TRANSFERRED' || transferStatus(transfer) === 'RETURNED') {
        return undefined;
    }
    const { amount } = transfer.decision;
    const forwarded = held.flatMap((each) => (each?.transferNumber === transfer.number ? [each.amount] : []));
    const left = subtract(amount, sum(amount.currency, forwarded));

    return left.minorUnits < 0n ? zero(amount.currency) : left;
}
