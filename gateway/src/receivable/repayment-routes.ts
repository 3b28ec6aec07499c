import { recordRepaymentSchema } from '@cohong/domain/receivable/api';
import { financingSchema } from '@cohong/domain/receivable/financing';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import { act, change, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { financingAfter } from './stored-financing.js';
import { FinancingClient } from './financing-client.js';
import { repay } from './repay.js';
import { draftRepayment, recordSigned, repaymentDraft, signedMeansSchema } from './signed-means.js';

const byMakers = { tag: 'Financings', roles: makers } as const;
const paramsSchema = financingSchema.pick({ financingId: true });
const exampleWallet = '5f0c9a7e3b1d4826a0e4c2f6d8b19753';
const exampleAmount = { amount: '500000.00', currency: 'CNY' };

const bodySchema = recordRepaymentSchema
    .omit({ financingId: true, repaymentId: true })
    .extend({ means: signedMeansSchema });

/** How a loan is repaid: recorded where it was paid outside the ledger, or out of a wallet, as its holder has signed. */
export function repaymentRoutes({ mspId, drafts }: { mspId: string; drafts: TransferDrafts }): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/financings/{financingId}/repayment-drafts',
            summary: 'Choose the coins of a repayment, for the holder of the wallet to sign; nothing moves yet',
            params: paramsSchema,
            examples: { request: { walletId: exampleWallet, amount: exampleAmount } },
            ...repaymentDraft,
            change: async (call) => {
                const { financingId } = await new FinancingClient(call.ledger).readFinancing(call.params);
                return await draftRepayment(drafts, call, financingId);
            },
        }),
        act({
            ...byMakers,
            path: '/v1/financings/{financingId}/repayments',
            summary: 'Record a repayment; out of a wallet of this bank its coins move in the same transaction',
            params: paramsSchema,
            examples: {
                request: {
                    amount: exampleAmount,
                    source: 'EXPORT_PROCEEDS',
                    means: {
                        kind: 'E_CNY',
                        walletId: exampleWallet,
                        order: {
                            transferId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
                            keyVersion: 1,
                            coins: ['3e1d0c9b8a7f6e5d4c3b2a190817f6e5d4c3b2a190817f6e5d4c3b2a19081726'],
                            validUntil: '2026-11-26T10:05:00.000Z',
                            signature: '7b1e'.repeat(32),
                        },
                    },
                },
            },
            body: bodySchema,
            status: 201,
            answer: financingSchema,
            act: async ({ ledger, readModel, params, body, request }) => {
                const committed = await recordSigned(drafts, body.means, (repaid, order) =>
                    repay({ ...params, ...body, ...repaid }, { ledger, request, order }),
                );
                return {
                    committed,
                    resource: await financingAfter(committed, { ...params, mspId, ledger, readModel }),
                };
            },
        }),
    ];
}
