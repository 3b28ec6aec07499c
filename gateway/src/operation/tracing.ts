import type { Logger } from 'pino';
import { z } from 'zod';
import { isSafeToAsk } from '../http/access-settings.js';
import type { Caller, OtlpTracer, TracingSettings } from './otlp-tracer.js';
import { within, type Span, type Step } from './span.js';

/** Where spans are sent, and how many. Left out of the configuration, nothing is traced and nothing of it is loaded. */
export const tracingSchema = z.strictObject({
    /** OTLP over HTTP, with the path: `http://127.0.0.1:4318/v1/traces`. */
    otlpUrl: z.url({ protocol: /^https?$/ }).refine(isSafeToAsk, 'must be https, or http on this machine'),
    /** Of what no caller has decided on: of a hundred traces begun here, how many are kept, as a part of one. */
    sampleRatio: z.number().min(0).max(1).default(1),
});

/** OpenTelemetry, for an operator who has switched it on. */
export class Tracing {
    readonly #settings: TracingSettings | undefined;
    readonly #telling: { readonly mspId: string; readonly logger: Logger };
    #tracer: OtlpTracer | undefined;

    constructor(settings: TracingSettings | undefined, telling: { mspId: string; logger: Logger }) {
        this.#settings = settings;
        this.#telling = telling;
    }

    async start(): Promise<void> {
        if (this.#settings !== undefined) {
            const { createOtlpTracer } = await import('./otlp-tracer.js');
            this.#tracer = createOtlpTracer(this.#settings, this.#telling);
        }
    }

    /** Sends what is not sent yet, as far as that takes seconds only. */
    async stop(): Promise<void> {
        await this.#tracer?.stop();
        this.#tracer = undefined;
    }

    /** Begins to trace what a caller asks; nothing where nothing is traced. */
    begin(step: Step, caller: Caller | undefined): Span | undefined {
        return this.#tracer?.begin(step, caller);
    }

    /** Begins what goes on without a caller, so that each step of it is traced by itself. */
    run(work: () => void): void {
        if (this.#tracer === undefined) {
            work();
        } else {
            within(this.#tracer, work);
        }
    }
}
