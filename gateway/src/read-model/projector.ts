import type { Network } from '@hyperledger/fabric-gateway';
import type { Logger } from 'pino';
import { Signal } from '../fabric/signal.js';
import { inSpan } from '../operation/span.js';
import { BrokenBlockError } from './block.js';
import { blocksFrom, type Blocks } from './blocks.js';
import { NewestBlocks } from './newest-blocks.js';
import { ForkError, type Projection } from './projection.js';

const shortestPauseMilliseconds = 100;
const longestPauseMilliseconds = 5_000;

export interface ProjectorParts {
    readonly mspId: string;
    /** The channel, as a user who may follow it sees it. */
    readonly network: () => Network;
    readonly projection: Projection;
    readonly logger: Logger;
}

/**
 * Reads the own peer's blocks into the read model, from where it ended. What can mend itself is tried again: a peer or
 * a database that is away, private data that the peer still lacks. On a fork it stops, for a person to look.
 */
export class Projector {
    /** Those that it has read last. */
    readonly newestBlocks = new NewestBlocks();
    readonly #parts: ProjectorParts;
    readonly #stopped = new Signal();
    readonly #waiting = new Set<() => void>();
    #isStopped = false;
    #fault: Error | undefined;
    #newest = -1;
    #stream: Blocks | undefined;
    #following: Promise<void> = Promise.resolve();

    constructor(parts: ProjectorParts) {
        this.#parts = parts;
    }

    /** The newest block that has been applied; -1 before the first. */
    get newestBlock(): number {
        return this.#newest;
    }

    /** Whether it goes on. It does not after a fork: what is read from then on is the chain as it was before. */
    get isHealthy(): boolean {
        return this.#fault === undefined;
    }

    start(): void {
        this.#following = this.#follow();
    }

    async stop(): Promise<void> {
        this.#isStopped = true;
        this.#stream?.close();
        this.#stopped.raise();
        this.#tell();
        await this.#following;
    }

    /** Waits until a block has been applied, at most so long or until it is given up. Tells whether it has been. */
    async reaches(block: number, seconds: number, givenUp?: AbortSignal): Promise<boolean> {
        const deadline = performance.now() + seconds * 1_000;
        const applied = new Signal();
        const wake = (): void => applied.raise();
        this.#waiting.add(wake);
        givenUp?.addEventListener('abort', wake);
        try {
            while (this.#newest < block && !this.#isStopped && !givenUp?.aborted && performance.now() < deadline) {
                await applied.wait(deadline - performance.now());
            }
            return this.#newest >= block;
        } finally {
            this.#waiting.delete(wake);
            givenUp?.removeEventListener('abort', wake);
        }
    }

    async #follow(): Promise<void> {
        let pauseMilliseconds = 0;
        while (!this.#isStopped && this.#fault === undefined) {
            const before = this.#newest;
            await this.#followOnce().catch((error: unknown) => this.#judge(error));
            const hasMoved = this.#newest > before;
            pauseMilliseconds = hasMoved ? shortestPauseMilliseconds : longer(pauseMilliseconds);
            await this.#stopped.wait(pauseMilliseconds);
        }
    }

    /** Until the stream ends, or something is amiss. */
    async #followOnce(): Promise<void> {
        const { network, mspId, projection } = this.#parts;
        const checkpoint = await projection.checkpoint();
        this.#newest = checkpoint?.number ?? -1;
        const opened = (stream: Blocks): void => {
            this.#stream = stream;
            // Whoever stopped it meanwhile had none to close.
            if (this.#isStopped) {
                stream.close();
            }
        };
        for await (const { block, held } of blocksFrom(this.#newest + 1, { network: network(), mspId, opened })) {
            await inSpan({ name: 'apply block' }, () => projection.apply(block, held));
            this.newestBlocks.keep(block);
            this.#newest = block.number;
            this.#tell();
        }
    }

    #judge(error: unknown): void {
        const { logger } = this.#parts;
        if (error instanceof ForkError || error instanceof BrokenBlockError) {
            this.#fault = error;
            logger.fatal({ err: error }, 'the read model has stopped: the peer shows another chain');
        } else if (!this.#isStopped) {
            logger.warn({ err: error, block: this.#newest + 1 }, 'the read model waits');
        }
    }

    #tell(): void {
        this.#waiting.forEach((wake) => wake());
    }
}

function longer(pauseMilliseconds: number): number {
    return Math.min(Math.max(pauseMilliseconds * 2, shortestPauseMilliseconds), longestPauseMilliseconds);
}
