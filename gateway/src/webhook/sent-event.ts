import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { cloudEventSchema } from '../event/cloud-event.js';

const headersSchema = z.object({
    'webhook-id': z
        .string()
        .meta({ description: 'The webhook and the event: the same with every try', example: '4f1d…-417' }),
    'webhook-timestamp': z.string().meta({ description: 'When this try was made, in seconds since 1970' }),
    'webhook-signature': z.string().meta({
        description:
            '`v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` in base64; two after a rotation',
    }),
});

/** What a receiver is sent, and what its answers mean: for whoever writes one with the document at hand. */
export const sentEvent: ZodOpenApiOperationObject = {
    operationId: 'receiveEvent',
    tags: ['Webhooks'],
    summary:
        'An event, as it is sent to a webhook: signed as Standard Webhooks says, at least once, in the order of the ledger',
    security: [],
    requestParams: { header: headersSchema },
    requestBody: { required: true, content: { 'application/cloudevents+json': { schema: cloudEventSchema } } },
    responses: {
        '2XX': { description: 'It was taken, if this comes within ten seconds' },
        410: { description: 'The receiver is gone: the webhook is disabled' },
        default: { description: 'It was not taken, and is sent again later' },
    },
};
