import { setMarketPoliciesSchema } from '@cohong/domain/forfaiting/market/api';
import { marketPolicyBookSchema } from '@cohong/domain/forfaiting/market/market-policy';
import type { ApprovalCollection, Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { proposedIn } from '../approval/proposed-in.js';
import { everybody } from '../party/roles.js';
import { registryPlace } from '../read-model/places.js';
import { MarketClient } from './market-client.js';
import { exampleMarketPolicy } from './market-examples.js';

const common = { path: '/v1/market-policies', tag: 'Policies' } as const;

/** Where the approvals of officers for trade lie. */
export const officersPlace: ApprovalCollection = {
    chaincode: 'trade',
    collection: registryPlace,
    roles: ['officer', 'regulator'],
};

/** What carries the approved policies out. */
export const approveMarketPolicies: Approve = ({ approvalId }, { ledger, request }) =>
    new MarketClient(ledger).approvePolicies(approvalId, request);

/** In what words the market speaks of claims, from a day on: public, dated, set by two officers of the central bank. */
export const marketPolicyRoutes: readonly Route[] = [
    read({
        ...common,
        roles: everybody,
        summary: 'Every policy of the market: the class of each bank, and the bands of tenors and amounts',
        answer: marketPolicyBookSchema,
        read: ({ ledger }) => new MarketClient(ledger).readPolicies(),
    }),
    act({
        ...common,
        roles: { 'central-bank': ['officer'] },
        summary: 'Propose in which class each bank is and in what bands the market speaks; another officer approves',
        examples: { request: { policies: [exampleMarketPolicy] } },
        body: setMarketPoliciesSchema,
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, body, request }) => {
            const input = { ...body, approvalId: randomId() };
            return await proposedIn(ledger, await new MarketClient(ledger).proposePolicies(input, request));
        },
    }),
];
