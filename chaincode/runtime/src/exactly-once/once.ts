import { canonicalJson } from '@cohong/domain/kernel/json';
import { refusals } from '@cohong/domain/kernel/refusal';
import { z } from 'zod';
import type { CohongContext } from '../context.js';
import { privateRecord } from '../ledger/record.js';

const refusal = refusals({ REQUEST_MUST_BE_NAMED: 'invalid', REQUEST_BODY_MUST_MATCH: 'conflict' });

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

/** Names a request of a client of the gateway, and its body, by HMACs that tell nothing to others. */
const requestSchema = z.strictObject({ key: hashSchema, bodyHash: hashSchema });

const requestRecordSchema = requestSchema.extend({ id: z.string().min(1), transactionId: z.string().min(1) });
type RequestRecord = z.output<typeof requestRecordSchema>;

const requests = privateRecord<RequestRecord>({
    name: 'request',
    schema: requestRecordSchema,
    key: (request) => [request.key],
});

/** The result of an act that no request record guards: the id of what it made or changed. */
export function resultOf(ctx: CohongContext, id: string): string {
    return canonicalJson({ id, transactionId: ctx.transactionId, replayed: false });
}

/**
 * Does the act once for the request that the client names, and gives the transaction's result.
 *
 * The request's record lies in `collection`, one of the creator's that the act writes anyway. If it is there with the
 * same body, the first outcome is the result and nothing is written: there is nothing to order. With another body the
 * request is refused. Two transactions for one request conflict, whatever happened to the gateway's memory.
 */
export async function once(ctx: CohongContext, collection: string, act: () => Promise<string>): Promise<string> {
    const request = ctx.request(requestSchema);
    if (request === undefined) {
        throw refusal('REQUEST_MUST_BE_NAMED');
    }

    const records = ctx.ledger.in(collection);
    const done = await records.find(requests, request.key);
    if (done === undefined) {
        const id = await act();
        await records.insert(requests, { ...request, id, transactionId: ctx.transactionId });
        return resultOf(ctx, id);
    }
    if (done.bodyHash !== request.bodyHash) {
        throw refusal('REQUEST_BODY_MUST_MATCH');
    }

    return canonicalJson({ id: done.id, transactionId: done.transactionId, replayed: true });
}
