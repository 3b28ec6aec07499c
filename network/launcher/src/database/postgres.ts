import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePorts } from '../consortium/free-ports.js';
import { keptFolder } from '../kept-folder.js';
import { run } from '../processes/command.js';
import { Processes, type ProcessesOptions } from '../processes/processes.js';
import type { Supervised } from '../processes/supervised.js';
import { openHome, type PostgresHome } from './home.js';
import { answersQueries } from './query.js';
import { removeStaleLock } from './stale-lock.js';

export const postgresName = 'postgres';

const superuser = 'postgres';

/** A PostgreSQL server of our own, kept up with a consortium's other processes. */
export interface OwnServer {
    /** Its address with the superuser's password. */
    readonly url: string;
    readonly node: Supervised;
    /** What keeps it up. */
    readonly processes: Processes;
}

/**
 * Starts the PostgreSQL server of a consortium on 127.0.0.1; what it keeps is made the first time. After a crash it
 * recovers by itself.
 *
 * Its port is another at each start: whoever needs it is told, and no port has to be kept free.
 */
export async function startPostgres(options: ProcessesOptions): Promise<OwnServer> {
    const home = await openHome(options.folder);
    await keptFolder(dataOf(home), (draft) => initialise(draft, home));
    await removeStaleLock(dataOf(home));
    const [port = 0] = await freePorts(1);
    const password = readFileSync(passwordFile(home), 'utf8');
    const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
    const processes = new Processes(options);
    try {
        const node = await processes.start({
            name: postgresName,
            program: programOf(home, 'postgres'),
            args: [
                '-D',
                dataOf(home),
                ...Object.entries(settings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
            ],
            environment: {},
            isReady: () => answersQueries(url),
            // Sessions are broken off in good order; SIGTERM would wait until all of them end by themselves.
            stopSignal: 'SIGINT',
            ...(home.user && { user: home.user }),
        });
        return { url, node, processes };
    } catch (error) {
        await processes.stop();
        throw error;
    }
}

/**
 * For what six gateways keep, and so that no value of theirs gets into the log. What is in a new table is to be known to
 * the planner within seconds: until then it reads all of it for each of its rows.
 */
function settings(port: number): Readonly<Record<string, string | number>> {
    return {
        port,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        max_connections: 200,
        shared_buffers: '64MB',
        autovacuum_naptime: '5s',
        log_error_verbosity: 'terse',
        log_min_error_statement: 'panic',
    };
}

async function initialise(draft: string, home: PostgresHome): Promise<void> {
    own(draft, home);
    writePassword(home);
    await run({
        name: 'initdb',
        program: programOf(home, 'initdb'),
        args: [
            `--pgdata=${draft}`,
            `--username=${superuser}`,
            `--pwfile=${passwordFile(home)}`,
            '--auth=scram-sha-256',
            '--encoding=UTF8',
            '--locale=C',
            '--no-instructions',
        ],
        environment: {},
        ...(home.user && { user: home.user }),
    });
}

function writePassword(home: PostgresHome): void {
    const file = passwordFile(home);
    rmSync(file, { force: true });
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    own(file, home);
}

function own(place: string, { user }: PostgresHome): void {
    if (user !== undefined) {
        chownSync(place, user.uid, user.gid);
    }
}

function dataOf({ folder }: PostgresHome): string {
    return path.join(folder, 'data');
}

function passwordFile({ folder }: PostgresHome): string {
    return path.join(folder, 'superuser-password');
}

function programOf({ programs }: PostgresHome, name: string): string {
    return path.join(programs, 'bin', name);
}
