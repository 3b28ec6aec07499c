import {
    readEnterpriseSchema,
    restoreEnterpriseSchema,
    setCapitalPolicySchema,
} from '@cohong/domain/capital-account/api';
import { capitalEnterpriseSchema } from '@cohong/domain/capital-account/capital-enterprise';
import { capitalPolicyBookSchema } from '@cohong/domain/capital-account/capital-policy';
import { policyRoutes } from '../approval/policy-routes.js';
import { act, type Route } from '../http/route.js';
import { CapitalClient } from './capital-client.js';
import { exampleCapitalPolicy } from './capital-examples.js';

/** What the foreign-exchange regulator sets for all, and for one enterprise. */
export const capitalPolicyRoutes: readonly Route[] = [
    ...policyRoutes({
        path: '/v1/capital-policies',
        what: 'who may pay out of capital receipts without proof, for what not, and how much of it is checked',
        example: exampleCapitalPolicy,
        policy: setCapitalPolicySchema,
        book: capitalPolicyBookSchema,
        names: {
            read: 'trade/capital-policy:ReadPolicies',
            set: 'trade/capital-policy:SetPolicy',
            propose: 'trade/capital-policy:ProposePolicy',
        },
    }),
    act({
        tag: 'Capital accounts',
        roles: { 'foreign-exchange-regulator': ['officer'] },
        path: '/v1/capital-enterprises/{enterpriseUscc}/restoration',
        showsBooks: true,
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
