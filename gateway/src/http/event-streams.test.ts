import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { EventStream } from '../../../test/story/event-stream.js';
import { until } from '../../../test/story/until.js';
import { EventStreams, type EventStreamsOptions, type StreamSource } from './event-streams.js';
import type { HttpFault } from './http-fault.js';
import type { StreamMessage } from './route.js';

const limits = { perUser: 10, atOnce: 1_000, heartbeatSeconds: 15 };
const farOff = (): number => Date.now() + 3_600_000;

describe('streams of events', () => {
    const closing: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
        for (const close of closing.splice(0)) {
            await close();
        }
    });

    /** A server that answers everything with the messages of a source. */
    const serve = async (source: StreamSource, options: Partial<EventStreamsOptions> = {}) => {
        const streams = new EventStreams({ logger: pino({ level: 'silent' }), ...limits, ...options });
        let ended = 0;
        const app = express();
        app.get('/{:user}', async ({ params: { user = 'maker-1' } }, response) => {
            const sent = streams.send(source, { response, user, tokenExpiresAt: farOff() });
            await sent.catch((fault: unknown) => {
                const { status, code } = fault as HttpFault;
                response.status(status).json({ code });
            });
            ended++;
        });
        const server = app.listen(0, '127.0.0.1');
        await once(server, 'listening');
        closing.push(async () => {
            await streams.stop();
            server.closeAllConnections();
            server.close();
        });
        return { port: (server.address() as AddressInfo).port, streams, ended: () => ended };
    };
    const listen = async (port: number, user = '') => {
        const stream = await EventStream.open(`http://127.0.0.1:${port}/${user}`, {});
        closing.unshift(() => (stream.close(), stream.ended));
        return stream;
    };
    const nothing: StreamSource = async function* (signal) {
        yield* [];
        await once(signal, 'abort');
    };
    const counting = (told: (id: number) => void, size = 10): StreamSource =>
        async function* (): AsyncGenerator<StreamMessage> {
            await Promise.resolve();
            for (let id = 1; ; id++) {
                told(id);
                yield { id: String(id), event: 'counted', data: { text: 'x'.repeat(size) } };
            }
        };

    it('fetch nothing more for a reader that takes nothing, and let it go after a while', async () => {
        let told = 0;
        const size = 100_000;
        const { port, ended } = await serve(
            counting((id) => (told = id), size),
            { slowSeconds: 1 },
        );
        const socket = connect(port, '127.0.0.1').pause();
        closing.unshift(() => Promise.resolve(socket.destroy()));
        socket.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n');

        await until({ what: 'the end', ask: () => Promise.resolve(ended()), isAwaited: (count) => count === 1 });
        // What the buffers of two sockets hold, and no more.
        expect(told * size).toBeLessThan(50_000_000);
        const fetched = told;
        socket.resume();
        await once(socket, 'close');
        expect(told).toBe(fetched);
    });

    it('go on for a reader that is slow but reads', async () => {
        let told = 0;
        const { port } = await serve(
            counting((id) => (told = id), 100_000),
            { slowSeconds: 1 },
        );
        const socket = connect(port, '127.0.0.1');
        closing.unshift(() => Promise.resolve(socket.destroy()));
        socket.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n');
        socket.on('data', () => {
            socket.pause();
            setTimeout(() => socket.resume(), 1);
        });

        await until({ what: 'a thousand', ask: () => Promise.resolve(told), isAwaited: (ids) => ids > 1_000 });
        expect(socket.destroyed).toBe(false);
    });

    it('send a comment while nothing happens', async () => {
        const { port } = await serve(nothing, { heartbeatSeconds: 0.05 });
        const stream = await listen(port);

        await until({ what: 'two comments', ask: () => Promise.resolve(stream.comments), isAwaited: (n) => n >= 2 });
        expect(stream.messages).toEqual([]);
    });

    it.each([
        {
            whose: 'of one user',
            allowed: { perUser: 1 },
            users: ['maker-1', 'maker-1', 'checker-1'],
            statuses: [200, 429, 200],
        },
        {
            whose: 'of all users together',
            allowed: { atOnce: 2 },
            users: ['maker-1', 'checker-1', 'auditor-1'],
            statuses: [200, 200, 429],
        },
    ] as const)('are as many $whose as is allowed', async ({ allowed, users, statuses }) => {
        const { port } = await serve(nothing, allowed);
        const streams: EventStream[] = [];
        for (const user of users) {
            streams.push(await listen(port, user));
        }

        expect(streams.map(({ status }) => status)).toEqual(statuses);
    });

    it('end with a word when their source fails, so that the reader comes back', async () => {
        const { port } = await serve(async function* () {
            yield { id: '1', event: 'told', data: {} };
            await Promise.reject(new Error('the database is away'));
        });
        const stream = await listen(port);
        await stream.ended;

        expect(stream.messages).toEqual([
            { id: '1', event: 'told', data: {} },
            { id: undefined, event: 'end', data: { reason: 'interrupted' } },
        ]);
    });

    it('tell their source when the reader has gone', async () => {
        let isAborted = false;
        const { port } = await serve(async function* (signal) {
            yield* nothing(signal);
            isAborted = signal.aborted;
        });
        const stream = await listen(port);
        stream.close();

        await until({ what: 'the end', ask: () => Promise.resolve(isAborted), isAwaited: (aborted) => aborted });
    });

    it('let no name of an event begin a field of its own', async () => {
        const { port, streams } = await serve(async function* (signal) {
            yield { id: '1', event: 'told\ndata: {"forged":true}\n\nid: 9', data: {} };
            yield* nothing(signal);
        });
        const stream = await listen(port);
        await until({ what: 'it', ask: () => Promise.resolve(stream.messages), isAwaited: ({ length }) => length > 0 });
        await streams.stop();
        await stream.ended;

        expect(stream.messages.map(({ id, data }) => [id, data])).toEqual([
            ['1', {}],
            [undefined, { reason: 'gateway-stopped' }],
        ]);
    });
});
