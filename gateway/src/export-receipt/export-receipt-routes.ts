import { recordExportReceiptSchema } from '@cohong/domain/export-receipt/api';
import { exportReceiptSchema, exportReceiptStatuses } from '@cohong/domain/export-receipt/export-receipt';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import { randomId } from '../fabric/random-id.js';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { ExportReceiptClient } from './export-receipt-client.js';

const byMakers = { tag: 'Export receipts', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** Receipts as they lie in a bank's vault, and by what they are looked for. */
const stored = {
    chaincode: 'trade',
    kind: 'export-receipt',
    schema: exportReceiptSchema,
    orderBy: 'registeredAt',
} as const;
const filters = { status: z.enum(exportReceiptStatuses).optional() };

/** How a bank says what foreign buyers have paid for which declared goods, and what regulators see of it. */
export function exportReceiptRoutes({
    mspId,
    banks,
}: {
    readonly mspId: string;
    readonly banks: readonly string[];
}): readonly Route[] {
    return [
        proposalRoute,
        list({
            ...forStaff,
            ...stored,
            path: '/v1/export-receipts',
            summary: 'What foreign buyers have paid to customers of this bank',
            filters,
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            ...forStaff,
            path: '/v1/export-receipts/{receiptId}',
            summary: 'What a foreign buyer has paid, and whether it is collected on its declarations',
            params: exportReceiptSchema.pick({ receiptId: true }),
            answer: exportReceiptSchema,
            read: ({ ledger, params }) => new ExportReceiptClient(ledger).read(params),
        }),
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/export-receipts',
            summary: 'What foreign buyers have paid at all banks',
            filters: { ...filters, bank: bankSchema(banks).optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
    ];
}

const proposalRoute = propose({
    ...byMakers,
    path: '/v1/export-receipts',
    summary: 'Propose to record what a foreign buyer has paid; once a checker approves, a registrar collects it',
    examples: {
        request: {
            reference: 'CIPS 2026-06-30 000893',
            exporterUscc: '91330206MA2CH0012E',
            amount: { amount: '312400.00', currency: 'CNY' },
            receivedOn: '2026-03-31',
            declarationNumber: '310120260000000017',
            releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4',
        },
    },
    body: recordExportReceiptSchema.omit({ receiptId: true }),
    propose: ({ ledger, body, request }, approvalId) =>
        new ExportReceiptClient(ledger).propose({ ...body, receiptId: randomId(), approvalId }, request),
});

/** Carries an approved receipt out. */
export const exportReceiptApprovals: Readonly<Record<string, Approve>> = {
    'export-receipt:ApproveReceipt': ({ approvalId }, { ledger, request }) =>
        new ExportReceiptClient(ledger).approve(approvalId, request),
};
