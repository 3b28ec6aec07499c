import type { Request, RequestHandler } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Trace } from './trace.js';

/** What is found out about a request on its way and stands in the log. */
export interface RequestLocals {
    /** The pattern of the route, as `/v1/financings/{financingId}`. */
    route?: string;
    user?: string;
    /** In milliseconds since 1970. */
    tokenExpiresAt?: number;
    trace?: Trace;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Gives every request an id, which the answer repeats, and logs it when it has been answered.
 *
 * A log line has the route's pattern and never its address: declaration numbers and ids stand in addresses. A caller
 * may bring an id of its own, but only a UUID, since it goes into the log.
 */
export function requestLog(logger: Logger): RequestHandler {
    return pinoHttp({
        logger,
        genReqId: (request, response) => {
            const given = request.headers['x-request-id'];
            const id = typeof given === 'string' && uuid.test(given) ? given : randomUUID();
            response.setHeader('X-Request-Id', id);
            return id;
        },
        quietReqLogger: true,
        quietResLogger: true,
        customAttributeKeys: { reqId: 'requestId', responseTime: 'milliseconds' },
        customSuccessObject: (request, response, entry: object) => ({ ...entry, ...lineOf(request, response) }),
        // eslint-disable-next-line max-params -- pino-http calls it with four.
        customErrorObject: (request, response, _error, entry: object) => ({ ...entry, ...lineOf(request, response) }),
        customSuccessMessage: () => 'answered',
        customErrorMessage: () => 'answered with an error',
        // The request and response of Node say too much; the error has been logged where it was turned into a problem.
        serializers: { req: nothing, res: nothing, err: nothing },
    });
}

export function requestIdOf(request: Request): string {
    return typeof request.id === 'string' ? request.id : '';
}

function lineOf(request: IncomingMessage, response: ServerResponse): object {
    const { route, user, trace } = 'locals' in response ? (response.locals as RequestLocals) : {};
    const { traceId, spanId } = trace ?? {};

    return { method: request.method, route, user, status: response.statusCode, traceId, spanId };
}

const nothing = (): undefined => undefined;
