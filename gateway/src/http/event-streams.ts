import { once } from 'node:events';
import { toWire } from '@cohong/domain/kernel/json';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { StreamLimits } from '../config.js';
import { HttpFault } from './http-fault.js';
import type { StreamMessage } from './route.js';

/** A key that the issuer takes back is not good for longer, however long its tokens were to be. */
const longestMilliseconds = 15 * 60_000;
const lastWordsMilliseconds = 2_000;
const retryAfterSeconds = '30';
/** How soon a reader comes back whose stream has ended. */
const reconnectMilliseconds = 1_000;

/** Why a stream ends. The reader comes back with the last id that it has, and has missed nothing. */
export type EndOfStream =
    'token-expired' | 'time-over' | 'gateway-stopped' | 'interrupted' | 'reader-gone' | 'reader-slow';

export interface EventStreamsOptions extends StreamLimits {
    readonly logger: Logger;
    /** How long a reader may take for what has been sent to it. */
    readonly slowSeconds?: number;
}

export interface Reader {
    readonly response: Response;
    readonly user: string;
    /** When its token expires, in milliseconds since 1970. */
    readonly tokenExpiresAt: number;
}

export type StreamSource = (signal: AbortSignal) => AsyncIterable<StreamMessage>;

interface Open {
    readonly user: string;
    readonly ending: AbortController;
    readonly ended: Promise<void>;
}

/**
 * The streams of server-sent events that are being read. The next message is only fetched when the one before has been
 * taken, so that a slow reader costs no more than a quick one; who takes nothing at all is let go.
 */
export class EventStreams {
    readonly #logger: Logger;
    readonly #perUser: number;
    readonly #atOnce: number;
    readonly #heartbeatMilliseconds: number;
    readonly #slowMilliseconds: number;
    readonly #open = new Set<Open>();
    #isStopped = false;

    constructor({ logger, perUser, atOnce, heartbeatSeconds, slowSeconds = 30 }: EventStreamsOptions) {
        this.#logger = logger;
        this.#perUser = perUser;
        this.#atOnce = atOnce;
        this.#heartbeatMilliseconds = heartbeatSeconds * 1_000;
        this.#slowMilliseconds = slowSeconds * 1_000;
    }

    /**
     * Sends messages to a reader until one of both has an end.
     *
     * @throws HttpFault STREAMS_MUST_BE_FEWER, before anything is sent.
     */
    async send(source: StreamSource, reader: Reader): Promise<void> {
        const { user, response } = reader;
        const own = [...this.#open].filter((each) => each.user === user);
        if (own.length >= this.#perUser || this.#open.size >= this.#atOnce) {
            throw new HttpFault('STREAMS_MUST_BE_FEWER', { 'Retry-After': retryAfterSeconds });
        }
        // Some proxies collect an answer before they pass it on; this header tells nginx and its like not to.
        response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
        if (response.req.method === 'HEAD') {
            response.end();
            return;
        }
        const ending = new AbortController();
        const open = { user, ending, ended: this.#send(source, reader, ending) };
        this.#open.add(open);
        await open.ended;
        this.#open.delete(open);
    }

    /** Ends every stream, and waits until nothing is asked for them any more. */
    async stop(): Promise<void> {
        this.#isStopped = true;
        const open = [...this.#open];
        open.forEach(({ ending }) => end(ending, 'gateway-stopped'));
        await Promise.all(open.map(({ ended }) => ended));
    }

    async #send(source: StreamSource, { response, tokenExpiresAt }: Reader, ending: AbortController): Promise<void> {
        const left = tokenExpiresAt - Date.now();
        const outlives = left < longestMilliseconds;
        const timeOver = setTimeout(
            () => end(ending, outlives ? 'token-expired' : 'time-over'),
            outlives ? left : longestMilliseconds,
        );
        const heartbeat = setInterval(() => {
            if (!response.writableNeedDrain) {
                response.write(':\n\n');
            }
        }, this.#heartbeatMilliseconds);
        response.once('close', () => end(ending, 'reader-gone'));
        if (this.#isStopped) {
            end(ending, 'gateway-stopped');
        }
        await this.#pass(source, response, ending).catch((error: unknown) => this.#judge(error, ending));
        clearTimeout(timeOver);
        clearInterval(heartbeat);
        close(response, ending.signal.reason as EndOfStream);
    }

    async #pass(source: StreamSource, response: Response, { signal }: AbortController): Promise<void> {
        response.write(`retry: ${reconnectMilliseconds}\n\n`);
        for await (const message of source(signal)) {
            if (signal.aborted) {
                return;
            }
            if (!response.write(textOf(message))) {
                const slow = AbortSignal.timeout(this.#slowMilliseconds);
                await once(response, 'drain', { signal: AbortSignal.any([signal, slow]) });
            }
        }
    }

    #judge(error: unknown, ending: AbortController): void {
        if (ending.signal.aborted) {
            return;
        }
        const isSlow = error instanceof Error && error.name === 'AbortError';
        if (!isSlow) {
            this.#logger.warn({ err: error }, 'a stream of events has been interrupted');
        }
        end(ending, isSlow ? 'reader-slow' : 'interrupted');
    }
}

function end(ending: AbortController, reason: EndOfStream): void {
    ending.abort(reason);
}

/** Tells the reader why, unless it does not take what it has been sent already. */
function close(response: Response, reason: EndOfStream): void {
    if (response.writableNeedDrain || response.destroyed) {
        response.destroy();
        return;
    }
    const gone = setTimeout(() => response.destroy(), lastWordsMilliseconds);
    response.once('close', () => clearTimeout(gone));
    response.end(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
}

/** JSON has no line breaks; a line break in a name would begin another field. */
function textOf({ id, event, data }: StreamMessage): string {
    return `id: ${id}\nevent: ${event.replace(/[\r\n]/g, ' ')}\ndata: ${JSON.stringify(toWire(data))}\n\n`;
}
