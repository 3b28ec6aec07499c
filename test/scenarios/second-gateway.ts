import path from 'node:path';
import { createGateway, loadConfig } from '@cohong/gateway';
import { pino } from 'pino';
import { freshDatabase } from '../postgres/fresh-database.js';
import { Client } from '../story/client.js';
import type { TestConsortium } from './consortium.js';

/** Another gateway of an organisation. */
export interface SecondGateway {
    readonly user: (name: string) => Client;
    stop(): Promise<void>;
}

/** Starts one with a database of its own: it shares ledger and secret with the first, and no memory. */
export async function secondGatewayOf(mspId: string, consortium: TestConsortium): Promise<SecondGateway> {
    const database = await freshDatabase();
    const config = await loadConfig(path.join(consortium.folder, 'gateways', mspId, 'gateway.json'));
    const gateway = createGateway(
        { ...config, listen: { ...config.listen, port: 0 }, database: { url: database.url } },
        { logger: pino({ level: 'silent' }) },
    );
    const url = `http://127.0.0.1:${(await gateway.listen()).port}`;
    const { token } = consortium.organisation(mspId);

    return {
        user: (name) => new Client({ url, token: (of) => token(of) }, name),
        stop: async () => {
            await gateway.stop();
            await database.drop();
        },
    };
}
