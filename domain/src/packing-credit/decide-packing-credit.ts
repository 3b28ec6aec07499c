import { compare } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { addHours, type Instant } from '../kernel/time.js';
import { availableOn, isUnfinanced, unfinanced, type FinancedOrder } from './financed-order.js';
import type { PackingCreditPolicy } from './packing-credit-policy.js';
import type { PackingCredit } from './packing-credit.js';
import { isShippable } from './shipment.js';

const refusal = refusals({ PACKING_CREDIT_MUST_BE_REQUESTED: 'conflict' });

export interface PackingCreditFacts {
    /** What lies on the order, with what the same transaction has already decided on it. */
    readonly financed: FinancedOrder | undefined;
    readonly policy: PackingCreditPolicy;
    readonly decidedAt: Instant;
}

export interface DecidedPackingCredit {
    readonly packingCredit: PackingCredit;
    /** What lies on the order now; absent when nothing was reserved. */
    readonly financed?: FinancedOrder;
}

type Decision = NonNullable<PackingCredit['decision']>;

/**
 * Answers a bank's request: the guard against the same order being financed twice.
 *
 * A request that may not be met is answered in the bank's vault, not refused: the transaction commits, and the decision
 * tells the first rule that failed, in the order of `packingCreditDecisionCodes`. Of other banks it tells only what is left.
 */
export function decidePackingCredit(packingCredit: PackingCredit, facts: PackingCreditFacts): DecidedPackingCredit {
    if (packingCredit.status !== 'REQUESTED') {
        throw refusal('PACKING_CREDIT_MUST_BE_REQUESTED', { status: packingCredit.status });
    }
    const { policy, decidedAt } = facts;
    const before = lyingOn(packingCredit, facts.financed);
    const fault = faultOf(packingCredit, before, facts);
    if (fault !== undefined) {
        return { packingCredit: { ...packingCredit, status: 'REFUSED', decidedAt, decision: fault } };
    }

    return {
        packingCredit: {
            ...packingCredit,
            status: 'RESERVED',
            decidedAt,
            decision: { code: 'AMOUNT_IS_RESERVED' },
            reservedUntil: addHours(decidedAt, policy.reservationHours),
            outstanding: packingCredit.amount,
        },
        financed: reservedOn(facts.financed, packingCredit),
    };
}

/** What lies on the order with all on it that was asked for. */
export function reservedOn(financed: FinancedOrder | undefined, packingCredit: PackingCredit): FinancedOrder {
    const { allocations, ...before } = lyingOn(packingCredit, financed);
    const { packingCreditId, bank, amount: outstanding } = packingCredit;

    return { ...before, allocations: [...allocations, { packingCreditId, bank, outstanding }] };
}

function faultOf(
    { order, amount }: PackingCredit,
    financed: FinancedOrder,
    { policy, decidedAt }: PackingCreditFacts,
): Decision | undefined {
    if (!isShippable(order, decidedAt)) {
        return { code: 'LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED' };
    }
    // No authority has the order: shown to another bank as worth more, it would bear more.
    const { currency, minorUnits } = financed.order.amount;
    if (order.amount.currency !== currency || order.amount.minorUnits !== minorUnits) {
        return { code: 'ORDER_MUST_BE_WORTH_WHAT_WAS_SHOWN_FIRST' };
    }
    const available = availableOn(financed, policy);

    return compare(amount, available) > 0 ? { code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS', available } : undefined;
}

/**
 * What lies on the order. One with nothing on it binds nobody: it may have been shown wrongly first, or the buyer has changed
 * it since. A letter of credit is worth what is left to draw of it now.
 */
function lyingOn(packingCredit: PackingCredit, financed: FinancedOrder | undefined): FinancedOrder {
    const { order } = packingCredit;
    if (financed === undefined || isUnfinanced(financed)) {
        return unfinanced(packingCredit);
    }

    return order.creditId === undefined ? financed : { ...financed, order };
}
