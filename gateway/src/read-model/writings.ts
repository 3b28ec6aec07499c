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

/** Records of one kind as they were after a block. */
export interface PastPlace<Schema extends z.ZodType> extends Omit<RecordAddress<Schema>, 'key'> {
    readonly asOfBlock: number;
}

interface KeyedRow {
    readonly key: string;
    readonly value: string;
}

/** How many are read at once. */
const atOnce = 1_000;

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

    /** All records of a kind as they were after a block, some at a time; what was taken away by then is none. */
    async *asOf<Schema extends z.ZodType>({
        chaincode,
        collection,
        kind,
        schema,
        asOfBlock,
    }: PastPlace<Schema>): AsyncGenerator<readonly z.output<Schema>[]> {
        let after: string | null = null;
        for (;;) {
            const rows: readonly KeyedRow[] = await this.#database.query<KeyedRow>(
                `SELECT key, value::text FROM read_model.record
                WHERE chaincode = $1 AND collection = $2 AND kind = $3 AND ($4::text IS NULL OR key > $4) AND value IS NOT NULL
                    AND block_number <= $5 AND (replaced_in IS NULL OR replaced_in > $5)
                ORDER BY key LIMIT ${atOnce}`,
                [chaincode, collection, kind, after, asOfBlock],
            );
            yield rows.map(({ value }) => readRecord(schema, { collection, value }));
            const last = rows.at(-1);
            if (last === undefined || rows.length < atOnce) {
                return;
            }
            after = last.key;
        }
    }

    /** One record as it was after a block; undefined where there was none. */
    async recordAsOf<Schema extends z.ZodType>({
        chaincode,
        collection,
        kind,
        key,
        schema,
        asOfBlock,
    }: PastPlace<Schema> & Pick<RecordAddress<Schema>, 'key'>): Promise<z.output<Schema> | undefined> {
        const [row] = await this.#database.query<{ readonly value: string }>(
            `SELECT value::text FROM read_model.record
            WHERE chaincode = $1 AND collection = $2 AND kind = $3 AND key = $4 AND value IS NOT NULL
                AND block_number <= $5 AND (replaced_in IS NULL OR replaced_in > $5)`,
            [chaincode, collection, kind, key.join(' '), asOfBlock],
        );

        return row && readRecord(schema, { collection, value: row.value });
    }

    /** What customs, or the registry, had on a declaration after a block; undefined where there was nothing. */
    async onDeclaration<Schema extends z.ZodType>(
        { collection, kind, schema, asOfBlock }: PastPlace<Schema>,
        declarationNumber: string,
    ): Promise<z.output<Schema> | undefined> {
        const [row] = await this.#database.query<{ readonly value: string }>(
            `SELECT value::text FROM read_model.record
            WHERE chaincode = 'trade' AND kind IN ('declaration', 'encumbrance') AND kind = $2
                AND value ->> 'declarationNumber' = $3 AND collection = $1
                AND block_number <= $4 AND (replaced_in IS NULL OR replaced_in > $4)`,
            [collection, kind, declarationNumber, asOfBlock],
        );

        return row && readRecord(schema, { collection, value: row.value });
    }
}
