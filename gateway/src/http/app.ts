import express, { Router, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Limits } from '../config.js';
import type { Metrics } from '../operation/metrics.js';
import type { Tracing } from '../operation/tracing.js';
import { problemPages } from '../problems/problem-pages.js';
import type { Authenticator } from './authenticate.js';
import { documentationPages } from './documentation.js';
import type { Serving } from './exchange.js';
import { HttpFault } from './http-fault.js';
import { rawBody } from './json-body.js';
import { problemHandler } from './problem.js';
import { limitRate } from './rate-limit.js';
import { requestLog, type RequestLocals } from './request-log.js';
import type { Route } from './route.js';
import { scopeOf } from './scope.js';
import { serveRoute } from './serve-route.js';
import { traced } from './trace.js';

export interface AppParts {
    readonly logger: Logger;
    readonly metrics: Metrics;
    readonly tracing: Tracing;
    readonly limits: Limits;
    readonly authenticator: Authenticator;
    readonly serving: Serving;
    readonly routes: readonly Route[];
    /** Makes the OpenAPI document of the same routes. */
    readonly document: () => object;
    readonly health: Router;
}

/** The Express application of one organisation: its routes, its documentation, its health. */
export function createApp(parts: AppParts): Express {
    const { logger, metrics, tracing, document, health } = parts;
    const app = express();
    app.disable('x-powered-by');
    app.set('query parser', 'simple');
    app.set('etag', false);
    app.use(requestLog(logger));
    app.use(metrics.measureRequest);
    app.use(traced(tracing));
    // TLS may end before the gateway: a page served in clear must not ask for its files over TLS.
    app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
    app.use(health);
    app.use(documentationPages(document));
    app.use(problemPages());
    app.use(routesOf(parts));
    app.use(() => {
        throw new HttpFault('ROUTE_MUST_EXIST');
    });
    app.use(problemHandler({ logger, metrics }));

    return app;
}

/** Each capability's routes stand in a router of its own, so that a request is compared with a few paths and not with all. */
function routesOf({ routes, authenticator, serving, limits }: AppParts): RequestHandler {
    const rateLimit = limitRate(limits);
    const routers = new Map<string, Router>();
    for (const path of new Set(routes.map((route) => route.path))) {
        const here = routes.filter((route) => route.path === path);
        const router = routers.get(capabilityOf(path)) ?? Router({ caseSensitive: true, strict: true });
        routers.set(capabilityOf(path), router);
        const served = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
        served.all(patternForLog(path));
        here.forEach((route) => {
            // Who calls comes first: not even the body is read of somebody who may not.
            const admission = authenticator.admission(scopeOf(route));
            const body = 'take' in route ? [] : [rawBody];
            served[route.method](admission, rateLimit, ...body, serveRoute(route, serving));
        });
        served.all(() => {
            throw new HttpFault('METHOD_MUST_BE_ALLOWED', { Allow: allowed(here) });
        });
    }

    return (request, response, next) => {
        const router = routers.get(capabilityOf(request.path));
        if (router === undefined) {
            next();
        } else {
            router(request, response, next);
        }
    };
}

/** "/v1/wallets" of "/v1/wallets/{walletId}/stop". */
function capabilityOf(path: string): string {
    return path.split('/', 3).join('/');
}

function patternForLog(path: string): RequestHandler {
    return (_request, response, next) => {
        (response.locals as RequestLocals).route = path;
        next();
    };
}

function allowed(routes: readonly Route[]): string {
    return routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
}
