import type { Database, Query } from '../../database/database.js';
import type { RowFacts } from '../../http/route.js';
import { cursorOf, heightOf, placeInCursor, type RecordRow } from '../records.js';
import { conditionsOf, type SearchQuestion } from './conditions.js';
import { searchables, type Searchable } from './searchables.js';

/** Counting more would take longer than looking at the rows. */
const mostCounted = 10_000;
/** Rows that are fetched together, and then passed on before the next are. */
const atOnce = 500;

export interface PageQuestion extends SearchQuestion {
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit: number;
}

export interface FoundPage {
    readonly rows: readonly RecordRow<unknown>[];
    /** How many there are on all pages, counted up to ten thousand. */
    readonly total: number;
    /** Whether there are more than were counted. */
    readonly isTotalMore: boolean;
    readonly nextCursor?: string;
    /** How many blocks had been read for this answer. */
    readonly height: number;
}

/** Who is handed all rows, some at a time: the next are fetched when these have been taken. */
export interface Taker {
    begin(facts: RowFacts): Promise<void>;
    take(rows: readonly RecordRow<unknown>[]): Promise<void>;
}

interface StoredRow {
    readonly place: string;
    readonly collection: string;
    readonly value: string;
    readonly transaction_id: string;
    readonly block_number: string;
    readonly recorded_at: Date;
}

/** Finds declarations, financings and receipts by what regulators ask for. */
export class Search {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    /** One page, the total and the height, all of the same moment. */
    page(question: PageQuestion): Promise<FoundPage> {
        return this.#atOneMoment(async (query, height) => {
            const searchable = searchables[question.what];
            const found = await pageOf(query, question);
            const rows = found.slice(0, question.limit);
            const counted = await count(query, question, mostCounted + 1);
            const last = rows.at(-1);

            return {
                rows: rows.map((row) => readRow(searchable, row)),
                total: Math.min(counted, mostCounted),
                isTotalMore: counted > mostCounted,
                height,
                ...(last !== undefined && found.length > rows.length && { nextCursor: cursorOf(last.place) }),
            };
        });
    }

    /** All rows, out of a cursor, as they were at one moment. What the taker throws ends it, and nothing more is read. */
    all(question: SearchQuestion, taker: Taker): Promise<void> {
        return this.#atOneMoment(async (query, height) => {
            const searchable = searchables[question.what];
            await taker.begin({ total: await count(query, question), height });
            const { text, values } = selecting(question);
            await query(`DECLARE found NO SCROLL CURSOR FOR ${text}`, values);
            for (;;) {
                const rows = await query<StoredRow>(`FETCH ${atOnce} FROM found`);
                if (rows.length === 0) {
                    return;
                }
                await taker.take(rows.map((row) => readRow(searchable, row)));
            }
        });
    }

    #atOneMoment<Result>(work: (query: Query, height: number) => Promise<Result>): Promise<Result> {
        return this.#database.transaction(async (query) => {
            await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
            // First, as the projector does: whoever locks the read model, blocks first, then meets nobody half-way.
            return await work(query, await heightOf(query));
        });
    }
}

/** One more than wanted, which tells whether a page follows. */
function pageOf(query: Query, { cursor, limit, ...question }: PageQuestion): Promise<StoredRow[]> {
    const after = cursor === undefined ? undefined : placeInCursor(cursor);
    const { text, values } = selecting(question, { after, limit: limit + 1 });

    return query<StoredRow>(text, values);
}

interface Part {
    readonly after: string | undefined;
    readonly limit: number;
}

/** The places in order first, each once, and then what lies there: only what is shown is read. */
function selecting(question: SearchQuestion, part?: Part): { readonly text: string; readonly values: unknown[] } {
    const { table, columns, join } = searchables[question.what];
    const { where, values, holds } = conditionsOf(question);
    const isDescending = question.direction !== 'ascending';
    const order = isDescending ? 'DESC' : 'ASC';
    const after = part?.after === undefined ? '' : `AND place ${isDescending ? '<' : '>'} $${values.push(part.after)}`;
    const limit = part === undefined ? '' : `LIMIT ${part.limit}`;
    const found = `
        SELECT DISTINCT ON (place) * FROM read_model.${table} AS found WHERE ${where} ${after} ORDER BY place ${order} ${limit}`;

    return { text: `SELECT ${columns} FROM (${found}) AS found ${join(holds)} ORDER BY place ${order}`, values };
}

async function count(query: Query, question: SearchQuestion, most?: number): Promise<number> {
    const { table } = searchables[question.what];
    const { where, values } = conditionsOf(question);
    const limit = most === undefined ? '' : `LIMIT ${most}`;
    const [counted] = await query<{ total: string }>(
        `SELECT count(*) AS total FROM (
            SELECT DISTINCT place FROM read_model.${table} AS found WHERE ${where} ORDER BY place ${limit}
        ) AS places`,
        values,
    );

    return Number(counted?.total);
}

function readRow({ read }: Searchable, row: StoredRow): RecordRow<unknown> {
    return {
        collection: row.collection,
        value: read(row),
        transactionId: row.transaction_id,
        blockNumber: Number(row.block_number),
        recordedAt: row.recorded_at,
    };
}
