import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
    BatchSpanProcessor,
    ParentBasedSampler,
    TraceIdRatioBasedSampler,
    TracerProvider,
    type SpanExporter,
} from '@opentelemetry/sdk-trace';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Span, Step, Traced } from './span.js';

const exportMilliseconds = 3_000;
/** How long a stop waits for what is not sent yet. */
const graceMilliseconds = 4_000;

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT };

export interface TracingSettings {
    readonly otlpUrl: string;
    readonly sampleRatio: number;
}

/** Where the caller of a request stands in its trace. */
export interface Caller {
    readonly traceId: string;
    readonly parentId: string;
    readonly flags: string;
}

export interface OtlpTracer extends Traced {
    /** Begins a step of its own, or one of what a caller has begun, who then decides whether it is kept. */
    begin(step: Step, caller?: Caller): Span;
    /** Sends what is not sent yet, if that can be done within four seconds. */
    stop(): Promise<void>;
}

/**
 * Sends what is traced to an OpenTelemetry collector, some seconds later and many spans at a time. Nothing waits for it:
 * while the collector is away, spans are dropped. This file alone knows OpenTelemetry's packages, and is only loaded by a
 * gateway that traces.
 */
export function createOtlpTracer(
    { otlpUrl, sampleRatio }: TracingSettings,
    { mspId, logger }: { mspId: string; logger: Logger },
): OtlpTracer {
    const exporter = new OTLPTraceExporter({ url: otlpUrl, timeoutMillis: exportMilliseconds });
    const provider = new TracerProvider({
        resource: defaultResource().merge(
            resourceFromAttributes({ 'service.name': 'cohong-gateway', 'cohong.msp_id': mspId }),
        ),
        sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampleRatio) }),
        spanProcessors: [
            new BatchSpanProcessor({ exporter: toldOf(exporter, logger), exportTimeoutMillis: graceMilliseconds }),
        ],
    });
    const tracer = provider.getTracer('cohong');

    return {
        begin: (step, caller) =>
            begin(tracer, { step, parent: caller === undefined ? ROOT_CONTEXT : contextOf(caller) }),
        stop: async () => {
            // What could not be sent was told of where it failed.
            const sent = provider.shutdown().catch(() => undefined);
            await Promise.race([sent, pause(graceMilliseconds, undefined, { ref: false })]);
        },
    };
}

function contextOf({ traceId, parentId, flags }: Caller): Context {
    return trace.setSpanContext(ROOT_CONTEXT, {
        traceId,
        spanId: parentId,
        traceFlags: Number.parseInt(flags, 16),
        isRemote: true,
    });
}

function begin(tracer: Tracer, { step, parent }: { step: Step; parent: Context }): Span {
    const { name, kind, attributes = {} } = step;
    const span = tracer.startSpan(
        name,
        { kind: kind === undefined ? SpanKind.INTERNAL : kinds[kind], attributes },
        parent,
    );
    const { traceId, spanId, traceFlags } = span.spanContext();

    return {
        traceId,
        spanId,
        flags: traceFlags.toString(16).padStart(2, '0'),
        begin: (part) => begin(tracer, { step: part, parent: trace.setSpan(parent, span) }),
        rename: (better) => void span.updateName(better),
        note: (more) => void span.setAttributes(more),
        end: (errorType) => {
            if (errorType !== undefined) {
                span.setAttributes({ 'error.type': errorType }).setStatus({ code: SpanStatusCode.ERROR });
            }
            span.end();
        },
    };
}

/** An exporter that tells the log when the collector does not take what it is sent. */
function toldOf(exporter: SpanExporter, logger: Logger): SpanExporter {
    return {
        export: (spans, done) =>
            exporter.export(spans, (result) => {
                if (result.error !== undefined) {
                    logger.warn({ err: result.error, spans: spans.length }, 'spans could not be sent, and are dropped');
                }
                done(result);
            }),
        shutdown: () => exporter.shutdown(),
    };
}
