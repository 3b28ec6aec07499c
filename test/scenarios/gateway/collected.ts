import type { Receiver } from '../../story/receiver.js';

/** A span as a collector is told of it. */
export interface CollectedSpan {
    readonly name: string;
    readonly traceId: string;
    readonly spanId: string;
    readonly parentSpanId: string | undefined;
    /** Of who began it as well: the gateway and its organisation. */
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly status: { readonly code?: number; readonly message?: string };
}

interface Attribute {
    readonly key: string;
    readonly value: Readonly<Record<string, unknown>>;
}

type Sent = Omit<CollectedSpan, 'attributes'> & { readonly attributes: readonly Attribute[] };

/** OTLP in JSON, as much as is read of it here. */
interface Export {
    readonly resourceSpans: readonly {
        readonly resource: { readonly attributes: readonly Attribute[] };
        readonly scopeSpans: readonly { readonly spans: readonly Sent[] }[];
    }[];
}

/** All spans that a collector has been sent. */
export function spansOf({ told }: Receiver): readonly CollectedSpan[] {
    return told
        .flatMap(({ body }) => (JSON.parse(body) as Export).resourceSpans)
        .flatMap(({ resource, scopeSpans }) =>
            scopeSpans
                .flatMap(({ spans }) => spans)
                .map((span) => ({ ...span, attributes: valuesOf([...resource.attributes, ...span.attributes]) })),
        );
}

/** Each value stands under the name of its type. */
function valuesOf(attributes: readonly Attribute[]): Readonly<Record<string, unknown>> {
    return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
