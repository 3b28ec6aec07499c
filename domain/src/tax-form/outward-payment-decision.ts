import { addHours, epochMilliseconds, type Instant } from '../kernel/time.js';
import type { FormlessTrail } from './formless-trail.js';
import type { OutwardPayment } from './outward-payment.js';
import type { TaxFormPolicy } from './tax-form-policy.js';
import type { TaxForm } from './tax-form.js';

/** A form with the code that is derived from its number and given to the payer with it. */
export interface KnownTaxForm {
    readonly form: TaxForm;
    readonly releaseCode: string;
}

export interface PaymentDecisionFacts {
    /** What was filed under the number that the bank was shown, with what the same transaction has reserved on it. */
    readonly known: KnownTaxForm | undefined;
    /** What was paid without a form under the contract, likewise. */
    readonly trail: FormlessTrail | undefined;
    readonly policy: TaxFormPolicy;
    readonly decidedAt: Instant;
}

export interface DecidedOutwardPayment {
    readonly payment: OutwardPayment;
    /** The form with its reservation; absent when nothing was reserved on one. */
    readonly form?: TaxForm;
    /** The trail with the payment, or with what was found when it was refused; absent for one on a form. */
    readonly trail?: FormlessTrail;
}

/** The payment with its reservation, which the bank has so many hours to use, and never longer than the form is valid. */
export function reserved(
    payment: OutwardPayment,
    { policy, decidedAt }: PaymentDecisionFacts,
    formEnds?: Instant,
): OutwardPayment {
    const hoursEnd = addHours(decidedAt, policy.reservationHours);
    const reservedUntil =
        formEnds !== undefined && epochMilliseconds(formEnds) < epochMilliseconds(hoursEnd) ? formEnds : hoursEnd;

    return { ...payment, status: 'RESERVED', decidedAt, decision: { code: 'PAYMENT_MAY_BE_MADE' }, reservedUntil };
}

/** The payment with the reason why it may not be made. */
export function refused(
    payment: OutwardPayment,
    decision: NonNullable<OutwardPayment['decision']>,
    decidedAt: Instant,
): OutwardPayment {
    return { ...payment, status: 'REFUSED', decidedAt, decision };
}
