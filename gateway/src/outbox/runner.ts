import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';

/** The class of our advisory locks; the second number of each is a runner's. */
const lockClass = 6_175;

const againMilliseconds = 500;
const connectMilliseconds = 5_000;

/**
 * This process as the others that share the database see it: a number, and a lock in a session of its own.
 *
 * The database itself ends the lock with the process, so what a killed gateway had begun is free at once. If the session
 * alone breaks, another may take over what this process is still at: the ledger lets only one of them take effect.
 */
export class Runner {
    readonly number = randomInt(1, 2 ** 31);
    readonly #url: string;
    readonly #logger: Logger;
    #session: Client | undefined;
    #isStopped = false;

    constructor(url: string, logger: Logger) {
        this.#url = url;
        this.#logger = logger;
    }

    /** Takes the lock. */
    async start(): Promise<void> {
        const session = new Client({ connectionString: this.#url, connectionTimeoutMillis: connectMilliseconds });
        session.on('error', (error) => this.#logger.warn({ err: error }, 'the session of this runner broke'));
        session.once('end', () => void this.#startAgain());
        await session.connect();
        this.#session = session;
        await session.query('SELECT pg_advisory_lock($1, $2)', [lockClass, this.number]);
    }

    /** Lets go of the lock. Calling it again does nothing. */
    async stop(): Promise<void> {
        this.#isStopped = true;
        await this.#session?.end();
        this.#session = undefined;
    }

    async #startAgain(): Promise<void> {
        this.#session = undefined;
        await pause(againMilliseconds, undefined, { ref: false });
        if (!this.#isStopped) {
            // A session that could not be opened ends too, which brings it here again.
            await this.start().catch(() => undefined);
        }
    }
}

/** SQL: whether the process with this number still holds its lock. */
export function isRunnerAlive(runner: string): string {
    return `EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND classid = ${lockClass} AND objid::bigint = ${runner}
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )`;
}
