import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Settlement } from '../dcep/api.js';
import type { DisburseFinancing } from './api.js';
import type { Financing } from './financing.js';
import { mustFitMeans, mustSettle, paymentBy } from './settlement-due.js';

const refusal = refusals({
    FINANCING_MUST_BE_RESERVED: 'conflict',
    RESERVATION_MUST_NOT_HAVE_EXPIRED: 'conflict',
    DECLARATION_MUST_NOT_BE_ALERTED: 'conflict',
});

export interface DisbursementFacts {
    readonly financing: Financing;
    /** The coins that move with the act, when they do. */
    readonly settlement?: Settlement | undefined;
    readonly transactionId: string;
    readonly paidAt: Instant;
}

/**
 * Whether the loan may be paid out, so that a hopeless proposal does not wait for a checker.
 * The reservation must stand, and the last that customs said of the declaration must still bear it.
 */
export function checkDisbursement(
    { means }: DisburseFinancing,
    { financing, paidAt }: Pick<DisbursementFacts, 'financing' | 'paidAt'>,
): void {
    if (financing.status !== 'RESERVED') {
        throw refusal('FINANCING_MUST_BE_RESERVED', { status: financing.status });
    }
    if (hasExpired(financing, paidAt)) {
        throw refusal('RESERVATION_MUST_NOT_HAVE_EXPIRED');
    }
    if (financing.alerts.at(-1)?.isCovered === false) {
        throw refusal('DECLARATION_MUST_NOT_BE_ALERTED');
    }
    mustFitMeans({ amount: financing.amount, means });
}

/** Pays the loan out. The reservation becomes a loan of the same amount, so the registry need not be touched. */
export function disburseFinancing(order: DisburseFinancing, facts: DisbursementFacts): Financing {
    const { financing, settlement, transactionId, paidAt } = facts;
    checkDisbursement(order, facts);
    mustSettle(financing, { direction: 'TO_EXPORTER', amount: financing.amount, means: order.means }, settlement);

    return {
        ...financing,
        status: 'DISBURSED',
        disbursement: { payment: paymentBy(order.means, transactionId), paidAt },
    };
}

/** The reservation's last instant is the one before `reservedUntil`. */
export function hasExpired({ reservedUntil }: Financing, at: Instant): boolean {
    return reservedUntil !== undefined && epochMilliseconds(at) >= epochMilliseconds(reservedUntil);
}
