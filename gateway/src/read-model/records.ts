import { readJson } from '@cohong/domain/kernel/json-text';
import type { z } from 'zod';
import type { Database, Query } from '../database/database.js';
import { sorting, type SortField } from './schema.js';

type ChaincodeName = 'trade' | 'dcep';

/** A kind of record in one or several places. */
export interface RecordPlace<Schema extends z.ZodType> {
    /** The chaincode that writes it, or several of them: no two have collections of one name. */
    readonly chaincode: ChaincodeName | readonly ChaincodeName[];
    /** The private collections that it may lie in, or `''` for the public state. */
    readonly collections: readonly string[];
    readonly kind: string;
    readonly schema: Schema;
}

/** How a list is asked for. */
export interface ListQuestion<Schema extends z.ZodType> extends RecordPlace<Schema> {
    /** Fields of the record that must have these values. */
    readonly where?: Readonly<Record<string, string | undefined>>;
    /** SQL of fields that are kept nowhere, because they are worked out of the record (`value`). */
    readonly derived?: Readonly<Record<string, string>> | undefined;
    /** SQL of the one collection in which a record counts that lies as a twin in several. */
    readonly countedIn?: string | undefined;
    /** Fields of the record in which these texts must stand. */
    readonly mentioning?: Readonly<Record<string, string>>;
    /** The field of the record by which the list is sorted, and then by its key. */
    readonly orderBy: SortField;
    /** From which value of that field on, and before which; instants in UTC compare as texts. */
    readonly since?: string | undefined;
    readonly before?: string | undefined;
    readonly direction?: 'ascending' | 'descending';
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit: number;
    /** As the records were after this block; as they are when not given. */
    readonly asOfBlock?: number | undefined;
}

/** A record, and where in the ledger it was last written. */
export interface RecordRow<Value> {
    readonly collection: string;
    readonly value: Value;
    readonly transactionId: string;
    readonly blockNumber: number;
    readonly recordedAt: Date;
}

export interface RecordPage<Value> {
    readonly rows: readonly RecordRow<Value>[];
    /** How many there are on all pages. */
    readonly total: number;
    readonly nextCursor?: string;
    /** How many blocks had been read for this answer. */
    readonly height: number;
}

interface StoredRow {
    readonly collection: string;
    readonly value: string;
    readonly transaction_id: string;
    readonly block_number: string;
    readonly recorded_at: Date;
    readonly cursor: string;
}

/** The records of the organisation as its own peer has shown them. */
export class Records {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    /** One page, the total and the height, all of the same moment. */
    async list<Schema extends z.ZodType>(question: ListQuestion<Schema>): Promise<RecordPage<z.output<Schema>>> {
        const { schema, limit } = question;
        return this.#database.transaction(async (query) => {
            await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
            // First, as the projector does: whoever locks the read model, blocks first, then meets nobody half-way.
            const height = await heightOf(query);
            const found = await pageOf(query, question);
            const rows = found.slice(0, limit);
            const last = rows.at(-1);

            return {
                rows: rows.map((row) => readRow(schema, row)),
                total: await totalOf(query, question),
                height,
                ...(last !== undefined && found.length > limit && { nextCursor: cursorOf(last.cursor) }),
            };
        });
    }
}

/** One more than wanted, which tells whether a page follows. */
function pageOf(query: Query, question: ListQuestion<z.ZodType>): Promise<StoredRow[]> {
    const { direction = 'descending', cursor, limit } = question;
    const { where, values } = conditionsOf(question);
    const sorted = sorting('$4');
    const [comparison, order] = direction === 'descending' ? ['<', 'DESC'] : ['>', 'ASC'];
    const after = cursor === undefined ? '' : `AND (${sorted}) COLLATE "C" ${comparison} $${values.length + 1}`;

    return query<StoredRow>(
        `SELECT collection, value::text, transaction_id, block_number, recorded_at, ${sorted} AS cursor
        FROM read_model.record WHERE ${where} ${after}
        ORDER BY (${sorted}) COLLATE "C" ${order} LIMIT ${limit + 1}`,
        [...values, ...(cursor === undefined ? [] : [placeInCursor(cursor)])],
    );
}

async function totalOf(query: Query, question: ListQuestion<z.ZodType>): Promise<number> {
    const { where, values } = conditionsOf(question);
    const [counted] = await query<{ total: string }>(
        `SELECT count(*) AS total FROM read_model.record WHERE ${where}`,
        values,
    );

    return Number(counted?.total);
}

