import { randomBytes } from 'node:crypto';
import type { ProcessesOptions } from '../processes/processes.js';
import type { ProcessStatus } from '../processes/supervised.js';
import type { RunningNode } from '../engine.js';
import { startPostgres, type OwnServer } from './postgres.js';
import { inSession } from './query.js';

/** Where the gateways of a consortium keep what they must not forget: a database for each organisation. */
export interface ConsortiumDatabase {
    /** The server, when it is ours. */
    readonly node: RunningNode | undefined;
    /**
     * Makes an organisation's database and role when they are not there, and resolves to the address. The role's
     * password is another after each start.
     */
    addressFor(mspId: string): Promise<string>;
    status(): Promise<readonly ProcessStatus[]>;
    stop(): Promise<void>;
}

/** Uses the server that DATABASE_URL names, whose user may make roles and databases; without it, starts one of our own. */
export async function openDatabase(options: ProcessesOptions): Promise<ConsortiumDatabase> {
    const given = givenServer();
    if (given !== undefined) {
        await inSession(given, (client) => client.query('SELECT 1'));
        return databaseOn(given);
    }
    const own = await startPostgres(options);
    return databaseOn(own.url, own);
}

/** The server that DATABASE_URL names; undefined when one of our own is to be started. */
export function givenServer(): string | undefined {
    const url = process.env['DATABASE_URL'];
    return url === '' ? undefined : url;
}

function databaseOn(url: string, own?: OwnServer): ConsortiumDatabase {
    const addresses = new Map<string, Promise<string>>();
    return {
        node: own?.node,
        addressFor: (mspId) => {
            const address = addresses.get(mspId) ?? prepare(url, mspId);
            addresses.set(mspId, address);
            return address;
        },
        status: async () => (await own?.processes.status()) ?? [],
        stop: async () => own?.processes.stop(),
    };
}

async function prepare(url: string, mspId: string): Promise<string> {
    const password = randomBytes(24).toString('base64url');
    await inSession(url, async (client) => {
        const name = client.escapeIdentifier(mspId);
        const isThere = async (query: string): Promise<boolean> => (await client.query(query, [mspId])).rowCount !== 0;
        if (!(await isThere('SELECT FROM pg_roles WHERE rolname = $1'))) {
            await client.query(`CREATE ROLE ${name} LOGIN`);
        }
        await client.query(`ALTER ROLE ${name} PASSWORD ${client.escapeLiteral(password)}`);
        if (!(await isThere('SELECT FROM pg_database WHERE datname = $1'))) {
            await client.query(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`);
        }
        await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    });
    const address = new URL(url);
    address.username = encodeURIComponent(mspId);
    address.password = password;
    address.pathname = `/${encodeURIComponent(mspId)}`;
    return address.toString();
}
