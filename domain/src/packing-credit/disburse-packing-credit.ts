import type { PaymentDue } from '../dcep/payment-due.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { loanPaymentDue, mustFitMeans, paymentBy, type LoanPayment } from '../receivable/settlement-due.js';
import type { DisbursePackingCredit } from './api.js';
import { isOverdue } from './end-packing-credit.js';
import type { PackingCredit } from './packing-credit.js';
import { mustBeShippable } from './shipment.js';

const refusal = refusals({
    PACKING_CREDIT_MUST_BE_RESERVED: 'conflict',
    RESERVATION_MUST_NOT_HAVE_EXPIRED: 'conflict',
});

export interface PackingCreditPaymentFacts {
    readonly packingCredit: PackingCredit;
    readonly transactionId: string;
    readonly paidAt: Instant;
}

/** Pays the loan out. The reservation becomes a loan of the same amount, so the registry need not be touched. */
export function disbursePackingCredit(
    { means }: DisbursePackingCredit,
    { packingCredit, transactionId, paidAt }: PackingCreditPaymentFacts,
): PackingCredit {
    mustBePayable(packingCredit, paidAt);
    mustFitMeans({ amount: packingCredit.amount, means });

    return {
        ...packingCredit,
        status: 'DISBURSED',
        disbursement: { payment: paymentBy(means, transactionId), paidAt },
    };
}

/** Refuses to pay out what is not reserved, no longer reserved, or shipped too late by now. */
export function mustBePayable(packingCredit: PackingCredit, at: Instant): void {
    const { status, order } = packingCredit;
    if (status !== 'RESERVED') {
        throw refusal('PACKING_CREDIT_MUST_BE_RESERVED', { status });
    }
    if (isOverdue(packingCredit, at)) {
        throw refusal('RESERVATION_MUST_NOT_HAVE_EXPIRED');
    }
    mustBeShippable(order, at);
}

/** The coins that move between the bank and the exporter with a payment of the loan; none with one outside the ledger. */
export function packingCreditDue(
    { bank, exporterUscc: borrowerUscc, packingCreditId: reference }: PackingCredit,
    payment: LoanPayment,
): PaymentDue | undefined {
    return loanPaymentDue({ bank, borrowerUscc, reference }, payment);
}
