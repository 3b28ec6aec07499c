import { DatabaseError } from 'pg';
import type { Database, Query } from '../database/database.js';
import { applying, newestRow, type Applied } from './applying.js';
import type { ReadBlock } from './block.js';
import { placeOf } from './private-set.js';
import { readModelSchema } from './schema.js';

/** SQLSTATE: another writer was first. */
const uniqueViolation = '23505';

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
        // Of several gateways that share the database another may have come first.
        if (!(await this.#write(block)) && (await this.#hashOf(block.number)) !== block.hash) {
            requireNext(block, await this.checkpoint());
            throw new Error(`block ${block.number} could not be written, though it comes next`);
        }
    }

    /** Tells whether it did: only what comes next is written, and by one writer. */
    async #write(block: ReadBlock): Promise<boolean> {
        try {
            const [found] = await this.#database.query<Applied>(...applying(block, this.#schema));
            return found?.is_applied === true;
        } catch (error) {
            if (error instanceof DatabaseError && error.code === uniqueViolation) {
                return false;
            }
            throw error;
        }
    }

    async #hashOf(number: number): Promise<string | undefined> {
        const [found] = await this.#database.query<{ hash: string }>(
            `SELECT hash FROM ${this.#schema}.block WHERE number = $1`,
            [number],
        );

        return found?.hash;
    }
}

export async function newestBlock(query: Query, schema: string): Promise<Checkpoint | undefined> {
    const [newest] = await query<{ number: string; hash: string }>(newestRow(schema));

    return newest && { number: Number(newest.number), hash: newest.hash };
}

/** @throws ForkError when a block does not follow the one before. */
export function requireNext({ number, previousHash }: ReadBlock, before: Checkpoint | undefined): void {
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

/** @throws PrivateDataMissingError when the peer lacks what this organisation must see of a block. */
export function requireWhole({ number, transactions }: ReadBlock, held: ReadonlySet<string>): void {
    for (const { chaincode, collection, writes } of transactions.flatMap(({ places }) => places)) {
        const place = placeOf(chaincode, collection ?? '');
        if (collection !== undefined && writes === undefined && held.has(place)) {
            throw new PrivateDataMissingError(number, place);
        }
    }
}
