import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { common } from '@hyperledger/fabric-protos';
import { ClassicLevel } from 'classic-level';

import { textOf } from '../text-of.js';
import { brokenLink } from '../wire/block.js';
import type { BlockLog, Erasure, LedgerStep, ReceivedSets, StoredBlock, StoredPeer } from './block-log.js';
import { requireLedgerFolder } from './ledger-folder.js';
import type { CommittedSet } from './private-store.js';
import {
    blockKey,
    blockRecordOf,
    erasuresOf,
    everyBlock,
    everyPeer,
    everyReceivedSet,
    partsOf,
    sealed,
    unsealed,
    type Write,
    writesOf,
} from './records.js';

type Database = ClassicLevel<string, Uint8Array>;

export interface LevelLogOptions {
    readonly directory: string;
    /** Called before each write, which fails if it throws: where tests fill the disk. */
    readonly beforeWrite?: () => void;
}

/** Writes that wait for the one under way, to be written together. */
interface Waiting {
    readonly writes: readonly Write[];
    readonly sync: boolean;
    readonly resolve: () => void;
    readonly reject: (cause: Error) => void;
}

/** What to do about a ledger that cannot be read; there is no second copy that it could be mended from. */
const remedy = 'Put back a copy of the whole folder, or remove the folder to begin a new ledger.';

/** Keeps the ledger in a folder, in LevelDB: what `append` has written outlives the process, however it ends. */
export class LevelLog implements BlockLog {
    readonly #directory: string;
    readonly #database: Database;
    readonly #beforeWrite: () => void;
    /** Holds how many blocks were acknowledged: a log cut off at its end would else look like a shorter one. */
    readonly #heightFile: number;
    #height: number;
    #waiting: Waiting[] = [];
    #writing: Promise<void> | undefined;
    #failure: Error | undefined;

    private constructor(
        { directory, beforeWrite = () => undefined }: LevelLogOptions,
        database: Database,
        height: number,
    ) {
        this.#directory = directory;
        this.#beforeWrite = beforeWrite;
        this.#database = database;
        this.#height = height;
        this.#heightFile = openSync(heightFile(directory), constants.O_CREAT | constants.O_RDWR, 0o600);
    }

    /** Opens the ledger of a folder, a new one if it is empty; rejects, saying what to do, if it cannot be used. */
    static async open(options: LevelLogOptions): Promise<LevelLog> {
        const { directory } = options;
        requireLedgerFolder(directory);
        const database: Database = new ClassicLevel(directory, { valueEncoding: 'view' });
        try {
            await database.open();
        } catch (cause) {
            throw new Error(refusal(directory, cause), { cause });
        }
        try {
            return new LevelLog(options, database, await heightOf(directory, database));
        } catch (cause) {
            await database.close();
            throw cause;
        }
    }

    get height(): number {
        return this.#height;
    }

    block(number: number): Uint8Array | undefined {
        const key = blockKey(number);
        const record = this.#database.getSync(key);
        return record === undefined ? undefined : this.#open(key, record);
    }

