import { createParser } from 'eventsource-parser';

/** One server-sent event as it came. */
export interface Message {
    readonly id: string | undefined;
    readonly event: string;
    readonly data: Readonly<Record<string, unknown>>;
}

/** A stream of server-sent events as any reader of the HTML standard would read it, except that it does not come back. */
export class EventStream {
    readonly status: number;
    readonly headers: Headers;
    /** All that has come so far. */
    readonly messages: Message[] = [];
    /** How many lines of comment have come. */
    comments = 0;
    /** What it was answered with when it is no stream. */
    problem: unknown;
    /** When nothing more can come. */
    readonly ended: Promise<void>;
    readonly #closing: AbortController;

    private constructor(response: Response, closing: AbortController) {
        this.status = response.status;
        this.headers = response.headers;
        this.#closing = closing;
        this.ended = response.ok ? this.#read(response) : this.#readProblem(response);
    }

    static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventStream> {
        const closing = new AbortController();
        return new EventStream(await fetch(url, { headers, signal: closing.signal }), closing);
    }

    /** Hangs up. */
    close(): void {
        this.#closing.abort();
    }

    readonly #unlessClosed = (error: unknown): void => {
        if (!this.#closing.signal.aborted) {
            throw error;
        }
    };

    async #readProblem(response: Response): Promise<void> {
        this.problem = await response.json().catch(this.#unlessClosed);
    }

    async #read({ body }: Response): Promise<void> {
        const decoder = new TextDecoder();
        const parser = createParser({
            onEvent: ({ id, event = 'message', data }) => {
                this.messages.push({ id, event, data: JSON.parse(data) as Message['data'] });
            },
            onComment: () => {
                this.comments += 1;
            },
        });
        try {
            for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
                parser.feed(decoder.decode(chunk, { stream: true }));
            }
        } catch (error) {
            this.#unlessClosed(error);
        }
    }
}
