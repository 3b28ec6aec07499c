import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { deviceOrderSchema, readDeviceSchema, registerDeviceSchema } from '@cohong/domain/offline/api';
import { deviceSchema } from '@cohong/domain/offline/device';
import { deviceText } from '@cohong/domain/offline/signed-texts';
import { z } from 'zod';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, change, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { OfflineClient } from './offline-client.js';

const byMakers = { tag: 'Devices', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;

const exampleWish = {
    walletId: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
    deviceKey:
        '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
};

export interface OfflineParts {
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
}

/** Devices that pay out of a wallet, and take payments into it, without a connection. */
export function deviceRoutes({ whereabouts, drafts }: OfflineParts): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/device-drafts',
            summary: 'What the holder of a wallet is to sign to take a device into use; nothing is registered yet',
            examples: { request: exampleWish },
            body: deviceOrderSchema.pick({ walletId: true, deviceKey: true }),
            status: 201,
            answer: deviceOrderSchema.extend({ text: z.string() }),
            change: async ({ ledger, role, body }) => {
                const terms = await drafts.terms({ ledger, role }, body.walletId);
                const order = { deviceId: randomId(), ...body, ...terms };
                return { ...order, text: deviceText(order, whereabouts) };
            },
        }),
        act({
            ...byMakers,
            path: '/v1/devices',
            summary: 'Take a device into use for a wallet, as its holder has signed',
            examples: {
                request: {
                    deviceId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
                    ...exampleWish,
                    keyVersion: 1,
                    validUntil: '2026-11-26T10:05:00Z',
                    signature: '7b1e'.repeat(32),
                },
            },
            body: registerDeviceSchema,
            status: 201,
            answer: deviceSchema,
            act: async ({ ledger, body, request }) =>
                replyOf(ledger, await new OfflineClient(ledger).registerDevice(body, request)),
        }),
        act({
            ...byMakers,
            path: '/v1/devices/{deviceId}/stops',
            summary:
                'Stop a device that its holder has lost; what is on it goes back when its payees have had their time',
            params: readDeviceSchema,
            body: z.strictObject({}),
            status: 200,
            answer: deviceSchema,
            act: async ({ ledger, params, request }) =>
                replyOf(ledger, await new OfflineClient(ledger).stopDevice(params.deviceId, request)),
        }),
        ...lookingRoutes(whereabouts.bank),
    ];
}

const lookingRoutes = (bank: string): readonly Route[] => [
    list({
        ...forStaff,
        path: '/v1/devices',
        summary: 'The devices of the wallets that this bank keeps',
        chaincode: 'dcep',
        kind: 'device',
        schema: deviceSchema,
        filters: {
            walletId: deviceSchema.shape.walletId.optional(),
            status: deviceSchema.shape.status.optional(),
        },
        collectionsFor: () => [coinsOf(bank)],
        orderBy: 'registeredAt',
    }),
    read({
        ...forStaff,
        path: '/v1/devices/{deviceId}',
        summary: 'A device, and whether it was stopped',
        params: readDeviceSchema,
        answer: deviceSchema,
        read: ({ ledger, params }) => new OfflineClient(ledger).readDevice(params.deviceId),
    }),
];

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new OfflineClient(ledger).readDevice(committed.id) };
}
