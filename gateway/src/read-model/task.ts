import { pino } from 'pino';
import { ConfigError, type GatewayConfig } from '../config.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import { PeerConnection } from '../fabric/connection.js';
import { rebuildReadModel, verifyReadModel } from './rebuild.js';

/** What the gateway's program does besides serving. */
export const readModelTasks = ['verify-read-model', 'rebuild-read-model'] as const;

/** Comparing and counting take as long as there are rows. */
const statementSeconds = 3_600;

/**
 * Verifies or rebuilds the read model of an organisation, beside its gateway or without it, and prints in JSON what was
 * read. Gives the exit code: 1 when the read model is not what the peer shows.
 */
export async function runReadModelTask(task: string, config: GatewayConfig): Promise<number> {
    if (!readModelTasks.some((name) => name === task)) {
        throw new ConfigError([`the second argument must be ${readModelTasks.join(' or ')}`]);
    }
    const { mspId, eventUser } = config;
    const database = new Database(config.database.url, pino({ level: 'silent' }), statementSeconds);
    const connection = new PeerConnection(config);
    try {
        await prepareDatabase(database, mspId);
        const reading = { database, network: connection.network(eventUser), mspId };
        const result = task === 'verify-read-model' ? await verifyReadModel(reading) : await rebuildReadModel(reading);
        process.stdout.write(`${JSON.stringify({ mspId, ...result })}\n`);
        return 'differing' in result && result.differing !== 0 ? 1 : 0;
    } finally {
        connection.close();
        await database.close();
    }
}
