import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import type { EventRow } from '../read-model/events.js';

const patienceSeconds = 5;
const defaultLimit = 50;

const sequence = z
    .string()
    .regex(/^(?:0|[1-9]\d{0,14})$/, 'must be the id of an event')
    .transform(Number);

/** An event as CloudEvents 1.0 has it. Its data are ids: who may see more of a record asks for the record. */
const cloudEventSchema = z.object({
    specversion: z.literal('1.0'),
    id: z.string().meta({ description: 'Counts from 1, in the order of the ledger', example: '417' }),
    source: z.string().meta({ example: '/HaizhouBankMSP' }),
    type: z.string().meta({ example: 'cohong.FinancingRequested' }),
    time: z.string(),
    datacontenttype: z.literal('application/json'),
    transactionid: z.string(),
    blocknumber: z.int(),
    data: z.record(z.string(), z.unknown()),
});

/** What happened on the ledger that concerns this organisation, for whoever would rather be told than ask. */
export function eventRoutes(mspId: string): readonly Route[] {
    return [
        read({
            tag: 'Events',
            roles: everybody,
            path: '/v1/events',
            summary:
                'The events after one that you have, in the order of the ledger; from the first when you have none',
            query: z.strictObject({
                after: sequence.optional().meta({ description: 'The id of the last event that you have' }),
                type: z
                    .string()
                    .regex(/^cohong\.[A-Za-z]{1,60}$/)
                    .optional(),
                limit: z
                    .string()
                    .regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100')
                    .transform(Number)
                    .optional(),
            }),
            answer: z.object({ data: z.array(cloudEventSchema) }),
            read: async ({ readModel, query }) => {
                await readModel.catchesUp(patienceSeconds);
                const rows = await readModel.events.after({
                    after: query.after ?? 0,
                    limit: query.limit ?? defaultLimit,
                    type: query.type?.slice(typePrefix.length),
                });
                return { data: rows.map((row) => cloudEvent(mspId, row)) };
            },
        }),
    ];
}

const typePrefix = 'cohong.';

function cloudEvent(
    mspId: string,
    { sequence: id, type, payload, ...row }: EventRow,
): z.output<typeof cloudEventSchema> {
    return {
        specversion: '1.0',
        id: String(id),
        source: `/${mspId}`,
        type: `${typePrefix}${type}`,
        time: row.recordedAt.toISOString(),
        datacontenttype: 'application/json',
        transactionid: row.transactionId,
        blocknumber: row.blockNumber,
        data: payload,
    };
}
