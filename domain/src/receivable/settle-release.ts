import { add, subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Allocation, Encumbrance } from './encumbrance.js';
import type { Financing, Repayment } from './financing.js';

const refusal = refusals({ FINANCING_MUST_AWAIT_RELEASE: 'conflict' });

export interface ReleasedFinancing {
    readonly financing: Financing;
    readonly encumbrance: Encumbrance;
}

/**
 * Carries into the registry what the bank's vault says was given up or repaid.
 *
 * Other funds free the declaration. Export proceeds do not: the claim they paid is gone, so they move from what is
 * outstanding to what is collected, and all the buyer paid counts, also what repaid no loan.
 */
export function settleRelease(financing: Financing, encumbrance: Encumbrance): ReleasedFinancing {
    if (financing.status === 'WITHDRAWN' && find(encumbrance, financing) !== undefined) {
        return { financing, encumbrance: withoutAllocation(encumbrance, financing) };
    }
    const toNote = financing.repayments.filter((repayment) => !repayment.isNoted);
    if (toNote.length === 0) {
        throw refusal('FINANCING_MUST_AWAIT_RELEASE', { status: financing.status });
    }
    const noted: Financing = {
        ...financing,
        repayments: financing.repayments.map((repayment) => ({ ...repayment, isNoted: true })),
    };
    const settled = toNote.reduce((before, repayment) => note(before, { financing, repayment }), encumbrance);

    return financing.status === 'REPAID'
        ? { financing: { ...noted, status: 'RELEASED' }, encumbrance: withoutAllocation(settled, financing) }
        : { financing: noted, encumbrance: settled };
}

/** Takes a financing off the declaration. */
export function withoutAllocation(encumbrance: Encumbrance, { financingId }: Financing): Encumbrance {
    return {
        ...encumbrance,
        allocations: encumbrance.allocations.filter((allocation) => allocation.financingId !== financingId),
    };
}

function note(
    encumbrance: Encumbrance,
    { financing, repayment }: { readonly financing: Financing; readonly repayment: Repayment },
): Encumbrance {
    const { amount, proceeds, source } = repayment;
    const allocations = encumbrance.allocations.map((allocation) =>
        allocation.financingId === financing.financingId
            ? { ...allocation, outstanding: subtract(allocation.outstanding, amount) }
            : allocation,
    );
    const collected =
        source === 'EXPORT_PROCEEDS' ? add(encumbrance.collected, proceeds ?? amount) : encumbrance.collected;

    return { ...encumbrance, allocations, collected };
}

function find(encumbrance: Encumbrance, { financingId }: Financing): Allocation | undefined {
    return encumbrance.allocations.find((allocation) => allocation.financingId === financingId);
}
