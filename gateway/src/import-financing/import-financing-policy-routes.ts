import { setImportFinancingPolicySchema } from '@cohong/domain/import-financing/api';
import { importFinancingPolicyBookSchema } from '@cohong/domain/import-financing/import-financing-policy';
import { act, read, type Route } from '../http/route.js';
import { ImportFinancingClient } from './import-financing-client.js';
import { exampleImportFinancingPolicy } from './import-financing-examples.js';

const common = { path: '/v1/import-financing-policies', tag: 'Policies' } as const;

/** How much may be lent to pay for imports: public, dated, set by the foreign-exchange regulator. */
export const importFinancingPolicyRoutes: readonly Route[] = [
    read({
        ...common,
        roles: { bank: 'everybody', 'foreign-exchange-regulator': 'everybody', 'central-bank': 'everybody' },
        summary:
            'How much may be lent to pay for imports, and for how long: every policy, in the order of its first day',
        answer: importFinancingPolicyBookSchema,
        read: ({ ledger }) => new ImportFinancingClient(ledger).readPolicies(),
    }),
    act({
        ...common,
        roles: { 'foreign-exchange-regulator': ['officer'] },
        summary: 'Set how much may be lent to pay for imports, and for how long, from a day on',
        examples: { request: exampleImportFinancingPolicy },
        body: setImportFinancingPolicySchema,
        status: 201,
        answer: importFinancingPolicyBookSchema,
        act: async ({ ledger, body, request }) => {
            const client = new ImportFinancingClient(ledger);
            const committed = await client.setPolicy(body, request);
            return { committed, resource: await client.readPolicies() };
        },
    }),
];
