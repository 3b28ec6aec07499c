import type { ReadBlock } from './block.js';
import type { Write } from './private-set.js';
import { readRecordKey } from './record-key.js';
import type { PlaceWrites, ReadTransaction } from './transaction.js';

/** The chaincodes whose records are read. */
const chaincodes: ReadonlySet<string> = new Set(['trade', 'dcep']);

export const newestRow = (schema: string): string =>
    `SELECT number, hash FROM ${schema}.block ORDER BY number DESC LIMIT 1`;

export interface Applied {
    readonly is_applied: boolean;
}

/**
 * Everything that a block brings, as one statement: it takes effect whole or not at all, and most blocks bring an
 * organisation nothing but their number. It tells whether the block came next, and nothing is written otherwise. It has
 * a name: to plan it, with all the indexes of a record, takes longer than to carry it out.
 */
export function applying(block: ReadBlock, schema: string): [text: string, values: readonly unknown[], name: string] {
    const [records, events] = [recordColumns(block), eventColumns(block)];
    const isBare = [...records, ...events].every((column) => column.length === 0);
    const brought = isBare ? '' : `${writtenRecords(schema)}, ${toldEvents(schema)},`;
    // The block comes last, after whatever it brings.
    const after = isBare ? '' : ', (SELECT count(*) FROM written) AS records, (SELECT count(*) FROM told) AS events';
    const text = `
        WITH before AS (${newestRow(schema)}),
            next AS (
                SELECT FROM (SELECT) AS always LEFT JOIN before ON true
                WHERE $1::bigint = coalesce(number + 1, 0) AND coalesce(hash = $3::text, true)
            ),
            ${brought}
            applied AS (
                INSERT INTO ${schema}.block (number, hash) SELECT $1, $2::text FROM next${after} RETURNING number
            )
        SELECT EXISTS (SELECT FROM applied) AS is_applied,
            -- What a crash of the server takes is read again from the peer, and never with half a block.
            set_config('synchronous_commit', 'off', true)`;
    const { number, hash, previousHash } = block;

    return [
        text,
        [number, hash, previousHash, ...(isBare ? [] : [...records, ...events])],
        `${isBare ? 'a bare' : 'a'} block into ${schema}`,
    ];
}

/** The rows of a block, as columns: one statement takes them all, however many there are. */
type Columns = readonly (readonly unknown[])[];

function recordColumns({ number, transactions }: ReadBlock): Columns {
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

/** The writings before are replaced first: of each record only one holds. */
const writtenRecords = (schema: string): string => `
            replaced AS (
                UPDATE ${schema}.record AS present SET replaced_in = $1
                FROM next, unnest($4::text[], $5::text[], $6::text[], $7::text[])
                    AS written (chaincode, collection, kind, key)
                WHERE present.chaincode = written.chaincode AND present.collection = written.collection
                    AND present.kind = written.kind AND present.key = written.key AND present.replaced_in IS NULL
                RETURNING 1
            ),
            written AS (
                INSERT INTO ${schema}.record
                    (chaincode, collection, kind, key, value, transaction_id, transaction_index, recorded_at,
                    replaced_in, block_number)
                SELECT chaincode, collection, kind, key, value::jsonb, transaction_id, transaction_index, recorded_at,
                    replaced_in, $1
                FROM next, (SELECT count(*) FROM replaced) AS replacements,
                    unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::integer[],
                        $11::timestamptz[], $12::bigint[])
                    AS written (chaincode, collection, kind, key, value, transaction_id, transaction_index,
                        recorded_at, replaced_in)
                RETURNING 1
            )`;

/** Whether it changed anything that this organisation can read: what others do among themselves is not its business. */
function concernsUs({ places }: Pick<ReadTransaction, 'places'>): boolean {
    return places.some(({ chaincode, writes = [] }) => chaincodes.has(chaincode) && writes.length > 0);
}

function eventColumns({ transactions }: ReadBlock): Columns {
    const told = transactions.flatMap(({ event, ...transaction }) =>
        event !== undefined && chaincodes.has(event.chaincode) && concernsUs(transaction)
            ? [{ ...transaction, event }]
            : [],
    );

    return [
        told.map(({ event }) => event.chaincode),
        told.map(({ event }) => event.name),
        told.map(({ event }) => event.payload),
        told.map(({ id }) => id),
        told.map(({ index }) => index),
        told.map(({ time }) => time),
    ];
}

const toldEvents = (schema: string): string => `
            told AS (
                INSERT INTO ${schema}.event
                    (sequence, chaincode, type, payload, transaction_id, transaction_index, recorded_at, block_number)
                SELECT (SELECT coalesce(max(sequence), 0) FROM ${schema}.event) + position,
                    chaincode, type, payload::jsonb, transaction_id, transaction_index, recorded_at, $1
                FROM next, unnest($13::text[], $14::text[], $15::text[], $16::text[], $17::integer[],
                        $18::timestamptz[]) WITH ORDINALITY
                    AS told (chaincode, type, payload, transaction_id, transaction_index, recorded_at, position)
                RETURNING 1
            )`;
