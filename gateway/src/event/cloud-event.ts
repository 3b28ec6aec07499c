import { z } from 'zod';
import type { EventRow } from '../read-model/events.js';

export const eventIdSchema = z.string().regex(/^(?:0|[1-9]\d{0,14})$/, 'must be the id of an event');

/** The id of an event, as a number. */
export const sequenceSchema = eventIdSchema.transform(Number);

export const eventTypeSchema = z.string().regex(/^cohong\.[A-Za-z]{1,60}$/);

/** An event as CloudEvents 1.0 has it. Its data are ids: who may see more of a record asks for the record. */
export const cloudEventSchema = z
    .object({
        specversion: z.literal('1.0'),
        id: z.string().meta({ description: 'Counts from 1, in the order of the ledger', example: '417' }),
        source: z.string().meta({ example: '/HaizhouBankMSP' }),
        type: z.string().meta({ example: 'cohong.FinancingRequested' }),
        time: z.string(),
        datacontenttype: z.literal('application/json'),
        transactionid: z.string(),
        blocknumber: z.int(),
        data: z.record(z.string(), z.unknown()),
    })
    .meta({ id: 'CloudEvent', description: 'CloudEvents 1.0' });

/** What stands before the ledger's own name of an event in its type. */
export const typePrefix = 'cohong.';

/** Tells an event to the outside, in whichever way it goes there. */
export function cloudEvent(
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
