import { refusals } from '@cohong/domain/kernel/refusal';
import type { Database } from '../database/database.js';
import { HttpFault } from '../http/http-fault.js';
import { isRunnerAlive } from '../outbox/runner.js';
import type { ImportCounts, ImportRead } from './import-answer.js';

const refusal = refusals({ IMPORT_MUST_EXIST: 'not-found' });

interface Row {
    readonly import_id: string;
    readonly runner: number;
    readonly is_runner_alive: boolean;
    readonly received_at: Date;
    readonly finished_at: Date | null;
    readonly is_complete: boolean;
    readonly lines: number;
    readonly imported: number;
    readonly already_there: number;
    readonly refused: number;
}

/** An import, and who sent it. */
interface Owned {
    readonly importId: string;
    readonly user: string;
}

/** How far imports of declarations are, for those who sent them. */
export class DeclarationImports {
    readonly #database: Database;
    /** Of this process. */
    readonly #runner: number;
    /** Those whose lines this process is taking. */
    readonly #running = new Set<string>();

    constructor(database: Database, runner: number) {
        this.#database = database;
        this.#runner = runner;
    }

    /**
     * Begins one, anew where it was sent before.
     *
     * @throws HttpFault REQUEST_MUST_NOT_BE_RUNNING while its lines are being taken, here or by another gateway.
     */
    async begin({ importId, user }: Owned): Promise<void> {
        if (this.#running.has(importId)) {
            throw isRunning();
        }
        this.#running.add(importId);
        try {
            await this.#take({ importId, user });
        } catch (error) {
            this.#running.delete(importId);
            throw error;
        }
    }

    async #take({ importId, user }: Owned): Promise<void> {
        const taken = await this.#database.query(
            `INSERT INTO declaration_import AS known (import_id, user_name, runner, received_at) VALUES ($1, $2, $3, now())
             ON CONFLICT (import_id) DO UPDATE SET runner = $3, received_at = now(), finished_at = NULL,
                 is_complete = false, lines = 0, imported = 0, already_there = 0, refused = 0
             WHERE known.finished_at IS NOT NULL OR known.runner = $3 OR NOT ${isRunnerAlive('known.runner')}
             RETURNING import_id`,
            [importId, user, this.#runner],
        );
        if (taken.length === 0) {
            throw isRunning();
        }
    }

    async note(importId: string, { lines, imported, alreadyThere, refused }: ImportCounts): Promise<void> {
        await this.#database.query(
            `UPDATE declaration_import SET lines = $3, imported = $4, already_there = $5, refused = $6
             WHERE import_id = $1 AND runner = $2`,
            [importId, this.#runner, lines, imported, alreadyThere, refused],
        );
    }

    async end(importId: string, isComplete: boolean): Promise<void> {
        try {
            await this.#database.query(
                `UPDATE declaration_import SET finished_at = now(), is_complete = $3 WHERE import_id = $1 AND runner = $2`,
                [importId, this.#runner, isComplete],
            );
        } finally {
            this.#running.delete(importId);
        }
    }

    /** Another user's is as if it were not there. Refuses IMPORT_MUST_EXIST. */
    async find({ importId, user }: Owned): Promise<ImportRead> {
        // One that ends while its row is read was under way when it was asked for.
        const wasTaken = this.#running.has(importId);
        const [row] = await this.#database.query<Row>(
            `SELECT *, ${isRunnerAlive('runner')} AS is_runner_alive FROM declaration_import
             WHERE import_id = $1 AND user_name = $2`,
            [importId, user],
        );
        if (row === undefined) {
            throw refusal('IMPORT_MUST_EXIST');
        }

        return {
            importId,
            status: this.#statusOf(row, wasTaken || this.#running.has(importId)),
            receivedAt: row.received_at.toISOString(),
            ...(row.finished_at !== null && { finishedAt: row.finished_at.toISOString() }),
            lines: row.lines,
            imported: row.imported,
            alreadyThere: row.already_there,
            refused: row.refused,
        };
    }

    /** A process that has ended takes no more lines; this one knows whose it takes. */
    #statusOf(row: Row, isTakenHere: boolean): ImportRead['status'] {
        if (row.finished_at !== null) {
            return row.is_complete ? 'COMPLETE' : 'INTERRUPTED';
        }
        const isTaken = row.runner === this.#runner ? isTakenHere : row.is_runner_alive;

        return isTaken ? 'RUNNING' : 'INTERRUPTED';
    }
}

function isRunning(): HttpFault {
    return new HttpFault('REQUEST_MUST_NOT_BE_RUNNING', { 'Retry-After': '1' });
}
