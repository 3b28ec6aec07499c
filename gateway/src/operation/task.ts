import { toWire } from '@cohong/domain/kernel/json';
import { pino } from 'pino';
import { ConfigError, type GatewayConfig } from '../config.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import { PeerConnection } from '../fabric/connection.js';
import { rebuildReadModel, verifyReadModel, type Reading } from '../read-model/rebuild.js';
import { breakListTask } from '../receivable/break-list-task.js';

/** What a task found, to be printed; and whether somebody must look into it. */
export interface Found {
    readonly result: object;
    readonly isWell: boolean;
}

/** What the gateway's program does besides serving, beside a gateway that serves or without one. */
const tasks: Readonly<Record<string, (reading: Reading, words: readonly string[]) => Promise<Found>>> = {
    'verify-read-model': async (reading) => {
        const result = await verifyReadModel(reading);
        return { result, isWell: result.differing === 0 };
    },
    'rebuild-read-model': async (reading) => ({ result: await rebuildReadModel(reading), isWell: true }),
    'break-list': breakListTask,
};

export const taskNames: readonly string[] = Object.keys(tasks);

/** Comparing and counting take as long as there are rows. */
const statementSeconds = 3_600;

/** Does one of the tasks and prints in JSON what it found. Gives the exit code: 1 when somebody must look into it. */
export async function runTask([name = '', ...words]: readonly string[], config: GatewayConfig): Promise<number> {
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined) {
        throw new ConfigError([`what follows the configuration file must be ${taskNames.join(' or ')}`]);
    }
    const { mspId, eventUser } = config;
    const database = new Database(config.database.url, pino({ level: 'silent' }), statementSeconds);
    const connection = new PeerConnection(config);
    try {
        await prepareDatabase(database, mspId);
        const { result, isWell } = await task({ database, network: connection.network(eventUser), mspId }, words);
        process.stdout.write(`${JSON.stringify(toWire({ mspId, ...result }))}\n`);
        return isWell ? 0 : 1;
    } finally {
        connection.close();
        await database.close();
    }
}
