import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { coinsDue } from '@cohong/domain/presentation/payment';
import { coverClaimSchema, type CoverClaim } from '@cohong/domain/reimbursement/api';
import { coverDebt } from '@cohong/domain/reimbursement/cover-claim';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { ReimbursementClient } from './reimbursement-client.js';

/** Covers a claim, in e-CNY out of the issuing bank's vault. */
export function approveCover(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueBy(coverClaimSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) =>
            new ReimbursementClient(ledger).approve('reimbursement-claim:ApproveCover', approvalId, payment),
    });
}

async function dueBy(
    { means, valueDate, creditId, number }: CoverClaim,
    ledger: Ledger,
): Promise<PaymentDue | undefined> {
    if (means.kind !== 'E_CNY') {
        return undefined;
    }
    const client = new ReimbursementClient(ledger);
    const claim = await client.readClaim({ creditId, number });
    const { issuingBank } = await client.readAuthorisation({ creditId });

    return coinsDue(coverDebt(issuingBank, { claim, valueDate }), means);
}
