import { z } from 'zod';
import { change, read, type Call, type Route } from '../http/route.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { policyReplayRoute } from './policy-replay-route.js';
import { recomputationSchema } from './recomputation-read.js';
import type { Recomputations } from './recomputations.js';
import { walletReplayRoute } from './wallet-replay-route.js';

const watchers = ['officer', 'regulator'] as const;
const shared = {
    tag: 'Supervision',
    roles: { 'foreign-exchange-regulator': watchers, 'central-bank': watchers },
} as const;
const path = '/v1/supervision/recomputations';

/** How a regulator rebuilds what lies on every declaration from its own peer's blocks, and sees where the books differ. */
export function recomputationRoutes(recomputations: Recomputations): readonly Route[] {
    return [
        change({
            ...shared,
            path,
            summary:
                'Rebuild all balances from the blocks of the own peer, and compare them with what the registry holds',
            body: z.strictObject({}),
            answer: recomputationSchema,
            status: 201,
            change: ({ database, ...call }) => forWatchers(call, () => recomputations.begin(database)),
        }),
        read({
            ...shared,
            path,
            summary: 'The newest recomputations, and what each has found',
            answer: z.object({ data: z.array(recomputationSchema) }),
            read: (call) => forWatchers(call, async () => ({ data: await recomputations.list() })),
        }),
        read({
            ...shared,
            path: `${path}/{recomputationId}`,
            summary: 'A recomputation: how far it is, or what it has found, signed',
            params: recomputationSchema.pick({ recomputationId: true }),
            answer: recomputationSchema,
            read: ({ params, ...call }) => forWatchers(call, () => recomputations.find(params.recomputationId)),
        }),
        policyReplayRoute(recomputations.source),
        walletReplayRoute(recomputations.source),
    ];
}

/** What the gateway does by itself no chaincode guards. */
function forWatchers<Answer>({ role }: Pick<Call<unknown, unknown>, 'role'>, answer: () => Answer): Answer {
    mustBeOneOf(watchers, role);

    return answer();
}
