import { disburseImportFinancingSchema } from '@cohong/domain/import-financing/api';
import { importFinancingDue } from '@cohong/domain/import-financing/disburse-import-financing';
import type { Approve } from '../approval/approval-routes.js';
import { approveFromVault } from '../dcep/approve-from-vault.js';
import type { Purse } from '../dcep/purse.js';
import { ImportFinancingClient } from './import-financing-client.js';

/** What carries out what two users of a bank agree on: a loan in e-CNY comes out of the bank's vault. */
export function importFinancingApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'import-financing:ApproveDisbursement': approveFromVault(purse, {
            dueOf: async (input, ledger) => {
                const { importFinancingId, means } = disburseImportFinancingSchema.parse(input);
                const importFinancing = await new ImportFinancingClient(ledger).readImportFinancing({
                    importFinancingId,
                });
                const { amount } = importFinancing;
                return importFinancingDue(importFinancing, { direction: 'TO_BORROWER', amount, means });
            },
            approve: (ledger, approvalId, payment) =>
                new ImportFinancingClient(ledger).approveDisbursement(approvalId, payment),
        }),
        'import-financing-life:ApproveExtension': ({ approvalId }, { ledger, request }) =>
            new ImportFinancingClient(ledger).approveExtension(approvalId, request),
        'import-financing-life:ApproveWriteOff': ({ approvalId }, { ledger, request }) =>
            new ImportFinancingClient(ledger).approveWriteOff(approvalId, request),
        'import-financing-life:ApproveReversal': ({ approvalId }, { ledger, request }) =>
            new ImportFinancingClient(ledger).approveReversal(approvalId, request),
    };
}
