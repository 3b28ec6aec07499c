import type { Database, Query } from '../database/database.js';
import type { ReadBlock } from './block.js';
import type { Write } from './private-set.js';
import { placeOf } from './private-set.js';
import { readRecordKey } from './record-key.js';
import { readModelSchema } from './schema.js';
import type { PlaceWrites, ReadTransaction } from './transaction.js';

/** The chaincodes whose records are read. */
const chaincodes: ReadonlySet<string> = new Set(['trade', 'dcep']);

/** How far the read model has come. */
export interface Checkpoint {
    readonly number: number;
    readonly hash: string;
}

/** The chain that the peer shows is not the one that was read before. It needs a person, who asks the other members. */
export class ForkError extends Error {
    constructor(message: string) {
        super(message);
        this.name = ForkError.name;
    }
}

/** The peer has not got all private data of a block that are this organisation's to have. It asks others for them. */
export class PrivateDataMissingError extends Error {
    constructor(block: number, place: string) {
        super(`block ${block}: the peer has not got what was written into ${place} yet`);
        this.name = PrivateDataMissingError.name;
    }
}

/** The read model as blocks make it: each is applied once, whole, and after the one before it. */
export class Projection {
    readonly #database: Database;
    readonly #schema: string;

    constructor(database: Database, schema = readModelSchema) {
        this.#database = database;
        this.#schema = schema;
    }

    /** The newest block that has been applied; undefined before the first. */
    async checkpoint(): Promise<Checkpoint | undefined> {
        return newestBlock(this.#database.query, this.#schema);
    }

    /**
     * Applies the next block and moves the checkpoint, together or not at all.
     *
     * @param held the private collections whose content this organisation must see, as `chaincode/collection`
     * @throws ForkError when it does not follow the block before; PrivateDataMissingError when it must be read again.
     */
    async apply(block: ReadBlock, held: ReadonlySet<string>): Promise<void> {
        requireWhole(block, held);
        const schema = this.#schema;
        await this.#database.transaction(async (query) => {
            // What a crash of the server takes is read again from the peer, and never with half a block.
            await query('SET LOCAL synchronous_commit = off');
            requireNext(block, await newestBlock(query, schema));
            await writeRecords(query, schema, block);
            await writeEvents(query, schema, block);
            await query(`INSERT INTO ${schema}.block (number, hash) VALUES ($1, $2)`, [block.number, block.hash]);
        });
    }
}

export async function newestBlock(query: Query, schema: string): Promise<Checkpoint | undefined> {
    const [newest] = await query<{ number: string; hash: string }>(
        `SELECT number, hash FROM ${schema}.block ORDER BY number DESC LIMIT 1`,
    );

    return newest && { number: Number(newest.number), hash: newest.hash };
}

function requireNext({ number, previousHash }: ReadBlock, before: Checkpoint | undefined): void {
    const next = before === undefined ? 0 : before.number + 1;
    if (number !== next) {
        throw new ForkError(`block ${number} came where block ${next} should`);
    }
    if (before !== undefined && previousHash !== before.hash) {
        throw new ForkError(
            `block ${number} follows a block ${before.number} with the hash ${previousHash}; read was one with ${before.hash}`,
        );
    }
}

function requireWhole({ number, transactions }: ReadBlock, held: ReadonlySet<string>): void {
    for (const { chaincode, collection, writes } of transactions.flatMap(({ places }) => places)) {
        const place = placeOf(chaincode, collection ?? '');
        if (collection !== undefined && writes === undefined && held.has(place)) {
            throw new PrivateDataMissingError(number, place);
        }
    }
}

