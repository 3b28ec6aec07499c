import { signedOrderSchema, spendOrderSchema, transferCoinsSchema } from '@cohong/domain/dcep/api';
import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { transferSchema } from '@cohong/domain/dcep/transfer';
import { z } from 'zod';
import { act, change, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { TransferClient } from './transfer-client.js';
import type { TransferDrafts } from './transfer-drafts.js';

const byMakers = { tag: 'Transfers', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;

const exampleWish = {
    from: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
    outputs: [{ to: 'vault', amount: { amount: '120.50', currency: 'CNY' } }],
};
const exampleOrder = {
    transferId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
    ...exampleWish,
    keyVersion: 1,
    coins: ['3e1d0c9b8a7f6e5d4c3b2a190817f6e5d4c3b2a190817f6e5d4c3b2a19081726'],
    validUntil: '2026-11-26T10:05:00.000Z',
    signature: '7b1e'.repeat(32),
};

const draftSchema = spendOrderSchema.extend({
    text: z.string().meta({ description: 'What the holder signs: the UTF-8 bytes of this text' }),
});

export interface TransferParts {
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
}

/** Payments out of customers' wallets, each signed by the wallet's holder. */
export function transferRoutes({ whereabouts, drafts }: TransferParts): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/transfer-drafts',
            summary: 'Choose the coins of a payment, for the holder of the wallet to sign; nothing moves yet',
            examples: { request: exampleWish },
            body: spendOrderSchema.pick({ from: true, outputs: true, refundOf: true }),
            status: 201,
            answer: draftSchema,
            change: (call) => drafts.draft(call, call.body),
        }),
        act({
            ...byMakers,
            path: '/v1/transfers',
            summary: 'Pay out of a wallet of this bank as its holder has signed',
            examples: { request: exampleOrder },
            body: signedOrderSchema,
            status: 201,
            answer: transferSchema,
            act: async ({ ledger, body, request }) => {
                const client = new TransferClient(ledger);
                const committed = await drafts.sending([body], () => client.transferCoins([body], request));
                return { committed, resource: await client.readTransfer(body.transferId) };
            },
        }),
        act({
            ...byMakers,
            path: '/v1/transfer-batches',
            summary: 'Pay as several holders have signed, all in one transaction or none',
            examples: { request: { transfers: [exampleOrder] } },
            body: transferCoinsSchema,
            status: 201,
            answer: z.object({ transfers: z.array(transferSchema) }),
            act: async ({ ledger, body, request }) => {
                const client = new TransferClient(ledger);
                const { transfers } = body;
                const committed = await drafts.sending(transfers, () => client.transferCoins(transfers, request));
                const ids = transfers.map(({ transferId }) => transferId);
                return { committed, resource: { transfers: await client.readTransfers(ids) } };
            },
        }),
        ...madeRoutes(whereabouts.bank),
    ];
}

const madeRoutes = (bank: string): readonly Route[] => [
    list({
        ...forStaff,
        path: '/v1/transfers',
        summary: 'The payments that this bank has made within itself',
        chaincode: 'dcep',
        kind: 'transfer',
        schema: transferSchema,
        filters: { from: transferSchema.shape.from.optional() },
        collectionsFor: () => [coinsOf(bank)],
        orderBy: 'transferredAt',
    }),
    read({
        ...forStaff,
        path: '/v1/transfers/{transferId}',
        summary: 'A payment, with the signature that ordered it',
        params: transferSchema.pick({ transferId: true }),
        answer: transferSchema,
        read: ({ ledger, params }) => new TransferClient(ledger).readTransfer(params.transferId),
    }),
];
