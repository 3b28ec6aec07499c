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
