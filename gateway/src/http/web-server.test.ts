import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { closerOf, createWebServer } from './web-server.js';

describe('closing a web server', () => {
    it('answers what has been asked, and waits for no connection over which nothing has been', async () => {
        let answer = (): void => undefined;
        const server = createWebServer({ tls: undefined, requestSeconds: 60 }, (_request, response) => {
            answer = () => response.end('done');
        });
        const close = closerOf(server);
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        const silent = await connected(port);
        const halfSaid = await connected(port);
        halfSaid.write('GET / HTTP/1.1\r\nHost:');
        const asking = fetch(`http://127.0.0.1:${port}/`);
        await once(server, 'request');

        const closed = close();
        await Promise.all([once(silent, 'close'), once(halfSaid, 'close')]);
        answer();

        expect(await (await asking).text()).toBe('done');
        await closed;
    });
});

async function connected(port: number): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');

    return socket.on('error', () => undefined).resume();
}
