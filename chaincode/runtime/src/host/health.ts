import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export interface Health {
    readonly isReady: () => boolean;
}

/**
 * Answers `/health/live` with 200 while the process runs, and `/health/ready` with 200 while it takes transactions,
 * else 503. On the loopback interface only: it is for whoever watches the process, not for the network.
 */
export async function serveHealth(port: number, health: Health): Promise<Server> {
    const server = createServer((request, response) => {
        response.writeHead(statusOf(request.url, health)).end();
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
}

function statusOf(url: string | undefined, { isReady }: Health): number {
    if (url === '/health/live') {
        return 200;
    }
    if (url !== '/health/ready') {
        return 404;
    }

    return isReady() ? 200 : 503;
}
