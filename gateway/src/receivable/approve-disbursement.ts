import { disburseFinancingSchema } from '@cohong/domain/receivable/api';
import { toWire } from '@cohong/domain/kernel/json';
import type { Approve } from '../approval/approval-routes.js';
import type { Purse } from '../dcep/purse.js';
import { FinancingClient } from './financing-client.js';
import { settlementEnds } from './repay.js';

/** Pays a loan out: in e-CNY with coins of the bank's vault, which move in the same transaction. */
export function approveDisbursement(bank: string, purse: Purse): Approve {
    return async ({ approvalId, input, status }, { ledger, readModel, request }) => {
        const financings = new FinancingClient(ledger);
        const { financingId, means } = disburseFinancingSchema.parse(toWire(input));
        // An approval decided already needs no coins: the ledger repeats its outcome for the same request, or refuses.
        if (means.kind === 'OUTSIDE' || status !== 'AWAITING') {
            return await financings.approveDisbursement(approvalId, { request });
        }
        const financing = await financings.readFinancing({ financingId });
        const { amount } = financing;
        const { wallet, vault } = settlementEnds(financing, means.walletId);

        return await purse.pay(readModel, { payer: { bank, owner: 'vault' }, amount }, (coins) =>
            financings.approveDisbursement(approvalId, {
                request,
                settlement: { transferId: approvalId, reference: financingId, from: vault, to: wallet, amount, coins },
            }),
        );
    };
}
