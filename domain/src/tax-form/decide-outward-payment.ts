import { refusals } from '../kernel/refusal.js';
import { decideFormless } from './decide-formless.js';
import { decideOnForm } from './decide-on-form.js';
import type { OutwardPayment } from './outward-payment.js';
import type { DecidedOutwardPayment, PaymentDecisionFacts } from './outward-payment-decision.js';

const refusal = refusals({ OUTWARD_PAYMENT_MUST_BE_REQUESTED: 'conflict' });

/**
 * Answers a bank that asks whether a payment may go abroad: the guard against a form that is used twice, at one bank or at
 * two at once, and against one payment that is split into several which need none.
 *
 * A payment that may not be made is answered in the bank's vault, not refused: the transaction commits, and the decision
 * tells the first rule that failed, in the order of `outwardPaymentDecisionCodes`. Of other banks it tells only what remains.
 */
export function decideOutwardPayment(payment: OutwardPayment, facts: PaymentDecisionFacts): DecidedOutwardPayment {
    if (payment.status !== 'REQUESTED') {
        throw refusal('OUTWARD_PAYMENT_MUST_BE_REQUESTED');
    }

    const { threshold } = payment;

    return threshold === undefined ? decideOnForm(payment, facts) : decideFormless(payment, { ...facts, threshold });
}
