import type { Settlement } from '@cohong/domain/dcep/api';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import type { Committed } from '../fabric/ledger.js';
import type { CoinsRead, Purse } from './purse.js';

/** Money that an act of trade moves out of the bank's vault, and the id under which it is taken once. */
export interface VaultSettlement {
    readonly transferId: string;
    readonly due: PaymentDue;
}

/** Does an act of trade with coins of the bank's vault, which move in the same transaction. */
export function paidFromVault(
    purse: Purse,
    read: CoinsRead,
    { transferId, due }: VaultSettlement,
): (submit: (settlement: Settlement) => Promise<Committed>) => Promise<Committed> {
    const payment = { payer: { bank: due.from.bank, owner: 'vault' }, amount: due.amount } as const;

    return (submit) => purse.pay(read, payment, (coins) => submit({ transferId, ...due, coins: [...coins] }));
}
