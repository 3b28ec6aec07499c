import { AsyncLocalStorage } from 'node:async_hooks';

/** A step of what is traced. Neither its name nor an attribute ever holds an id, a user or a term of a deal. */
export interface Step {
    readonly name: string;
    /** Whether it answers a caller or asks another server; left out of what stays within this process. */
    readonly kind?: 'server' | 'client';
    readonly attributes?: Attributes;
}

/** Named as OpenTelemetry's conventions name them, or `cohong.` and our own word. */
export type Attributes = Readonly<Record<string, string | number>>;

/** In what a step can begin. */
export interface Traced {
    begin(step: Step): Span;
}

/** A step that has begun. */
export interface Span extends Traced {
    readonly traceId: string;
    readonly spanId: string;
    readonly flags: string;
    rename(name: string): void;
    note(attributes: Attributes): void;
    /** Tells why it failed, when it did: the name of a kind of error, and never its words. */
    end(errorType?: string): void;
}

/** What is under way here, wherever it was called from. Nothing, unless this gateway traces. */
const underWay = new AsyncLocalStorage<Traced>();

/** Does something so that every step of it is a part of what is given. */
export function within<Result>(traced: Traced, work: () => Result): Result {
    return underWay.run(traced, work);
}

/** Does something as a step of what is under way. */
export async function inSpan<Result>(step: Step, work: () => Promise<Result>): Promise<Result> {
    const span = underWay.getStore()?.begin(step);
    if (span === undefined) {
        return await work();
    }
    try {
        const result = await underWay.run(span, work);
        span.end();
        return result;
    } catch (error) {
        span.end(error instanceof Error ? error.name : 'unknown');
        throw error;
    }
}

/** Asks the own peer's gateway service something. */
export function askingPeer<Result>(method: string, work: () => Promise<Result>): Promise<Result> {
    const rpc = `gateway.Gateway/${method}`;

    return inSpan({ name: rpc, kind: 'client', attributes: { 'rpc.system.name': 'grpc', 'rpc.method': rpc } }, work);
}
