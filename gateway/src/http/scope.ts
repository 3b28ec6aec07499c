import type { Route } from './route.js';

/**
 * What a token must allow for a route: its capability, which is the first word of its path, and whether it changes
 * anything. `POST /v1/financings/{financingId}/withdrawal` needs `financings:write`; a POST that only asks needs no more
 * than to read.
 */
export function scopeOf(route: Pick<Route, 'method' | 'path'>): string {
    const [, , capability = ''] = route.path.split('/');

    return `${capability}:${route.method === 'get' || 'ask' in route ? 'read' : 'write'}`;
}

/**
 * Whether what an issuer has granted, words as RFC 6749 writes them, allows a scope. `*:read` and `*:write` stand for
 * those of every capability, also of one that comes later.
 */
export function allows(granted: string, scope: string): boolean {
    const words = granted.split(' ');

    return words.includes(scope) || words.includes(scope.replace(/^[^:]+/, '*'));
}
