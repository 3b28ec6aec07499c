import { Gauge, type Registry } from 'prom-client';
import type { Operations } from './operations.js';

/** Lets an operator see whether requests pile up, asked of the database when somebody looks. */
export function measureOutbox(operations: Pick<Operations, 'depth'>, registry: Registry): void {
    const oldest = new Gauge({
        name: 'cohong_outbox_oldest_seconds',
        help: 'Age of the oldest request whose outcome is not known; 0 when there is none',
        registers: [registry],
    });
    new Gauge({
        name: 'cohong_outbox_requests',
        help: 'Requests whose outcome is not known: received, or with a transaction that may have been sent',
        labelNames: ['state'] as const,
        registers: [registry],
        async collect() {
            // Without the database it is not known, and the rest of the page is told all the same.
            const unknown = { received: NaN, endorsed: NaN, oldestSeconds: NaN };
            const { received, endorsed, oldestSeconds } = await operations.depth().catch(() => unknown);
            this.set({ state: 'received' }, received);
            this.set({ state: 'endorsed' }, endorsed);
            oldest.set(oldestSeconds);
        },
    });
}
