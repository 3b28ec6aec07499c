import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import {
    requestConversionSchema,
    requestOnCreditSchema,
    requestPackingCreditSchema,
} from '@cohong/domain/packing-credit/api';
import { packingCreditSchema, type PackingCredit } from '@cohong/domain/packing-credit/packing-credit';
import { pendingConversion } from '@cohong/domain/packing-credit/request-conversion';
import { z } from 'zod';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { PackingCreditClient } from './packing-credit-client.js';
import { exampleConversion, examplePackingCredit } from './packing-credit-examples.js';
import { answeredPackingCredit, storedPackingCredits } from './stored-packing-credit.js';

export interface LendingParts {
    /** The bank's own. */
    readonly mspId: string;
    readonly events: LedgerEvents;
}

const byMakers = { tag: 'Packing credits', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const params = packingCreditSchema.pick({ packingCreditId: true });

/** How a bank asks to lend on an order or a letter of credit, and to have the loan stand on a declaration once the goods are shipped. */
export function lendingRoutes({ mspId, events }: LendingParts): readonly Route[] {
    return [
        requestRoute(events),
        requestOnCreditRoute(events),
        ...readRoutes(mspId),
        withdrawalRoute,
        conversionRoute(events),
    ];
}

const requestRoute = (events: LedgerEvents): Route =>
    act({
        ...byMakers,
        path: '/v1/packing-credits',
        summary: 'Request to lend on a purchase order; a registrar reserves the amount or refuses it',
        examples: { request: examplePackingCredit },
        body: requestPackingCreditSchema.omit({ packingCreditId: true }),
        status: 201,
        canWait: true,
        answer: packingCreditSchema,
        act: async ({ ledger, body, request, waitSeconds }) => {
            const input = { ...body, packingCreditId: randomId() };
            const committed = await new PackingCreditClient(ledger).requestPackingCredit(input, request);
            const waiting = { ledger, events, waitSeconds, isDone: isDecided };
            return { committed, resource: await answeredPackingCredit(committed, waiting) };
        },
    });

const requestOnCreditRoute = (events: LedgerEvents): Route =>
    act({
        ...byMakers,
        path: '/v1/letters-of-credit/{creditId}/packing-credits',
        summary: 'Request to lend on an export letter of credit to which this bank is party, before shipment',
        params: creditAddressSchema,
        examples: { request: { amount: { amount: '100.00', currency: 'USD' } } },
        body: requestOnCreditSchema.pick({ amount: true }),
        status: 201,
        canWait: true,
        answer: packingCreditSchema,
        act: async ({ ledger, params: credit, body, request, waitSeconds }) => {
            const input = { ...credit, ...body, packingCreditId: randomId() };
            const committed = await new PackingCreditClient(ledger).requestOnCredit(input, request);
            const waiting = { ledger, events, waitSeconds, isDone: isDecided };
            return { committed, resource: await answeredPackingCredit(committed, waiting) };
        },
    });

const readRoutes = (mspId: string): readonly Route[] => [
    list({
        ...forStaff,
        ...storedPackingCredits,
        path: '/v1/packing-credits',
        summary: 'The packing credits of this bank',
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: '/v1/packing-credits/{packingCreditId}',
        summary: 'A packing credit and all that became of it',
        params,
        answer: packingCreditSchema,
        read: (call) => new PackingCreditClient(call.ledger).readPackingCredit(call.params),
    }),
];

const withdrawalRoute = act({
    ...byMakers,
    path: '/v1/packing-credits/{packingCreditId}/withdrawal',
    summary: 'Withdraw a request, or give back what was reserved for it',
    params,
    body: z.strictObject({}),
    status: 200,
    answer: packingCreditSchema,
    act: async (call) => {
        const client = new PackingCreditClient(call.ledger);
        const committed = await client.withdrawPackingCredit(call.params.packingCreditId, call.request);
        return { committed, resource: await client.readPackingCredit(call.params) };
    },
});

const conversionRoute = (events: LedgerEvents): Route =>
    act({
        ...byMakers,
        path: '/v1/packing-credits/{packingCreditId}/conversions',
        summary: 'Have the loan, or a part of it, stand on a declaration of the goods instead of the order',
        params,
        examples: { request: exampleConversion },
        body: requestConversionSchema.omit({ packingCreditId: true }),
        status: 201,
        canWait: true,
        answer: packingCreditSchema,
        act: async (call) => {
            const { ledger, waitSeconds } = call;
            const input = { ...call.params, ...call.body };
            const committed = await new PackingCreditClient(ledger).requestConversion(input, call.request);
            const waiting = { ledger, events, waitSeconds };
            const resource = await answeredPackingCredit(committed, {
                ...waiting,
                isDone: (packingCredit) => pendingConversion(packingCredit) === undefined,
            });
            return { committed, resource };
        },
    });

function isDecided({ status }: PackingCredit): boolean {
    return status !== 'REQUESTED';
}
