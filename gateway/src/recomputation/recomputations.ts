import { refusals } from '@cohong/domain/kernel/refusal';
import type { Logger } from 'pino';
import type { Database, Query } from '../database/database.js';
import { randomId } from '../fabric/random-id.js';
import { isRunnerAlive } from '../outbox/runner.js';
import { faultOf, faultSchema, payloadOf, type RecomputationRead, type Statement } from './recomputation-read.js';
import { recompute, type Recomputing } from './recompute.js';
import type { SignStatement } from './signed-statement.js';

const refusal = refusals({ RECORD_MUST_EXIST: 'not-found' });

/** Of all that was ever asked for only so many are listed. */
const mostListed = 100;

interface Row {
    readonly recomputation_id: string;
    readonly runner: number;
    readonly is_runner_alive: boolean;
    readonly begun_at: Date;
    readonly ended_at: Date | null;
    readonly statement: string | null;
    readonly fault: string | null;
}

/** Who recomputes, and out of what. */
export interface RecomputationParts {
    readonly mspId: string;
    readonly channel: string;
    /** Of this process. */
    readonly runner: number;
    /** The own peer's blocks, up to its height, and what the gateway has kept of them. */
    readonly source: () => Promise<Recomputing>;
    readonly sign: SignStatement;
    readonly logger: Logger;
}

/** Recomputations of what lies on declarations, each begun by a request and done beside the others. */
export class Recomputations {
    /** The own peer's blocks, for whoever reads them besides. */
    readonly source: RecomputationParts['source'];
    readonly #database: Database;
    readonly #parts: RecomputationParts;
    /** Those that this process does, and how many blocks each has read. */
    readonly #running = new Map<string, number>();
    readonly #doing = new Set<Promise<void>>();
    #isStopped = false;

    constructor(database: Database, parts: RecomputationParts) {
        this.#database = database;
        this.#parts = parts;
        this.source = parts.source;
    }

    /** Begins one. The request's own transaction keeps it, and may end later than a short recomputation. */
    async begin(database: Query): Promise<RecomputationRead> {
        const [recomputationId, begunAt] = [randomId(), new Date()];
        await database('INSERT INTO recomputation (recomputation_id, runner, begun_at) VALUES ($1, $2, $3)', [
            recomputationId,
            this.#parts.runner,
            begunAt,
        ]);
        this.#running.set(recomputationId, 0);
        const doing = this.#do({ recomputationId, begunAt }).finally(() => {
            this.#running.delete(recomputationId);
            this.#doing.delete(doing);
        });
        this.#doing.add(doing);

        return { recomputationId, status: 'RUNNING', begunAt: begunAt.toISOString(), blocksRead: 0 };
    }

    /** The newest first. */
    async list(): Promise<readonly RecomputationRead[]> {
        const before = new Map(this.#running);
        const rows = await this.#database.query<Row>(
            `SELECT *, ${isRunnerAlive('runner')} AS is_runner_alive FROM recomputation
             ORDER BY begun_at DESC LIMIT ${mostListed}`,
        );

        return rows.map((row) => this.#readOf(row, before));
    }

    /** Refuses RECORD_MUST_EXIST. */
    async find(recomputationId: string): Promise<RecomputationRead> {
        const before = new Map(this.#running);
        const [row] = await this.#database.query<Row>(
            `SELECT *, ${isRunnerAlive('runner')} AS is_runner_alive FROM recomputation WHERE recomputation_id = $1`,
            [recomputationId],
        );
        if (row === undefined) {
            throw refusal('RECORD_MUST_EXIST', { record: 'recomputation' });
        }

        return this.#readOf(row, before);
    }

    /** What is under way is given up, and shows as interrupted. */
    async stop(): Promise<void> {
        this.#isStopped = true;
        await Promise.all(this.#doing);
    }

    async #do(begun: { readonly recomputationId: string; readonly begunAt: Date }): Promise<void> {
        const { logger } = this.#parts;
        try {
            const outcome = await this.#outcome(begun.recomputationId);
            if (!this.#isStopped) {
                await this.#keep(begun, outcome);
            }
        } catch (error) {
            logger.error({ err: error }, 'what a recomputation has found could not be kept');
        }
    }

    async #outcome(recomputationId: string): Promise<Pick<Row, 'statement' | 'fault'>> {
        const { mspId, channel, source, sign, logger } = this.#parts;
        try {
            const onBlock = (block: number): void => {
                this.#running.set(recomputationId, block + 1);
                if (this.#isStopped) {
                    throw new Error('the gateway stops');
                }
            };
            const recomputed = await recompute({ ...(await source()), onBlock });
            const signedAt = new Date().toISOString();
            const statement: Statement = { statement: 'RECOMPUTATION', mspId, channel, signedAt, ...recomputed };
            return { statement: await sign(statement), fault: null };
        } catch (error) {
            logger.error({ err: error }, 'a recomputation has failed');
            return { statement: null, fault: faultOf(error) };
        }
    }

    async #keep(
        { recomputationId, begunAt }: { readonly recomputationId: string; readonly begunAt: Date },
        { statement, fault }: Pick<Row, 'statement' | 'fault'>,
    ): Promise<void> {
        await this.#database.query(
            `INSERT INTO recomputation (recomputation_id, runner, begun_at, ended_at, statement, fault)
             VALUES ($1, $2, $3, now(), $4, $5)
             ON CONFLICT (recomputation_id) DO UPDATE SET ended_at = now(), statement = $4, fault = $5`,
            [recomputationId, this.#parts.runner, begunAt, statement, fault],
        );
    }

    /** One may begin or end while its row is read: it goes on if it did before or does after. */
    #readOf(row: Row, before: ReadonlyMap<string, number>): RecomputationRead {
        const { recomputation_id: recomputationId, statement, fault } = row;
        const blocksRead = this.#running.get(recomputationId) ?? before.get(recomputationId);

        return {
            recomputationId,
            status: this.#statusOf(row, blocksRead !== undefined),
            begunAt: row.begun_at.toISOString(),
            ...(row.ended_at !== null && { endedAt: row.ended_at.toISOString() }),
            ...(row.ended_at === null && blocksRead !== undefined && { blocksRead }),
            ...(fault !== null && { fault: faultSchema.parse(fault) }),
            ...(statement !== null && { found: payloadOf(statement), signed: statement }),
        };
    }

    /** A process that has ended goes on with nothing; this one knows what it does. */
    #statusOf(row: Row, isDoneHere: boolean): RecomputationRead['status'] {
        if (row.ended_at !== null) {
            return row.statement === null ? 'FAILED' : 'DONE';
        }
        const isDone = row.runner === this.#parts.runner ? isDoneHere : row.is_runner_alive;

        return isDone ? 'RUNNING' : 'INTERRUPTED';
    }
}
