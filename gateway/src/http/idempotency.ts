import type { Request } from 'express';
import { HttpFault } from './http-fault.js';

const printable = /^[\x20-\x7e]{1,255}$/;

/** @throws HttpFault IDEMPOTENCY_KEY_MUST_BE_GIVEN */
export function idempotencyKeyOf(request: Request): string {
    const key = request.header('idempotency-key') ?? '';
    if (!printable.test(key)) {
        throw new HttpFault('IDEMPOTENCY_KEY_MUST_BE_GIVEN');
    }

    return key;
}

/**
 * Lets one request of a key run at a time in this process. The ledger would let only one take effect anyway; this
 * tells the second at once, without work for the peers.
 */
export class RunningRequests {
    readonly #keys = new Set<string>();

    /** @throws HttpFault REQUEST_MUST_NOT_BE_RUNNING */
    async alone<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
        if (this.#keys.has(key)) {
            throw new HttpFault('REQUEST_MUST_NOT_BE_RUNNING', { 'Retry-After': '1' });
        }
        this.#keys.add(key);
        try {
            return await work();
        } finally {
            this.#keys.delete(key);
        }
    }
}
