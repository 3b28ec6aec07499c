import {
    disbursePackingCreditSchema,
    repayPackingCreditSchema,
    type RepayPackingCredit,
} from '@cohong/domain/packing-credit/api';
import { packingCreditDue } from '@cohong/domain/packing-credit/disburse-packing-credit';
import { packingCreditSchema } from '@cohong/domain/packing-credit/packing-credit';
import { propose } from '../approval/propose.js';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import type { Committed } from '../fabric/ledger.js';
import { act, change, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { sentWith, type Paying } from '../receivable/repay.js';
import { draftRepayment, recordSigned, repaymentDraft, signedMeansSchema } from '../receivable/signed-means.js';
import { PackingCreditClient } from './packing-credit-client.js';

const byMakers = { tag: 'Packing credits', roles: makers } as const;
const params = packingCreditSchema.pick({ packingCreditId: true });

/** How a packing credit is paid out, by two users, and how it is repaid before the goods are declared. */
export function paymentRoutes(drafts: TransferDrafts): readonly Route[] {
    return [disbursementRoute, draftRoute(drafts), repaymentRoute(drafts)];
}

const disbursementRoute = propose({
    ...byMakers,
    path: '/v1/packing-credits/{packingCreditId}/disbursements',
    summary: 'Propose to pay the loan out; another user approves it',
    params,
    examples: { request: { means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-03-31 000417' } } },
    body: disbursePackingCreditSchema.omit({ packingCreditId: true }),
    propose: ({ ledger, params: address, body, request }, approvalId) =>
        new PackingCreditClient(ledger).proposeDisbursement({ ...address, ...body, approvalId }, request),
});

const draftRoute = (drafts: TransferDrafts): Route =>
    change({
        ...byMakers,
        path: '/v1/packing-credits/{packingCreditId}/repayment-drafts',
        summary: 'Choose the coins of a repayment, for the holder of the wallet to sign; nothing moves yet',
        params,
        examples: {
            request: {
                walletId: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
                amount: { amount: '500000.00', currency: 'CNY' },
            },
        },
        ...repaymentDraft,
        change: async (call) => {
            const { packingCreditId } = await new PackingCreditClient(call.ledger).readPackingCredit(call.params);
            return await draftRepayment(drafts, call, packingCreditId);
        },
    });

const repaymentRoute = (drafts: TransferDrafts): Route =>
    act({
        ...byMakers,
        path: '/v1/packing-credits/{packingCreditId}/repayments',
        summary: 'Record a repayment; out of a wallet of this bank its coins move in the same transaction',
        params,
        examples: {
            request: {
                amount: { amount: '500000.00', currency: 'CNY' },
                source: 'OTHER_FUNDS',
                means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-04-20 000031' },
            },
        },
        body: repayPackingCreditSchema
            .omit({ packingCreditId: true, repaymentId: true })
            .extend({ means: signedMeansSchema }),
        status: 201,
        answer: packingCreditSchema,
        act: async ({ ledger, body, request, params: address }) => {
            const committed = await recordSigned(drafts, body.means, (repaid, order) =>
                repay({ ...address, ...body, ...repaid }, { ledger, request, order }),
            );
            return { committed, resource: await new PackingCreditClient(ledger).readPackingCredit(address) };
        },
    });

/** Records a repayment; one out of a wallet moves the wallet's coins into the bank's vault with it. */
async function repay(repayment: RepayPackingCredit, { ledger, ...sending }: Paying): Promise<Committed> {
    const client = new PackingCreditClient(ledger);
    const { packingCreditId, means, amount } = repayment;
    const packingCredit = await client.readPackingCredit({ packingCreditId });
    const due = packingCreditDue(packingCredit, { direction: 'FROM_BORROWER', amount, means });

    return await client.recordRepayment(repayment, sentWith(sending, due));
}
