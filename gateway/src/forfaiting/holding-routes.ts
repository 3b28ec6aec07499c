import { claimAddressSchema } from '@cohong/domain/claim/api';
import { dealAddressSchema } from '@cohong/domain/forfaiting/deal/api';
import { dealSchema } from '@cohong/domain/forfaiting/deal/deal';
import { purchaseOf } from '@cohong/domain/forfaiting/holding/purchase';
import { holdingViewSchema } from '@cohong/domain/forfaiting/holding/holding-view';
import { writeOffClaimSchema } from '@cohong/domain/forfaiting/holding/write-off';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { HoldingClient } from './holding-client.js';

const tag = 'Forfaiting';
const onHolding = '/v1/holdings/{dealId}';

/** A holding is the purchase that was paid for: what has become of it since, the ledger tells. */
const stored = {
    chaincode: 'trade',
    kind: 'deal',
    schema: dealSchema,
    show: { schema: holdingViewSchema, of: purchaseOf },
    derived: { isPaidFor: `value -> 'settlement' IS NOT NULL` },
    orderBy: 'tradedAt',
} as const;

/** What a bank has bought. */
export function holdingRoutes(bank: string): readonly Route[] {
    return [
        list({
            tag,
            roles: bankStaff,
            ...stored,
            path: '/v1/holdings',
            summary: 'The claims that this bank has bought, what it has paid for them, and what has become of them',
            only: { buyer: bank, isPaidFor: 'true' },
            filters: { seller: dealSchema.shape.seller.optional(), claimId: dealSchema.shape.claimId.optional() },
            showAll: {
                schema: holdingViewSchema,
                of: (found, { ledger }) => new HoldingClient(ledger).readHoldings(found.map(({ dealId }) => dealId)),
            },
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            tag,
            roles: bankStaff,
            path: onHolding,
            summary: 'A claim that this bank has bought, by its deal: what stands, what is due, and how late it is',
            params: dealAddressSchema,
            answer: holdingViewSchema,
            read: ({ ledger, params: { dealId } }) => new HoldingClient(ledger).readHolding(dealId),
        }),
        propose({
            tag,
            roles: makers,
            path: '/v1/claims/{claimId}/write-offs',
            summary: 'Propose to write off a claim that its debtor has failed to pay: it is owed all the same',
            params: claimAddressSchema,
            examples: { request: { reason: 'The debtor bank is being wound up' } },
            body: writeOffClaimSchema.omit({ claimId: true }),
            propose: ({ ledger, params, body, request }, approvalId) =>
                new HoldingClient(ledger).proposeWriteOff({ ...params, ...body, approvalId }, request),
        }),
    ];
}

/** What carries an approved act with a holding out. */
export const holdingApprovals: Readonly<Record<string, Approve>> = {
    'holding:ApproveWriteOff': ({ approvalId }, { ledger, request }) =>
        new HoldingClient(ledger).approveWriteOff(approvalId, request),
};

/** What a regulator sees of them, in the books of a bank. */
export function holdingSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        list({
            tag: 'Supervision',
            roles: supervisors,
            ...stored,
            path: '/v1/supervision/holdings',
            summary: 'The claims that a bank has bought, and what has become of them',
            only: { isPaidFor: 'true' },
            filters: { buyer: bankSchema(banks) },
            showAll: {
                schema: holdingViewSchema,
                of: (found, { ledger, query }) =>
                    new HoldingClient(ledger).readHoldings(
                        found.map(({ dealId }) => dealId),
                        String(query['buyer']),
                    ),
            },
            collectionsFor: ({ buyer }) => [vaultOf(String(buyer))],
        }),
    ];
}
