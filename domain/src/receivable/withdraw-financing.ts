import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Financing } from './financing.js';

const refusal = refusals({ FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED: 'conflict' });

export interface WithdrawnFinancing {
    readonly financing: Financing;
    /** Whether a registrar must still take the reservation off the declaration. */
    readonly mustBeReleased: boolean;
}

/**
 * Takes back a request, or gives up a reservation before it is used.
 * Until a registrar has released it, a reservation given up still counts against the declaration.
 */
export function withdrawFinancing(financing: Financing): WithdrawnFinancing {
    if (financing.status !== 'REQUESTED' && financing.status !== 'RESERVED') {
        throw refusal('FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED', { status: financing.status });
    }

    return {
        financing: { ...financing, status: 'WITHDRAWN', outstanding: zero(financing.amount.currency) },
        mustBeReleased: financing.status === 'RESERVED',
    };
}
