import { readEncumbranceSchema } from '@cohong/domain/receivable/api';
import { balanceExplanationSchema } from '@cohong/domain/receivable/balance-line';
import { financingSchema } from '@cohong/domain/receivable/financing';
import { epochRoutes } from '../fingerprint/epoch-routes.js';
import { similarityCaseRoutes } from '../fingerprint/similarity-case-routes.js';
import { z } from 'zod';
import { read, type Call, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { listQuery, mustBeOneOf } from '../read-model/list-route.js';
import { FinancingClient } from '../receivable/financing-client.js';
import { explainBalanceAsOf, readEncumbranceAsOf } from './encumbrance-as-of.js';
import { encumbranceReadSchema, explainBalance, readEncumbrance } from './encumbrance-client.js';
import { importSearchRoutes, searchRoutes } from './search-routes.js';
import { sumsRoutes } from './sums-routes.js';

const asOfQuery = z.strictObject({ asOfBlock: listQuery.asOfBlock });
const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees: every bank's financings, and what lies on a declaration over all banks. */
export const supervisionRoutes = (banks: readonly string[]): readonly Route[] => [
    ...searchRoutes(banks),
    ...importSearchRoutes(banks),
    ...sumsRoutes(banks),
    read({
        ...ofRegulator,
        path: '/v1/supervision/financings/{bank}/{financingId}',
        summary: "One bank's financing and all that became of it",
        params: z.strictObject({ bank: bankSchema(banks), financingId: financingSchema.shape.financingId }),
        answer: financingSchema,
        read: ({ ledger, params }) => new FinancingClient(ledger).readFinancing(params),
    }),
    read({
        ...ofRegulator,
        path: '/v1/supervision/declarations/{declarationNumber}',
        summary: 'A declaration, what every bank has reserved and lent on it, and what is left',
        params: readEncumbranceSchema,
        query: asOfQuery,
        answer: encumbranceReadSchema,
        read: ({ ledger, params: { declarationNumber }, ...call }) =>
            inPast(call, (asOfBlock) => readEncumbranceAsOf(call.readModel, { declarationNumber, asOfBlock })) ??
            readEncumbrance(ledger, declarationNumber),
    }),
    read({
        ...ofRegulator,
        path: '/v1/supervision/declarations/{declarationNumber}/balance',
        summary: 'Why so much is left of a declaration, line by line',
        params: readEncumbranceSchema,
        query: asOfQuery,
        answer: balanceExplanationSchema,
        read: ({ ledger, params: { declarationNumber }, ...call }) =>
            inPast(call, (asOfBlock) => explainBalanceAsOf(call.readModel, { declarationNumber, asOfBlock })) ??
            explainBalance(ledger, declarationNumber),
    }),
    ...similarityCaseRoutes,
    ...epochRoutes,
];

/** What is asked as of a block, for those who may: no chaincode guards what the gateway itself has kept. */
function inPast<Answer>(
    { kind, role, query: { asOfBlock } }: Pick<Call<unknown, z.output<typeof asOfQuery>>, 'kind' | 'role' | 'query'>,
    answer: (asOfBlock: number) => Answer,
): Answer | undefined {
    if (asOfBlock === undefined) {
        return undefined;
    }
    mustBeOneOf(supervisors[kind as keyof typeof supervisors], role);

    return answer(asOfBlock);
}
