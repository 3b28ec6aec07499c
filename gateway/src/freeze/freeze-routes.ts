import { freezeWalletSchema, releaseWalletSchema } from '@cohong/domain/freeze/api';
import { freezeOrderSchema } from '@cohong/domain/freeze/freeze-order';
import { ApprovalClient } from '../approval/approval-client.js';
import type { ApprovalCollection, Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { bankSchema } from '../party/bank.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { list } from '../read-model/list-route.js';
import { frozenPlace } from '../read-model/places.js';
import { FreezeClient } from './freeze-client.js';

const readers = { tag: 'Freezes', roles: { 'central-bank': ['officer', 'regulator'] } } as const;
const byOfficers = { ...readers, roles: { 'central-bank': ['officer'] } } as const;
const paramsSchema = freezeOrderSchema.pick({ orderId: true });

/** Where the approvals of officers lie. Issuers, who have approvals as well, see nothing of them. */
export const freezePlace: ApprovalCollection = {
    chaincode: 'dcep',
    collection: frozenPlace,
    roles: ['officer', 'regulator'],
};

/** What carries the approved proposals out. */
export const freezeApprovals: Readonly<Record<string, Approve>> = {
    'freeze:ApproveFreeze': ({ approvalId }, { ledger, request }) =>
        new FreezeClient(ledger).approveFreeze({ approvalId }, request),
    'freeze:ApproveRelease': ({ approvalId }, { ledger, request }) =>
        new FreezeClient(ledger).approveRelease({ approvalId }, request),
};

/** How the central bank freezes wallets by order of a court or an authority. One officer proposes, another approves. */
export function freezeRoutes(everyBank: readonly string[]): readonly Route[] {
    return [
        act({
            ...byOfficers,
            path: '/v1/freeze-orders',
            summary: 'Propose to freeze a wallet: nothing can be paid out of it then',
            examples: {
                request: {
                    bank: 'HaizhouBankMSP',
                    walletId: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
                    caseNumber: '(2026)浙02执保17号',
                    reason: 'Preservation of property before judgment',
                },
            },
            body: freezeWalletSchema.omit({ orderId: true }).extend({ bank: bankSchema(everyBank) }),
            status: 201,
            answer: approvalSchema,
            act: async ({ ledger, body, request }) => {
                const input = { ...body, orderId: randomId(), approvalId: randomId() };
                return await proposed(ledger, await new FreezeClient(ledger).proposeFreeze(input, request));
            },
        }),
        act({
            ...byOfficers,
            path: '/v1/freeze-orders/{orderId}/releases',
            summary: 'Propose to release what an order has frozen',
            examples: { request: { reason: 'The order has been set aside' } },
            params: paramsSchema,
            body: releaseWalletSchema.omit({ orderId: true }),
            status: 201,
            answer: approvalSchema,
            act: async ({ ledger, params, body, request }) => {
                const input = { ...body, ...params, approvalId: randomId() };
                return await proposed(ledger, await new FreezeClient(ledger).proposeRelease(input, request));
            },
        }),
        ...orderRoutes,
    ];
}

const orderRoutes: readonly Route[] = [
    list({
        ...readers,
        path: '/v1/freeze-orders',
        summary: 'The orders by which wallets are or were frozen',
        chaincode: 'dcep',
        kind: 'freeze-order',
        schema: freezeOrderSchema,
        filters: {
            walletId: freezeOrderSchema.shape.walletId.optional(),
            status: freezeOrderSchema.shape.status.optional(),
        },
        collectionsFor: () => [frozenPlace],
        orderBy: 'frozenAt',
    }),
    read({
        ...readers,
        path: '/v1/freeze-orders/{orderId}',
        summary: 'One order',
        params: paramsSchema,
        answer: freezeOrderSchema,
        read: ({ ledger, params }) => new FreezeClient(ledger).readFreezeOrder(params.orderId),
    }),
];

async function proposed(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new ApprovalClient(ledger, [freezePlace]).readApproval(committed.id) };
}
