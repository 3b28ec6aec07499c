import { randomUUID } from 'node:crypto';

/** What a gateway answered: the status, the headers, and the body as JSON. */
export interface Answer {
    readonly status: number;
    readonly headers: Headers;
    // The story reads what any integration engineer would read; its checks are the types.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    readonly body: any;
}

/** Where a user knocks, and with what. */
export interface Door {
    readonly url: string;
    token(user: string): Promise<string>;
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

    get(path: string): Promise<Answer> {
        return this.#call('GET', path);
    }

    /** @param headers `prefer` and the like; an idempotency key is made when none is given. */
    post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
        return this.#call('POST', path, {
            headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
            body: JSON.stringify(body),
        });
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
        const text = await response.text();
        return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
    }
}
