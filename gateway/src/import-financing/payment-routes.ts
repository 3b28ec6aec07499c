import {
    disburseImportFinancingSchema,
    repayImportFinancingSchema,
    type RepayImportFinancing,
} from '@cohong/domain/import-financing/api';
import { importFinancingDue } from '@cohong/domain/import-financing/disburse-import-financing';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { propose } from '../approval/propose.js';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import type { Committed } from '../fabric/ledger.js';
import { act, change, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { sentWith, type Paying } from '../receivable/repay.js';
import { draftRepayment, recordSigned, repaymentDraft, signedMeansSchema } from '../receivable/signed-means.js';
import { ImportFinancingClient } from './import-financing-client.js';

const byMakers = { tag: 'Import financings', roles: makers } as const;
const params = importFinancingSchema.pick({ importFinancingId: true });

/** How the seller is paid, by two users, and how the importer repays the loan. */
export function paymentRoutes(drafts: TransferDrafts): readonly Route[] {
    return [disbursementRoute, draftRoute(drafts), repaymentRoute(drafts)];
}

const disbursementRoute = propose({
    ...byMakers,
    path: '/v1/import-financings/{importFinancingId}/disbursements',
    summary: 'Propose to pay the seller; another user approves it',
    params,
    examples: { request: { means: { kind: 'OUTSIDE', reference: 'CIPS 2026-03-31 000417' } } },
    body: disburseImportFinancingSchema.omit({ importFinancingId: true }),
    propose: ({ ledger, params: address, body, request }, approvalId) =>
        new ImportFinancingClient(ledger).proposeDisbursement({ ...address, ...body, approvalId }, request),
});

const draftRoute = (drafts: TransferDrafts): Route =>
    change({
        ...byMakers,
        path: '/v1/import-financings/{importFinancingId}/repayment-drafts',
        summary: 'Choose the coins of a repayment, for the holder of the wallet to sign; nothing moves yet',
        params,
        examples: {
            request: {
                walletId: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
                amount: { amount: '200000.00', currency: 'CNY' },
            },
        },
        ...repaymentDraft,
        change: async (call) => {
            const client = new ImportFinancingClient(call.ledger);
            const { importFinancingId } = await client.readImportFinancing(call.params);
            return await draftRepayment(drafts, call, importFinancingId);
        },
    });

const repaymentRoute = (drafts: TransferDrafts): Route =>
    act({
        ...byMakers,
        path: '/v1/import-financings/{importFinancingId}/repayments',
        summary: 'Record a repayment; out of a wallet of this bank its coins move in the same transaction',
        params,
        examples: {
            request: {
                amount: { amount: '200000.00', currency: 'CNY' },
                means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-04-20 000031' },
            },
        },
        body: repayImportFinancingSchema
            .omit({ importFinancingId: true, repaymentId: true })
            .extend({ means: signedMeansSchema }),
        status: 201,
        answer: importFinancingSchema,
        act: async ({ ledger, body, request, params: address }) => {
            const committed = await recordSigned(drafts, body.means, (repaid, order) =>
                repay({ ...address, ...body, ...repaid }, { ledger, request, order }),
            );
            return { committed, resource: await new ImportFinancingClient(ledger).readImportFinancing(address) };
        },
    });

/** Records a repayment; one out of a wallet moves the wallet's coins into the bank's vault with it. */
async function repay(repayment: RepayImportFinancing, { ledger, ...sending }: Paying): Promise<Committed> {
    const client = new ImportFinancingClient(ledger);
    const { importFinancingId, means, amount } = repayment;
    const importFinancing = await client.readImportFinancing({ importFinancingId });
    const due = importFinancingDue(importFinancing, { direction: 'FROM_BORROWER', amount, means });

    return await client.recordRepayment(repayment, sentWith(sending, due));
}
