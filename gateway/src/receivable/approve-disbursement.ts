import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { disburseFinancingSchema, type DisburseFinancing } from '@cohong/domain/receivable/api';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { FinancingClient } from './financing-client.js';
import { settlementEnds } from './repay.js';

/** Pays a loan out, in e-CNY out of the bank's vault. */
export function approveDisbursement(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueBy(disburseFinancingSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) => new FinancingClient(ledger).approveDisbursement(approvalId, payment),
    });
}

async function dueBy({ financingId, means }: DisburseFinancing, ledger: Ledger): Promise<PaymentDue | undefined> {
    if (means.kind === 'OUTSIDE') {
        return undefined;
    }
    const financing = await new FinancingClient(ledger).readFinancing({ financingId });
    const { wallet, vault } = settlementEnds(financing, means.walletId);

    return { reference: financingId, amount: financing.amount, from: vault, to: wallet };
}
