import { readEncumbranceSchema } from '@cohong/domain/receivable/api';
import { financingSchema, financingStatuses } from '@cohong/domain/receivable/financing';
import { mspIdSchema } from '@cohong/domain/party/member';
import { z } from 'zod';
import { page, pageOf, pageQuery } from '../http/page.js';
import { read, type Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import { FinancingClient } from '../receivable/financing-client.js';
import { newestFirst } from '../receivable/financing-routes.js';
import { encumbranceReadSchema, readEncumbrance } from './encumbrance-client.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees: every bank's financings, and what lies on a declaration over all banks. */
export function supervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        read({
            ...ofRegulator,
            path: '/v1/supervision/financings',
            summary: 'The financings of all banks, newest first',
            query: z.strictObject({
                ...pageQuery,
                bank: mspIdSchema.optional(),
                status: z.enum(financingStatuses).optional(),
            }),
            answer: pageOf(financingSchema),
            read: async ({ ledger, query }) => {
                const financings = new FinancingClient(ledger);
                const asked = banks.filter((bank) => query.bank === undefined || bank === query.bank);
                const found = await Promise.all(asked.map((bank) => financings.listFinancings(bank)));
                const wanted = found
                    .flat()
                    .filter(({ status }) => query.status === undefined || status === query.status);
                return page(wanted, { ...query, keyOf: newestFirst });
            },
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
    ];
}
