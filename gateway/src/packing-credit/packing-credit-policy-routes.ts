import { setPackingCreditPolicySchema } from '@cohong/domain/packing-credit/api';
import { packingCreditPolicyBookSchema } from '@cohong/domain/packing-credit/packing-credit-policy';
import { act, read, type Route } from '../http/route.js';
import { PackingCreditClient } from './packing-credit-client.js';
import { examplePackingCreditPolicy } from './packing-credit-examples.js';

const common = { path: '/v1/packing-credit-policies', tag: 'Policies' } as const;

/** How much may be advanced on orders: public, dated, set by the foreign-exchange regulator. */
export const packingCreditPolicyRoutes: readonly Route[] = [
    read({
        ...common,
        roles: { bank: 'everybody', 'foreign-exchange-regulator': 'everybody', 'central-bank': 'everybody' },
        summary: 'How much may be advanced on orders before shipment: every policy, in the order of its first day',
        answer: packingCreditPolicyBookSchema,
        read: ({ ledger }) => new PackingCreditClient(ledger).readPolicies(),
    }),
    act({
        ...common,
        roles: { 'foreign-exchange-regulator': ['officer'] },
        summary: 'Set how much may be advanced on orders before shipment, from a day on',
        examples: { request: examplePackingCreditPolicy },
        body: setPackingCreditPolicySchema,
        status: 201,
        answer: packingCreditPolicyBookSchema,
        act: async ({ ledger, body, request }) => {
            const client = new PackingCreditClient(ledger);
            const committed = await client.setPolicy(body, request);
            return { committed, resource: await client.readPolicies() };
        },
    }),
];
