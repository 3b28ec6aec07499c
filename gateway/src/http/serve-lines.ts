import { canonicalJson, toWire } from '@cohong/domain/kernel/json';
import { parse } from '@cohong/domain/kernel/parse';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { CommitUnknownError } from '../fabric/ledger-error.js';
import type { RequestMark } from '../fabric/ledger.js';
import { requestMark } from '../fabric/request-mark.js';
import { languageOf } from '../problems/language.js';
import { arriving } from './arriving.js';
import { askerOf, nameOf, nothing, type Exchange } from './exchange.js';
import { HttpFault } from './http-fault.js';
import { idempotencyKeyOf } from './idempotency.js';
import { readLines } from './lines.js';
import { problemCodeOf } from './problem.js';
import type { LinesCall, LinesDone, LinesRoute } from './route.js';
import { letTakeItsTime } from './unreadable.js';

export const linesMediaType = 'application/x-ndjson';

/** As of a body that is one record. */
const maximumLineBytes = 256 * 1024;
const lastWordsMilliseconds = 2_000;

/**
 * Takes lines and tells of each as it is dealt with. What is wrong before the first is told is a problem, as of any
 * request; what goes wrong later, the last line of the answer tells.
 *
 * A client may read nothing before it has sent all: what it does not take yet is kept for it, and only the ledger's pace
 * holds its lines back.
 */
export async function answerLines(route: LinesRoute, exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    const call = callOf(route, exchange);
    letTakeItsTime(response);
    for await (const told of route.take(call)) {
        if (!response.headersSent) {
            response.status(route.status).set({ 'Content-Type': linesMediaType, 'X-Accel-Buffering': 'no' });
        }
        response.write(told.map((line) => `${JSON.stringify(toWire(line))}\n`).join(''));
    }
    response.end();
    if (!request.complete) {
        // There may be no end of what is still being sent, and nobody wants it.
        request.resume();
        const gone = setTimeout(() => request.destroy(), lastWordsMilliseconds);
        request.once('close', () => clearTimeout(gone));
    }
}

function callOf(route: LinesRoute, exchange: Exchange): LinesCall<Record<string, unknown>> {
    const { request, user, serving } = exchange;
    const { logger, ...options } = serving.lines;
    const key = idempotencyKeyOf(request);
    const query = parse(route.query, request.query);
    mustBeLines(request);

    return {
        ...askerOf(user, serving),
        language: languageOf(request),
        params: parse(nothing, request.params),
        query,
        lines: readLines(arriving(request, options), maximumLineBytes),
        importId: markOf(route, exchange, [key]).key.slice(0, 32),
        carryOut: (batch) => carryOut(route, exchange, { key, batch }),
        codeOf: (failure) => {
            logger.warn({ requestId: request.id, err: failure }, 'lines have been interrupted');
            return problemCodeOf(failure);
        },
    };
}

/** What makes a batch the same is what is in it: where a body is cut, and sent again, batches begin elsewhere. */
async function carryOut(
    route: LinesRoute,
    exchange: Exchange,
    { key, batch }: { readonly key: string; readonly batch: object },
): Promise<LinesDone> {
    const body = canonicalJson(batch);
    const digest = createHash('sha256').update(body).digest('hex');
    const mark = markOf(route, exchange, [key, digest]);
    const { user, serving } = exchange;
    const received = { mark, user, route: nameOf(route), content: { params: {}, body } };
    const answer = await serving.outbox.carryOut(received, undefined);
    if (answer.kind === 'running') {
        throw new CommitUnknownError(answer.operation.transactionId ?? '', undefined);
    }
    if (answer.kind === 'refused') {
        throw answer.refusal;
    }

    return { answer: JSON.parse(answer.text), isReplayed: answer.isReplayed };
}

function markOf(route: LinesRoute, { user, serving }: Exchange, content: readonly unknown[]): RequestMark {
    const idempotencyKey = canonicalJson(content);

    return requestMark(serving.requestSecret, { user, route: nameOf(route), idempotencyKey, content });
}

function mustBeLines({ headers }: Request): void {
    const [mediaType = '', charset = 'charset=utf-8', ...others] = (headers['content-type'] ?? '')
        .toLowerCase()
        .split(';')
        .map((part) => part.trim());
    const isUtf8 = /^charset="?utf-8"?$/.test(charset) && others.length === 0;
    if (mediaType !== linesMediaType || !isUtf8 || headers['content-encoding'] !== undefined) {
        throw new HttpFault('CONTENT_TYPE_MUST_BE_NDJSON');
    }
}
