import type { Settlement } from '@cohong/domain/dcep/api';
import { totalOf, type PaymentDue } from '@cohong/domain/dcep/payment-due';
import type { Committed, RequestMark } from '../fabric/ledger.js';
import type { CoinsRead, Purse } from './purse.js';

/** An act of trade for a request, and the payment that goes with it, when it does. */
export interface WithPayment {
    readonly request: RequestMark;
    readonly settlement?: Settlement;
}

/** Where the coins of a payment are chosen. */
export interface Vault {
    readonly purse: Purse;
    readonly read: CoinsRead;
}

/** Does an act of trade with coins of the bank's vault, which move in the same transaction; without, when none are due. */
export async function paidFromVault(
    { purse, read }: Vault,
    { transferId, due }: { readonly transferId: string; readonly due: PaymentDue | undefined },
    submit: (payment: { readonly settlement?: Settlement }) => Promise<Committed>,
): Promise<Committed> {
    if (due === undefined) {
        return await submit({});
    }
    const payment = { payer: { bank: due.from.bank, owner: 'vault' }, amount: totalOf(due) } as const;

    return await purse.pay(read, payment, (coins) => submit({ settlement: { transferId, ...due, coins: [...coins] } }));
}
