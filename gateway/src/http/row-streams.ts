import { once } from 'node:events';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { HttpFault } from './http-fault.js';
import { problemCodeOf } from './problem.js';
import type { RowTaker } from './route.js';
import type { RowFormat } from './row-format.js';

/** Each holds a session of the database until its last row is taken, of the ten that the gateway has for everybody. */
const mostOfUser = 2;
const mostAtOnce = 4;
const retryAfterSeconds = '30';

export interface RowStreamsOptions {
    readonly logger: Logger;
    /** Aborted when the gateway is stopped. */
    readonly stopping: AbortSignal;
    /** How long a reader may take for what has been sent to it. */
    readonly slowSeconds?: number;
}

interface RowReader {
    readonly response: Response;
    readonly user: string;
    readonly format: RowFormat;
}

type RowSource = (taker: RowTaker) => Promise<void>;

/**
 * The answers with all rows that are being sent. The next rows are fetched when those before have been taken, and none
 * when the reader has gone.
 */
export class RowStreams {
    readonly #logger: Logger;
    readonly #stopping: AbortSignal;
    readonly #slowMilliseconds: number;
    readonly #open: string[] = [];

    constructor({ logger, stopping, slowSeconds = 30 }: RowStreamsOptions) {
        this.#logger = logger;
        this.#stopping = stopping;
        this.#slowMilliseconds = slowSeconds * 1_000;
    }

    /**
     * Sends rows until all have been sent or the reader has gone.
     *
     * @throws HttpFault STREAMS_MUST_BE_FEWER, and whatever the source throws, before anything is sent.
     */
    async send(source: RowSource, reader: RowReader): Promise<void> {
        const { user } = reader;
        if (this.#open.length >= mostAtOnce || this.#open.filter((each) => each === user).length >= mostOfUser) {
            throw new HttpFault('STREAMS_MUST_BE_FEWER', { 'Retry-After': retryAfterSeconds });
        }
        this.#open.push(user);
        try {
            await this.#send(source, reader);
        } finally {
            this.#open.splice(this.#open.indexOf(user), 1);
        }
    }

    async #send(source: RowSource, { response, format }: RowReader): Promise<void> {
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const write = this.#writing(response, gone.signal);
        let sent = 0;
        try {
            await source({
                begin: async (facts) => {
                    response.set(headersOf(format, facts));
                    await write(format.begin(facts));
                },
                take: async (rows) => {
                    await write(rows.map(format.row).join(''));
                    sent += rows.length;
                },
            });
            response.end(format.end(sent));
        } catch (error) {
            if (gone.signal.aborted) {
                return;
            }
            if (!response.headersSent) {
                throw error;
            }
            this.#interrupt(response, error, (code) => format.interrupted(sent, code));
        }
    }

    /** Writes, and waits until what was written has been taken. */
    #writing(response: Response, gone: AbortSignal): (text: string) => Promise<void> {
        return async (text) => {
            gone.throwIfAborted();
            if (this.#stopping.aborted) {
                throw new HttpFault('GATEWAY_MUST_NOT_BE_STOPPING');
            }
            if (!response.write(text)) {
                const slow = AbortSignal.timeout(this.#slowMilliseconds);
                await once(response, 'drain', { signal: AbortSignal.any([gone, this.#stopping, slow]) });
            }
        };
    }

    /** Whoever has got only a part is told so, or loses the connection: a part never looks like the whole. */
    #interrupt(response: Response, error: unknown, lastWords: (code: string) => string | undefined): void {
        this.#logger.warn({ err: error }, 'rows have been interrupted');
        const told = lastWords(problemCodeOf(error));
        if (told === undefined || response.writableNeedDrain) {
            response.destroy();
        } else {
            response.end(told);
        }
    }
}

function headersOf(
    { contentType }: RowFormat,
    { total, height }: { readonly total: number; readonly height: number },
): Readonly<Record<string, string>> {
    return {
        'Content-Type': contentType,
        'X-Ledger-Height': String(height),
        'X-Total-Rows': String(total),
        // Some proxies collect an answer before they pass it on; this header tells nginx and its like not to.
        'X-Accel-Buffering': 'no',
    };
}
