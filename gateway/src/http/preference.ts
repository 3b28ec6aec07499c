import type { Request } from 'express';
import { HttpFault } from './http-fault.js';

/** Nobody holds a connection open for longer. */
const longestWaitSeconds = 30;

/**
 * How long the caller would wait (RFC 7240, `Prefer: wait=10`): for the commit, and where a registrar decides what was
 * asked, as long again for the decision. Other preferences are passed over.
 */
export function waitSecondsOf(request: Request): number | undefined {
    const preferences = (request.header('prefer') ?? '').split(',').map((preference) => preference.trim());
    const wait = preferences.find((preference) => /^wait\s*=/i.test(preference));
    if (wait === undefined) {
        return undefined;
    }
    const [, seconds] = /^wait\s*=\s*(\d{1,5})$/i.exec(wait) ?? [];
    if (seconds === undefined) {
        throw new HttpFault('PREFERENCE_MUST_BE_KNOWN');
    }

    return Math.min(Number(seconds), longestWaitSeconds);
}
