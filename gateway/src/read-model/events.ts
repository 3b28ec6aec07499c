import { readJson } from '@cohong/domain/kernel/json-text';
import type { Database } from '../database/database.js';

/** What a transaction told, in the order of the ledger. Its payload has ids and nothing private. */
export interface EventRow {
    /** Counts the events that concern this organisation, from 1. It is the same however often the feed is rebuilt. */
    readonly sequence: number;
    readonly type: string;
    /** Ids. */
    readonly payload: Readonly<Record<string, unknown>>;
    readonly transactionId: string;
    readonly blockNumber: number;
    readonly recordedAt: Date;
}

export interface FeedQuestion {
    /** The last one that the reader has; 0 for the first. */
    readonly after: number;
    readonly limit: number;
    readonly type?: string | undefined;
}

interface StoredEvent {
    readonly sequence: string;
    readonly type: string;
    readonly payload: string;
    readonly transaction_id: string;
    readonly block_number: string;
    readonly recorded_at: Date;
}

/** The events of the ledger that concern the organisation. */
export class Events {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    async after({ after, limit, type }: FeedQuestion): Promise<readonly EventRow[]> {
        const rows = await this.#database.query<StoredEvent>(
            `SELECT sequence, type, (payload - 'type')::text AS payload, transaction_id, block_number, recorded_at
            FROM read_model.event WHERE sequence > $1 AND ($2::text IS NULL OR type = $2)
            ORDER BY sequence LIMIT $3`,
            [after, type ?? null, limit],
        );

        return rows.map((row) => ({
            sequence: Number(row.sequence),
            type: row.type,
            payload: readJson(row.payload) as Record<string, unknown>,
            transactionId: row.transaction_id,
            blockNumber: Number(row.block_number),
            recordedAt: row.recorded_at,
        }));
    }
}
