import { Router } from 'express';

/** A part that the gateway needs to serve, and how it finds out whether it is well. */
export interface HealthCheck {
    readonly name: string;
    readonly isHealthy: () => Promise<boolean> | boolean;
}

/** Live: the process answers. Ready: all that it needs answers too. Neither needs a token or tells a secret. */
export function healthRoutes(checks: readonly HealthCheck[]): Router {
    const router = Router();
    router.get('/health/live', (_request, response) => void response.json({ status: 'live' }));
    router.get('/health/ready', async (_request, response) => {
        const results = await Promise.all(
            checks.map(async ({ name, isHealthy }) => [name, await isHealthy()] as const),
        );
        const isReady = results.every(([, healthy]) => healthy);
        response
            .status(isReady ? 200 : 503)
            .json({ status: isReady ? 'ready' : 'not ready', checks: Object.fromEntries(results) });
    });

    return router;
}
