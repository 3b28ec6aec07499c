import { DatabaseError, Pool, type QueryResultRow } from 'pg';
import type { Logger } from 'pino';

/**
 * Asks or changes the database. The values are never part of the text.
 *
 * A name is for a text that comes again and again, and stands for that text alone: each session keeps its plan under it.
 */
export type Query = <Row extends QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
) => Promise<Row[]>;

/** The database did not answer. What was to be written may or may not be. */
export class DatabaseUnavailableError extends Error {
    constructor(where: string, cause: unknown) {
        super(`the database on ${where} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, {
            cause,
        });
        this.name = DatabaseUnavailableError.name;
    }
}

const mostSessions = 10;
/** Also for a session of the pool to become free. Who refuses the connection is noticed at once. */
const connectMilliseconds = 15_000;
const statementSeconds = 20;
/** So much longer than the server's own limit, for when it has silently gone. */
const graceSeconds = 10;

/** What the server, or the way to it, lacks: connection, resources, an operator's patience, a disk. All else is our defect. */
const classesOfAbsence = /^(08|53|57|58)/;

/** The organisation's own PostgreSQL database. It is lazy: nothing is opened before it is asked. */
export class Database {
    readonly #pool: Pool;
    readonly #where: string;
    #closing: Promise<void> | undefined;
    /** @throws DatabaseUnavailableError */
    readonly query: Query;

    /** @param seconds How long a statement may take. */
    constructor(url: string, logger: Logger, seconds = statementSeconds) {
        const { hostname, port } = new URL(url);
        this.#where = `${hostname}:${port === '' ? '5432' : port}`;
        this.#pool = new Pool({
            connectionString: url,
            application_name: 'cohong-gateway',
            max: mostSessions,
            keepAlive: true,
            connectionTimeoutMillis: connectMilliseconds,
            statement_timeout: seconds * 1_000,
            query_timeout: (seconds + graceSeconds) * 1_000,
        });
        this.query = this.#asking(this.#pool);
        // A session may break while nobody uses it, or between two statements of a transaction: whoever goes on with it
        // is told then. With nobody to hear of it, the driver would end the process.
        this.#pool.on('connect', (session) => {
            session.on('error', (error) => logger.warn({ err: error }, 'a session with the database broke'));
        });
        // Of one that nobody uses the pool says the same again.
        this.#pool.on('error', () => undefined);
    }

    /**
     * Does several things together or not at all.
     *
     * @throws DatabaseUnavailableError, and whatever the work throws: nothing is written then.
     */
    async transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
        const client = await this.#answer(() => this.#pool.connect());
        const query = this.#asking(client);
        try {
            await query('BEGIN');
            const result = await work(query);
            await query('COMMIT');
            client.release();
            return result;
        } catch (error) {
            // Whatever the session was at ends with it, and nothing of it is kept.
            client.release(true);
            throw error;
        }
    }

    /** Whether it is there. */
    async answers(): Promise<boolean> {
        return await this.query('SELECT 1').then(
            () => true,
            () => false,
        );
    }

    /** Ends all sessions. Calling it again does nothing. */
    async close(): Promise<void> {
        await (this.#closing ??= this.#pool.end());
    }

    #asking(session: Pick<Pool, 'query'>): Query {
        return <Row extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
            this.#answer(
                async () => (await session.query<Row>({ text, values: [...values], ...(name && { name }) })).rows,
            );
    }

    /** The server's own errors have a class; the driver's, and those of the network, are all of a connection that is gone. */
    async #answer<Result>(ask: () => Promise<Result>): Promise<Result> {
        try {
            return await ask();
        } catch (error) {
            if (error instanceof DatabaseError && !classesOfAbsence.test(error.code ?? '')) {
                throw error;
            }
            throw new DatabaseUnavailableError(this.#where, error);
        }
    }
}
