import { setTimeout as pause } from 'node:timers/promises';
import { deliver, type Route } from '../http/route.js';
import { operationSchema, type OperationRead } from '../outbox/operation.js';
import type { Operation } from '../outbox/operations.js';
import { ownOperation, readOperation, type Progress } from '../outbox/outbox-routes.js';
import { everybody } from '../party/roles.js';
import type { Signatures } from './signatures.js';
import { signatureSchema } from './to-sign.js';

export interface SigningParts extends Progress {
    readonly signatures: Pick<Signatures, 'awaited' | 'give' | 'isStopped'>;
}

/** Of a client that says nothing of waiting. Endorsing takes less, and most commits do. */
const usualWaitSeconds = 10;
/** How soon it is looked at first; then ever more seldom, as what has taken long will take longer. */
const firstLookMilliseconds = 50;
const longestPauseMilliseconds = 1_000;

/** How a user whose key is elsewhere hands in what was signed there. */
export function signingRoutes(parts: SigningParts): readonly Route[] {
    return [
        deliver({
            path: '/v1/operations/{operationId}/signatures',
            summary:
                'Hand in a signature that was made elsewhere, and hear what is to be signed next or what came of it',
            tag: 'Operations',
            roles: everybody,
            params: operationSchema.pick({ operationId: true }),
            examples: {
                request: {
                    digest: 'qL8R4QIcQ/ZsRqOAbeRfcZhilN/MksRtDaErMA+6XP4=',
                    signature:
                        'MEQCIAcYeAAIsPkcOX1m0bGkSvM0Y3j5mCSj4mE0lUVKqYGJAiBSMYeE7Zk9Jr1r1mUoJUO6YkQ0eVbQ0y6uGg8n3gXpPw==',
                },
            },
            body: signatureSchema,
            status: 200,
            answer: operationSchema,
            deliver: async ({ user, params, body, waitSeconds = usualWaitSeconds }) => {
                const operation = await ownOperation({ ...params, user }, parts.operations);
                await parts.signatures.give(operation, body);

                return await whatFollows(operation, { ...parts, waitSeconds });
            },
        }),
    ];
}

/** Whichever gateway of the organisation carries the request out: what it waits for, or its end, is in the database. */
async function whatFollows(
    operation: Operation,
    { waitSeconds, ...parts }: SigningParts & { readonly waitSeconds: number },
): Promise<OperationRead> {
    const deadline = performance.now() + waitSeconds * 1_000;
    for (let pauseMilliseconds = firstLookMilliseconds; ; pauseMilliseconds *= 2) {
        const found = await readOperation(operation, parts);
        if (found.status !== 'RUNNING' || parts.signatures.isStopped || performance.now() > deadline) {
            return found;
        }
        await pause(Math.min(pauseMilliseconds, longestPauseMilliseconds, Math.max(0, deadline - performance.now())));
    }
}
