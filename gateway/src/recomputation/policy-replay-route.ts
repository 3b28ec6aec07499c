import { ask, type Route } from '../http/route.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import type { Stretch } from './follow-chain.js';
import { policyReplaySchema, proposedPolicySchema } from './policy-replay-read.js';
import { replayPolicy } from './replay-policy.js';

const watchers = ['officer', 'regulator'] as const;

/** How a regulator sees what a policy would have changed, before it is set. */
export function policyReplayRoute(source: () => Promise<Stretch>): Route {
    return ask({
        tag: 'Supervision',
        roles: { 'foreign-exchange-regulator': watchers, 'central-bank': watchers },
        path: '/v1/supervision/policy-replays',
        summary:
            'Which past requests and payments a policy of financings, of tax forms, of packing credits, of import financing or of capital receipts would have answered otherwise, why and by how much',
        examples: {
            request: {
                policy: {
                    effectiveFrom: '2027-01-01',
                    capBasisPoints: 7000,
                    reservationHours: 48,
                    balanceQuestionsPerDay: 20,
                },
            },
        },
        body: proposedPolicySchema,
        answer: policyReplaySchema,
        ask: async ({ role, body }) => {
            mustBeOneOf(watchers, role);
            return await replayPolicy(await source(), body);
        },
    });
}