/** The rows of a block, as columns: one statement takes them all, however many there are. */
function recordColumns({ number, transactions }: ReadBlock): unknown[][] {
    const rows = transactions.flatMap((transaction) =>
        transaction.places
            .filter(({ chaincode }) => chaincodes.has(chaincode))
            .flatMap((place) => (place.writes ?? []).flatMap((write) => rowOf(transaction, place, write))),
    );
    const newest = new Map(rows.map((row) => [addressOf(row), row]));

    return [
        rows.map(({ chaincode }) => chaincode),
        rows.map(({ collection }) => collection),
        rows.map(({ kind }) => kind),
        rows.map(({ key }) => key),
        rows.map(({ value }) => value),
        rows.map(({ transaction }) => transaction.id),
        rows.map(({ transaction }) => transaction.index),
        rows.map(({ transaction }) => transaction.time),
        // Written twice in one block, it never held as it was first written.
        rows.map((row) => (newest.get(addressOf(row)) === row ? null : number)),
    ];
}

interface RecordRow {
    readonly chaincode: string;
    readonly collection: string;
    readonly kind: string;
    readonly key: string;
    readonly value: string | null;
    readonly transaction: ReadTransaction;
}

function rowOf(transaction: ReadTransaction, { chaincode, collection = '' }: PlaceWrites, write: Write): RecordRow[] {
    const key = readRecordKey(write.key);

    return key === undefined
        ? []
        : [
              {
                  chaincode,
                  collection,
                  kind: key.kind,
                  key: key.parts.join(' '),
                  value: write.value?.toString('utf8') ?? null,
                  transaction,
              },
          ];
}

function addressOf({ chaincode, collection, kind, key }: RecordRow): string {
    return [chaincode, collection, kind, key].join('\n');
}

async function writeRecords(query: Query, schema: string, block: ReadBlock): Promise<void> {
    const columns = recordColumns(block);
    if (columns[0]?.length === 0) {
        return;
    }
    await query(
        `UPDATE ${schema}.record AS present SET replaced_in = $5
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS written (chaincode, collection, kind, key)
        WHERE present.chaincode = written.chaincode AND present.collection = written.collection
            AND present.kind = written.kind AND present.key = written.key AND present.replaced_in IS NULL`,
        [...columns.slice(0, 4), block.number],
    );
    await query(
        `INSERT INTO ${schema}.record
            (chaincode, collection, kind, key, value, transaction_id, transaction_index, recorded_at, replaced_in,
            block_number)
        SELECT chaincode, collection, kind, key, value::jsonb, transaction_id, transaction_index, recorded_at,
            replaced_in, $10
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[],
            $8::timestamptz[], $9::bigint[])
            AS written (chaincode, collection, kind, key, value, transaction_id, transaction_index, recorded_at,
            replaced_in)`,
        [...columns, block.number],
    );
}

/** Whether it changed anything that this organisation can read: what others do among themselves is not its business. */
function concernsUs({ places }: Pick<ReadTransaction, 'places'>): boolean {
    return places.some(({ chaincode, writes = [] }) => chaincodes.has(chaincode) && writes.length > 0);
}

async function writeEvents(query: Query, schema: string, { number, transactions }: ReadBlock): Promise<void> {
    const told = transactions.flatMap(({ event, ...transaction }) =>
        event !== undefined && chaincodes.has(event.chaincode) && concernsUs(transaction)
            ? [{ ...transaction, event }]
            : [],
    );
    if (told.length === 0) {
        return;
    }
    await query(
        `INSERT INTO ${schema}.event
            (sequence, chaincode, type, payload, transaction_id, transaction_index, recorded_at, block_number)
        SELECT (SELECT coalesce(max(sequence), 0) FROM ${schema}.event) + position,
            chaincode, type, payload::jsonb, transaction_id, transaction_index, recorded_at, $7
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::timestamptz[])
            WITH ORDINALITY
            AS told (chaincode, type, payload, transaction_id, transaction_index, recorded_at, position)`,
        [
            told.map(({ event }) => event.chaincode),
            told.map(({ event }) => event.name),
            told.map(({ event }) => event.payload),
            told.map(({ id }) => id),
            told.map(({ index }) => index),
            told.map(({ time }) => time),
            number,
        ],
    );
}
