import { lateInterestDebt } from '@cohong/domain/forfaiting/late-interest/answer-late-interest';
import { payLateInterestSchema, type PayLateInterest } from '@cohong/domain/forfaiting/late-interest/api';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { coinsDue } from '@cohong/domain/presentation/payment';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { LateInterestClient } from './late-interest-client.js';

/** Pays late interest, in e-CNY out of the vault of the debtor. */
export function approveLateInterest(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueBy(payLateInterestSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) => new LateInterestClient(ledger).approvePayment(approvalId, payment),
    });
}

async function dueBy({ means, claimId }: PayLateInterest, ledger: Ledger): Promise<PaymentDue | undefined> {
    if (means.kind !== 'E_CNY') {
        return undefined;
    }

    return coinsDue(lateInterestDebt(await new LateInterestClient(ledger).read({ claimId })), means);
}
