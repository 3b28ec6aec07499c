import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { GatewayConfig } from '../config.js';
import type { Database } from '../database/database.js';
import type { Runner } from '../outbox/runner.js';
import type { Seal } from '../outbox/sealed.js';
import type { ReadModel } from '../read-model/read-model.js';
import { systemClock as now } from './clock.js';
import { Courier } from './courier.js';
import { Deliveries } from './deliveries.js';
import { measureWebhooks } from './measure-webhooks.js';
import { Targets } from './target.js';
import { Webhooks } from './webhooks.js';

export interface WebhookParts {
    readonly database: Database;
    readonly readModel: ReadModel;
    readonly seal: Seal;
    readonly runner: Runner;
    readonly registry: Registry;
    readonly logger: Logger;
}

/** The webhooks of this organisation: what its users see of them, and who delivers. */
export function createWebhooks(
    { mspId, users, webhooks: { allowedHosts } }: GatewayConfig,
    { database, readModel, seal, runner, registry, logger }: WebhookParts,
): { readonly webhooks: Webhooks; readonly courier: Courier } {
    const targets = new Targets({ allowedHosts });
    const deliveries = new Deliveries(database, { seal, runner: runner.number, users: [...users.keys()], now });
    measureWebhooks(deliveries, registry);

    return {
        webhooks: new Webhooks(database, { targets, seal, now }),
        courier: new Courier({ deliveries, feed: readModel, mspId, targets, now, logger }),
    };
}
