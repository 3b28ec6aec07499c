import { add, zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Repayment } from '../receivable/financing.js';
import { reducedBy, withoutCredit, type FinancedOrder } from './financed-order.js';
import type { PackingCredit } from './packing-credit.js';

const refusal = refusals({
    PACKING_CREDIT_MUST_NOT_BE_DISBURSED_OR_CLOSED: 'conflict',
    PACKING_CREDIT_MUST_AWAIT_SETTLEMENT: 'conflict',
});

export interface WithdrawnPackingCredit {
    readonly packingCredit: PackingCredit;
    /** Whether a registrar must still take the reservation off the order. */
    readonly mustBeSettled: boolean;
}

/** Takes back a request, or gives up a reservation before it is used. Until a registrar has settled it, it still counts. */
export function withdrawPackingCredit(packingCredit: PackingCredit): WithdrawnPackingCredit {
    const { status } = packingCredit;
    if (status !== 'REQUESTED' && status !== 'RESERVED') {
        throw refusal('PACKING_CREDIT_MUST_NOT_BE_DISBURSED_OR_CLOSED', { status });
    }

    return { packingCredit: ended(packingCredit, 'WITHDRAWN'), mustBeSettled: status === 'RESERVED' };
}

/** Whether the bank has let the time pass in which to pay out. The last instant to do so is the one before `reservedUntil`. */
export function isOverdue({ status, reservedUntil }: PackingCredit, at: Instant): boolean {
    const isOver = reservedUntil !== undefined && epochMilliseconds(at) >= epochMilliseconds(reservedUntil);

    return status === 'RESERVED' && isOver;
}

/** Whether anything is to be carried into the registry: what was given up, not used in time, or repaid. */
export function mustBeSettled(packingCredit: PackingCredit, at: Instant): boolean {
    return packingCredit.status === 'WITHDRAWN' || isOverdue(packingCredit, at) || unnotedIn(packingCredit).length > 0;
}

export interface SettledPackingCredit {
    readonly packingCredit: PackingCredit;
    readonly financed: FinancedOrder;
}

/**
 * Carries into the registry what became of a packing credit on its order.
 *
 * Other funds free the order. What the buyer has paid does not: the claim that it paid is gone, and all of it counts, also
 * what repaid no loan.
 */
export function settlePackingCredit(
    packingCredit: PackingCredit,
    { financed, at }: { readonly financed: FinancedOrder; readonly at: Instant },
): SettledPackingCredit {
    if (!mustBeSettled(packingCredit, at)) {
        throw refusal('PACKING_CREDIT_MUST_AWAIT_SETTLEMENT', { status: packingCredit.status });
    }
    const { status, repayments } = packingCredit;
    if (status === 'WITHDRAWN' || status === 'RESERVED') {
        return {
            packingCredit: ended(packingCredit, status === 'RESERVED' ? 'EXPIRED' : 'WITHDRAWN'),
            financed: withoutCredit(financed, packingCredit),
        };
    }

    return {
        packingCredit: {
            ...packingCredit,
            status: status === 'REPAID' ? 'RELEASED' : status,
            repayments: repayments.map((repayment) => ({ ...repayment, isNoted: true })),
        },
        financed: unnotedIn(packingCredit).reduce(
            (before, repayment) => noted(before, packingCredit, repayment),
            financed,
        ),
    };
}

function noted(
    financed: FinancedOrder,
    packingCredit: PackingCredit,
    { amount, proceeds = amount, source }: Repayment,
): FinancedOrder {
    const { collected } = financed;

    return {
        ...reducedBy(financed, packingCredit, amount),
        collected: source === 'EXPORT_PROCEEDS' ? add(collected, proceeds) : collected,
    };
}

function unnotedIn({ repayments }: PackingCredit): readonly Repayment[] {
    return repayments.filter(({ isNoted }) => !isNoted);
}

function ended(packingCredit: PackingCredit, status: 'WITHDRAWN' | 'EXPIRED'): PackingCredit {
    return { ...packingCredit, status, outstanding: zero(packingCredit.amount.currency) };
}
