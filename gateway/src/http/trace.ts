import type { Request, RequestHandler, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { knownMethods } from '../operation/metrics.js';
import type { Caller } from '../operation/otlp-tracer.js';
import { within, type Span } from '../operation/span.js';
import type { Tracing } from '../operation/tracing.js';
import type { RequestLocals } from './request-log.js';

/** Where a request stands in the trace of a business act (W3C Trace Context). */
export interface Trace {
    readonly traceId: string;
    /** This gateway's own part in the trace. */
    readonly spanId: string;
    readonly flags: string;
}

/** Of a version to come, what this one knows may be followed by more. */
const traceparent = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Takes over the trace that the caller has begun, or begins one. What is not exactly a traceparent is passed over. */
export function traceOf(given: unknown): Trace {
    return traceAfter(callerOf(given));
}

function callerOf(given: unknown): Caller | undefined {
    const [, version, traceId, parentId, flags, more] = (typeof given === 'string' && traceparent.exec(given)) || [];
    if (traceId === undefined || parentId === undefined || flags === undefined) {
        return undefined;
    }

    return version === '00' && more !== undefined ? undefined : { traceId, parentId, flags };
}

function traceAfter(caller: Caller | undefined): Trace {
    const spanId = randomBytes(8).toString('hex');
    const { traceId, flags } = caller ?? { traceId: randomBytes(16).toString('hex'), flags: '00' };

    return { traceId, spanId, flags };
}

/** Tells the log and the caller in which trace a request was answered, and traces it where that is switched on. */
export function traced(tracing: Tracing): RequestHandler {
    return (request, response, next) => {
        const caller = callerOf(request.headers['traceparent']);
        const span = begin(request, { tracing, caller });
        const trace = span ?? traceAfter(caller);
        (response.locals as RequestLocals).trace = trace;
        response.set('traceresponse', `00-${trace.traceId}-${trace.spanId}-${trace.flags}`);
        if (span === undefined) {
            next();
            return;
        }
        response.once('close', () => end(span, request, response));
        within(span, next);
    };
}

/** After OpenTelemetry's conventions for HTTP, but for the address, in which ids and declaration numbers stand. */
function begin(
    { method, protocol }: Request,
    { tracing, caller }: { tracing: Tracing; caller: Caller | undefined },
): Span | undefined {
    const known = knownMethods.has(method) ? method : '_OTHER';
    const attributes = { 'http.request.method': known, 'url.scheme': protocol };

    return tracing.begin({ name: nameOf(method), kind: 'server', attributes }, caller);
}

function end(span: Span, { method }: Request, { locals, statusCode, writableFinished }: Response): void {
    const { route } = locals as RequestLocals;
    if (route !== undefined) {
        span.rename(`${nameOf(method)} ${route}`);
        span.note({ 'http.route': route });
    }
    if (!writableFinished) {
        // Whoever hung up has had no answer.
        span.end('aborted');
        return;
    }
    span.note({ 'http.response.status_code': statusCode });
    span.end(statusCode >= 500 ? String(statusCode) : undefined);
}

function nameOf(method: string): string {
    return knownMethods.has(method) ? method : 'HTTP';
}
