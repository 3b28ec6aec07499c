import { extendImportFinancingSchema } from '@cohong/domain/import-financing/extend-import-financing';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { reverseImportDisbursementSchema } from '@cohong/domain/import-financing/reverse-import-disbursement';
import { writeOffImportFinancingSchema } from '@cohong/domain/import-financing/write-off-import-financing';
import { propose } from '../approval/propose.js';
import type { Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { ImportFinancingClient } from './import-financing-client.js';

const proposing = {
    tag: 'Import financings',
    roles: makers,
    params: importFinancingSchema.pick({ importFinancingId: true }),
} as const;

/** What becomes of a payment for imports after it was made, besides repayment. */
export const lifeRoutes: readonly Route[] = [
    propose({
        ...proposing,
        path: '/v1/import-financings/{importFinancingId}/extensions',
        summary: 'Propose to give the importer more time; another user approves it',
        examples: { request: { until: '2026-09-30', reason: 'The goods sell after the trade fair' } },
        body: extendImportFinancingSchema.omit({ importFinancingId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ImportFinancingClient(ledger).proposeExtension({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...proposing,
        path: '/v1/import-financings/{importFinancingId}/write-offs',
        summary: 'Propose to give a loan up; another user approves it. It is owed all the same',
        examples: {
            request: { amount: { amount: '500000.00', currency: 'CNY' }, reason: 'The importer is being wound up' },
        },
        body: writeOffImportFinancingSchema.omit({ importFinancingId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ImportFinancingClient(ledger).proposeWriteOff({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...proposing,
        path: '/v1/import-financings/{importFinancingId}/disbursement-reversals',
        summary: 'Propose to say that a payment outside the ledger did not reach the seller; another user approves it',
        examples: { request: { reason: 'The payment was returned by the correspondent bank' } },
        body: reverseImportDisbursementSchema.omit({ importFinancingId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ImportFinancingClient(ledger).proposeReversal({ ...params, ...body, approvalId }, request),
    }),
];
