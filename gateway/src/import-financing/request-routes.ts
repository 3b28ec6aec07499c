import { requestImportFinancingSchema } from '@cohong/domain/import-financing/api';
import { importFinancingStandingSchema } from '@cohong/domain/import-financing/import-financing-standing';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { z } from 'zod';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { ImportFinancingClient } from './import-financing-client.js';
import { exampleImportFinancing } from './import-financing-examples.js';
import { answeredImportFinancing, dueImportFinancings, storedImportFinancings } from './stored-import-financing.js';

export interface RequestParts {
    /** The bank's own. */
    readonly mspId: string;
    readonly events: LedgerEvents;
}

const byMakers = { tag: 'Import financings', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const params = importFinancingSchema.pick({ importFinancingId: true });

/** How a bank asks to pay for goods that have come in, and what it finds of what it has asked. */
export function requestRoutes({ mspId, events }: RequestParts): readonly Route[] {
    return [requestRoute(events), ...readRoutes(mspId), withdrawalRoute];
}

const requestRoute = (events: LedgerEvents): Route =>
    act({
        ...byMakers,
        path: '/v1/import-financings',
        summary:
            'Request to pay the seller of imported goods, out of a loan or the importer’s own funds; a registrar reserves the amount or refuses it',
        examples: { request: exampleImportFinancing },
        body: requestImportFinancingSchema.omit({ importFinancingId: true }),
        status: 201,
        canWait: true,
        answer: importFinancingSchema,
        act: async ({ ledger, body, request, waitSeconds }) => {
            const input = { ...body, importFinancingId: randomId() };
            const committed = await new ImportFinancingClient(ledger).requestImportFinancing(input, request);
            return { committed, resource: await answeredImportFinancing(committed, { ledger, events, waitSeconds }) };
        },
    });

const readRoutes = (mspId: string): readonly Route[] => [
    list({
        ...forStaff,
        ...storedImportFinancings,
        path: '/v1/import-financings',
        summary: 'What this bank pays for imports, and where each stands today',
        collectionsFor: () => [vaultOf(mspId)],
    }),
    list({
        ...forStaff,
        ...dueImportFinancings,
        path: '/v1/due-import-financings',
        summary:
            'What this bank has lent for imports and is to be repaid, by the day on which it is due, and how late it is',
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: '/v1/import-financings/{importFinancingId}',
        summary: 'A payment for imports, all that became of it, and where it stands today',
        params,
        answer: importFinancingStandingSchema,
        read: async (call) => {
            const [standing] = await new ImportFinancingClient(call.ledger).readStandings([call.params]);
            return standing ?? {};
        },
    }),
];

const withdrawalRoute = act({
    ...byMakers,
    path: '/v1/import-financings/{importFinancingId}/withdrawal',
    summary: 'Withdraw a request, or give back what was reserved for it',
    params,
    body: z.strictObject({}),
    status: 200,
    answer: importFinancingSchema,
    act: async (call) => {
        const client = new ImportFinancingClient(call.ledger);
        const committed = await client.withdrawImportFinancing(call.params.importFinancingId, call.request);
        return { committed, resource: await client.readImportFinancing(call.params) };
    },
});
