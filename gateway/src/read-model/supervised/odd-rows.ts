import { conditionsOf, type SearchFilters } from './conditions.js';
import { isLent } from './tables.js';

/** Of which days, in China, declarations are looked at; and as they were after which block. */
export interface PeriodQuestion {
    readonly filters: SearchFilters & { readonly since: string; readonly before: string };
    readonly asOfBlock?: number | undefined;
}

/** Where in the ledger a record stands, and who has lent on it, if it is a declaration. */
export interface Standing {
    readonly transactionId: string;
    readonly blockNumber: number;
    readonly recordedAt: Date;
    readonly banks: readonly string[];
}

export interface StoredStanding {
    readonly transaction_id: string;
    readonly block_number: string;
    readonly recorded_at: Date;
    readonly banks: readonly string[];
}

interface OddRows {
    /** SQL: the rows of a table, as `found`, that are of the period. */
    readonly of: (table: string) => string;
    readonly values: readonly unknown[];
    /** Says a value by its number. */
    readonly put: (value: unknown) => string;
    /** SQL: the columns of a standing, and from where. */
    readonly standing: string;
    readonly joined: (record: RecordColumns) => string;
}

/** SQL: which record it is; a declaration where only the key is given. */
interface RecordColumns {
    readonly key: string;
    readonly kind?: string;
    readonly collection?: string;
}

/** SQL to find rows of a period, and where they stand. */
export function oddRows({ filters, asOfBlock }: PeriodQuestion): OddRows {
    const { where, values, holds } = conditionsOf({ what: 'declarations', filters, asOfBlock });

    return {
        of: (table) => `read_model.${table} AS found WHERE ${where}`,
        values,
        put: (value) => `$${values.push(value)}`,
        standing: `record.transaction_id, record.block_number, record.recorded_at, ARRAY(
                    SELECT DISTINCT bank FROM read_model.financed AS lent
                    WHERE lent.declaration_number = record.value ->> 'declarationNumber' AND ${isLent}
                        AND ${holds('lent')} ORDER BY bank
                ) AS banks`,
        joined: ({ key, kind = `'declaration'`, collection = `'declarations'` }) =>
            `JOIN read_model.record AS record ON record.chaincode = 'trade' AND record.collection = ${collection}
                AND record.kind = ${kind} AND record.key = ${key} AND ${holds('record')}`,
    };
}

export function standingOf(row: StoredStanding): Standing {
    return {
        transactionId: row.transaction_id,
        blockNumber: Number(row.block_number),
        recordedAt: row.recorded_at,
        banks: row.banks,
    };
}
