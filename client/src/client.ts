import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import type { components, paths } from './api.js';

/** A failure, as any gateway tells it. */
export type Problem = components['schemas']['Problem'];

/**
 * A gateway's operations, typed by path and method.
 *
 * Each call answers `{ data, error, response }`: the record, or the problem; a POST that could not be decided in time, an
 * operation (`isRecord` tells them apart). A POST demands its `Idempotency-Key`, which
 * belongs to the business act: keep it with the act, and send it with each try.
 */
export type Client = FetchClient<paths, 'application/json' | 'application/problem+json'>;

/** An act that is not decided yet, or was not when it was answered: 202 (`GET /v1/operations/{operationId}`). */
export type Operation = components['schemas']['Operation'];

/** Whether a POST was answered with its record, and not with an operation that is still to be asked for. */
export function isRecord<Answer extends object>(answer: Answer): answer is Exclude<Answer, Operation> {
    return !('operationId' in answer);
}

export interface ClientOptions {
    /** Where the gateway serves, such as `http://127.0.0.1:8054`. */
    readonly url: string;
    /** A token that is valid now; asked for each call, so that it may be renewed. */
    readonly token: () => string | Promise<string>;
    /** `zh` for problems told in Chinese. */
    readonly language?: 'en' | 'zh';
}

export function createClient({ url, token, language = 'en' }: ClientOptions): Client {
    const client = createFetchClient<paths, 'application/json' | 'application/problem+json'>({
        baseUrl: url,
        headers: { 'Accept-Language': language },
    });
    client.use({
        onRequest: async ({ request }) => {
            request.headers.set('Authorization', `Bearer ${await token()}`);
        },
    });

    return client;
}
