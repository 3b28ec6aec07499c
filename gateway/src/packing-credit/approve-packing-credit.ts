import { disbursePackingCreditSchema } from '@cohong/domain/packing-credit/api';
import { packingCreditDue } from '@cohong/domain/packing-credit/disburse-packing-credit';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import { PackingCreditClient } from './packing-credit-client.js';

/** Pays a loan on an order out, in e-CNY out of the bank's vault. */
export function approvePackingCredit(purse: Purse): Approve {
    return approveFromVault(purse, {
        dueOf: async (input, ledger) => {
            const { packingCreditId, means } = disbursePackingCreditSchema.parse(input);
            const packingCredit = await new PackingCreditClient(ledger).readPackingCredit({ packingCreditId });
            const { amount } = packingCredit;
            return packingCreditDue(packingCredit, { direction: 'TO_BORROWER', amount, means });
        },
        approve: (ledger, approvalId, payment) =>
            new PackingCreditClient(ledger).approveDisbursement(approvalId, payment),
    });
}
