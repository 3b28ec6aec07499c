import { canonicalJson } from '@cohong/domain/kernel/json';
import { createHmac } from 'node:crypto';
import type { RequestMark } from './ledger.js';

export interface MarkedRequest {
    readonly user: string;
    readonly route: string;
    readonly idempotencyKey: string;
    /** All that the request asks for: path parameters and body. */
    readonly content: unknown;
}

/**
 * Makes the mark of a request. Both halves are keyed with the organisation's secret: their hashes are public, and
 * without the secret nobody can try out users, keys or bodies against them.
 */
export function requestMark(secret: Uint8Array, request: MarkedRequest): RequestMark {
    const { user, route, idempotencyKey, content } = request;

    return {
        key: keyed(secret, canonicalJson(['request', user, route, idempotencyKey])),
        bodyHash: keyed(secret, canonicalJson(['body', content])),
    };
}

function keyed(secret: Uint8Array, text: string): string {
    return createHmac('sha256', secret).update(text).digest('hex');
}
