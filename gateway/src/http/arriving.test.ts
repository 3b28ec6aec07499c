import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Metrics } from '../operation/metrics.js';
import { arriving } from './arriving.js';
import { answerUnreadable, letTakeItsTime } from './unreadable.js';
import { createWebServer, type WebServer } from './web-server.js';

describe('a body that arrives', () => {
    let server: WebServer;
    let stopping: AbortController;
    let sending: ClientRequest;

    beforeEach(async () => {
        stopping = new AbortController();
        server = createWebServer({ tls: undefined, requestSeconds: 1 }, () => undefined);
        answerUnreadable(server, new Metrics());
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        sending = request({ port, method: 'POST' });
        sending.on('error', () => undefined);
    });
    afterEach(() => {
        sending.destroy();
        server.close();
    });

    const begin = async (text: string): Promise<{ body: AsyncGenerator<Uint8Array>; response: ServerResponse }> => {
        sending.write(text);
        const [received, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
        letTakeItsTime(response);
        return { body: arriving(received, { idleSeconds: 3, stopping: stopping.signal }), response };
    };
    const textOf = ({ value }: IteratorResult<Uint8Array>): string => Buffer.from(value as Uint8Array).toString();

    it('may take longer than any other request, as long as it keeps coming', async () => {
        const { body, response } = await begin('first');
        expect(textOf(await body.next())).toBe('first');
        // From here on Node would have the connection closed.
        await once(server, 'clientError');
        sending.end('last');
        expect(textOf(await body.next())).toBe('last');
        expect((await body.next()).done).toBe(true);

        response.end('done');
        const [answer] = (await once(sending, 'response')) as [IncomingMessage];
        expect(answer.statusCode).toBe(200);
    });

    it('REQUEST_MUST_ARRIVE_IN_TIME: nothing more comes, and the answer can still be given', async () => {
        sending.write('first');
        const [received, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
        const body = arriving(received, { idleSeconds: 0.01, stopping: stopping.signal });
        await body.next();

        await expect(body.next()).rejects.toMatchObject({ code: 'REQUEST_MUST_ARRIVE_IN_TIME' });
        response.end('so far');
        const [answer] = (await once(sending, 'response')) as [IncomingMessage];
        expect(answer.statusCode).toBe(200);
    });

    it('REQUEST_MUST_ARRIVE_IN_TIME: who sent it has gone', async () => {
        const { body } = await begin('first');
        await body.next();
        const coming = body.next();
        sending.destroy();

        await expect(coming).rejects.toMatchObject({ code: 'REQUEST_MUST_ARRIVE_IN_TIME' });
    });

    it('GATEWAY_MUST_NOT_BE_STOPPING: what has not come by then is not waited for', async () => {
        const { body } = await begin('first');
        await body.next();
        const coming = body.next();
        stopping.abort();

        await expect(coming).rejects.toMatchObject({ code: 'GATEWAY_MUST_NOT_BE_STOPPING' });
    });

    it('408: another request that takes so long', async () => {
        sending.write('first');
        const [answer] = (await once(sending, 'response')) as [IncomingMessage];

        expect(answer.statusCode).toBe(408);
    });
});
