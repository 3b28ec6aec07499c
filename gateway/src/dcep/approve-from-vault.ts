import type { Settlement } from '@cohong/domain/dcep/api';
import { totalOf, type PaymentDue } from '@cohong/domain/dcep/payment-due';
import { toWire } from '@cohong/domain/kernel/json';
import type { Approve } from '../approval/approval-routes.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import type { Purse } from './purse.js';

/** An act of trade for a request, and the payment that goes with it, when it does. */
export interface WithPayment {
    readonly request: RequestMark;
    readonly settlement?: Settlement;
}

/** An act that two users agree on, and what it pays out of the vault of their bank. */
export interface PayingAct {
    /** What was proposed takes so much in coins; nothing where it is paid otherwise. */
    readonly dueOf: (input: unknown, ledger: Ledger) => Promise<PaymentDue | undefined>;
    readonly approve: (ledger: Ledger, approvalId: string, payment: WithPayment) => Promise<Committed>;
}

/** Carries out what was proposed; what it pays in e-CNY with coins of the bank's vault, which move in the same transaction. */
export function approveFromVault(purse: Purse, { dueOf, approve }: PayingAct): Approve {
    return async ({ approvalId: transferId, input, status }, { ledger, readModel, request }) => {
        // An approval decided already needs no coins: the ledger repeats its outcome for the same request, or refuses.
        const due = status === 'AWAITING' ? await dueOf(toWire(input), ledger) : undefined;
        if (due === undefined) {
            return await approve(ledger, transferId, { request });
        }
        const payment = { payer: { bank: due.from.bank, owner: 'vault' }, amount: totalOf(due) } as const;

        return await purse.pay(readModel, payment, (coins) =>
            approve(ledger, transferId, { request, settlement: { transferId, ...due, coins: [...coins] } }),
        );
    };
}
