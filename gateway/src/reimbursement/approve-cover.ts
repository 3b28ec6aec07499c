import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { toWire } from '@cohong/domain/kernel/json';
import { coinsDue } from '@cohong/domain/presentation/payment';
import { coverClaimSchema, type CoverClaim } from '@cohong/domain/reimbursement/api';
import { coverDebt } from '@cohong/domain/reimbursement/cover-claim';
import type { Approve } from '../approval/approval-routes.js';
import { paidFromVault } from '../dcep/paid-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { ReimbursementClient } from './reimbursement-client.js';

/** Covers a claim: in e-CNY with coins of the issuing bank's vault, which move in the same transaction. */
export function approveCover(purse: Purse): Approve {
    return async ({ approvalId, input, status }, { ledger, readModel, request }) => {
        // An approval decided already needs no coins: the ledger repeats its outcome for the same request, or refuses.
        const due = status === 'AWAITING' ? await dueBy(coverClaimSchema.parse(toWire(input)), ledger) : undefined;

        return await paidFromVault({ purse, read: readModel }, { transferId: approvalId, due }, (payment) =>
            new ReimbursementClient(ledger).approve('reimbursement-claim:ApproveCover', approvalId, {
                request,
                ...payment,
            }),
        );
    };
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
