import { Gauge, type Registry } from 'prom-client';
import { askedOnce } from '../operation/asked-once.js';
import type { Backlog, Deliveries } from './deliveries.js';

const metrics: readonly { readonly name: string; readonly help: string; readonly of: (backlog: Backlog) => number }[] =
    [
        {
            name: 'cohong_webhook_backlog_events',
            help: 'Events that receivers are still to be told, counted for each',
            of: ({ events }) => events,
        },
        {
            name: 'cohong_webhook_oldest_seconds',
            help: 'Age of the oldest event that a receiver has not taken; 0 when there is none',
            of: ({ oldestSeconds }) => oldestSeconds,
        },
        {
            name: 'cohong_webhook_dead_letters',
            help: 'Events that a receiver did not take for so long that they were given up',
            of: ({ deadLetters }) => deadLetters,
        },
    ];

/** Lets an operator see whether receivers are behind, asked of the database when somebody looks. */
export function measureWebhooks(deliveries: Pick<Deliveries, 'backlog'>, registry: Registry): void {
    const ask = askedOnce(() => deliveries.backlog(), { events: NaN, oldestSeconds: NaN, deadLetters: NaN });
    for (const { name, help, of } of metrics) {
        new Gauge({
            name,
            help,
            registers: [registry],
            async collect() {
                this.set(of(await ask()));
            },
        });
    }
}
