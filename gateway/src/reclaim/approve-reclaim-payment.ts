import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { toWire } from '@cohong/domain/kernel/json';
import { coinsDue } from '@cohong/domain/presentation/payment';
import { reclaimDebt } from '@cohong/domain/reclaim/answer-reclaim';
import { payReclaimSchema, type PayReclaim } from '@cohong/domain/reclaim/api';
import type { Approve } from '../approval/approval-routes.js';
import { paidFromVault } from '../dcep/paid-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { ReclaimClient } from './reclaim-client.js';

/** Pays back what was reimbursed: in e-CNY with coins of the bank's vault, which move in the same transaction. */
export function approveReclaimPayment(purse: Purse): Approve {
    return async ({ approvalId, input, status }, { ledger, readModel, request }) => {
        // An approval decided already needs no coins: the ledger repeats its outcome for the same request, or refuses.
        const due = status === 'AWAITING' ? await dueBy(payReclaimSchema.parse(toWire(input)), ledger) : undefined;

        return await paidFromVault({ purse, read: readModel }, { transferId: approvalId, due }, (payment) =>
            new ReclaimClient(ledger).approvePayment(approvalId, { request, ...payment }),
        );
    };
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
