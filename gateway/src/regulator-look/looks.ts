import { Refusal } from '@cohong/domain/kernel/refusal';
import { mostLooks } from '@cohong/domain/regulator-look/regulator-look';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../database/database.js';
import { gathered } from '../database/gathered.js';
import type { Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { Signal } from '../fabric/signal.js';

/** How long looks are gathered for one transaction, and how soon it is tried again. */
const gatherMilliseconds = 2_000;
/** How often it looks for what another process has left. */
const pollMilliseconds = 60_000;

/** That somebody looks into these banks' books, and by which route. */
export interface Looking {
    readonly banks: readonly string[];
    readonly what: string;
}

interface LooksParts {
    readonly database: Database;
    /** Of the user who records them; without one they are kept until there is one. */
    readonly ledger: Ledger | undefined;
    readonly logger: Logger;
}

interface Row {
    readonly round_id: string;
    readonly bank: string;
    readonly what: string;
    readonly looked_at: Date;
}

/**
 * What a regulator's people look at in the books of banks: kept in the database before they are answered, and carried to the
 * ledger soon after, once, so that each bank can count it.
 */
export class Looks {
    readonly #parts: LooksParts;
    readonly #keep: (looking: Looking) => Promise<unknown>;
    readonly #wake = new Signal();
    readonly #stopping = new AbortController();
    #working: Promise<void> = Promise.resolve();

    constructor(parts: LooksParts) {
        this.#parts = parts;
        this.#keep = gathered((many) => this.#insert(many));
    }

    /** Resolves once it is kept: only then may what was looked at be shown. */
    async note(looking: Looking): Promise<void> {
        await this.#keep(looking);
        this.#wake.raise();
    }

    start(): void {
        this.#working = this.#work();
    }

    /** Resolves when the round under way has ended. What is not recorded yet is kept. */
    async stop(): Promise<void> {
        this.#stopping.abort();
        this.#wake.raise();
        await this.#working;
    }

    async #work(): Promise<void> {
        const { ledger, logger } = this.#parts;
        const { signal } = this.#stopping;
        while (ledger !== undefined && !signal.aborted) {
            await this.#recordAll(ledger).catch((error: unknown) => {
                logger.warn({ err: error }, 'looks could not be recorded; they are kept');
                this.#wake.raise();
            });
            await this.#wake.wait(pollMilliseconds);
            await pause(gatherMilliseconds, undefined, { signal }).catch(() => undefined);
        }
    }

    /** A round that is refused is kept, and holds up no other. */
    async #recordAll(ledger: Ledger): Promise<void> {
        const refused: string[] = [];
        let round = await this.#nextRound(refused);
        while (round.length > 0 && !this.#stopping.signal.aborted) {
            const [{ round_id: roundId } = { round_id: '' }] = round;
            await this.#record(round, ledger).catch((error: unknown) => {
                if (!(error instanceof Refusal)) {
                    throw error;
                }
                this.#parts.logger.error({ err: error, roundId }, 'a round of looks was refused; it is kept');
                refused.push(roundId);
            });
            round = await this.#nextRound(refused);
        }
    }

    /** A round that was begun before comes first, as it was: it may be on the ledger already, and is there once. */
    async #nextRound(refused: readonly string[]): Promise<readonly Row[]> {
        const { query } = this.#parts.database;
        await query(
            `UPDATE regulator_look SET round_id = $1 WHERE sequence IN (
                 SELECT sequence FROM regulator_look WHERE round_id IS NULL ORDER BY sequence LIMIT ${mostLooks}
                 FOR UPDATE SKIP LOCKED
             )`,
            [randomId()],
        );

        return await query<Row>(
            `SELECT round_id, bank, what, looked_at FROM regulator_look WHERE round_id = (
                 SELECT round_id FROM regulator_look WHERE round_id <> ALL ($1::text[]) ORDER BY sequence LIMIT 1
             ) ORDER BY sequence`,
            [refused],
        );
    }

    async #record(round: readonly Row[], ledger: Ledger): Promise<void> {
        const roundId = round[0]?.round_id;
        const looks = round.map(({ bank, what, looked_at: at }) => ({ bank, what, lookedAt: at.toISOString() }));
        try {
            await ledger.submit({ name: 'trade/regulator-look:RecordLooks', input: { roundId, looks } });
        } catch (error) {
            if (!(error instanceof Refusal && error.code === 'RECORD_MUST_BE_NEW')) {
                throw error;
            }
            // The round is there: what had become of it was not known.
        }
        await this.#parts.database.query('DELETE FROM regulator_look WHERE round_id = $1', [roundId]);
    }

    async #insert(many: readonly Looking[]): Promise<readonly Looking[]> {
        const rows = many.flatMap(({ banks, what }) => banks.map((bank) => ({ bank, what })));
        await this.#parts.database.query(
            'INSERT INTO regulator_look (bank, what) SELECT * FROM unnest($1::text[], $2::text[])',
            [rows.map(({ bank }) => bank), rows.map(({ what }) => what)],
        );

        return many;
    }
}
