import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { z } from 'zod';
import { eventIdSchema, eventTypeSchema, typePrefix } from '../event/cloud-event.js';

/** A webhook as its user sees it. */
export const webhookSchema = z.object({
    webhookId: randomIdSchema,
    url: z.string(),
    types: z.array(eventTypeSchema).optional().meta({ description: 'Left out: all events' }),
    status: z.enum(['ACTIVE', 'DISABLED']),
    disabledBecause: z
        .enum(['ASKED', 'RECEIVER_GONE'])
        .optional()
        .meta({ description: 'RECEIVER_GONE: it answered 410' }),
    createdAt: z.iso.datetime(),
    lastEventId: eventIdSchema.meta({ description: 'The last event that it is through with' }),
    failures: z.int().meta({ description: 'How often the event after it has failed in a row' }),
    lastFailure: z.string().optional().meta({ description: 'Why, the last time', example: 'ANSWERED_503' }),
    nextTryAt: z.iso.datetime().optional().meta({ description: 'While something has failed' }),
    oldSecretUntil: z.iso.datetime().optional().meta({ description: 'Until then the secret before signs too' }),
});
export type WebhookRead = z.output<typeof webhookSchema>;

/** An event that a webhook was given up on. */
export const deadLetterSchema = z.object({
    eventId: eventIdSchema,
    givenUpAt: z.iso.datetime(),
    failures: z.int(),
    reason: z.string().meta({ description: 'Why, the last time', example: 'ANSWERED_500' }),
    isWanted: z.boolean().meta({ description: 'It is about to be tried again' }),
});
export type DeadLetter = z.output<typeof deadLetterSchema>;

/** A webhook as the database keeps it. */
export interface WebhookRow {
    readonly webhook_id: string;
    readonly user_name: string;
    readonly url: string;
    readonly types: readonly string[] | null;
    readonly created_at: Date;
    readonly status: 'ACTIVE' | 'DISABLED';
    readonly disabled_because: 'ASKED' | 'RECEIVER_GONE' | null;
    readonly secret: Buffer;
    readonly old_secret: Buffer | null;
    readonly old_secret_until: Date | null;
    readonly position: string;
    readonly failures: number;
    readonly first_tried_at: Date | null;
    readonly next_try_at: Date;
    readonly last_failure: string | null;
}

/** What its user is told of it: everything but its secrets. */
export function webhookRead(row: WebhookRow, now: Date): WebhookRead {
    const { disabled_because: because, old_secret_until: oldUntil, last_failure: lastFailure } = row;

    return {
        webhookId: row.webhook_id,
        url: row.url,
        ...(row.types !== null && { types: row.types.map((type) => `${typePrefix}${type}`) }),
        status: row.status,
        ...(because !== null && { disabledBecause: because }),
        createdAt: row.created_at.toISOString(),
        lastEventId: row.position,
        failures: row.failures,
        ...(lastFailure !== null && { lastFailure, nextTryAt: row.next_try_at.toISOString() }),
        ...(oldUntil !== null && oldUntil > now && { oldSecretUntil: oldUntil.toISOString() }),
    };
}
