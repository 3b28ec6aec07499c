import { Gauge, type Registry } from 'prom-client';
import { askedOnce } from '../operation/asked-once.js';
import type { Operations } from './operations.js';

/** Lets an operator see whether requests pile up, asked of the database when somebody looks. */
export function measureOutbox(operations: Pick<Operations, 'depth'>, registry: Registry): void {
    const ask = askedOnce(() => operations.depth(), { received: NaN, endorsed: NaN, oldestSeconds: NaN });
    new Gauge({
        name: 'cohong_outbox_oldest_seconds',
        help: 'Age of the oldest request whose outcome is not known; 0 when there is none',
        registers: [registry],
        async collect() {
            this.set((await ask()).oldestSeconds);
        },
    });
    new Gauge({
        name: 'cohong_outbox_requests',
        help: 'Requests whose outcome is not known: received, or with a transaction that may have been sent',
        labelNames: ['state'] as const,
        registers: [registry],
        async collect() {
            const { received, endorsed } = await ask();
            this.set({ state: 'received' }, received);
            this.set({ state: 'endorsed' }, endorsed);
        },
    });
}
