import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { VoidTaxForm } from './api.js';
import type { OutwardPayment } from './outward-payment.js';
import { withoutReservation, type TaxForm } from './tax-form.js';

const refusal = refusals({ TAX_FORM_MUST_NOT_BE_VOIDED: 'conflict' });

export interface VoidingFacts {
    readonly form: TaxForm;
    /** The payments for which something is reserved on it, as their banks have them. */
    readonly payments: readonly OutwardPayment[];
    readonly at: Instant;
}

export interface VoidedTaxForm {
    readonly form: TaxForm;
    /** Those that may no longer be made. */
    readonly revoked: readonly OutwardPayment[];
}

/**
 * Voids a form: nothing more is paid on it, at any bank, and its number is never filed again. What was reserved and not
 * paid is revoked in the vaults of the banks in the same act, so that a payment confirmed in that instant conflicts with
 * it. What was paid stays paid.
 */
export function voidTaxForm({ reason }: VoidTaxForm, { form, payments, at }: VoidingFacts): VoidedTaxForm {
    if (form.voided !== undefined) {
        throw refusal('TAX_FORM_MUST_NOT_BE_VOIDED');
    }
    const revoked = payments
        .filter(({ status }) => status === 'RESERVED')
        .map((payment): OutwardPayment => ({ ...payment, status: 'REVOKED' }));

    return { form: { ...revoked.reduce<TaxForm>(withoutReservation, form), voided: { at, reason } }, revoked };
}
