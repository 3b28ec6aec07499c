import type { z } from 'zod';
import type { Database } from '../database/database.js';
import type { OwnBlocks, TransactionStatus } from '../fabric/commit-status.js';
import type { Committed } from '../fabric/ledger.js';
import { ECny } from './e-cny.js';
import { Events } from './events.js';
import type { RecordAddress } from './newest-blocks.js';
import { OwnChain } from './own-chain.js';
import { Projection } from './projection.js';
import { Projector, type ProjectorParts } from './projector.js';
import { Records } from './records.js';
import { Anomalies } from './supervised/anomalies.js';
import { Search } from './supervised/search.js';
import { SupervisedSums } from './supervised/sums.js';
import { Writings } from './writings.js';

/** How long an answer waits for the block of its act, which comes with the news that it is committed. */
const patienceSeconds = 0.5;

/** What the organisation knows from its own peer's blocks. It can be thrown away and read again at any time. */
export class ReadModel implements OwnBlocks {
    readonly records: Records;
    readonly writings: Writings;
    readonly events: Events;
    readonly eCny: ECny;
    /** What the own peer says of its blocks, asked each time. */
    readonly chain: OwnChain;
    readonly search: Search;
    readonly sums: SupervisedSums;
    readonly anomalies: Anomalies;
    readonly #projector: Projector;

    constructor(database: Database, parts: Omit<ProjectorParts, 'projection'>) {
        this.records = new Records(database);
        this.writings = new Writings(database);
        this.events = new Events(database);
        this.eCny = new ECny(database);
        this.search = new Search(database);
        this.sums = new SupervisedSums(database);
        this.anomalies = new Anomalies(database);
        this.#projector = new Projector({ ...parts, projection: new Projection(database) });
        this.chain = new OwnChain(parts);
    }

    get isHealthy(): boolean {
        return this.#projector.isHealthy;
    }

    /** The newest block that it has read; -1 before the first. */
    get newestBlock(): number {
        return this.#projector.newestBlock;
    }

    start(): void {
        this.#projector.start();
    }

    async stop(): Promise<void> {
        await this.#projector.stop();
    }

    /** Waits until it has read a block, at most so long or until it is given up. Tells whether it has. */
    async reaches(block: number, seconds: number, givenUp?: AbortSignal): Promise<boolean> {
        return this.#projector.reaches(block, seconds, givenUp);
    }

    /** A peer shows a block when it has taken effect there: whoever knows of it finds what it changed. */
    async statusOf(transactionId: string, seconds: number): Promise<TransactionStatus | undefined> {
        const deadline = performance.now() + seconds * 1_000;
        let isHere = this.isHealthy;
        while (isHere) {
            const [next, found] = [this.newestBlock + 1, this.#projector.newestBlocks.statusOf(transactionId)];
            if (found !== undefined) {
                return found;
            }
            isHere = await this.reaches(next, (deadline - performance.now()) / 1_000);
        }

        return undefined;
    }

    /**
     * A record as an act has left it, out of the act's own block. Undefined when that block does not come soon, and of an
     * act that was done before, since when the record may have changed: whoever asks then looks it up at the own peer.
     */
    async written<Schema extends z.ZodType>(
        committed: Committed,
        address: RecordAddress<Schema>,
    ): Promise<z.output<Schema> | undefined> {
        const isHere =
            !committed.isReplayed &&
            this.isHealthy &&
            (await this.reaches(Number(committed.blockNumber), patienceSeconds));

        return isHere ? this.#projector.newestBlocks.written(committed, address) : undefined;
    }

    /**
     * Waits until it has read all that the own peer has just now, at most so long: whoever has seen something there
     * then finds it here. Where the peer does not answer, there is nothing to wait for.
     */
    async catchesUp(seconds: number): Promise<void> {
        const height = await this.chain.height().catch(() => 0);
        await this.#projector.reaches(height - 1, seconds);
    }

    /** How many blocks the own peer has that it has not read. */
    async lag(): Promise<number> {
        return Math.max(0, (await this.chain.height()) - 1 - this.#projector.newestBlock);
    }
}
