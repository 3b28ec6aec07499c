import { institutionAddressSchema } from '@cohong/domain/custody/api';
import { custodyPositionSchema } from '@cohong/domain/custody/custody-position';
import { dateSchema } from '@cohong/domain/kernel/time';
import { custodyCycleOn } from '@cohong/domain/netting/cycle';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { CustodyPaymentClient } from './custody-payment-client.js';

const ofInstitution = { tag: 'Payment institutions', roles: makers, params: institutionAddressSchema } as const;
const day = dateSchema.meta({ description: 'The day in China whose payments are netted' });
const body = z.strictObject({ day });
const examples = { request: { day: '2026-03-31' } };

/** How the bank of an institution counts and collects what it nets with all others in a day. */
export const custodyNettingRoutes: readonly Route[] = [
    act({
        ...ofInstitution,
        path: '/v1/payment-institutions/{institutionId}/positions',
        summary: 'Count the one net of an institution with all others on a day that is over, and lay down what it pays',
        examples,
        body,
        status: 201,
        answer: custodyPositionSchema,
        act: async ({ ledger, params, body: { day: on }, request }) => {
            const client = new CustodyPaymentClient(ledger);
            const position = { ...params, cycleId: custodyCycleOn(on) };
            const committed = await client.confirmPosition({ ...position, positionId: randomId() }, request);
            return { committed, resource: await client.readPosition(position) };
        },
    }),
    act({
        ...ofInstitution,
        path: '/v1/payment-institutions/{institutionId}/collections',
        summary: 'Fetch what an institution is paid, or what it laid down for a day whose cycle failed',
        examples,
        body,
        status: 200,
        answer: custodyPositionSchema,
        act: async ({ ledger, params, body: { day: on }, request }) => {
            const client = new CustodyPaymentClient(ledger);
            const position = { ...params, cycleId: custodyCycleOn(on) };
            const committed = await client.collectPosition(position, request);
            return { committed, resource: await client.readPosition(position) };
        },
    }),
    read({
        ...ofInstitution,
        roles: bankStaff,
        path: '/v1/payment-institutions/{institutionId}/positions/{day}',
        summary: 'What was counted of an institution for a day, and how it ended',
        params: institutionAddressSchema.extend({ day }),
        answer: custodyPositionSchema,
        read: ({ ledger, params: { institutionId, day: on } }) =>
            new CustodyPaymentClient(ledger).readPosition({ institutionId, cycleId: custodyCycleOn(on) }),
    }),
];
