import { Refusal } from '@cohong/domain/kernel/refusal';
import { read, type Route } from '../http/route.js';
import { operationSchema, type OperationRead } from './operation.js';
import type { Operation, Operations } from './operations.js';

const kinds = {
    bank: 'everybody',
    customs: 'everybody',
    'foreign-exchange-regulator': 'everybody',
    'central-bank': 'everybody',
} as const;

/** How who sent a request finds out what became of it. */
export function operationRoutes(operations: Pick<Operations, 'find'>): readonly Route[] {
    return [
        read({
            path: '/v1/operations/{operationId}',
            summary: 'How far a request is that was answered with 202',
            tag: 'Operations',
            roles: kinds,
            params: operationSchema.pick({ operationId: true }),
            answer: operationSchema,
            read: async ({ user, params }) => {
                const operation = await operations.find(params.operationId, user);
                if (operation === undefined) {
                    throw new Refusal('not-found', 'OPERATION_MUST_EXIST');
                }
                return operationRead(operation);
            },
        }),
    ];
}

/** What its sender is told of an operation. */
export function operationRead(operation: Operation): OperationRead {
    const { operationId, state, route, receivedAt, finishedAt, transactionId, answer, code } = operation;

    return {
        operationId,
        status: state === 'RECEIVED' || state === 'ENDORSED' ? 'RUNNING' : state,
        route,
        receivedAt: receivedAt.toISOString(),
        ...(finishedAt !== undefined && { finishedAt: finishedAt.toISOString() }),
        ...(transactionId !== undefined && { transactionId }),
        ...(state === 'DONE' && answer !== undefined && { answer: JSON.parse(answer) as Record<string, unknown> }),
        ...(code !== undefined && { code }),
    };
}
