import type { Whereabouts } from '../dcep/holder-order.js';
import { canonicalJson } from '../kernel/json.js';
import type { AccountOrder, DepositOrder, PaymentOrder, WithdrawalOrder } from './api.js';

/** Each order has a purpose of its own, so that no signature serves for another. */
export function accountText(order: AccountOrder, whereabouts: Whereabouts): string {
    return textOf('cohong custody account', order, whereabouts);
}

/** All that the bank or the institution could otherwise choose. */
export function depositText({ movementId, from, ...order }: DepositOrder, whereabouts: Whereabouts): string {
    return textOf('cohong custody deposit', { nonce: movementId, walletId: from, ...order }, whereabouts);
}

export function withdrawalText({ movementId, ...order }: WithdrawalOrder, whereabouts: Whereabouts): string {
    return textOf('cohong custody withdrawal', { nonce: movementId, ...order }, whereabouts);
}

export function paymentText(
    { institutionId, paymentId, ...order }: PaymentOrder & { readonly institutionId: string },
    whereabouts: Whereabouts,
): string {
    return textOf('cohong custody payment', { nonce: paymentId, institutionId, ...order }, whereabouts);
}

function textOf(purpose: string, order: object, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose, channel, bank, ...order });
}
