import path from 'node:path';
import { issueIdentity } from '@cohong/embedded-fabric';
import { createGateway, loadConfig, type Gateway } from '@cohong/gateway';
import { keepMaterial } from '@cohong/network';
import { pino } from 'pino';
import { freshDatabase } from '../../postgres/fresh-database.js';
import { Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

/** How long the certificate is good: longer than it takes to ask for something, and to stop. */
const lifetimeMilliseconds = 10_000;
const hourMilliseconds = 3_600_000;

/** Another gateway of a bank, with a database of its own, whose maker has a certificate that is good for seconds only. */
export interface ExpiringGateway {
    readonly maker: () => Client;
    readonly hasExpired: Promise<void>;
    start(): Promise<void>;
    stop(): Promise<void>;
    /** Gives the maker a good certificate, from the next start on. */
    renew(): Promise<void>;
    /** After its stop. */
    remove(): Promise<void>;
}

export async function openExpiringGateway(consortium: TestConsortium, mspId: string): Promise<ExpiringGateway> {
    const { folder, description } = consortium;
    const materials = await keepMaterial(folder, description.organisations);
    const { ca } = materials.find((material) => material.mspId === mspId)!;
    const issue = (milliseconds: number) =>
        issueIdentity(ca, {
            commonName: 'maker-1',
            organisationalUnit: 'client',
            attributes: { role: 'maker' },
            notAfter: new Date(Date.now() + milliseconds),
        });
    const database = await freshDatabase();
    const config = await loadConfig(path.join(folder, 'gateways', mspId, 'gateway.json'));
    let identity = await issue(lifetimeMilliseconds);
    // X.509 knows whole seconds only.
    const hasExpired = new Promise<void>((resolve) => setTimeout(resolve, lifetimeMilliseconds + 1_000));
    let gateway: Gateway | undefined;
    let url = '';

    return {
        maker: () => new Client({ url, token: consortium.organisation(mspId).token }, 'maker-1'),
        hasExpired,
        start: async () => {
            gateway = createGateway(
                {
                    ...config,
                    listen: { host: '127.0.0.1', port: 0 },
                    database: { url: database.url },
                    users: new Map([...config.users, ['maker-1', identity]]),
                    deadlines: { evaluateSeconds: 5, endorseSeconds: 5, submitSeconds: 1, commitSeconds: 1 },
                    outbox: { ...config.outbox, cancelAfterSeconds: 2 },
                },
                { logger: pino({ level: 'silent' }) },
            );
            const { port } = await gateway.listen();
            url = `http://127.0.0.1:${port}`;
        },
        stop: async () => gateway?.stop(),
        renew: async () => {
            identity = await issue(hourMilliseconds);
        },
        remove: () => database.drop(),
    };
}
