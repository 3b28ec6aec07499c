import { financedOrderSchema } from '@cohong/domain/packing-credit/financed-order';
import { packingCreditSchema } from '@cohong/domain/packing-credit/packing-credit';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { registryPlace, vaultOf } from '../read-model/places.js';
import { PackingCreditClient } from './packing-credit-client.js';
import { storedPackingCredits } from './stored-packing-credit.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees of order finance: the loans of every bank, and what lies on each order over all of them. */
export function packingCreditSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        list({
            ...ofRegulator,
            ...storedPackingCredits,
            path: '/v1/supervision/packing-credits',
            summary: 'The packing credits of all banks',
            filters: { ...storedPackingCredits.filters, bank: bankSchema(banks).optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/packing-credits/{bank}/{packingCreditId}',
            summary: "One bank's packing credit and all that became of it",
            params: z.strictObject({
                bank: bankSchema(banks),
                packingCreditId: packingCreditSchema.shape.packingCreditId,
            }),
            answer: packingCreditSchema,
            read: ({ ledger, params }) => new PackingCreditClient(ledger).readPackingCredit(params),
        }),
        list({
            ...ofRegulator,
            path: '/v1/supervision/financed-orders',
            summary:
                'Orders on which any bank has lent, by whom and how much, what was converted and what the buyer has paid',
            chaincode: 'trade',
            kind: 'financed-order',
            schema: financedOrderSchema,
            orderBy: 'requestedAt',
            filters: {
                exporterUscc: financedOrderSchema.shape.exporterUscc.optional(),
                orderNumber: financedOrderSchema.shape.order.shape.orderNumber.optional(),
            },
            fieldOf: { orderNumber: 'order.orderNumber' },
            collectionsFor: () => [registryPlace],
        }),
    ];
}
