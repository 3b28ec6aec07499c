import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Limits } from '../config.js';
import { HttpFault } from './http-fault.js';
import type { RequestLocals } from './request-log.js';

const windowMilliseconds = 60_000;

/**
 * Lets each user send so many requests a minute, and tells how many are left (RateLimit headers, IETF draft 8).
 *
 * By user and not by address: behind a proxy all callers have one address, and whoever brings no good token has been
 * turned away before.
 */
export function limitRate({ requestsPerMinute }: Limits): RequestHandler {
    return rateLimit({
        windowMs: windowMilliseconds,
        limit: requestsPerMinute,
        standardHeaders: 'draft-8',
        legacyHeaders: false,
        identifier: 'requests-per-minute',
        keyGenerator: (_request, response) => (response.locals as RequestLocals).user ?? '',
        // Retry-After is there already when this is called.
        handler: () => {
            throw new HttpFault('REQUESTS_MUST_BE_FEWER');
        },
    });
}
