import {
    readEnterpriseSchema,
    restoreEnterpriseSchema,
    setCapitalPolicySchema,
} from '@cohong/domain/capital-account/api';
import { capitalEnterpriseSchema } from '@cohong/domain/capital-account/capital-enterprise';
import { capitalPolicyBookSchema } from '@cohong/domain/capital-account/capital-policy';
import { act, read, type Route } from '../http/route.js';
import { CapitalClient } from './capital-client.js';
import { exampleCapitalPolicy } from './capital-examples.js';

const officers = { 'foreign-exchange-regulator': ['officer'] } as const;
const policies = { path: '/v1/capital-policies', tag: 'Policies' } as const;

/** What the foreign-exchange regulator sets for all, and for one enterprise. */
export const capitalPolicyRoutes: readonly Route[] = [
    read({
        ...policies,
        roles: { bank: 'everybody', 'foreign-exchange-regulator': 'everybody', 'central-bank': 'everybody' },
        summary: 'Who may pay out of capital receipts without proof, and for what not: every policy, by its first day',
        answer: capitalPolicyBookSchema,
        read: ({ ledger }) => new CapitalClient(ledger).readPolicies(),
    }),
    act({
        ...policies,
        roles: officers,
        summary: 'Set who may pay out of capital receipts without proof, for what not, and how much of it is checked',
        examples: { request: exampleCapitalPolicy },
        body: setCapitalPolicySchema,
        status: 201,
        answer: capitalPolicyBookSchema,
        act: async ({ ledger, body, request }) => {
            const client = new CapitalClient(ledger);
            const committed = await client.setPolicy(body, request);
            return { committed, resource: await client.readPolicies() };
        },
    }),
    act({
        tag: 'Capital accounts',
        roles: officers,
        path: '/v1/capital-enterprises/{enterpriseUscc}/restoration',
        summary: 'Let an enterprise pay on commitment letters again, at every bank',
        params: readEnterpriseSchema,
        examples: { request: { reason: 'The papers of all payments of the year were seen and are in order' } },
        body: restoreEnterpriseSchema.omit({ enterpriseUscc: true }),
        status: 200,
        answer: capitalEnterpriseSchema,
        act: async ({ ledger, params, body, request }) => {
            const client = new CapitalClient(ledger);
            const committed = await client.restoreEnterprise({ ...params, ...body }, request);
            return { committed, resource: await client.readEnterprise(params.enterpriseUscc) };
        },
    }),
];
