import { setParticipationPoliciesSchema } from '@cohong/domain/forfaiting/participation/api';
import { participationPolicyBookSchema } from '@cohong/domain/forfaiting/participation/participation-policy';
import type { Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { proposedIn } from '../approval/proposed-in.js';
import { everybody } from '../party/roles.js';
import { ParticipationClient } from './participation-client.js';
import { exampleParticipationPolicy } from './participation-examples.js';

const common = { path: '/v1/participation-policies', tag: 'Policies' } as const;

/** What carries the approved policies out. */
export const approveParticipationPolicies: Approve = ({ approvalId }, { ledger, request }) =>
    new ParticipationClient(ledger).approve('participation-policy:ApproveParticipationPolicies', approvalId, {
        request,
    });

/** Where shares may be kept from the debtor, from a day on: public, dated, set by two officers of the central bank. */
export const participationPolicyRoutes: readonly Route[] = [
    read({
        ...common,
        roles: everybody,
        summary: 'Every policy of participations: in which countries the debtor need not be told',
        answer: participationPolicyBookSchema,
        read: ({ ledger }) => new ParticipationClient(ledger).readPolicies(),
    }),
    act({
        ...common,
        roles: { 'central-bank': ['officer'] },
        summary: 'Propose in which countries a participation may be undisclosed; another officer approves',
        examples: { request: { policies: [exampleParticipationPolicy] } },
        body: setParticipationPoliciesSchema,
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, body, request }) => {
            const input = { ...body, approvalId: randomId() };
            return await proposedIn(ledger, await new ParticipationClient(ledger).proposePolicies(input, request));
        },
    }),
];
