import { confirmOutwardPaymentSchema, requestOutwardPaymentSchema } from '@cohong/domain/tax-form/api';
import {
    outwardPaymentSchema,
    outwardPaymentStatuses,
    shownFormSchema,
    type OutwardPayment,
} from '@cohong/domain/tax-form/outward-payment';
import { z } from 'zod';
import type { Committed } from '../fabric/ledger.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, read, type ActCall, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { TaxFormClient } from './tax-form-client.js';
import { exampleOutwardPayment } from './tax-form-examples.js';

export interface OutwardPaymentParts {
    /** The bank's own. */
    readonly mspId: string;
    readonly events: LedgerEvents;
}

const byMakers = { tag: 'Outward payments', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const params = outwardPaymentSchema.pick({ outwardPaymentId: true });

/** Payments abroad as they lie in a bank's vault, and by what they are looked for. */
export const storedOutwardPayments = {
    chaincode: 'trade',
    kind: 'outward-payment',
    schema: outwardPaymentSchema,
    orderBy: 'requestedAt',
    filters: {
        status: z.enum(outwardPaymentStatuses).optional(),
        formNumber: shownFormSchema.shape.formNumber.optional(),
    },
    fieldOf: { formNumber: 'form.formNumber' },
} as const;

/** How a bank asks whether a payment may go abroad, and says that it did. A registrar answers, so that may take a moment. */
export function outwardPaymentRoutes({ mspId, events }: OutwardPaymentParts): readonly Route[] {
    return [requestRoute(events), ...readRoutes(mspId), confirmationRoute, withdrawalRoute];
}

function requestRoute(events: LedgerEvents): Route {
    return act({
        ...byMakers,
        path: '/v1/outward-payments',
        summary: 'Ask whether a payment may go abroad, on a tax form or, where it is small, without one',
        examples: { request: exampleOutwardPayment },
        body: requestOutwardPaymentSchema.omit({ outwardPaymentId: true }),
        status: 201,
        canWait: true,
        answer: outwardPaymentSchema,
        act: async ({ ledger, body, request, waitSeconds = 0 }) => {
            const client = new TaxFormClient(ledger);
            const committed = await client.requestPayment({ ...body, outwardPaymentId: randomId() }, request);
            const resource = await waitFor({
                events,
                id: committed.id,
                seconds: waitSeconds,
                read: () => client.readPayment({ outwardPaymentId: committed.id }),
                isDone: isDecided,
            });
            return { committed, resource };
        },
    });
}

const readRoutes = (mspId: string): readonly Route[] => [
    list({
        ...forStaff,
        ...storedOutwardPayments,
        path: '/v1/outward-payments',
        summary: 'The payments abroad of this bank',
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: '/v1/outward-payments/{outwardPaymentId}',
        summary: 'A payment abroad and all that became of it',
        params,
        answer: outwardPaymentSchema,
        read: (call) => new TaxFormClient(call.ledger).readPayment(call.params),
    }),
];

const confirmationRoute = act({
    ...byMakers,
    path: '/v1/outward-payments/{outwardPaymentId}/confirmation',
    summary: 'Confirm that the payment has gone out',
    params,
    examples: { request: { reference: 'CIPS 2026-03-31 000417' } },
    body: confirmOutwardPaymentSchema.omit({ outwardPaymentId: true }),
    status: 200,
    answer: outwardPaymentSchema,
    act: (call) => end(call, (client) => client.confirmPayment({ ...call.params, ...call.body }, call.request)),
});

const withdrawalRoute = act({
    ...byMakers,
    path: '/v1/outward-payments/{outwardPaymentId}/withdrawal',
    summary: 'Withdraw the question, or give back what was reserved for the payment',
    params,
    body: z.strictObject({}),
    status: 200,
    answer: outwardPaymentSchema,
    act: (call) => end(call, (client) => client.withdrawPayment(call.params.outwardPaymentId, call.request)),
});

async function end(
    { ledger, params: address }: ActCall<z.output<typeof params>, unknown>,
    submit: (client: TaxFormClient) => Promise<Committed>,
): Promise<ActReply> {
    const client = new TaxFormClient(ledger);

    return { committed: await submit(client), resource: await client.readPayment(address) };
}

function isDecided({ status }: OutwardPayment): boolean {
    return status !== 'REQUESTED';
}
