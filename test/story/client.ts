import { randomUUID } from 'node:crypto';
import { EventStream } from './event-stream.js';

const linesMediaType = 'application/x-ndjson';

/** What a gateway answered. */
export class Answer {
    readonly status: number;
    readonly headers: Headers;
    /** The JSON it sent, as anybody would read it who has nothing but the description of the API. */
    readonly body: unknown;

    constructor(status: number, headers: Headers, body: unknown) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** What stands in the body under a path such as `decision.code`; undefined where there is nothing. */
    at(path: string): unknown {
        return path.split('.').reduce<unknown>((value, field) => {
            return typeof value === 'object' && value !== null
                ? (value as Readonly<Record<string, unknown>>)[field]
                : undefined;
        }, this.body);
    }

    /** A text in the body; throws with the whole answer when there is none, so that a failed step explains itself. */
    text(path: string): string {
        const value = this.at(path);
        if (typeof value !== 'string') {
            throw new Error(`The answer has no text ${path}: ${this.status} ${JSON.stringify(this.body)}`);
        }
        return value;
    }

    /** The records of a list in the body. */
    list(path: string): readonly Readonly<Record<string, unknown>>[] {
        const value = this.at(path);
        if (!Array.isArray(value)) {
            throw new Error(`The answer has no list ${path}: ${this.status} ${JSON.stringify(this.body)}`);
        }
        return value as Record<string, unknown>[];
    }
}

/** Where a user knocks, and with what. */
export interface Door {
    readonly url: string;
    readonly token: (user: string) => Promise<string>;
}

/** One user of one organisation, who knows nothing but the HTTP interface. */
export class Client {
    readonly #door: Door;
    readonly #user: string;
    #token: Promise<string> | undefined;

    constructor(door: Door, user: string) {
        this.#door = door;
        this.#user = user;
    }

    get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
        return this.#call('GET', path, { headers });
    }

    /** @param headers `prefer` and the like; an idempotency key is made when none is given. */
    post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
        return this.#call('POST', path, {
            headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
            body: JSON.stringify(body),
        });
    }

    /** Sends records line by line, or lines as they are; each is told of by a line of the answer. */
    postLines(
        path: string,
        lines: string | readonly unknown[],
        headers: Readonly<Record<string, string>> = {},
    ): Promise<Answer> {
        return this.#call('POST', path, {
            headers: { 'content-type': linesMediaType, 'idempotency-key': randomUUID(), ...headers },
            body: typeof lines === 'string' ? lines : lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
        });
    }

    /** Listens to a stream of events. */
    async listen(path: string, headers: Readonly<Record<string, string>> = {}): Promise<EventStream> {
        this.#token ??= this.#door.token(this.#user);
        const authorization = `Bearer ${await this.#token}`;
        return await EventStream.open(`${this.#door.url}${path}`, { authorization, ...headers });
    }

    async #call(
        method: string,
        path: string,
        init: { headers?: Record<string, string>; body?: string } = {},
    ): Promise<Answer> {
        this.#token ??= this.#door.token(this.#user);
        const response = await fetch(`${this.#door.url}${path}`, {
            ...init,
            method,
            headers: { authorization: `Bearer ${await this.#token}`, ...init.headers },
        });
        return new Answer(response.status, response.headers, await contentOf(response));
    }
}

/** A file comes as its bytes, lines as a list. */
async function contentOf(response: Response): Promise<unknown> {
    const mediaType = response.headers.get('content-type');
    if (mediaType === 'application/pdf') {
        return Buffer.from(await response.arrayBuffer());
    }
    const text = await response.text();
    if (mediaType === linesMediaType) {
        return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
    }

    return text === '' ? undefined : JSON.parse(text);
}
