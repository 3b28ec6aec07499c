import { dealAddressSchema, type DealAddress } from '@cohong/domain/forfaiting/deal/api';
import { refundDue } from '@cohong/domain/forfaiting/deal/rescind-deal';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { DealClient } from './deal-client.js';

/** Pays a price back in e-CNY out of the vault of the seller. */
export function approveRefund(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueBy(dealAddressSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) =>
            new DealClient(ledger).approve('deal-refund:ApproveRefund', approvalId, payment),
    });
}

/** Nothing is due where the deal is not to be refunded: the ledger says why. */
async function dueBy(address: DealAddress, ledger: Ledger): Promise<PaymentDue | undefined> {
    const deal = await new DealClient(ledger).readDeal(address);

    return deal.status === 'REFUND_DUE' || deal.status === 'RECOURSE_ADMITTED' ? refundDue(deal) : undefined;
}
