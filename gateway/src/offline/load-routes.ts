import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { sum } from '@cohong/domain/kernel/money';
import { mustBePayable } from '@cohong/domain/dcep/spend-coins';
import { loadDeviceSchema, loadOrderSchema, readLoadSchema, unloadDeviceSchema } from '@cohong/domain/offline/api';
import { loadReceiptSchema, receiptTerms, receiptText } from '@cohong/domain/offline/load-receipt';
import { loadSchema } from '@cohong/domain/offline/load';
import { loadText } from '@cohong/domain/offline/signed-texts';
import { z } from 'zod';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, change, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import type { Certify } from './certify.js';
import type { OfflineParts } from './device-routes.js';
import { OfflineClient } from './offline-client.js';

const byMakers = { tag: 'Devices', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;

const exampleWish = {
    deviceId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
    from: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
    amounts: [
        { amount: '50.00', currency: 'CNY' },
        { amount: '20.00', currency: 'CNY' },
    ],
};
const exampleCoin = '3e1d0c9b8a7f6e5d4c3b2a190817f6e5d4c3b2a190817f6e5d4c3b2a19081726';
const exampleLoad = 'a3d6e1f8c4b1f07d92e84a5ab09c7254';

/** What wallets put on devices, and how it comes back. */
export function loadRoutes({
    whereabouts,
    drafts,
    certify,
}: OfflineParts & { readonly certify: Certify }): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/load-drafts',
            summary: 'Choose the coins to be put on a device, for the holder to sign; nothing is loaded yet',
            examples: { request: exampleWish },
            body: loadOrderSchema.pick({ deviceId: true, from: true, amounts: true }),
            status: 201,
            answer: loadOrderSchema.extend({ text: z.string() }),
            change: async (call) => {
                const { from, amounts } = call.body;
                amounts.forEach((amount, index) => mustBePayable(amount, { output: index }));
                const taken = await drafts.take(call, { from, amount: sum('CNY', amounts) });
                const order = { loadId: randomId(), ...call.body, ...taken };
                return { ...order, text: loadText(order, whereabouts) };
            },
        }),
        act({
            ...byMakers,
            path: '/v1/loads',
            summary: 'Put coins of a wallet on a device as its holder has signed: one coin for each amount',
            examples: {
                request: {
                    loadId: exampleLoad,
                    ...exampleWish,
                    keyVersion: 1,
                    validUntil: '2026-11-26T10:05:00Z',
                    coins: [exampleCoin],
                    signature: '7b1e'.repeat(32),
                },
            },
            body: loadDeviceSchema,
            status: 201,
            answer: loadSchema,
            act: async ({ ledger, body, request }) =>
                replyOf(
                    ledger,
                    await drafts.sending([body], () => new OfflineClient(ledger).loadDevice(body, request)),
                ),
        }),
        ...backRoutes,
        ...lookingRoutes(whereabouts, certify),
    ];
}

const lookingRoutes = (whereabouts: Whereabouts, certify: Certify): readonly Route[] => [
    list({
        ...forStaff,
        path: '/v1/loads',
        summary: 'What wallets of this bank have put on devices',
        chaincode: 'dcep',
        kind: 'load',
        schema: loadSchema,
        filters: {
            deviceId: loadSchema.shape.deviceId.optional(),
            walletId: loadSchema.shape.walletId.optional(),
            status: loadSchema.shape.status.optional(),
        },
        collectionsFor: () => [coinsOf(whereabouts.bank)],
        orderBy: 'loadedAt',
    }),
    read({
        ...forStaff,
        path: '/v1/loads/{loadId}',
        summary: 'What a wallet has put on a device, and what the device has let go of it',
        params: readLoadSchema,
        answer: loadSchema,
        read: ({ ledger, params }) => new OfflineClient(ledger).readLoad(params.loadId),
    }),
    read({
        ...forStaff,
        path: '/v1/loads/{loadId}/receipt',
        summary: 'What the device carries with it, so that a payee without a connection sees that it was loaded',
        params: readLoadSchema,
        answer: loadReceiptSchema,
        read: async ({ ledger, params }) => {
            const terms = receiptTerms(await new OfflineClient(ledger).readLoad(params.loadId), whereabouts);
            return { ...terms, ...certify(receiptText(terms)) };
        },
    }),
];

const backRoutes: readonly Route[] = [
    act({
        ...byMakers,
        path: '/v1/unloadings',
        summary: 'Give back to the wallet what the device says it still has, as the device has signed',
        examples: {
            request: {
                terms: { deviceId: exampleWish.deviceId, loadId: exampleLoad, coins: [exampleCoin] },
                signature: '7b1e'.repeat(32),
            },
        },
        body: unloadDeviceSchema,
        status: 200,
        answer: loadSchema,
        act: async ({ ledger, body, request }) =>
            replyOf(ledger, await new OfflineClient(ledger).unloadDevice(body, request)),
    }),
    act({
        ...byMakers,
        path: '/v1/loads/{loadId}/returns',
        summary: 'Give back to the wallet what no payee came with, half an hour after their time at the earliest',
        params: readLoadSchema,
        body: z.strictObject({}),
        status: 200,
        answer: loadSchema,
        act: async ({ ledger, params, request }) =>
            replyOf(ledger, await new OfflineClient(ledger).returnLoad(params.loadId, request)),
    }),
];

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new OfflineClient(ledger).readLoad(committed.id) };
}
