import { Refusal } from '@cohong/domain/kernel/refusal';
import { read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import type { Signatures } from '../signing/signatures.js';
import type { ToSign } from '../signing/to-sign.js';
import { operationSchema, type OperationRead } from './operation.js';
import type { Operation, Operations } from './operations.js';

/** Where it stands how far requests are. */
export interface Progress {
    readonly operations: Pick<Operations, 'find'>;
    readonly signatures: Pick<Signatures, 'awaited'>;
}

/** How who sent a request finds out what became of it. */
export function operationRoutes(progress: Progress): readonly Route[] {
    return [
        read({
            path: '/v1/operations/{operationId}',
            summary: 'How far a request is that was answered with 202',
            tag: 'Operations',
            roles: everybody,
            params: operationSchema.pick({ operationId: true }),
            answer: operationSchema,
            read: ({ user, params }) => readOperation({ ...params, user }, progress),
        }),
    ];
}

type Owned = Pick<Operation, 'operationId' | 'user'>;

/** An operation that a user asks for, and how far it is. */
export async function readOperation(owned: Owned, { operations, signatures }: Progress): Promise<OperationRead> {
    const operation = await ownOperation(owned, operations);

    return operationRead(operation, await signatures.awaited(owned.operationId));
}

/** Another user's operation is as if it were not there. */
export async function ownOperation(
    { operationId, user }: Owned,
    operations: Pick<Operations, 'find'>,
): Promise<Operation> {
    const operation = await operations.find(operationId, user);
    if (operation === undefined) {
        throw new Refusal('not-found', 'OPERATION_MUST_EXIST');
    }

    return operation;
}

/** What its sender is told of an operation. */
export function operationRead(operation: Operation, awaited?: ToSign): OperationRead {
    const { operationId, state, route, receivedAt, finishedAt, transactionId, answer, code } = operation;
    const isRunning = state === 'RECEIVED' || state === 'ENDORSED';

    return {
        operationId,
        ...(isRunning ? whileRunning(awaited) : { status: state }),
        route,
        receivedAt: receivedAt.toISOString(),
        ...(finishedAt !== undefined && { finishedAt: finishedAt.toISOString() }),
        ...(transactionId !== undefined && { transactionId }),
        ...(state === 'DONE' && answer !== undefined && { answer: JSON.parse(answer) as Record<string, unknown> }),
        ...(code !== undefined && { code }),
    };
}

function whileRunning(toSign: ToSign | undefined): Pick<OperationRead, 'status' | 'toSign'> {
    return toSign === undefined ? { status: 'RUNNING' } : { status: 'AWAITING_SIGNATURE', toSign };
}
