import type { OutwardPayment } from './outward-payment.js';

/** Its id is chosen by its bank, so that another bank may choose the same: both together name one payment. */
export type NamedOutwardPayment = Pick<OutwardPayment, 'bank' | 'outwardPaymentId'>;

/** Whether both name the same payment. */
export function isSameOutwardPayment(one: NamedOutwardPayment, other: NamedOutwardPayment): boolean {
    return one.bank === other.bank && one.outwardPaymentId === other.outwardPaymentId;
}
