import type { PaymentDue } from '../dcep/payment-due.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { hasExpired } from '../receivable/disburse-financing.js';
import { isPastDue } from '../receivable/due-date.js';
import { loanPaymentDue, mustFitMeans, paymentBy, type LoanPayment } from '../receivable/settlement-due.js';
import type { DisburseImportFinancing } from './api.js';
import type { ImportFinancing } from './import-financing.js';

const refusal = refusals({
    FINANCING_MUST_BE_RESERVED: 'conflict',
    RESERVATION_MUST_NOT_HAVE_EXPIRED: 'conflict',
    DUE_DATE_MUST_NOT_HAVE_PASSED: 'conflict',
    DECLARATION_MUST_NOT_BE_ALERTED: 'conflict',
    OWN_FUNDS_MUST_BE_PAID_OUTSIDE_LEDGER: 'invalid',
});

export interface ImportPaymentFacts {
    readonly importFinancing: ImportFinancing;
    readonly transactionId: string;
    readonly paidAt: Instant;
}

/**
 * Pays the seller. What was reserved counts as paid for good, so the registry need not be touched: no later act frees it,
 * whoever repays what to whom.
 */
export function disburseImportFinancing(
    { means }: DisburseImportFinancing,
    { importFinancing, transactionId, paidAt }: ImportPaymentFacts,
): ImportFinancing {
    mustBeUsable(importFinancing, paidAt);
    const { funds, amount, outstanding } = importFinancing;
    const isLent = funds === 'LOAN';
    // Coins move between a bank and its customer: of the importer's own the bank pays nothing out to it.
    if (!isLent && means.kind !== 'OUTSIDE') {
        throw refusal('OWN_FUNDS_MUST_BE_PAID_OUTSIDE_LEDGER');
    }
    mustFitMeans({ amount, means });

    return {
        ...importFinancing,
        status: isLent ? 'DISBURSED' : 'PAID',
        disbursement: { payment: paymentBy(means, transactionId), paidAt },
        outstanding: isLent ? amount : outstanding,
    };
}

/** The reservation must stand, and the last that customs said of the goods must still bear it. */
export function mustBeUsable(importFinancing: ImportFinancing, at: Instant): void {
    const { status, alerts } = importFinancing;
    if (status !== 'RESERVED') {
        throw refusal('FINANCING_MUST_BE_RESERVED', { status });
    }
    if (hasExpired(importFinancing, at)) {
        throw refusal('RESERVATION_MUST_NOT_HAVE_EXPIRED');
    }
    if (isPastDue(importFinancing, at)) {
        throw refusal('DUE_DATE_MUST_NOT_HAVE_PASSED');
    }
    if (alerts.at(-1)?.isCovered === false) {
        throw refusal('DECLARATION_MUST_NOT_BE_ALERTED');
    }
}

/** The coins that move between the bank and the importer with a payment of the loan. */
export function importFinancingDue(
    { bank, importerUscc: borrowerUscc, importFinancingId: reference }: ImportFinancing,
    payment: LoanPayment,
): PaymentDue | undefined {
    return loanPaymentDue({ bank, borrowerUscc, reference }, payment);
}
