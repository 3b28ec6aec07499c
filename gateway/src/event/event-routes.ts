import { z } from 'zod';
import { pageLimitSchema } from '../http/page-limit.js';
import { read, stream, type Route, type StreamMessage } from '../http/route.js';
import { everybody } from '../party/roles.js';
import type { ReadModel } from '../read-model/read-model.js';
import { cloudEvent, cloudEventSchema, eventTypeSchema, sequenceSchema, typePrefix } from './cloud-event.js';

const patienceSeconds = 5;
const defaultLimit = 50;
/** So many are fetched at once for a stream: what waits for a reader is never more. */
const streamedAtOnce = 50;
const wakeSeconds = 60;

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
                after: sequenceSchema.optional().meta({ description: 'The id of the last event that you have' }),
                type: eventTypeSchema.optional(),
                limit: pageLimitSchema.optional(),
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
        stream({
            tag: 'Events',
            roles: everybody,
            path: '/v1/events/stream',
            summary: 'The same events as they come, as server-sent events',
            query: z.strictObject({
                after: sequenceSchema.optional().meta({ description: 'The id of the last event that you have' }),
            }),
            requestHeaders: z.strictObject({
                'Last-Event-ID': sequenceSchema
                    .optional()
                    .meta({ description: 'The same, sent by a reader that comes back; it goes before `after`' }),
            }),
            answer: z.string().meta({
                description:
                    'Each event has the id and type of the feed, and as data its JSON on one line. Before the stream is ' +
                    'closed an event `end` without an id gives the `reason`; come back then with the last id.',
            }),
            examples: { answer: streamExample },
            stream: ({ readModel, query, headers, signal }) =>
                following(mspId, { readModel, signal, after: headers['Last-Event-ID'] ?? query.after ?? 0 }),
        }),
    ];
}

const streamExample = `id: 417
event: cohong.FinancingRequested
data: {"specversion":"1.0","id":"417","source":"/HaizhouBankMSP","type":"cohong.FinancingRequested", …}

`;

interface Following {
    readonly readModel: ReadModel;
    readonly signal: AbortSignal;
    readonly after: number;
}

/** The events after one, and then each as soon as its block has been read. */
async function* following(mspId: string, { readModel, signal, after }: Following): AsyncGenerator<StreamMessage> {
    let last = after;
    while (!signal.aborted) {
        // Looked up before the events are, so that a block which comes meanwhile is not slept through.
        const block = readModel.newestBlock;
        const rows = await readModel.events.after({ after: last, limit: streamedAtOnce });
        for (const row of rows) {
            const event = cloudEvent(mspId, row);
            yield { id: event.id, event: event.type, data: event };
            last = row.sequence;
        }
        if (rows.length < streamedAtOnce) {
            await readModel.reaches(block + 1, wakeSeconds, signal);
        }
    }
}
