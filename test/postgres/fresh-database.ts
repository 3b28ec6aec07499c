import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';

/** A database that nothing else uses. */
export interface FreshDatabase {
    readonly url: string;
    /** Its superuser's door to the server, for tests that look or break in. */
    readonly serverUrl: string;
    drop(): Promise<void>;
}

/** Makes an empty database with a role of its own on the server of this test run. */
export async function freshDatabase(): Promise<FreshDatabase> {
    const serverUrl = await testServer();
    const [name, password] = [`test_${randomBytes(6).toString('hex')}`, randomBytes(16).toString('hex')];
    await onServer(serverUrl, [
        `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`,
        `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`,
    ]);
    const url = new URL(serverUrl);
    url.username = name;
    url.password = password;
    url.pathname = `/${name}`;
    return {
        url: url.toString(),
        serverUrl,
        drop: () => onServer(serverUrl, [`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`]),
    };
}

/** The address of this run's server, which starts when it is first asked for. */
async function testServer(): Promise<string> {
    const door = createConnection(Number(process.env['TEST_DATABASE_DOOR']), '127.0.0.1');
    const { url, error } = JSON.parse(await text(door)) as { readonly url?: string; readonly error?: string };
    if (url === undefined) {
        throw new Error(`The tests' database server did not start (has \`make build\` been run?): ${error ?? ''}`);
    }
    return url;
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
        for (const statement of statements) {
            await client.query(statement);
        }
    } finally {
        await client.end();
    }
}
