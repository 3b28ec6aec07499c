import { canonicalJson } from '@cohong/domain/kernel/json';
import { refusals } from '@cohong/domain/kernel/refusal';
import { mspIdSchema } from '@cohong/domain/party/member';
import { z } from 'zod';
import type { CohongContext } from '../context.js';
import { privateRecord } from '../ledger/record.js';

const refusal = refusals({
    REQUEST_MUST_BE_NAMED: 'invalid',
    REQUEST_BODY_MUST_MATCH: 'conflict',
    REQUEST_MUST_NOT_BE_CANCELLED: 'conflict',
});

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

/** Names a request of a client of the gateway, and its body, by HMACs that tell nothing to others. */
const markSchema = z.strictObject({ key: hashSchema, bodyHash: hashSchema });

/** A request of one organisation: another that learns the mark, as endorsers do, cannot take or cancel it. */
const requestSchema = markSchema.extend({ organisation: mspIdSchema });
type Request = z.output<typeof requestSchema>;

const requestRecordSchema = z.discriminatedUnion('status', [
    /** It was done: in this transaction, which made or changed what has this id. */
    requestSchema.extend({ status: z.literal('DONE'), id: z.string().min(1), transactionId: z.string().min(1) }),
    /** A tombstone: it has not been done and never will be. */
    requestSchema.extend({ status: z.literal('CANCELLED') }),
]);
type RequestRecord = z.output<typeof requestRecordSchema>;

const requests = privateRecord<RequestRecord>({
    name: 'request',
    schema: requestRecordSchema,
    key: ({ organisation, key }) => [organisation, key],
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
 * request is refused, and so is one that was cancelled. Two transactions for one request conflict, whatever happened to
 * the gateway's memory.
 */
export async function once(ctx: CohongContext, collection: string, act: () => Promise<string>): Promise<string> {
    return await unlessRecorded(ctx, collection, async (request) => {
        const id = await act();
        return { ...request, status: 'DONE', id, transactionId: ctx.transactionId };
    });
}

/**
 * Sees to it that the request has taken effect or never will. If its record is there, the outcome is the result, as of
 * `once`. If not, a tombstone takes its place: of this transaction and one that does the request, whichever is ordered
 * second fails.
 */
export async function cancelRequest(ctx: CohongContext, collection: string): Promise<string> {
    return await unlessRecorded(ctx, collection, (request) => ({ ...request, status: 'CANCELLED' }));
}

async function unlessRecorded(
    ctx: CohongContext,
    collection: string,
    recordOf: (request: Request) => Promise<RequestRecord> | RequestRecord,
): Promise<string> {
    const request = namedRequest(ctx);
    const records = ctx.ledger.in(collection);
    const found = await records.find(requests, request.organisation, request.key);
    if (found !== undefined) {
        return outcomeOf(found, request);
    }

    const record = await recordOf(request);
    await records.insert(requests, record);
    return resultOf(ctx, record.status === 'DONE' ? record.id : ctx.transactionId);
}

function namedRequest(ctx: CohongContext): Request {
    const mark = ctx.request(markSchema);
    if (mark === undefined) {
        throw refusal('REQUEST_MUST_BE_NAMED');
    }

    return { ...mark, organisation: ctx.certificate.mspId };
}

function outcomeOf(found: RequestRecord, { bodyHash }: Request): string {
    if (found.bodyHash !== bodyHash) {
        throw refusal('REQUEST_BODY_MUST_MATCH');
    }
    if (found.status === 'CANCELLED') {
        throw refusal('REQUEST_MUST_NOT_BE_CANCELLED');
    }

    return canonicalJson({ id: found.id, transactionId: found.transactionId, replayed: true });
}
