import { openCapitalAccountSchema, recordCapitalReceiptSchema } from '@cohong/domain/capital-account/api';
import {
    capitalAccountSchema,
    capitalReceiptSchema,
    capitalStandings,
} from '@cohong/domain/capital-account/capital-account';
import { z } from 'zod';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { CapitalClient } from './capital-client.js';
import { exampleCapitalAccount, exampleCapitalReceipt } from './capital-examples.js';

export interface CapitalAccountParts {
    /** The bank's own. */
    readonly mspId: string;
    readonly events: LedgerEvents;
}

const byMakers = { tag: 'Capital accounts', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const { capitalAccountId } = capitalAccountSchema.shape;
const params = z.strictObject({ capitalAccountId });

/** Accounts as they lie in a bank's vault, and by what they are looked for. */
export const storedCapitalAccounts = {
    chaincode: 'trade',
    kind: 'capital-account',
    schema: capitalAccountSchema,
    orderBy: 'openedAt',
    filters: {
        enterpriseUscc: capitalAccountSchema.shape.enterpriseUscc.optional(),
        standing: z.enum(capitalStandings).optional(),
    },
} as const;

/** How a bank opens an account and records what comes in. A registrar says how its enterprise may pay, so that may take a moment. */
export function capitalAccountRoutes({ mspId, events }: CapitalAccountParts): readonly Route[] {
    return [openingRoute(events), receiptRoute, ...readRoutes(mspId)];
}

function openingRoute(events: LedgerEvents): Route {
    return act({
        ...byMakers,
        path: '/v1/capital-accounts',
        summary: 'Open an account for capital receipts, and ask how its enterprise may pay out of them',
        examples: { request: exampleCapitalAccount },
        body: openCapitalAccountSchema.omit({ capitalAccountId: true }),
        status: 201,
        canWait: true,
        answer: capitalAccountSchema,
        act: async ({ ledger, body, request, waitSeconds = 0 }) => {
            const client = new CapitalClient(ledger);
            const committed = await client.openAccount({ ...body, capitalAccountId: randomId() }, request);
            const resource = await waitFor({
                events,
                id: committed.id,
                seconds: waitSeconds,
                read: () => client.readAccount({ capitalAccountId: committed.id }),
                isDone: ({ standing }) => standing !== 'REQUESTED',
            });
            return { committed, resource };
        },
    });
}

const receiptRoute = act({
    ...byMakers,
    path: '/v1/capital-accounts/{capitalAccountId}/receipts',
    summary: 'Record what came in on the account',
    params,
    examples: { request: exampleCapitalReceipt },
    body: recordCapitalReceiptSchema.omit({ capitalAccountId: true, receiptId: true }),
    status: 201,
    answer: capitalAccountSchema,
    act: async ({ ledger, params: address, body, request }) => {
        const client = new CapitalClient(ledger);
        const committed = await client.recordReceipt({ ...address, ...body, receiptId: randomId() }, request);
        return { committed, resource: await client.readAccount(address) };
    },
});

const readRoutes = (mspId: string): readonly Route[] => [
    list({
        ...forStaff,
        ...storedCapitalAccounts,
        path: '/v1/capital-accounts',
        summary: 'The accounts for capital receipts at this bank',
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: '/v1/capital-accounts/{capitalAccountId}',
        summary: 'An account: what came in, what was paid, and how its enterprise pays',
        params,
        answer: capitalAccountSchema,
        read: (call) => new CapitalClient(call.ledger).readAccount(call.params),
    }),
    list({
        ...forStaff,
        path: '/v1/capital-receipts',
        summary: 'What came in on the accounts for capital receipts',
        chaincode: 'trade',
        kind: 'capital-receipt',
        schema: capitalReceiptSchema,
        orderBy: 'receivedAt',
        filters: { capitalAccountId: capitalAccountId.optional() },
        collectionsFor: () => [vaultOf(mspId)],
    }),
];