/** How many blocks have been read. */
export async function heightOf(query: Query): Promise<number> {
    const [newest] = await query<{ height: string }>(
        'SELECT coalesce(max(number) + 1, 0) AS height FROM read_model.block',
    );

    return Number(newest?.height);
}

/** What a row must meet. The text holds no value; what it names is asked for by number. */
function conditionsOf({ chaincode, collections, kind, orderBy, asOfBlock, ...question }: ListQuestion<z.ZodType>): {
    readonly where: string;
    readonly values: readonly unknown[];
} {
    const values: unknown[] = [chaincode, [...collections], kind, orderBy];
    const put = (value: unknown): string => `$${values.push(value)}`;
    // What was taken away has no value, and so nothing to be sorted by.
    // Of one chaincode a page comes in order out of an index; of several the few that there are get sorted.
    const ofChaincode = typeof chaincode === 'string' ? 'chaincode = $1' : 'chaincode = ANY($1)';
    const conditions = [
        ofChaincode,
        'collection = ANY($2)',
        'kind = $3',
        'value ->> $4::text IS NOT NULL',
        ...(question.countedIn === undefined ? [] : [`collection = ${question.countedIn}`]),
        ...fieldConditions(question, put),
        ...periodConditions(question, put),
    ];
    if (asOfBlock === undefined) {
        conditions.push('replaced_in IS NULL');
    } else {
        const block = put(asOfBlock);
        conditions.push(`block_number <= ${block}`, `(replaced_in IS NULL OR replaced_in > ${block})`);
    }

    return { where: conditions.join(' AND '), values };
}

/** A field of the record, or of something in it, as `answer.outcome`. */
function fieldConditions(
    { where = {}, derived = {}, mentioning = {} }: Pick<ListQuestion<z.ZodType>, 'where' | 'derived' | 'mentioning'>,
    put: (value: unknown) => string,
): readonly string[] {
    const equal = Object.entries(where).flatMap(([field, value]) => {
        if (value === undefined) {
            return [];
        }
        if (derived[field] !== undefined) {
            return [`(${derived[field]}) = ${put(value)}`];
        }
        const named = field.includes('.') ? `#>> ${put(field.split('.'))}::text[]` : `->> ${put(field)}::text`;
        return [`value ${named} = ${put(value)}`];
    });
    const mentioned = Object.entries(mentioning).map(
        ([field, text]) => `position(${put(text)}::text in value ->> ${put(field)}::text) > 0`,
    );

    return [...equal, ...mentioned];
}

function periodConditions(
    { since, before }: Pick<ListQuestion<z.ZodType>, 'since' | 'before'>,
    put: (value: unknown) => string,
): readonly string[] {
    const sortedBy = '(value ->> $4::text) COLLATE "C"';

    return [
        ...(since === undefined ? [] : [`${sortedBy} >= ${put(since)}`]),
        ...(before === undefined ? [] : [`${sortedBy} < ${put(before)}`]),
    ];
}

function readRow<Schema extends z.ZodType>(schema: Schema, row: StoredRow): RecordRow<z.output<Schema>> {
    return {
        collection: row.collection,
        value: readRecord(schema, row),
        transactionId: row.transaction_id,
        blockNumber: Number(row.block_number),
        recordedAt: row.recorded_at,
    };
}

/** Reads a record as chaincode has written it. */
export function readRecord<Schema extends z.ZodType>(
    schema: Schema,
    { collection, value }: Pick<StoredRow, 'collection' | 'value'>,
): z.output<Schema> {
    // The salt, which every private record has, keeps its hash on the ledger from being guessed and means nothing else.
    const { salt, ...record } = readJson(value) as Record<string, unknown>;
    if (typeof salt !== 'string' && collection !== '') {
        throw new Error(`a record in ${collection} has no salt`);
    }

    return schema.parse(record);
}

/** What a page ends with, for whoever asks for the next. */
export function cursorOf(place: string): string {
    return Buffer.from(place).toString('base64url');
}

/** After what a page begins. One that was made up is some text, which the database can compare. */
export function placeInCursor(cursor: string): string {
    return Buffer.from(cursor, 'base64url').toString('utf8').replaceAll('\0', '');
}
