import { prepayClaimSchema } from '@cohong/domain/claim/api';
import { debtOf } from '@cohong/domain/claim/pay-claim';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { coinsOf } from '@cohong/domain/assignment/pay-proceeds';
import type { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { assignmentsPaid, movesCoins } from '../assignment/assignments-paid.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { CreditClient } from '../letter-of-credit/credit-client.js';
import { ClaimClient, type ClaimApproval } from './claim-client.js';

/** A payment when it is due says no proceeds: the whole claim is paid. */
const orderSchema = prepayClaimSchema.partial({ proceeds: true });

/** Pays a claim, in e-CNY out of the bank's vault. */
export function approveClaimPayment(act: ClaimApproval, purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueBy(orderSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) => new ClaimClient(ledger).approve(act, approvalId, payment),
    });
}

async function dueBy(
    { claimId, proceeds, ...order }: z.output<typeof orderSchema>,
    ledger: Ledger,
): Promise<PaymentDue | undefined> {
    if (!movesCoins(order)) {
        return undefined;
    }
    const claim = await new ClaimClient(ledger).readClaim({ claimId });
    const credit = await new CreditClient(ledger).readCredit({ creditId: claim.creditId });

    const assignments = await assignmentsPaid(order, { ledger, creditId: claim.creditId });

    return coinsOf(debtOf(claim, { credit, amount: proceeds ?? claim.amount }), order, assignments);
}
