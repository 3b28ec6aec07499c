import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { RequestLocals } from '../http/request-log.js';
import { catalogue } from '../problems/catalogue.js';

/** A request is quick, a commit waits for its block, and a wait for a decision may take half a minute. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** What became of an act that was handed to the ledger. */
export type SubmitOutcome = 'committed' | 'replayed' | 'refused' | 'failed' | 'unknown';

/**
 * What an operator watches, under Prometheus' conventions.
 *
 * Labels are closed lists: the pattern of a route and never its address, a code, an act. No id, user or term of a deal
 * is ever one. Whoever has more to tell registers it with the same registry.
 */
export class Metrics {
    readonly registry = new Registry();
    readonly #requests = new Histogram({
        name: 'cohong_http_request_duration_seconds',
        help: 'Time from a request to the end of its answer, by pattern of route',
        labelNames: ['method', 'route', 'status'] as const,
        buckets: seconds,
        registers: [this.registry],
    });
    readonly #problems = new Counter({
        name: 'cohong_problems_total',
        help: 'Requests that were answered with a problem, by code: refusals of the rules and faults alike',
        labelNames: ['code', 'status'] as const,
        registers: [this.registry],
    });
    readonly #submits = new Histogram({
        name: 'cohong_ledger_submit_duration_seconds',
        help: 'Time from an act to its commit, or to the end of trying',
        labelNames: ['act', 'outcome'] as const,
        buckets: seconds,
        registers: [this.registry],
    });

    /** Measures the process itself as well: memory, event loop, garbage. For a process with one gateway in it. */
    measureProcess(): void {
        collectDefaultMetrics({ register: this.registry });
    }

    /** Measures every request, whoever answers it. */
    readonly measureRequest: RequestHandler = (request, response, next) => {
        const end = this.#requests.startTimer();
        response.once('close', () => {
            const { route = 'other' } = response.locals as RequestLocals;
            // Whoever hung up has had no answer.
            const status = response.writableFinished ? String(response.statusCode) : 'aborted';
            end({ method: knownMethods.has(request.method) ? request.method : 'other', route, status });
        });
        next();
    };

    countProblem(code: string, status: number): void {
        // A code comes from a peer: only those that are known may become a label.
        this.#problems.inc({ code: catalogue.has(code) ? code : 'other', status });
    }

    measureSubmit(act: string): (outcome: SubmitOutcome) => void {
        const end = this.#submits.startTimer({ act });

        return (outcome) => void end({ outcome });
    }
}

export const knownMethods = new Set(['GET', 'HEAD', 'POST']);
