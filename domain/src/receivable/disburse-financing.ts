import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Settlement } from '../dcep/api.js';
import { deciding } from '../presentation/forwarded.js';
import { isOpen } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import type { DisburseFinancing } from './api.js';
import { isPastDue } from './due-date.js';
import type { Financing } from './financing.js';
import { mustFitMeans, mustSettle, paymentBy } from './settlement-due.js';

const refusal = refusals({
    FINANCING_MUST_BE_RESERVED: 'conflict',
    RESERVATION_MUST_NOT_HAVE_EXPIRED: 'conflict',
    DUE_DATE_MUST_NOT_HAVE_PASSED: 'conflict',
    DECLARATION_MUST_NOT_BE_ALERTED: 'conflict',
    PRESENTATION_MUST_BE_OPEN: 'conflict',
});

export interface DisbursementFacts {
    readonly financing: Financing;
    /** The presentation that is financed, as the bank holds it now, where one is. */
    readonly presentation?: Presentation | undefined;
    /** The presentation to the issuing bank, where the documents were sent on. */
    readonly forwarded?: Presentation | undefined;
    /** The coins that move with the act, when they do. */
    readonly settlement?: Settlement | undefined;
    readonly transactionId: string;
    readonly paidAt: Instant;
}

/** The documents on which a financing rests, as what they were presented first and as what they were sent on. */
export type FinancedDocuments = Pick<DisbursementFacts, 'presentation' | 'forwarded'>;

/** Whether the loan may be paid out, so that a hopeless proposal does not wait for a checker. */
export function checkDisbursement(
    { means }: DisburseFinancing,
    { financing, presentation, forwarded, paidAt }: FinancedDocuments & Pick<DisbursementFacts, 'financing' | 'paidAt'>,
): void {
    mustBeUsable(financing, { presentation, forwarded, at: paidAt });
    mustFitMeans({ amount: financing.amount, means });
}

/**
 * Whether money may be advanced on the reservation: it must stand, the last that customs said of each declaration must
 * still bear it, and documents that it finances must still be neither refused nor paid.
 */
export function mustBeUsable(
    financing: Financing,
    { at, ...documents }: FinancedDocuments & { readonly at: Instant },
): void {
    if (financing.status !== 'RESERVED') {
        throw refusal('FINANCING_MUST_BE_RESERVED', { status: financing.status });
    }
    if (hasExpired(financing, at)) {
        throw refusal('RESERVATION_MUST_NOT_HAVE_EXPIRED');
    }
    if (isPastDue(financing, at)) {
        throw refusal('DUE_DATE_MUST_NOT_HAVE_PASSED');
    }
    const lastAlerts = new Map(financing.alerts.map((alert) => [alert.declarationNumber, alert])).values();
    if ([...lastAlerts].some(({ isCovered }) => !isCovered)) {
        throw refusal('DECLARATION_MUST_NOT_BE_ALERTED');
    }
    if (financing.presentation !== undefined && !isStillOpen(documents)) {
        throw refusal('PRESENTATION_MUST_BE_OPEN');
    }
}

/** Whether anything is still to be paid for documents, by the bank that decides on them. */
export function isStillOpen({ presentation, forwarded }: FinancedDocuments): boolean {
    return presentation !== undefined && isOpen(deciding(presentation, { forwarded }).status);
}

/** Pays the loan out. The reservation becomes a loan of the same amount, so the registry need not be touched. */
export function disburseFinancing(order: DisburseFinancing, facts: DisbursementFacts): Financing {
    const { financing, settlement, transactionId, paidAt } = facts;
    checkDisbursement(order, facts);
    mustSettle(financing, { direction: 'TO_BORROWER', amount: financing.amount, means: order.means }, settlement);

    return {
        ...financing,
        status: 'DISBURSED',
        disbursement: { payment: paymentBy(order.means, transactionId), paidAt },
    };
}

/** The reservation's last instant is the one before `reservedUntil`. */
export function hasExpired({ reservedUntil }: Pick<Financing, 'reservedUntil'>, at: Instant): boolean {
    return reservedUntil !== undefined && epochMilliseconds(at) >= epochMilliseconds(reservedUntil);
}
