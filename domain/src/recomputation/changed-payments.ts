import { zero } from '../kernel/money.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import type { TaxForm } from '../tax-form/tax-form.js';
import { inTheOrderTold } from './in-order.js';
import type { RecordFile } from './record-file.js';
import type { TaxFormRegister } from './tax-form-register.js';
import type { Writings } from './writings.js';

export interface ChangedPayment {
    readonly before: OutwardPayment;
    readonly after: OutwardPayment;
    /** Whether the note is gone that asked a registrar to carry its end into the registry. */
    readonly isNoteGone: boolean;
}

/** The payments about which a transaction has asked, and those that it has changed, in the order in which it has told them. */
export function changedPayments(
    { vaults, inOrder }: Pick<Writings, 'vaults' | 'inOrder'>,
    records: RecordFile,
): { readonly asked: readonly OutwardPayment[]; readonly changed: readonly ChangedPayment[] } {
    const written = vaults.flatMap(({ bank, outwardPayments, done }) =>
        outwardPayments.map((after) => {
            const { outwardPaymentId } = after;
            const before = records.vault(bank).outwardPayments.get(outwardPaymentId);
            const isNoteGone = done.some(({ kind, id }) => kind === 'outward-payment-end' && id === outwardPaymentId);
            return { before, after, isNoteGone };
        }),
    );
    const changed = written.flatMap(({ before, ...each }) => (before === undefined ? [] : [{ before, ...each }]));

    return {
        asked: written.flatMap(({ before, after }) => (before === undefined ? [after] : [])),
        changed: inTheOrderTold(changed, inOrder, ({ after }) => after.outwardPaymentId),
    };
}

/** What SAFE has filed, as it was filed. */
export function newForms({ taxForms }: Pick<Writings, 'taxForms'>, { forms }: TaxFormRegister): readonly TaxForm[] {
    return taxForms
        .filter(({ formNumber }) => !forms.has(formNumber))
        .map((form) => ({ ...form, paid: zero(form.contractAmount.currency), reservations: [] }));
}