    async append({ block, peers }: LedgerStep): Promise<void> {
        const ofBlock = block === undefined ? [] : [{ key: blockKey(this.#height), value: block }];
        await this.#write([...ofBlock, ...peers.flatMap(writesOf)], true);
        if (block === undefined) return;
        this.#height += 1;
        writeSync(this.#heightFile, `${this.#height}\n`, 0);
    }

    async erase(erasures: readonly Erasure[]): Promise<void> {
        await this.#write(erasures.flatMap(erasuresOf), false);
    }

    async *blocks(): AsyncGenerator<StoredBlock, void> {
        let last: GatheredBlock | undefined;
        for await (const [key, record] of this.#database.iterator(everyBlock)) {
            const { number, set } = blockRecordOf(key);
            const value = this.#open(key, record);
            if (set !== undefined) {
                last?.add(set.peer, { ...set, rwset: value });
                continue;
            }
            if (last !== undefined) yield last;
            const block = common.Block.deserializeBinary(value);
            const fault = brokenLink(last?.block, block);
            if (fault !== undefined) throw this.#damage(fault);
            last = new GatheredBlock(number, block);
        }
        if (last !== undefined) yield last;
    }

    async peers(): Promise<ReadonlyMap<string, StoredPeer>> {
        const received = new Map<string, ReceivedSets[]>();
        for await (const [key, record] of this.#database.iterator(everyReceivedSet)) {
            const [, height, peer = '', txId = '', namespace = '', collection = ''] = partsOf(key);
            const set = { namespace, collection, rwset: this.#open(key, record) };
            const ofPeer = received.get(peer) ?? [];
            received.set(peer, [...ofPeer, { txId, height: Number(height), sets: [set] }]);
        }
        const peers = new Map<string, StoredPeer>();
        for await (const [key, record] of this.#database.iterator(everyPeer)) {
            const [, peer = ''] = partsOf(key);
            const height = Number(Buffer.from(this.#open(key, record)).toString());
            peers.set(peer, { height, received: received.get(peer) ?? [] });
        }
        return peers;
    }

    async close(): Promise<void> {
        await this.#writing;
        await this.#database.close();
        closeSync(this.#heightFile);
    }

    /**
     * What comes while one write is under way is written together: one wait for the disk for all of it. Nothing is given
     * to LevelDB behind a write that might fail, for it would be lost with that one when the ledger is opened again.
     */
    #write(writes: readonly Write[], sync: boolean): Promise<void> {
        if (this.#failure !== undefined) return Promise.reject(this.#failure);
        if (writes.length === 0) return Promise.resolve();
        return new Promise((resolve, reject) => {
            this.#waiting.push({ writes, sync, resolve, reject });
            this.#writing ??= this.#writeAll();
        });
    }

    async #writeAll(): Promise<void> {
        while (this.#waiting.length > 0) {
            const group = this.#waiting;
            this.#waiting = [];
            try {
                if (this.#failure !== undefined) throw this.#failure;
                await this.#writeTogether(group);
                for (const { resolve } of group) resolve();
            } catch (cause) {
                this.#failure ??= new Error(
                    `${this.#directory} cannot be written: ${textOf(cause)}. ` +
                        'What was acknowledged is safe; make room or mend the disk, and start again.',
                    { cause },
                );
                for (const { reject } of group) reject(this.#failure);
            }
        }
        this.#writing = undefined;
    }

    async #writeTogether(group: readonly Waiting[]): Promise<void> {
        this.#beforeWrite();
        const operations = group.flatMap(({ writes }) =>
            writes.map(({ key, value }) =>
                value === undefined
                    ? { type: 'del' as const, key }
                    : { type: 'put' as const, key, value: sealed(value) },
            ),
        );
        await this.#database.batch(operations, { sync: group.some(({ sync }) => sync) });
    }

    #open(key: string, record: Uint8Array): Uint8Array {
        const value = unsealed(record);
        if (value === undefined) throw this.#damage(`the record ${key} is not what was written`);
        return value;
    }

    #damage(what: string): Error {
        return new Error(damage(this.#directory, what));
    }
}

/** A block, and the private sets that follow it. */
class GatheredBlock implements StoredBlock {
    readonly number: number;
    readonly block: common.Block;
    readonly sets = new Map<string, CommittedSet[]>();

    constructor(number: number, block: common.Block) {
        this.number = number;
        this.block = block;
    }

    add(peer: string, { version, namespace, collection, rwset }: CommittedSet): void {
        const set = { version, namespace, collection, rwset };
        const sets = this.sets.get(peer);
        if (sets === undefined) this.sets.set(peer, [set]);
        else sets.push(set);
    }
}

/** How many blocks there are; throws if they are fewer than were acknowledged. */
async function heightOf(directory: string, database: Database): Promise<number> {
    let height = 0;
    for await (const key of database.keys({ ...everyBlock, reverse: true, limit: 1 })) {
        height = blockRecordOf(key).number + 1;
    }
    const acknowledged = readHeightFile(directory);
    if (acknowledged > height) {
        throw new Error(damage(directory, `it ends after ${height} blocks, and had ${acknowledged}`));
    }
    return height;
}

function readHeightFile(directory: string): number {
    try {
        return Number(readFileSync(heightFile(directory), 'utf8').split('\n')[0]);
    } catch {
        return 0;
    }
}

function heightFile(directory: string): string {
    return join(directory, 'HEIGHT');
}

function refusal(directory: string, cause: unknown): string {
    const { cause: reason } = cause as { readonly cause?: { readonly code?: string } };
    if (reason?.code === 'LEVEL_LOCKED') {
        return `The ledger in ${directory} is open in another process. Stop that one first, or choose another folder.`;
    }
    return damage(directory, textOf(reason ?? cause));
}

function damage(directory: string, what: string): string {
    return `The ledger in ${directory} is damaged: ${what}. ${remedy}`;
}
