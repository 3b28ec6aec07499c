import type { RequestHandler } from 'express';
import { randomBytes } from 'node:crypto';
import type { RequestLocals } from './request-log.js';

/** Where a request stands in the trace of a business act (W3C Trace Context). */
export interface Trace {
    readonly traceId: string;
    /** This gateway's own part in the trace. */
    readonly spanId: string;
    readonly flags: string;
}

/** Of a version to come, what this one knows may be followed by more. */
const traceparent = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;

/** Takes over the trace that the caller has begun, or begins one. What is not exactly a traceparent is passed over. */
export function traceOf(given: unknown): Trace {
    const spanId = randomBytes(8).toString('hex');
    const [, version, traceId, flags, more] = (typeof given === 'string' && traceparent.exec(given)) || [];
    if (traceId === undefined || flags === undefined || (version === '00' && more !== undefined)) {
        return { traceId: randomBytes(16).toString('hex'), spanId, flags: '00' };
    }

    return { traceId, spanId, flags };
}

/** Tells the log and the caller in which trace a request was answered. */
export const traced: RequestHandler = (request, response, next) => {
    const trace = traceOf(request.headers['traceparent']);
    (response.locals as RequestLocals).trace = trace;
    response.set('traceresponse', `00-${trace.traceId}-${trace.spanId}-${trace.flags}`);
    next();
};
