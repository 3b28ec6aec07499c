import { proposeDisbursementSchema, requestFinancingSchema } from '@cohong/domain/receivable/api';
import { financingSchema, financingStatuses, type Financing } from '@cohong/domain/receivable/financing';
import { z } from 'zod';
import { propose } from '../approval/propose.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { financingAfter, storedFinancings } from './stored-financing.js';
import { FinancingClient } from './financing-client.js';

export interface FinancingParts {
    /** The bank's own. */
    readonly mspId: string;
    readonly events: LedgerEvents;
}

const byMakers = { tag: 'Financings', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const paramsSchema = financingSchema.pick({ financingId: true });

/** How a bank lends against an export declaration and is repaid. */
export function financingRoutes(parts: FinancingParts): readonly Route[] {
    return [requestRoute(parts), ...readRoutes(parts.mspId), withdrawalRoute(parts), disbursementRoute];
}

function requestRoute({ events }: FinancingParts): Route {
    return act({
        ...byMakers,
        path: '/v1/financings',
        summary: 'Request to lend against one or several declarations; a registrar reserves the amount or refuses it',
        examples: {
            request: {
                declarationNumber: '310120260000000017',
                releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4',
                exporterUscc: '91330206MA2CH0012E',
                amount: { amount: '2000000.00', currency: 'CNY' },
            },
        },
        body: requestFinancingSchema.omit({ financingId: true }),
        status: 201,
        canWait: true,
        answer: financingSchema,
        act: async ({ ledger, body, request, waitSeconds }) => {
            const input = { ...body, financingId: randomId() };
            const committed = await new FinancingClient(ledger).requestFinancing(input, request);
            return { committed, resource: await decidedFinancing(committed, { ledger, events, waitSeconds }) };
        },
    });
}

interface Waiting {
    readonly ledger: Ledger;
    readonly events: LedgerEvents;
    readonly waitSeconds: number | undefined;
}

/** What was requested, decided if that is so within the time that the caller is ready to wait. */
export function decidedFinancing({ id }: Committed, { ledger, events, waitSeconds = 0 }: Waiting): Promise<Financing> {
    const financings = new FinancingClient(ledger);

    return waitFor({
        events,
        id,
        seconds: waitSeconds,
        read: () => financings.readFinancing({ financingId: id }),
        isDone: isDecided,
    });
}

export const financingFilters = { status: z.enum(financingStatuses).optional() };

const readRoutes = (mspId: string): readonly Route[] => [
    list({
        ...forStaff,
        ...storedFinancings,
        path: '/v1/financings',
        summary: 'The financings of this bank',
        filters: financingFilters,
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: '/v1/financings/{financingId}',
        summary: 'A financing and all that became of it',
        params: paramsSchema,
        answer: financingSchema,
        read: ({ ledger, params }) => new FinancingClient(ledger).readFinancing(params),
    }),
];

function withdrawalRoute({ mspId }: FinancingParts): Route {
    return act({
        ...byMakers,
        path: '/v1/financings/{financingId}/withdrawal',
        summary: 'Withdraw a request, or give back what was reserved for it',
        params: paramsSchema,
        body: z.strictObject({}),
        status: 200,
        answer: financingSchema,
        act: async ({ ledger, readModel, params, request }) => {
            const committed = await new FinancingClient(ledger).withdrawFinancing(params.financingId, request);
            return { committed, resource: await financingAfter(committed, { ...params, mspId, ledger, readModel }) };
        },
    });
}

const disbursementRoute = propose({
    ...byMakers,
    path: '/v1/financings/{financingId}/disbursements',
    summary: 'Propose to pay the loan out; another user approves it',
    params: paramsSchema,
    examples: { request: { means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-03-31 000417' } } },
    body: proposeDisbursementSchema.omit({ approvalId: true, financingId: true }),
    propose: ({ ledger, params, body, request }, approvalId) =>
        new FinancingClient(ledger).proposeDisbursement({ ...params, ...body, approvalId }, request),
});

function isDecided({ status }: Financing): boolean {
    return status !== 'REQUESTED';
}
