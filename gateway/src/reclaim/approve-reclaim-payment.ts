import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { coinsDue } from '@cohong/domain/presentation/payment';
import { reclaimDebt } from '@cohong/domain/reclaim/answer-reclaim';
import { payReclaimSchema, type PayReclaim } from '@cohong/domain/reclaim/api';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { ReclaimClient } from './reclaim-client.js';

/** Pays back what was reimbursed, in e-CNY out of the bank's vault. */
export function approveReclaimPayment(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueBy(payReclaimSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) => new ReclaimClient(ledger).approvePayment(approvalId, payment),
    });
}

async function dueBy(
    { means, valueDate, creditId, claimNumber }: PayReclaim,
    ledger: Ledger,
): Promise<PaymentDue | undefined> {
    if (means.kind !== 'E_CNY') {
        return undefined;
    }
    const reclaim = await new ReclaimClient(ledger).readReclaim({ creditId, claimNumber });

    return coinsDue(reclaimDebt(reclaim, valueDate), means);
}
