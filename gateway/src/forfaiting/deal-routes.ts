import {
    acceptDocumentsSchema,
    dealAddressSchema,
    dealViewSchema,
    rejectDocumentsSchema,
} from '@cohong/domain/forfaiting/deal/api';
import { dealSchema } from '@cohong/domain/forfaiting/deal/deal';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { DealClient, type DealAct } from './deal-client.js';
import { dealPaymentApprovals, dealPaymentRoutes } from './deal-payment-routes.js';
import { onDeal } from './deal-proposal.js';
import { undoingApprovals, undoingRoutes } from './undoing-routes.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/deals' as const;
const nothing = z.strictObject({});
const { seller, buyer, invitationId, claimId, status, claim } = dealSchema.shape;

/** Deals, each in the books of its seller and its buyer, as acts have left them. */
export const storedDeals = {
    chaincode: 'trade',
    kind: 'deal',
    schema: dealSchema,
    orderBy: 'tradedAt',
    hasPeriod: true,
    filters: {
        seller: seller.optional(),
        buyer: buyer.optional(),
        debtorBank: claim.shape.debtorBank.optional(),
        currency: currencyCode.optional(),
        status: status.optional(),
        invitationId: invitationId.optional(),
        claimId: claimId.optional(),
    },
    fieldOf: { debtorBank: 'claim.debtorBank', currency: 'claim.amount.currency' },
} as const;

/** Sales of claims from their trade date on, at seller and buyer. */
export function dealRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedDeals,
            path: all,
            summary: 'The deals in which this bank sells or buys a claim, as its acts have left them',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onDeal,
            summary: 'A deal as it stands now, with its notice of assignment and what it costs to settle it now',
            params: dealAddressSchema,
            answer: dealViewSchema,
            read: ({ ledger, params }) => new DealClient(ledger).readDeal(params),
        }),
        ...acts,
        acceptances,
        ...dealPaymentRoutes,
        ...undoingRoutes,
        act({
            ...byMakers,
            path: `${onDeal}/rejections`,
            summary: 'Reject the documents, with what is wrong, so that the seller can cure it while there is time',
            params: dealAddressSchema,
            examples: { request: { reasons: ['The acceptance of the debtor bank is not signed'] } },
            body: rejectDocumentsSchema.omit({ dealId: true }),
            status: 200,
            answer: dealViewSchema,
            act: async ({ ledger, params, body, request }) => {
                const client = new DealClient(ledger);
                const committed = await client.rejectDocuments({ ...params, ...body }, request);
                return { committed, resource: await client.readDeal(params) };
            },
        }),
    ];
}

const acts: readonly Route[] = (
    [
        ['deliveries', 'deal:DeliverDocuments', 'Deliver the documents, or deliver them again after a rejection'],
        ['lapse', 'deal:LapseDeal', 'Note that the availability date has passed without satisfactory documents'],
        ['notices', 'assignment-notice:NotifyAssignment', 'Tell the debtor bank to whom its claim is sold'],
        [
            'calling-off',
            'deal:CallOffDeal',
            'Call the deal off, which is not paid for in time, or which the debtor refuses to acknowledge',
        ],
    ] as const satisfies readonly (readonly [string, DealAct, string])[]
).map(([page, name, summary]) =>
    act({
        ...byMakers,
        path: `${onDeal}/${page}`,
        summary,
        params: dealAddressSchema,
        body: nothing,
        status: 200,
        answer: dealViewSchema,
        act: async ({ ledger, params, request }) => {
            const client = new DealClient(ledger);
            const committed = await client.act(name, params, request);
            return { committed, resource: await client.readDeal(params) };
        },
    }),
);

/** What binds the buyer: a maker proposes it, and a checker approves. */
const acceptances = propose({
    ...byMakers,
    path: `${onDeal}/acceptances`,
    summary: 'Propose to find the documents satisfactory, or all but what the buyer then pays for under reserve',
    params: dealAddressSchema,
    examples: { request: { reserve: { points: ['The legal opinion is not signed'], cureBy: '2026-03-20' } } },
    body: acceptDocumentsSchema.omit({ dealId: true }),
    propose: ({ ledger, params, body, request }, approvalId) =>
        new DealClient(ledger).proposeAcceptance({ ...params, ...body, approvalId }, request),
});

/** What carries an approved act with a deal out. */
export function dealApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    const withoutCoins = (
        [
            'deal:ApproveAcceptance',
            'assignment-notice:ApproveAcknowledgement',
            'assignment-notice:ApproveRefusal',
        ] as const
    ).map((name): [string, Approve] => [
        name,
        ({ approvalId }, { ledger, request }) => new DealClient(ledger).approve(name, approvalId, { request }),
    ]);

    return {
        ...Object.fromEntries(withoutCoins),
        ...dealPaymentApprovals(purse),
        ...undoingApprovals(purse),
    };
}
