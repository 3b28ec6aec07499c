import { dealAddressSchema, demandRefundSchema } from '@cohong/domain/forfaiting/deal/api';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import type { Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { approveRefund } from './approve-refund.js';
import { DealClient } from './deal-client.js';
import { dealProposal, onDeal, outsideProposal } from './deal-proposal.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;

/** What becomes of a sale that was paid for under reserve. */
export const undoingRoutes: readonly Route[] = [
    dealProposal({
        page: 'reserve-liftings',
        name: 'deal-reserve:ProposeLifting',
        summary: 'Propose to lift the reserve under which this bank pays, or has paid: the sale is final',
    }),
    propose({
        ...byMakers,
        path: `${onDeal}/refund-demands`,
        summary: 'Propose to demand the money back for what the seller had time to cure and has not',
        params: dealAddressSchema,
        examples: { request: { points: ['The legal opinion is not signed'] } },
        body: demandRefundSchema.omit({ dealId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new DealClient(ledger).proposeDemand({ ...params, ...body, approvalId }, request),
    }),
    dealProposal({
        page: 'refunds',
        name: 'deal-refund:ProposeRefund',
        summary: 'Propose to pay the price back: title and e-CNY move in one transaction',
    }),
    outsideProposal({
        page: 'refund-receipts',
        name: 'deal-refund:ProposeReceipt',
        summary: 'Propose to confirm that the seller has paid back outside the ledger: the title returns to it',
    }),
];

/** What carries an approved act of it out. */
export function undoingApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    const withoutCoins = (
        ['deal-reserve:ApproveLifting', 'deal-reserve:ApproveDemand', 'deal-refund:ApproveReceipt'] as const
    ).map((name): [string, Approve] => [
        name,
        ({ approvalId }, { ledger, request }) => new DealClient(ledger).approve(name, approvalId, { request }),
    ]);

    return { ...Object.fromEntries(withoutCoins), 'deal-refund:ApproveRefund': approveRefund(purse) };
}
