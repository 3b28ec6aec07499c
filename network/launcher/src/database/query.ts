import { Client } from 'pg';

const connectMilliseconds = 5_000;

/**
 * Does something in one session with a server.
 *
 * @throws Error that says which server does not answer, without its password.
 */
export async function inSession<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: connectMilliseconds });
    // A session that is broken off fails the query that is under way; there is nothing else to tell.
    client.on('error', () => undefined);
    try {
        await client.connect();
    } catch (cause) {
        throw new Error(`The database server ${client.host}:${client.port} does not answer: ${textOf(cause)}`, {
            cause,
        });
    }
    try {
        return await work(client);
    } finally {
        await client.end();
    }
}

/** Whether a server is up and lets us in. */
export async function answersQueries(url: string): Promise<boolean> {
    try {
        await inSession(url, (client) => client.query('SELECT 1'));
        return true;
    } catch {
        // Not listening yet, or recovering.
        return false;
    }
}

function textOf(error: unknown): string {
    return error instanceof Error && error.message !== '' ? error.message : String(error);
}
