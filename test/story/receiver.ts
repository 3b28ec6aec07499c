import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request, as it came. */
export interface Told {
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
    /** The CloudEvent's. */
    readonly id: string;
    /** What it was answered; undefined while it is not. */
    status: number | undefined;
}

/** Somebody's server that webhooks are sent to, on this machine. */
export class Receiver {
    readonly told: Told[] = [];
    /** What it answers with; asked for each request. */
    answer: (told: Told) => number | Promise<number> = () => 204;
    /** Sent with each answer. */
    headers: Readonly<Record<string, string>> = {};
    #server: Server | undefined;
    #port = 0;

    static async open(): Promise<Receiver> {
        const receiver = new Receiver();
        await receiver.comeBack();

        return receiver;
    }

    get url(): string {
        return `http://127.0.0.1:${this.#port}/told`;
    }

    /** Ids of the events that it has taken, in order. */
    get taken(): string[] {
        return this.told.filter(({ status }) => status === 204).map(({ id }) => id);
    }

    /** Listens, at the same address as before. */
    async comeBack(): Promise<void> {
        const server = createServer((request, response) => {
            void text(request).then(async (body) => {
                const { id } = JSON.parse(body) as { id: string };
                const told: Told = { headers: request.headers, body, id, status: undefined };
                this.told.push(told);
                const status = await this.answer(told);
                told.status = status;
                response.writeHead(status, this.headers).end();
            });
        });
        this.#server = server;
        server.listen(this.#port, '127.0.0.1');
        await once(server, 'listening');
        this.#port = (server.address() as AddressInfo).port;
    }

    /** Nobody listens any more, and whoever waits for an answer is cut off. */
    async goAway(): Promise<void> {
        const server = this.#server;
        this.#server = undefined;
        if (server !== undefined) {
            const closed = once(server, 'close');
            server.close();
            server.closeAllConnections();
            await closed;
        }
    }
}

/** Whether a request is signed with a secret, as Standard Webhooks 1.0 says: not by the library that signed it. */
export function isSignedWith(secret: string, { headers, body }: Told): boolean {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;

    return String(headers['webhook-signature']).split(' ').includes(expected);
}
