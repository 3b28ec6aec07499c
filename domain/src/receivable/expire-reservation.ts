import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { released, type Collateral } from './collateral.js';
import { hasExpired } from './disburse-financing.js';
import type { Financing } from './financing.js';
import type { ReleasedTogether } from './settle-release.js';

const refusal = refusals({
    FINANCING_MUST_BE_RESERVED: 'conflict',
    RESERVATION_MUST_HAVE_EXPIRED: 'conflict',
});

/**
 * Ends a reservation that its bank did not use in time, so that an abandoned request does not hold the goods for ever.
 * It writes the bank's vault as well as the registry: a disbursement in the same instant conflicts with it.
 */
export function expireTogether(
    financing: Financing,
    { collateral, at }: { readonly collateral: Collateral; readonly at: Instant },
): ReleasedTogether {
    if (financing.status !== 'RESERVED') {
        throw refusal('FINANCING_MUST_BE_RESERVED', { status: financing.status });
    }
    if (!hasExpired(financing, at)) {
        throw refusal('RESERVATION_MUST_HAVE_EXPIRED');
    }

    return {
        financing: { ...financing, status: 'EXPIRED', outstanding: zero(financing.amount.currency) },
        collateral: released(collateral, financing),
    };
}
