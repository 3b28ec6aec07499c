import type { Network } from '@hyperledger/fabric-gateway';
import type { Database, Query } from '../database/database.js';
import { blocksFrom } from './blocks.js';
import { newestBlock, Projection } from './projection.js';
import { readModelSchema, wholeReadModel } from './schema.js';
import { importFunctions } from './supervised/import-tables.js';
import { anomalyFunctions } from './supervised/anomaly-tables.js';
import { saleFunctions } from './supervised/sale-tables.js';
import { supervisedFunctions } from './supervised/deriving.js';

/** Where what is read anew lies until it is known to be whole. */
const anew = 'read_model_anew';

const tables = ['block', 'record', 'event'] as const;
/** What the database works out of the records, row by row. */
const derived = [
    'declared',
    'financed',
    'received',
    'imported',
    'paid',
    'tally',
    'priced',
    'carried',
    'boxed',
    'sold',
] as const;

export interface Reading {
    readonly database: Database;
    /** The channel, as a user who may follow it sees it. */
    readonly network: Network;
    readonly mspId: string;
}

/** What was read anew, as far as the read model had come. */
export interface ReadAnew {
    readonly blocks: number;
    readonly rows: number;
    readonly milliseconds: number;
    /** The SHA-256 of all rows: the same blocks give the same, however often they are read. */
    readonly digest: string;
}

export interface Verified extends ReadAnew {
    /** How many rows the read model has that it should not have, or lacks. None when it is what the peer shows. */
    readonly differing: number;
}

/**
 * Reads all blocks anew beside the read model and compares the two. The gateway may go on meanwhile: nothing is changed,
 * and while the rows are compared only new blocks wait.
 *
 * @throws ForkError, BrokenBlockError, PrivateDataMissingError when the peer cannot show the blocks; DatabaseUnavailableError.
 */
export async function verifyReadModel(reading: Reading): Promise<Verified> {
    return await readingAnew(reading, {
        // No block can be ended then, and what has been written of one is not seen before.
        lock: `LOCK TABLE ${readModelSchema}.block IN SHARE MODE`,
        work: async (query, read) => ({ ...read, differing: await differing(query) }),
    });
}

/**
 * Reads all blocks anew and puts them in the place of the read model, in one moment: the gateway may go on meanwhile. If
 * it has stopped because of a fork, it is to be started again afterwards.
 *
 * @throws as verifyReadModel; the read model is then as it was.
 */
export async function rebuildReadModel(reading: Reading): Promise<ReadAnew> {
    return await readingAnew(reading, {
        // The projector and whoever reads look at the blocks first: they are not half-way through then.
        lock: `LOCK TABLE ${tables.map((table) => `${readModelSchema}.${table}`).join(', ')}`,
        work: async (query, read) => {
            await putInPlace(query, anew);
            return read;
        },
    });
}

/** Makes what lies in another schema the read model. */
export async function putInPlace(query: Query, schema: string): Promise<void> {
    await query(`DROP SCHEMA ${readModelSchema} CASCADE`);
    await query(`ALTER SCHEMA ${schema} RENAME TO ${readModelSchema}`);
    // They name the schema in which they work.
    for (const functions of [supervisedFunctions, importFunctions, anomalyFunctions, saleFunctions]) {
        await query(functions(readModelSchema));
    }
}

interface AtOneBlock<Result> {
    /** SQL that keeps the read model at a block until the work is done. */
    readonly lock: string;
    readonly work: (query: Query, read: ReadAnew) => Promise<Result>;
}

/** Reads anew until both are at the same block, and does the work while neither can go on. */
async function readingAnew<Result>(reading: Reading, { lock, work }: AtOneBlock<Result>): Promise<Result> {
    const { database } = reading;
    const began = performance.now();
    await database.query(`DROP SCHEMA IF EXISTS ${anew} CASCADE`);
    await database.query(wholeReadModel(anew));
    try {
        for (;;) {
            const last = (await newestBlock(database.query, readModelSchema))?.number ?? -1;
            await readTo(last, reading);
            const milliseconds = Math.round(performance.now() - began);
            const result = await database.transaction(async (query) => {
                await query(lock);
                const newest = await newestBlock(query, readModelSchema);
                return (newest?.number ?? -1) === last
                    ? await work(query, { ...(await measured(query, anew)), blocks: last + 1, milliseconds })
                    : undefined;
            });
            if (result !== undefined) {
                return result;
            }
        }
    } finally {
        await database.query(`DROP SCHEMA IF EXISTS ${anew} CASCADE`);
    }
}

async function readTo(last: number, { database, network, mspId }: Reading): Promise<void> {
    const projection = new Projection(database, anew);
    let next = ((await projection.checkpoint())?.number ?? -1) + 1;
    if (next > last) {
        return;
    }
    for await (const { block, held } of blocksFrom(next, { network, mspId })) {
        await projection.apply(block, held);
        next = block.number + 1;
        if (next > last) {
            return;
        }
    }
    throw new Error(`the peer ended the stream of blocks before block ${next}`);
}

async function measured(query: Query, schema: string): Promise<{ readonly rows: number; readonly digest: string }> {
    const [found] = await query<{ rows: string; digest: string }>(
        `SELECT count(*) AS rows, encode(sha256(coalesce(string_agg(hash, '' ORDER BY hash), '')), 'hex') AS digest
        FROM (SELECT sha256(convert_to(row, 'UTF8')) AS hash FROM (${rowsOf(schema)}) AS written) AS hashed`,
    );

    return { rows: Number(found?.rows), digest: found?.digest ?? '' };
}

async function differing(query: Query): Promise<number> {
    const [present, read] = [readModelSchema, anew].map((schema) => rowsOf(schema, [...tables, ...derived]));
    const [found] = await query<{ rows: string }>(
        `SELECT count(*) AS rows FROM (
            (${present} EXCEPT ALL (${read})) UNION ALL (${read} EXCEPT ALL (${present}))
        ) AS either`,
    );

    return Number(found?.rows);
}

/** All rows as text. */
function rowsOf(schema: string, those: readonly string[] = tables): string {
    return `(${those.map((table) => `SELECT '${table} ' || ${table}::text AS row FROM ${schema}.${table}`).join(' UNION ALL ')})`;
}
