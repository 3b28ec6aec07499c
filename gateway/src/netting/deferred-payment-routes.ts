import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { deferredDraftSchema, deferredWishSchema, queuePaymentSchema } from '@cohong/domain/netting/api';
import { deferredPaymentSchema } from '@cohong/domain/netting/deferred-payment';
import { deferredText } from '@cohong/domain/netting/signed-text';
import { z } from 'zod';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import { randomId } from '../fabric/random-id.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { act, change, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { DeferredPaymentClient, deferredPaymentReadSchema } from './deferred-payment-client.js';

const byMakers = { tag: 'Netting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const text = z.string().meta({ description: 'What the holder signs: the UTF-8 bytes of this text' });
const paramsSchema = z.strictObject({ deferredPaymentId: deferredPaymentSchema.shape.paymentId });

const exampleWish = {
    from: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
    cycleId: '2026-11-26.MULTILATERAL',
    payeeBank: 'PearlBankMSP',
    payee: '9c2e4a7b1d3f4c58a6e0b2d4f6c81735',
    amount: { amount: '120.50', currency: 'CNY' },
    message: 'Invoice 2026-117',
};

export interface DeferredPaymentParts {
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
}

/** Payments to wallets of other banks that wait for the net of their day. */
export function deferredPaymentRoutes({ whereabouts, drafts }: DeferredPaymentParts): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/deferred-payment-drafts',
            summary: 'Choose the coins of a payment that waits for the net of its day, for the holder to sign',
            examples: { request: exampleWish },
            body: deferredWishSchema,
            status: 201,
            answer: deferredDraftSchema.extend({ text }),
            change: async (call) => {
                const order = { ...call.body, paymentId: randomId(), ...(await drafts.take(call, call.body)) };
                return { ...order, text: deferredText(order, whereabouts) };
            },
        }),
        act({
            ...byMakers,
            path: '/v1/deferred-payments',
            summary: 'Take a payment into the cycle of its day, as the holder of the wallet has signed',
            examples: {
                request: {
                    paymentId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
                    ...exampleWish,
                    keyVersion: 1,
                    coins: ['3e1d0c9b8a7f6e5d4c3b2a190817f6e5d4c3b2a190817f6e5d4c3b2a19081726'],
                    validUntil: '2026-11-26T10:05:00Z',
                    signature: '7b1e'.repeat(32),
                },
            },
            body: queuePaymentSchema,
            status: 201,
            answer: deferredPaymentReadSchema,
            act: async ({ ledger, body, request }) => {
                const client = new DeferredPaymentClient(ledger);
                return replyOf(ledger, await drafts.sending([body], () => client.queuePayment(body, request)));
            },
        }),
        ...lookingRoutes(whereabouts.bank),
        ...endingRoutes,
    ];
}

const lookingRoutes = (bank: string): readonly Route[] => [
    list({
        ...forStaff,
        path: '/v1/deferred-payments',
        summary: 'Payments that wait or waited for a net, from and to this bank’s customers',
        chaincode: 'dcep',
        kind: 'deferred-payment',
        schema: deferredPaymentSchema,
        filters: {
            cycleId: deferredPaymentSchema.shape.cycleId.optional(),
            status: deferredPaymentSchema.shape.status.optional(),
            payerBank: deferredPaymentSchema.shape.payerBank.optional(),
            payeeBank: deferredPaymentSchema.shape.payeeBank.optional(),
        },
        collectionsFor: () => [coinsOf(bank)],
        orderBy: 'queuedAt',
    }),
    read({
        ...forStaff,
        path: '/v1/deferred-payments/{deferredPaymentId}',
        summary: 'One of them, and at the bank that pays by whom it was ordered',
        params: paramsSchema,
        answer: deferredPaymentReadSchema,
        read: ({ ledger, params }) => new DeferredPaymentClient(ledger).readDeferredPayment(params.deferredPaymentId),
    }),
];

/** How a deferred payment ends: each by an act of its own, that needs nothing but its id. */
const endings: readonly {
    readonly path: string;
    readonly summary: string;
    readonly end: (client: DeferredPaymentClient, paymentId: string, request: RequestMark) => Promise<Committed>;
}[] = [
    {
        path: 'credits',
        summary: 'Credit the payee, out of what this bank has collected of the settled cycle',
        end: (client, id, request) => client.creditPayment(id, request),
    },
    {
        path: 'refusals',
        summary: 'Give back to the payer’s bank what can be credited to nobody here',
        end: (client, id, request) => client.refusePayment(id, request),
    },
    {
        path: 'returns',
        summary: 'Pay back to the payer what was refused, or belongs to a cycle that failed',
        end: (client, id, request) => client.returnPayment(id, request),
    },
];

const endingRoutes: readonly Route[] = endings.map(({ path, summary, end }) =>
    act({
        ...byMakers,
        path: `/v1/deferred-payments/{deferredPaymentId}/${path}`,
        summary,
        params: paramsSchema,
        body: z.strictObject({}),
        status: 200,
        answer: deferredPaymentReadSchema,
        act: async ({ ledger, params, request }) =>
            replyOf(ledger, await end(new DeferredPaymentClient(ledger), params.deferredPaymentId, request)),
    }),
);

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new DeferredPaymentClient(ledger).readDeferredPayment(committed.id) };
}
