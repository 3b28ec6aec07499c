import type { Instant } from '../kernel/time.js';
import { decideFormless } from '../tax-form/decide-formless.js';
import { reservedOn } from '../tax-form/decide-on-form.js';
import { hasEnded } from '../tax-form/end-outward-payment.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import { taxFormPolicyAt } from '../tax-form/set-tax-form-policy.js';
import { withoutReservation, type TaxForm } from '../tax-form/tax-form.js';
import { changedPayments, newForms, type ChangedPayment } from './changed-payments.js';
import type { RecordFile } from './record-file.js';
import { settledPayment } from './settled-payment.js';
import type { TaxFormRegister } from './tax-form-register.js';
import type { Writings } from './writings.js';

/**
 * Does again on tax filing forms, and on what is paid without one, what a transaction must have done there, from what it has left
 * of payments in the vaults and from these as they were before it. Of the registry only what SAFE has filed is looked
 * at, as it was filed.
 */
export function followOutwardPayments(register: TaxFormRegister, writings: Writings, records: RecordFile): void {
    register.put({ taxForms: newForms(writings, register) });
    for (const each of changedPayments(writings, records).changed) {
        follow(register, each, { at: writings.at, records });
    }
}

interface Looking {
    readonly at: Instant;
    readonly records: RecordFile;
}

function follow(register: TaxFormRegister, { before, after, isNoteGone }: ChangedPayment, looking: Looking): void {
    const wasDecided = after.status === 'RESERVED' || after.status === 'REFUSED';
    if (before.status === 'REQUESTED' && wasDecided) {
        decide(register, { before, after }, looking);
    } else if (after.status === 'REVOKED') {
        revoke(register, before);
    } else if (isNoteGone && hasEnded(before, looking.at)) {
        settle(register, before, looking.at);
    }
}

function decide(
    register: TaxFormRegister,
    { before, after }: Pick<ChangedPayment, 'before' | 'after'>,
    { at, records }: Looking,
): void {
    const { threshold } = before;
    if (threshold !== undefined) {
        const policy = taxFormPolicyAt(records.taxFormPolicies, at);
        const trail = register.findTrail(before);
        const decided = decideFormless(before, { known: undefined, trail, policy, decidedAt: at, threshold });
        register.put({ formlessTrails: decided.trail ? [decided.trail] : [] });
        return;
    }
    const form = formOf(register, before);
    if (after.status === 'RESERVED' && form !== undefined) {
        register.put({ taxForms: [reservedOn(form, before)] });
    }
}

function revoke(register: TaxFormRegister, before: OutwardPayment): void {
    const form = formOf(register, before);
    register.put({ taxForms: form ? [withoutReservation(form, before)] : [] });
}

function settle(register: TaxFormRegister, before: OutwardPayment, at: Instant): void {
    const settled = settledPayment(register, before, at);
    register.put({
        ...(settled?.form && { taxForms: [settled.form] }),
        ...(settled?.trail && { formlessTrails: [settled.trail] }),
    });
}

function formOf({ forms }: TaxFormRegister, { form }: OutwardPayment): TaxForm | undefined {
    return form && forms.get(form.formNumber);
}
