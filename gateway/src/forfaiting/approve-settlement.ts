import { dealAddressSchema, type DealAddress } from '@cohong/domain/forfaiting/deal/api';
import { purchaseDue } from '@cohong/domain/forfaiting/deal/settle-deal';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import type { Ledger } from '../fabric/ledger.js';
import { DealClient } from './deal-client.js';

/** Pays for a claim in e-CNY out of the vault of its buyer. */
export function approveSettlement(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: (input, ledger) => dueBy(dealAddressSchema.parse(input), ledger),
        approve: (ledger, approvalId, payment) =>
            new DealClient(ledger).approve('deal-payment:ApproveSettlement', approvalId, payment),
    });
}

/** Nothing is due where the deal cannot be settled now: the ledger says why. */
async function dueBy(address: DealAddress, ledger: Ledger): Promise<PaymentDue | undefined> {
    const deal = await new DealClient(ledger).readDeal(address);

    return deal.priceNow && purchaseDue(deal, deal.priceNow.proceeds);
}
