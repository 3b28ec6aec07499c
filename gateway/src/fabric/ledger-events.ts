import type { ChaincodeEvent, CloseableAsyncIterable, Network } from '@hyperledger/fabric-gateway';
import type { Logger } from 'pino';
import { Signal } from './signal.js';

/** Hears of an event by its text, which has ids and nothing more; or of nothing, when some may have been missed. */
export type EventListener = (text: string | undefined) => void;

const shortestPauseMilliseconds = 100;
const longestPauseMilliseconds = 5_000;

/**
 * The events of the own peer's `trade` chaincode, as wake-ups: who hears one looks at the record itself.
 *
 * The stream is opened again whenever it ends. Listeners are then told that they may have missed something, so that
 * nothing depends on a stream being whole.
 */
export class LedgerEvents {
    readonly #network: () => Network;
    readonly #logger: Logger;
    readonly #listeners = new Set<EventListener>();
    readonly #stopped = new Signal();
    #isStopped = false;
    #stream: CloseableAsyncIterable<ChaincodeEvent> | undefined;
    #following: Promise<void> = Promise.resolve();

    constructor(network: () => Network, logger: Logger) {
        this.#network = network;
        this.#logger = logger;
    }

    /** Nobody will hear of anything any more, so nobody should wait. */
    get isStopped(): boolean {
        return this.#isStopped;
    }

    start(): void {
        this.#following = this.#follow();
    }

    async stop(): Promise<void> {
        this.#isStopped = true;
        this.#stream?.close();
        this.#stopped.raise();
        this.#tell(undefined);
        await this.#following;
    }

    /** Gives back how to cease listening. */
    listen(listener: EventListener): () => void {
        this.#listeners.add(listener);

        return () => void this.#listeners.delete(listener);
    }

    async #follow(): Promise<void> {
        let pauseMilliseconds = 0;
        do {
            const heard = await this.#followOnce();
            pauseMilliseconds = heard ? shortestPauseMilliseconds : longer(pauseMilliseconds);
            this.#logger.debug({ pauseMilliseconds }, 'the stream of events has ended');
            await this.#stopped.wait(pauseMilliseconds);
        } while (!this.#isStopped);
    }

    /** Tells whether any event came before the stream ended. */
    async #followOnce(): Promise<boolean> {
        let heard = false;
        try {
            this.#stream = await this.#network().getChaincodeEvents('trade');
            // Whoever stopped it meanwhile had none to close.
            if (this.#isStopped) {
                this.#stream.close();
            }
            this.#tell(undefined);
            for await (const event of this.#stream) {
                heard = true;
                this.#tell(Buffer.from(event.payload).toString('utf8'));
            }
        } catch {
            // A peer that is away or a stream that was closed: both are mended by opening it again.
        } finally {
            this.#stream?.close();
        }

        return heard;
    }

    #tell(text: string | undefined): void {
        this.#listeners.forEach((listener) => listener(text));
    }
}

function longer(pauseMilliseconds: number): number {
    return Math.min(Math.max(pauseMilliseconds * 2, shortestPauseMilliseconds), longestPauseMilliseconds);
}
