import { add } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { ConfirmOutwardPayment } from './api.js';
import type { FormlessTrail } from './formless-trail.js';
import type { OutwardPayment } from './outward-payment.js';
import { isSameOutwardPayment } from './same-outward-payment.js';
import { withoutReservation, type TaxForm } from './tax-form.js';

const refusal = refusals({
    OUTWARD_PAYMENT_MUST_BE_RESERVED: 'conflict',
    OUTWARD_PAYMENT_MUST_NOT_HAVE_EXPIRED: 'conflict',
    OUTWARD_PAYMENT_MUST_NOT_BE_PAID_OR_ENDED: 'conflict',
    OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT: 'conflict',
});

export interface EndedOutwardPayment {
    readonly payment: OutwardPayment;
    /** Whether a registrar must still carry it into the registry. */
    readonly mustBeSettled: boolean;
}

/**
 * Confirms that the bank has paid, all of what was reserved. Without a form there is nothing to carry into the registry: what
 * is paid counts there like what is reserved.
 */
export function confirmOutwardPayment(
    { reference }: ConfirmOutwardPayment,
    { payment, paidAt }: { readonly payment: OutwardPayment; readonly paidAt: Instant },
): EndedOutwardPayment {
    if (payment.status !== 'RESERVED') {
        throw refusal('OUTWARD_PAYMENT_MUST_BE_RESERVED', { status: payment.status });
    }
    if (isOverdue(payment, paidAt)) {
        throw refusal('OUTWARD_PAYMENT_MUST_NOT_HAVE_EXPIRED');
    }

    return {
        payment: { ...payment, status: 'PAID', payment: { reference, paidAt } },
        mustBeSettled: payment.form !== undefined,
    };
}

/** Takes back a question, or gives up what was reserved. Until a registrar has settled it, it still counts. */
export function withdrawOutwardPayment(payment: OutwardPayment): EndedOutwardPayment {
    if (payment.status !== 'REQUESTED' && payment.status !== 'RESERVED') {
        throw refusal('OUTWARD_PAYMENT_MUST_NOT_BE_PAID_OR_ENDED', { status: payment.status });
    }

    return { payment: { ...payment, status: 'WITHDRAWN' }, mustBeSettled: payment.status === 'RESERVED' };
}

/** Whether the bank has let the time pass in which to pay. The last instant to do so is the one before `reservedUntil`. */
export function isOverdue({ status, reservedUntil }: OutwardPayment, at: Instant): boolean {
    const isOver = reservedUntil !== undefined && epochMilliseconds(at) >= epochMilliseconds(reservedUntil);

    return status === 'RESERVED' && isOver;
}

export interface SettlementFacts {
    /** The form on which it was reserved, where it was on one. */
    readonly form: TaxForm | undefined;
    /** The trail in which it counts, where it has no form; it may have grown out of it. */
    readonly trail: FormlessTrail | undefined;
    readonly at: Instant;
}

export interface SettledOutwardPayment {
    readonly payment: OutwardPayment;
    readonly form?: TaxForm;
    readonly trail?: FormlessTrail;
}

/**
 * Carries into the registry what became of a reservation: what was paid is paid on the form, what was given up or not used in
 * time frees the form, or no longer counts under the contract. What the form has no reservation of is never carried over.
 */
export function settleOutwardPayment(
    payment: OutwardPayment,
    { form, trail, at }: SettlementFacts,
): SettledOutwardPayment {
    const isCounted = form === undefined || form.reservations.some((each) => isSameOutwardPayment(each, payment));
    if (!isCounted || !hasEnded(payment, at)) {
        throw refusal('OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT', { status: payment.status });
    }
    const { status, amount } = payment;

    return {
        payment: status === 'RESERVED' ? { ...payment, status: 'EXPIRED' } : payment,
        ...(form && {
            form: {
                ...withoutReservation(form, payment),
                paid: status === 'PAID' ? add(form.paid, amount) : form.paid,
            },
        }),
        ...(trail && {
            trail: { ...trail, payments: trail.payments.filter((each) => !isSameOutwardPayment(each, payment)) },
        }),
    };
}

/** Given up, not paid in time, or paid on a form. What is paid without one goes on counting under its contract. */
export function hasEnded(payment: OutwardPayment, at: Instant): boolean {
    const { status, form } = payment;

    return status === 'WITHDRAWN' || isOverdue(payment, at) || (status === 'PAID' && form !== undefined);
}
