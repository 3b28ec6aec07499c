import { readEncumbranceSchema } from '@cohong/domain/receivable/api';
import { balanceExplanationSchema } from '@cohong/domain/receivable/balance-line';
import { financingSchema } from '@cohong/domain/receivable/financing';
import { epochRoutes } from '../fingerprint/epoch-routes.js';
import { similarityCaseRoutes } from '../fingerprint/similarity-case-routes.js';
import { mspIdSchema } from '@cohong/domain/party/member';
import { read, type Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { FinancingClient } from '../receivable/financing-client.js';
import { financingFilters } from '../receivable/financing-routes.js';
import { storedFinancings } from '../receivable/stored-financing.js';
import { encumbranceReadSchema, explainBalance, readEncumbrance } from './encumbrance-client.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees: every bank's financings, and what lies on a declaration over all banks. */
export function supervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        list({
            ...ofRegulator,
            ...storedFinancings,
            path: '/v1/supervision/financings',
            summary: 'The financings of all banks',
            filters: { ...financingFilters, bank: mspIdSchema.optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/financings/{bank}/{financingId}',
            summary: "One bank's financing and all that became of it",
            params: financingSchema.pick({ bank: true, financingId: true }),
            answer: financingSchema,
            read: ({ ledger, params }) => new FinancingClient(ledger).readFinancing(params),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/declarations/{declarationNumber}',
            summary: 'A declaration, what every bank has reserved and lent on it, and what is left',
            params: readEncumbranceSchema,
            answer: encumbranceReadSchema,
            read: ({ ledger, params }) => readEncumbrance(ledger, params.declarationNumber),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/declarations/{declarationNumber}/balance',
            summary: 'Why so much is left of a declaration, line by line',
            params: readEncumbranceSchema,
            answer: balanceExplanationSchema,
            read: ({ ledger, params }) => explainBalance(ledger, params.declarationNumber),
        }),
        ...similarityCaseRoutes,
        ...epochRoutes,
    ];
}
