import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Metrics } from '../operation/metrics.js';
import { HttpFault, type HttpFaultCode } from './http-fault.js';
import { wordsOf } from './problem.js';
import type { WebServer } from './web-server.js';

const slow = 'ERR_HTTP_REQUEST_TIMEOUT';
const faults: Readonly<Record<string, HttpFaultCode>> = {
    [slow]: 'REQUEST_MUST_ARRIVE_IN_TIME',
    HPE_HEADER_OVERFLOW: 'HEADERS_MUST_BE_SMALLER',
};

/** Of requests whose body may come for as long as it keeps coming. */
const unhurried = new WeakSet<ServerResponse>();

/** Lets the body of a request take its time. Whoever reads it sees to it that it keeps coming. */
export function letTakeItsTime(response: ServerResponse): void {
    unhurried.add(response);
}

/**
 * Answers what Node itself turns away, before there is a request that Express could see: what is no HTTP, headers that
 * are too long, a body that does not come. The connection ends with the answer, since nobody knows what follows on it.
 */
export function answerUnreadable(server: WebServer, metrics: Metrics): void {
    const answers = new WeakMap<Duplex, ServerResponse>();
    server.prependListener('request', (request, response) => answers.set(request.socket, response));
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
        const answer = answers.get(socket);
        if (error.code === slow && isUnhurried(answer)) {
            return;
        }
        if (!socket.writable || isBegun(answer) || error.code === 'ECONNRESET') {
            socket.destroy();
            return;
        }
        const { code, status } = new HttpFault(faults[error.code ?? ''] ?? 'REQUEST_MUST_BE_WELL_FORMED');
        metrics.countProblem(code, status);
        socket.end(textOf(status, JSON.stringify({ ...wordsOf(code, 'en'), status, code })));
    });
}

function isUnhurried(answer: ServerResponse | undefined): boolean {
    return answer !== undefined && unhurried.has(answer);
}

function isBegun(answer: ServerResponse | undefined): boolean {
    return answer?.headersSent === true && !answer.writableFinished;
}

function textOf(status: number, body: string): string {
    const lines = [
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
        'Connection: close',
        'Content-Type: application/problem+json; charset=utf-8',
        'Content-Language: en',
        `Content-Length: ${Buffer.byteLength(body)}`,
    ];

    return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
