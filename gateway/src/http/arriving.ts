import type { IncomingMessage } from 'node:http';
import { HttpFault, type HttpFaultCode } from './http-fault.js';

export interface ArrivingOptions {
    /** How long nothing may come, while something is waited for. */
    readonly idleSeconds: number;
    /** Aborted when the gateway is stopped: what has not come by then is not waited for. */
    readonly stopping: AbortSignal;
}

/**
 * The body of a request in the pieces in which it comes. The next is asked for when the one before has been dealt with,
 * so that a client is held back that sends faster than can be worked. The request stays open for its answer.
 *
 * @throws HttpFault when nothing comes for too long, the client goes away, or the gateway is stopped.
 */
export async function* arriving(
    request: IncomingMessage,
    { idleSeconds, stopping }: ArrivingOptions,
): AsyncGenerator<Uint8Array> {
    const pieces = request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
    for (;;) {
        const piece = await soon(pieces.next(), { idleSeconds, stopping });
        if (piece.done === true) {
            return;
        }
        yield piece.value;
    }
}

async function soon<Result>(coming: Promise<Result>, { idleSeconds, stopping }: ArrivingOptions): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    let onStop: () => void = () => undefined;
    const ended = new Promise<never>((_resolve, reject) => {
        const end = (code: HttpFaultCode) => (): void => reject(new HttpFault(code));
        onStop = end('GATEWAY_MUST_NOT_BE_STOPPING');
        timer = setTimeout(end('REQUEST_MUST_ARRIVE_IN_TIME'), idleSeconds * 1_000);
        stopping.addEventListener('abort', onStop);
        if (stopping.aborted) {
            onStop();
        }
    });
    try {
        return await Promise.race([coming.catch(gone), ended]);
    } finally {
        clearTimeout(timer);
        stopping.removeEventListener('abort', onStop);
    }
}

/** The client has closed the connection in the middle of its body: nobody is left to be told. */
function gone(cause: unknown): never {
    throw new HttpFault('REQUEST_MUST_ARRIVE_IN_TIME', {}, { cause });
}
