import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { AddressRefusedError } from './target.js';

export interface Posting {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly lookup: LookupFunction;
    /** How long all of it may take until the receiver's status is there. */
    readonly milliseconds: number;
    /** Aborted when the gateway waits no longer. */
    readonly signal: AbortSignal;
}

/** What became of a request to a receiver. */
export type PostOutcome =
    | { readonly kind: 'taken' }
    /** It says that it is there no more, and wants to hear nothing: 410. */
    | { readonly kind: 'gone' }
    | { readonly kind: 'failed'; readonly reason: string }
    /** The gateway stops: whether it was taken is not known. */
    | { readonly kind: 'interrupted' };

/**
 * Sends one request on a connection of its own. Only the status of the answer counts: redirects are not followed, since
 * they could lead where no webhook may go, and nothing is read of what else the receiver has to say.
 */
export function post({ url, headers, body, lookup, milliseconds, signal }: Posting): Promise<PostOutcome> {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const late = AbortSignal.timeout(milliseconds);

    return new Promise((resolve) => {
        const outgoing = send(url, {
            method: 'POST',
            headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
            agent: false,
            lookup,
            signal: AbortSignal.any([signal, late]),
        });
        outgoing.once('response', (response) => {
            response.on('error', () => undefined);
            response.destroy();
            resolve(outcomeOf(response.statusCode ?? 0));
        });
        outgoing.on('error', (error) => {
            resolve(signal.aborted ? { kind: 'interrupted' } : { kind: 'failed', reason: reasonOf(error, late) });
        });
        outgoing.end(body);
    });
}

function outcomeOf(status: number): PostOutcome {
    if (status === 410) {
        return { kind: 'gone' };
    }

    return status >= 200 && status < 300 ? { kind: 'taken' } : { kind: 'failed', reason: `ANSWERED_${status}` };
}

function reasonOf(error: Error, late: AbortSignal): string {
    if (late.aborted) {
        return 'TIMED_OUT';
    }

    return error instanceof AddressRefusedError ? 'ADDRESS_REFUSED' : 'UNREACHABLE';
}
