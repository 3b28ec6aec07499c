import {
    createServer as createHttpServer,
    type IncomingMessage,
    type RequestListener,
    type Server as HttpServer,
} from 'node:http';
import { createServer as createHttpsServer, Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/** What the gateway needs to end TLS itself. */
export interface TlsSettings {
    readonly certificatePem: string;
    readonly privateKeyPem: string;
    /** Who issues the certificates of clients. With it nobody connects who has none. */
    readonly clientCaPem?: string;
}

export type WebServer = HttpServer | HttpsServer;

const headersMilliseconds = 10_000;
/** Longer than clients and load balancers keep an idle connection: one that closes first may do so just as a request comes. */
const idleMilliseconds = 65_000;
/** How often Node looks for requests that do not arrive. */
const sweepMilliseconds = 1_000;
const handshakeTimeout = 10_000;
const closingMilliseconds = 50;

export interface WebServerSettings {
    /** Left out, it serves HTTP: a proxy in front ends TLS. */
    readonly tls: TlsSettings | undefined;
    /** No client may hold a connection for longer than it takes to say something. */
    readonly requestSeconds: number;
}

/** A server of HTTP, or of HTTPS where there are settings for it. */
export function createWebServer({ tls, requestSeconds }: WebServerSettings, app: RequestListener): WebServer {
    const requestTimeout = requestSeconds * 1_000;
    const timeouts = {
        headersTimeout: Math.min(headersMilliseconds, requestTimeout),
        requestTimeout,
        keepAliveTimeout: idleMilliseconds,
        connectionsCheckingInterval: sweepMilliseconds,
    };
    if (tls === undefined) {
        return createHttpServer(timeouts, app);
    }
    const { certificatePem, privateKeyPem, clientCaPem } = tls;
    const mutual = clientCaPem !== undefined && { ca: clientCaPem, requestCert: true, rejectUnauthorized: true };

    return createHttpsServer(
        { ...timeouts, handshakeTimeout, cert: certificatePem, key: privateKeyPem, ...mutual },
        app,
    );
}

/**
 * What closes a server that has just been made: requests under way are answered; connections that wait for a next one,
 * or over which none has come yet, are closed.
 */
export function closerOf(server: WebServer): () => Promise<void> {
    // Node takes them for busy, and looks after them no more once the server closes: one of them would keep it open.
    const silent = new Set<Socket>();
    server.on(server instanceof HttpsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
        silent.add(socket);
        socket.once('close', () => silent.delete(socket));
    });
    server.on('request', ({ socket }: IncomingMessage) => silent.delete(socket));
    const closeUnused = (): void => {
        silent.forEach((socket) => socket.destroy());
        server.closeIdleConnections();
    };

    return () =>
        new Promise((resolve) => {
            // A connection whose request is answered after this becomes idle later.
            const closing = setInterval(closeUnused, closingMilliseconds);
            server.close(() => {
                clearInterval(closing);
                resolve();
            });
            closeUnused();
        });
}
