import { Router } from 'express';

/** A part that the gateway needs to serve, and how it finds out whether it is well. */
export interface HealthCheck {
    readonly name: string;
    readonly isHealthy: () => Promise<boolean> | boolean;
}

/** However often it is asked, what it needs is asked only so often: neither page asks for a token. */
const validMilliseconds = 1_000;

/** Live: the process answers. Ready: all that it needs answers too, and if not, which does not. Neither tells a secret. */
export function healthRoutes(checks: readonly HealthCheck[]): Router {
    const router = Router();
    const check = atMostEvery(validMilliseconds, () => resultsOf(checks));
    router.use('/health', (_request, response, next) => {
        response.set('Cache-Control', 'no-store');
        next();
    });
    router.get('/health/live', (_request, response) => void response.json({ status: 'live' }));
    router.get('/health/ready', async (_request, response) => {
        const results = await check();
        const isReady = results.every(([, healthy]) => healthy);
        response
            .status(isReady ? 200 : 503)
            .json({ status: isReady ? 'ready' : 'not ready', checks: Object.fromEntries(results) });
    });

    return router;
}

function resultsOf(checks: readonly HealthCheck[]): Promise<(readonly [name: string, isHealthy: boolean])[]> {
    return Promise.all(
        checks.map(async ({ name, isHealthy }) => {
            try {
                return [name, await isHealthy()] as const;
            } catch {
                return [name, false] as const;
            }
        }),
    );
}

/** Whoever asks while the question is under way, or shortly after, gets the same answer. */
function atMostEvery<Answer>(milliseconds: number, ask: () => Promise<Answer>): () => Promise<Answer> {
    let asked: { readonly at: number; readonly answer: Promise<Answer> } | undefined;

    return () => {
        const now = Date.now();
        asked = asked !== undefined && now < asked.at + milliseconds ? asked : { at: now, answer: ask() };
        return asked.answer;
    };
}
