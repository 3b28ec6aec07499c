import { Gauge, type Registry } from 'prom-client';
import type { ReadModel } from './read-model.js';

/** Tells how far the read model is behind, looked up whenever Prometheus asks. */
export function measureReadModel(readModel: ReadModel, registry: Registry): void {
    new Gauge({
        name: 'cohong_read_model_lag_blocks',
        help: 'Blocks that the own peer has and the read model has not; NaN while the peer does not answer',
        registers: [registry],
        async collect() {
            this.set(await readModel.lag().catch(() => Number.NaN));
        },
    });
}
