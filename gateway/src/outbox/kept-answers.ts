import { toWire } from '@cohong/domain/kernel/json';
import { Refusal } from '@cohong/domain/kernel/refusal';
import type { Database, Query } from '../database/database.js';
import type { RequestMark } from '../fabric/ledger.js';
import type { Seal } from './sealed.js';

export interface KeptAnswer {
    /** JSON. */
    readonly text: string;
    readonly isReplayed: boolean;
}

/**
 * Does once what a client asks of the gateway itself, such as to register a webhook. Nothing of it concerns the ledger, so
 * one transaction of the database holds both what is changed and what is answered: both are there, or neither.
 */
export class KeptAnswers {
    readonly #database: Database;
    readonly #seal: Seal;

    constructor(database: Database, seal: Seal) {
        this.#database = database;
        this.#seal = seal;
    }

    /**
     * Does something, or gives the answer of the first time. What is refused leaves nothing behind.
     *
     * @throws Refusal REQUEST_BODY_MUST_MATCH, DatabaseUnavailableError, and whatever the work throws.
     */
    async once({ key, bodyHash }: RequestMark, work: (query: Query) => Promise<object>): Promise<KeptAnswer> {
        const answer = await this.#database.transaction(async (query) => {
            // Of two that come at once the second waits here for the first to end.
            const isNew = await query(
                `INSERT INTO kept_answer (request_key, body_hash) VALUES ($1, $2)
                 ON CONFLICT (request_key) DO NOTHING RETURNING request_key`,
                [key, bodyHash],
            );
            if (isNew.length === 0) {
                return await this.#first(query, { key, bodyHash });
            }
            const text = JSON.stringify(toWire(await work(query)));
            await query('UPDATE kept_answer SET answer = $2 WHERE request_key = $1', [
                key,
                this.#seal.close(key, text),
            ]);
            return { text, isReplayed: false };
        });

        // It was forgotten between the two looks at it: as good as never sent.
        return answer ?? (await this.once({ key, bodyHash }, work));
    }

    async #first(query: Query, { key, bodyHash }: RequestMark): Promise<KeptAnswer | undefined> {
        const [row] = await query<{ body_hash: string; answer: Buffer }>(
            'SELECT body_hash, answer FROM kept_answer WHERE request_key = $1',
            [key],
        );
        if (row !== undefined && row.body_hash !== bodyHash) {
            throw new Refusal('conflict', 'REQUEST_BODY_MUST_MATCH');
        }

        return row && { text: this.#seal.open(key, row.answer), isReplayed: true };
    }
}
