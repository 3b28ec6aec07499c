import { canonicalJson } from '@cohong/domain/kernel/json';
import { readJson } from '@cohong/domain/kernel/json-text';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Database } from '../database/database.js';
import type { RecordAddress } from './newest-blocks.js';
import { readRecord, type RecordRow } from './records.js';

/** A record as one transaction has left it. */
export interface Writing<Value> extends RecordRow<Value> {
    /** The SHA-256 of what was written, as the block has it, in hexadecimal. */
    readonly hash: string;
}

interface StoredWriting {
    readonly collection: string;
    readonly value: string;
    readonly transaction_id: string;
    readonly block_number: string;
    readonly recorded_at: Date;
}

/** Everything that was ever written, as the own peer has shown it. */
export class Writings {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    /** A record as each transaction has left it, the oldest first; where it was taken away nothing. */
    async of<Schema extends z.ZodType>({
        chaincode,
        collection,
        kind,
        key,
        schema,
    }: RecordAddress<Schema>): Promise<readonly Writing<z.output<Schema>>[]> {
        const rows = await this.#database.query<StoredWriting>(
            `SELECT collection, value::text, transaction_id, block_number, recorded_at FROM read_model.record
            WHERE chaincode = $1 AND collection = $2 AND kind = $3 AND key = $4 AND value IS NOT NULL
            ORDER BY block_number, transaction_index`,
            [chaincode, collection, kind, key.join(' ')],
        );

        return rows.map((row) => ({
            collection,
            value: readRecord(schema, row),
            transactionId: row.transaction_id,
            blockNumber: Number(row.block_number),
            recordedAt: row.recorded_at,
            // Chaincode writes canonical JSON, so what the database has put in another order is put back.
            hash: createHash('sha256')
                .update(canonicalJson(readJson(row.value)))
                .digest('hex'),
        }));
    }
}
