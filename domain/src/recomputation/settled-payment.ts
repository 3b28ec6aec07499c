import { unlessRefused } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { settleOutwardPayment, type SettledOutwardPayment } from '../tax-form/end-outward-payment.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import type { TaxFormRegister } from './tax-form-register.js';

/** What the register makes of a payment that its bank has made or given up, or not made in time; undefined where that is nothing. */
export function settledPayment(
    register: TaxFormRegister,
    payment: OutwardPayment,
    at: Instant,
): SettledOutwardPayment | undefined {
    const form = payment.form && register.forms.get(payment.form.formNumber);
    const trail = payment.form === undefined ? register.findTrail(payment) : undefined;

    // What nobody has reserved is never carried over.
    return unlessRefused(['OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT'], () =>
        settleOutwardPayment(payment, { form, trail, at }),
    );
}
