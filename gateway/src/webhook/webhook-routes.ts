import { z } from 'zod';
import { eventTypeSchema, sequenceSchema } from '../event/cloud-event.js';
import { pageLimitSchema } from '../http/page-limit.js';
import { change, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { deadLetterSchema, webhookSchema } from './webhook.js';
import type { Webhooks } from './webhooks.js';

const shared = { tag: 'Webhooks', roles: everybody } as const;
const paramsSchema = webhookSchema.pick({ webhookId: true });
const letterParamsSchema = paramsSchema.extend({ eventId: sequenceSchema });
const nothing = z.strictObject({});

const withSecretSchema = webhookSchema.extend({
    secret: z.string().meta({
        description: 'What the receiver verifies signatures with. It is told this once',
        example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    }),
});

const wishSchema = z.strictObject({
    url: z
        .string()
        .max(2_000)
        .regex(/^https?:\/\/[\x21-\x7e]+$/, 'must be an address with http or https')
        .meta({ description: 'https, to a host that everybody reaches' }),
    types: z.array(eventTypeSchema).min(1).max(50).optional().meta({ description: 'Left out: all events' }),
    after: sequenceSchema
        .optional()
        .meta({ description: 'The id of the last event that the receiver has. Left out: what happens from now on' }),
});

const wish = { url: 'https://receiver.bank.example/cohong', types: ['cohong.FinancingRequested'] };

/** How a user has events sent to an address, and manages that. Each user sees the own ones only. */
export function webhookRoutes(webhooks: Webhooks): readonly Route[] {
    return [...registrationRoutes(webhooks), ...replayRoutes(webhooks)];
}

function registrationRoutes(webhooks: Webhooks): readonly Route[] {
    const described = { ...shared, params: paramsSchema, body: nothing, answer: webhookSchema, status: 200 } as const;

    return [
        change({
            ...shared,
            path: '/v1/webhooks',
            summary: 'Have the events that the feed has sent to an address',
            body: wishSchema,
            answer: withSecretSchema,
            status: 201,
            examples: { request: wish },
            change: ({ database, user, body }) => webhooks.register(database, user, body),
        }),
        read({
            ...shared,
            path: '/v1/webhooks',
            summary: 'The webhooks of this user',
            answer: z.object({ data: z.array(webhookSchema) }),
            read: async ({ user }) => ({ data: await webhooks.list(user) }),
        }),
        read({
            ...shared,
            path: '/v1/webhooks/{webhookId}',
            summary: 'A webhook, and how far it is',
            params: paramsSchema,
            answer: webhookSchema,
            read: ({ user, params }) => webhooks.find({ ...params, user }),
        }),
        change({
            ...described,
            path: '/v1/webhooks/{webhookId}/disable',
            summary: 'Send it nothing more; what it is through with is remembered',
            change: ({ database, user, params }) => webhooks.disable(database, { ...params, user }),
        }),
        change({
            ...described,
            path: '/v1/webhooks/{webhookId}/enable',
            summary: 'Go on with it where it was, at once',
            change: ({ database, user, params }) => webhooks.enable(database, { ...params, user }),
        }),
        change({
            ...described,
            path: '/v1/webhooks/{webhookId}/remove',
            summary: 'Forget it',
            change: ({ database, user, params }) => webhooks.remove(database, { ...params, user }),
        }),
        change({
            ...described,
            path: '/v1/webhooks/{webhookId}/rotate-secret',
            summary: 'A new secret; for 24 hours the one before signs too',
            answer: withSecretSchema,
            change: ({ database, user, params }) => webhooks.rotateSecret(database, { ...params, user }),
        }),
    ];
}

function replayRoutes(webhooks: Webhooks): readonly Route[] {
    return [
        change({
            ...shared,
            path: '/v1/webhooks/{webhookId}/replay',
            summary: 'Send everything after an event again, in order',
            params: paramsSchema,
            body: z.strictObject({ after: sequenceSchema }),
            answer: webhookSchema,
            status: 200,
            examples: { request: { after: '416' } },
            change: ({ database, user, params, body }) => webhooks.replay(database, { ...params, user }, body.after),
        }),
        read({
            ...shared,
            path: '/v1/webhooks/{webhookId}/dead-letters',
            summary: 'The events that the receiver did not take in three days, in the order of the ledger',
            params: paramsSchema,
            query: z.strictObject({
                after: sequenceSchema.optional().meta({ description: 'The id of the last one that you have' }),
                limit: pageLimitSchema.optional(),
            }),
            answer: z.object({ data: z.array(deadLetterSchema) }),
            read: async ({ user, params, query }) => ({
                data: await webhooks.deadLetters({ ...params, user }, query),
            }),
        }),
        change({
            ...shared,
            path: '/v1/webhooks/{webhookId}/dead-letters/{eventId}/replay',
            summary: 'Try one of them again, before anything else',
            params: letterParamsSchema,
            body: nothing,
            answer: deadLetterSchema,
            status: 200,
            change: ({ database, user, params: { eventId, webhookId } }) =>
                webhooks.replayDeadLetter(database, { webhookId, user }, eventId),
        }),
    ];
}
