import { requestPresentationFinancingSchema } from '@cohong/domain/receivable/api';
import { financingSchema } from '@cohong/domain/receivable/financing';
import { randomId } from '../fabric/random-id.js';
import { act, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { addressOf, onPresentation, presentationParamsSchema } from '../presentation/presentation-address.js';
import { FinancingClient } from './financing-client.js';
import { decidedFinancing, type FinancingParts } from './financing-routes.js';

/** How a bank has an advance on documents under a letter of credit reserved: from then on it is a financing like others. */
export function presentationFinancingRoute({ events }: Pick<FinancingParts, 'events'>): Route {
    return act({
        tag: 'Financings',
        roles: makers,
        path: `${onPresentation}/financings`,
        summary:
            'Request to advance money on documents under a credit; a registrar reserves all they rest on, or nothing',
        params: presentationParamsSchema,
        examples: {
            request: {
                amount: { amount: '405000.00', currency: 'USD' },
                shares: [
                    {
                        declarationNumber: '310120260000000017',
                        releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4',
                        amount: { amount: '405000.00', currency: 'USD' },
                    },
                ],
            },
        },
        body: requestPresentationFinancingSchema.omit({ financingId: true, creditId: true, number: true }),
        status: 201,
        canWait: true,
        answer: financingSchema,
        act: async ({ ledger, params, body, request, waitSeconds }) => {
            const input = { ...addressOf(params), ...body, financingId: randomId() };
            const committed = await new FinancingClient(ledger).requestPresentationFinancing(input, request);
            return { committed, resource: await decidedFinancing(committed, { ledger, events, waitSeconds }) };
        },
    });
}
