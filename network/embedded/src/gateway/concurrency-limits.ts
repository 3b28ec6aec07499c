import { Metadata, ServerInterceptingCall, type ServerInterceptor, ServerListenerBuilder, status } from '@grpc/grpc-js';

/** How many calls of a service a peer answers at once, streams that stay open among them: `peer.limits.concurrency`. */
const limits: ReadonlyMap<string, number> = new Map([
    ['/gateway.Gateway', 500],
    ['/protos.Deliver', 2500],
]);

/** Refuses the calls that one peer has no room for, as Fabric does: at once, and in words without a code of their own. */
export function concurrencyLimits(): ServerInterceptor {
    const open = new Map<string, number>();
    return ({ path }, call) => {
        const service = path.slice(0, path.lastIndexOf('/'));
        const limit = limits.get(service) ?? Infinity;
        const calls = open.get(service) ?? 0;
        if (calls >= limit) {
            const details = `too many requests for ${service}, exceeding concurrency limit (${limit})`;
            return refused(call, details);
        }
        open.set(service, calls + 1);
        return followed(call, () => open.set(service, (open.get(service) ?? 0) - 1));
    };
}

type Call = Parameters<ServerInterceptor>[1];

function refused(call: Call, details: string): ServerInterceptingCall {
    const refusal = new ServerListenerBuilder().withOnReceiveMetadata(() =>
        call.sendStatus({ code: status.UNKNOWN, details, metadata: new Metadata() }),
    );
    return new ServerInterceptingCall(call, { start: (next) => next(refusal.build()) });
}

/** Tells once when a call is over: it was answered, or its client is gone. */
function followed(call: Call, ended: () => void): ServerInterceptingCall {
    let isOpen = true;
    const end = (): void => {
        if (isOpen) ended();
        isOpen = false;
    };
    return new ServerInterceptingCall(call, {
        start: (next) => next(new ServerListenerBuilder().withOnCancel(end).build()),
        sendStatus: (outcome, next) => {
            end();
            next(outcome);
        },
    });
}
