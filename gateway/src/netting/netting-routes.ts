import { anyCycleAddressSchema, cycleAddressSchema } from '@cohong/domain/netting/api';
import { positionSchema } from '@cohong/domain/netting/position';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { cycleReadSchema, NettingClient } from './netting-client.js';

const byMakers = { tag: 'Netting', roles: makers, params: cycleAddressSchema } as const;
const empty = z.strictObject({});

/** How banks count and collect what they net in a day, and the central bank settles all of it together. */
export const nettingRoutes: readonly Route[] = [
    act({
        ...byMakers,
        path: '/v1/netting-cycles/{cycleId}/positions',
        summary: 'Count what this bank pays and is paid in a cycle whose day is over, and lay down what it pays',
        body: empty,
        status: 201,
        answer: positionSchema,
        act: async ({ ledger, params: { cycleId }, request }) => {
            const client = new NettingClient(ledger);
            const committed = await client.confirmPosition({ cycleId, positionId: randomId() }, request);
            return { committed, resource: await client.readPosition(cycleId) };
        },
    }),
    act({
        ...byMakers,
        path: '/v1/netting-cycles/{cycleId}/collections',
        summary: 'Fetch what this bank is paid in a settled cycle, or what it laid down for one that failed',
        body: empty,
        status: 200,
        answer: positionSchema,
        act: async ({ ledger, params: { cycleId }, request }) => {
            const client = new NettingClient(ledger);
            const committed = await client.collectPosition(cycleId, request);
            return { committed, resource: await client.readPosition(cycleId) };
        },
    }),
    read({
        ...byMakers,
        roles: bankStaff,
        path: '/v1/netting-cycles/{cycleId}/position',
        summary: 'What this bank has counted of a cycle, and what it still holds for customers',
        answer: positionSchema,
        read: ({ ledger, params }) => new NettingClient(ledger).readPosition(params.cycleId),
    }),
    act({
        ...byMakers,
        params: anyCycleAddressSchema,
        roles: { 'central-bank': ['issuer'] },
        path: '/v1/netting-cycles/{cycleId}/endings',
        showsBooks: true,
        summary: 'Settle all positions of a cycle together; from the end of the next day on, fail it if one is missing',
        body: empty,
        status: 200,
        answer: cycleReadSchema,
        act: async ({ ledger, params: { cycleId }, request }) => {
            const client = new NettingClient(ledger);
            const committed = await client.endCycle(cycleId, request);
            return { committed, resource: await client.readCycle(cycleId) };
        },
    }),
    read({
        ...byMakers,
        params: anyCycleAddressSchema,
        roles: { 'central-bank': ['issuer', 'officer', 'regulator'] },
        path: '/v1/netting-cycles/{cycleId}',
        showsBooks: true,
        summary: 'What banks, or payment institutions, have laid down for a cycle, and how it has ended',
        answer: cycleReadSchema,
        read: ({ ledger, params }) => new NettingClient(ledger).readCycle(params.cycleId),
    }),
];
