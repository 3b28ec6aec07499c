import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { until } from '../../../test/story/until.js';
import { HttpFault } from './http-fault.js';
import { rowFormatOf } from './row-format.js';
import type { RowTaker } from './route.js';
import { RowStreams } from './row-streams.js';

const logger = pino({ level: 'silent' });
const lines = 'application/x-ndjson';
const row = (id: number) => ({ id: String(id), amount: { currency: 'CNY', minorUnits: 100n } });
type Source = (taker: RowTaker) => Promise<void>;

describe('all rows of an answer', () => {
    const closing: (() => unknown)[] = [];
    afterEach(() => closing.splice(0).forEach((close) => close()));

    /** A server that answers everything with the rows of a source. */
    const serve = async (source: Source, slowSeconds?: number) => {
        const stopping = new AbortController();
        const rows = new RowStreams({ logger, stopping: stopping.signal, ...(slowSeconds && { slowSeconds }) });
        let ended = 0;
        const app = express();
        app.get('/{:user}', async (request, response) => {
            const format = rowFormatOf(request, ['id', 'amount.amount', 'missing.at.all']);
            const { user = 'regulator-1' } = request.params;
            if (format === undefined) {
                response.json({});
                return;
            }
            await rows.send(source, { response, user, format }).catch((error: unknown) => {
                response.status(error instanceof HttpFault ? error.status : 500).end();
            });
            ended++;
        });
        const server = app.listen(0, '127.0.0.1');
        await once(server, 'listening');
        closing.push(() => (server.closeAllConnections(), server.close()));
        const { port } = server.address() as AddressInfo;
        return {
            port,
            stopping,
            ended: () => ended,
            get: (accept: string, user = '') => fetch(`http://127.0.0.1:${port}/${user}`, { headers: { accept } }),
        };
    };
    const two: Source = async (taker) => {
        await taker.begin({ total: 2, height: 7 });
        await taker.take([row(1)]);
        await taker.take([row(2)]);
    };
    const told = (text: string): unknown[] =>
        text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown);
    const wire = (id: number) => ({ id: String(id), amount: { amount: '1.00', currency: 'CNY' } });

    it('200: come as lines, the first of which says how many, and the last that it is whole', async () => {
        const answer = await (await serve(two)).get(lines);

        expect([answer.headers.get('content-type'), answer.headers.get('x-ledger-height')]).toEqual([lines, '7']);
        expect(told(await answer.text())).toEqual([
            { kind: 'BEGIN', total: 2, height: 7 },
            { kind: 'ROW', row: wire(1) },
            { kind: 'ROW', row: wire(2) },
            { kind: 'SUMMARY', status: 'COMPLETE', rows: 2 },
        ]);
    });

    it('200: come as a table', async () => {
        const answer = await (await serve(two)).get('text/csv');

        expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
        expect(answer.headers.get('x-total-rows')).toBe('2');
        expect(await answer.text()).toBe('"id","amount.amount","missing.at.all"\r\n"1","1.00",""\r\n"2","1.00",""\r\n');
    });

    it.each(['*/*', 'application/json', 'application/json, text/csv;q=0.5', 'image/png'])(
        'come to nobody who accepts %s',
        async (accept) => {
            expect(await (await (await serve(two)).get(accept)).json()).toEqual({});
        },
    );

    const broken: Source = async (taker) => {
        await taker.begin({ total: 2, height: 7 });
        await taker.take([row(1)]);
        throw new HttpFault('BLOCK_MUST_BE_READ');
    };

    it('say in the last line what has interrupted them', async () => {
        const all = told(await (await (await serve(broken)).get(lines)).text());

        expect(all.at(-1)).toEqual({ kind: 'SUMMARY', status: 'INTERRUPTED', rows: 1, code: 'BLOCK_MUST_BE_READ' });
    });

    it('break off with the connection where a part would look like the whole table', async () => {
        await expect((await serve(broken)).get('text/csv').then((answer) => answer.text())).rejects.toThrow();
    });

    it('are a problem where something is wrong before the first', async () => {
        const served = await serve(() => Promise.reject(new HttpFault('BLOCK_MUST_BE_READ')));

        expect((await served.get(lines)).status).toBe(503);
    });

    /** Rows without end, and how many have been handed over. */
    const endless = () => {
        let given = 0;
        const source: Source = async (taker) => {
            await taker.begin({ total: 1_000_000, height: 7 });
            for (;;) {
                await taker.take(Array.from({ length: 100 }, (_, id) => row(id)));
                given += 100;
            }
        };
        return { source, given: () => given };
    };
    /** Asks, and takes nothing of the answer. */
    const idle = (port: number) => {
        const socket = connect(port, '127.0.0.1');
        socket.pause();
        socket.on('error', () => undefined);
        socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nAccept: ${lines}\r\n\r\n`);
        closing.push(() => socket.destroy());
        return socket;
    };
    /** When the same number has come twice, nothing more is handed over. */
    const settled = async (given: () => number): Promise<number> => {
        let before = -1;
        await until({
            what: 'that nothing more is fetched',
            ask: () => Promise.resolve(given()),
            isAwaited: (now) => {
                const isSettled = now > 0 && now === before;
                before = now;
                return isSettled;
            },
        });
        return before;
    };

    it('are fetched no faster than they are taken, and no more when the reader has gone', async () => {
        const { source, given } = endless();
        const served = await serve(source);
        const socket = idle(served.port);
        expect(await settled(given)).toBeLessThan(1_000_000);

        socket.destroy();
        await until({ what: 'the end', ask: () => Promise.resolve(served.ended()), isAwaited: (ended) => ended === 1 });
    });

    it('are not kept for a reader who takes nothing', async () => {
        const { source } = endless();
        const served = await serve(source, 0.05);
        idle(served.port);

        await until({ what: 'the end', ask: () => Promise.resolve(served.ended()), isAwaited: (ended) => ended === 1 });
    });

    it('end with the gateway', async () => {
        const { source } = endless();
        const served = await serve(source);
        const answer = await served.get(lines);
        served.stopping.abort();

        await answer.text().catch(() => undefined);
        await until({ what: 'the end', ask: () => Promise.resolve(served.ended()), isAwaited: (ended) => ended === 1 });
    });

    it('429: go to one user twice at a time, and to all four times', async () => {
        const { source } = endless();
        const served = await serve(source);
        // An answer that nobody keeps is given up, and its stream with it.
        const kept: Response[] = [];
        const statusFor = async (user: string): Promise<number> => {
            const answer = await served.get(lines, user);
            kept.push(answer);
            return answer.status;
        };

        expect([await statusFor('a'), await statusFor('a'), await statusFor('a')]).toEqual([200, 200, 429]);
        expect([await statusFor('b'), await statusFor('c'), await statusFor('d')]).toEqual([200, 200, 429]);
        expect(kept).toHaveLength(6);
    });
});
