import { compare, moneyToWire, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Forwarded } from '../presentation/forwarded.js';
import type { Presentation } from '../presentation/presentation.js';
import { mustBeUsable } from './disburse-financing.js';
import type { Financing } from './financing.js';

const refusal = refusals({
    FINANCING_MUST_BE_OF_THIS_PRESENTATION: 'conflict',
    ADVANCE_MUST_BE_AMOUNT_RESERVED: 'conflict',
});

/** What a bank advances by buying documents. */
export interface Advancing extends Forwarded {
    readonly presentation: Presentation;
    readonly advance: Money;
    readonly at: Instant;
}

/**
 * Uses a reservation by negotiating the documents on which it rests: what is advanced for them is what was reserved, so
 * the registry need not be touched. How it was paid the presentation says, which all banks of the credit hold.
 */
export function disburseByNegotiation(
    financing: Financing,
    { presentation, forwarded, advance, at }: Advancing,
): Financing {
    const { creditId, number } = presentation;
    if (financing.presentation?.creditId !== creditId || financing.presentation.number !== number) {
        throw refusal('FINANCING_MUST_BE_OF_THIS_PRESENTATION');
    }
    mustBeUsable(financing, { presentation, forwarded, at });
    if (compare(advance, financing.amount) !== 0) {
        throw refusal('ADVANCE_MUST_BE_AMOUNT_RESERVED', { reserved: { ...moneyToWire(financing.amount) } });
    }

    return { ...financing, status: 'DISBURSED', disbursement: { payment: { means: 'PRESENTATION' }, paidAt: at } };
}
