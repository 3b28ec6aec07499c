import type { Approve } from '../approval/approval-routes.js';
import type { Purse } from '../dcep/purse.js';
import type { Route } from '../http/route.js';
import { approveSettlement } from './approve-settlement.js';
import { DealClient } from './deal-client.js';
import { dealProposal, outsideProposal } from './deal-proposal.js';

/** How a claim that was sold is paid for: in e-CNY, or outside the ledger by the word of its buyer and then of its seller. */
export const dealPaymentRoutes: readonly Route[] = [
    dealProposal({
        page: 'settlements',
        name: 'deal-payment:ProposeSettlement',
        summary: 'Propose to pay for the claim: title and e-CNY move in one transaction',
    }),
    outsideProposal({
        page: 'payments',
        name: 'deal-payment:ProposePayment',
        summary: 'Propose to say by which payment outside the ledger this bank has paid: the title waits for it',
    }),
    outsideProposal({
        page: 'receipts',
        name: 'deal-payment:ProposeReceipt',
        summary: 'Propose to confirm that the payment of the buyer has come: the title passes to it',
    }),
];

/** What carries an approved act of it out. */
export function dealPaymentApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    const withoutCoins = (['deal-payment:ApprovePayment', 'deal-payment:ApproveReceipt'] as const).map(
        (name): [string, Approve] => [
            name,
            ({ approvalId }, { ledger, request }) => new DealClient(ledger).approve(name, approvalId, { request }),
        ],
    );

    return { ...Object.fromEntries(withoutCoins), 'deal-payment:ApproveSettlement': approveSettlement(purse) };
}
