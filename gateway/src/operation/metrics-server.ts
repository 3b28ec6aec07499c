import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

/** Serves what is measured at /metrics, on a port of its own: no caller of the API need reach it, and no token is asked. */
export function metricsServer(registry: Registry): Server {
    return createServer((request, response) => {
        if (request.method !== 'GET' || request.url !== '/metrics') {
            response.writeHead(404).end();
            return;
        }
        void registry.metrics().then(
            (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
            () => response.writeHead(500).end(),
        );
    });
}
