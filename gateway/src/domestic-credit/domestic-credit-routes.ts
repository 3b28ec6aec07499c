import { setDomesticPoliciesSchema } from '@cohong/domain/domestic-credit/api';
import { domesticPolicyBookSchema, type DomesticPolicy } from '@cohong/domain/domestic-credit/domestic-policy';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { DomesticCreditClient } from './domestic-credit-client.js';

const common = { path: '/v1/domestic-credit-policies', tag: 'Policies' } as const;
const examplePolicy: DomesticPolicy = {
    effectiveFrom: '2027-01-01',
    examinationDays: 5,
    adviceDays: 3,
    presentationDays: 15,
    longestTenorDays: 365,
    monthsToCancellation: 1,
    source: 'Measures for the Settlement of Domestic Letters of Credit, 2016, no. 10',
};

/** Periods and limits of domestic credits (国内信用证) from a day on: public, dated, set by the central bank. */
export const domesticCreditRoutes: readonly Route[] = [
    read({
        ...common,
        roles: everybody,
        summary: 'Every policy of domestic credits, in the order of its first day',
        answer: domesticPolicyBookSchema,
        read: ({ ledger }) => new DomesticCreditClient(ledger).readDomesticPolicies(),
    }),
    act({
        ...common,
        roles: { 'central-bank': ['officer'] },
        summary: 'Set the periods and limits under which domestic credits are issued from a day on',
        examples: { request: { policies: [examplePolicy] } },
        body: setDomesticPoliciesSchema,
        status: 201,
        answer: domesticPolicyBookSchema,
        act: async ({ ledger, body, request }) => {
            const domestic = new DomesticCreditClient(ledger);
            const committed = await domestic.setDomesticPolicies(body, request);
            return { committed, resource: await domestic.readDomesticPolicies() };
        },
    }),
];
