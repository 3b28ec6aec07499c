/** When a block is cut: full, or this long after its first transaction came. */
export interface BatchOptions {
    readonly maxMessages: number;
    readonly timeoutMs: number;
}

/** The orderer did not take the transaction; nothing of it will ever be in a block. */
export class OrdererRefusal extends Error {
    /** A name of `common.Status`, as the orderer's own answers carry it. */
    readonly status: string;

    constructor(status: string, info: string) {
        super(info);
        this.status = status;
    }
}

/** What is ordered for an envelope that was taken. */
export interface Admitted {
    readonly envelope: Uint8Array;
    /** A configuration has a block of its own, so that what comes before it and after it is judged by one each. */
    readonly isConfiguration: boolean;
}

interface OrdererOptions {
    readonly batch: BatchOptions;
    /** Throws an `OrdererRefusal` if the envelope must not be ordered. */
    readonly admit: (envelope: Uint8Array) => Admitted;
    /** Resolves when the block is safe. If it rejects, nothing is ordered any more. */
    readonly commit: (envelopes: readonly Uint8Array[]) => Promise<unknown>;
}

/** The one ordering step of the network; tests hold it to put transactions of their choice into one block. */
export class Orderer {
    readonly #options: OrdererOptions;
    #waiting: Uint8Array[] = [];
    /** Cut and not committed yet, in order. */
    #cutBlocks: Uint8Array[][] = [];
    #committing: Promise<void> | undefined;
    #timer: NodeJS.Timeout | undefined;
    #isDue = false;
    #held = false;
    #failed = false;

    constructor(options: OrdererOptions) {
        this.#options = options;
    }

    /** Takes one signed envelope; throws an `OrdererRefusal` if it may not be ordered. */
    broadcast(envelope: Uint8Array): void {
        if (this.#failed) throw new OrdererRefusal('SERVICE_UNAVAILABLE', 'a block could not be written');
        const admitted = this.#options.admit(envelope);
        if (admitted.isConfiguration) this.#cutBlock(this.#waiting.length);
        this.#waiting.push(admitted.envelope);
        if (admitted.isConfiguration) this.#cutBlock(1);
        else this.#proceed();
    }

    /** How many transactions are accepted and in no block yet. */
    get waiting(): number {
        return this.#waiting.length;
    }

    /** Accepts transactions without cutting blocks until `release`. */
    hold(): void {
        this.#held = true;
        this.#clearTimer();
    }

    /** Cuts blocks again, beginning with what has waited. */
    release(): void {
        this.#held = false;
        this.#proceed();
    }

    /** Cuts one block of everything that waits, however full and even while held; resolves when it is committed. */
    async cutNow(): Promise<void> {
        this.#cutBlock(this.#waiting.length);
        await this.#committing;
    }

    /** Ends the timer, and resolves when no block is being written; what waits is lost, as when an orderer dies. */
    async stop(): Promise<void> {
        this.hold();
        this.#waiting = [];
        await this.#committing;
    }

    /** While a block is being written the next one fills up. */
    #proceed(): void {
        if (this.#held || this.#waiting.length === 0) return;
        const { maxMessages, timeoutMs } = this.#options.batch;
        this.#timer ??= setTimeout(() => {
            this.#isDue = true;
            this.#proceed();
        }, timeoutMs);
        if (this.#committing !== undefined) return;
        if (this.#isDue || this.#waiting.length >= maxMessages) this.#cutBlock(maxMessages);
    }

    #cutBlock(atMost: number): void {
        this.#clearTimer();
        const envelopes = this.#waiting.splice(0, atMost);
        if (envelopes.length === 0) return;
        this.#cutBlocks.push(envelopes);
        this.#committing ??= this.#commitAll();
        this.#proceed();
    }

    async #commitAll(): Promise<void> {
        try {
            for (let next = this.#cutBlocks.shift(); next !== undefined; next = this.#cutBlocks.shift()) {
                await this.#options.commit(next);
            }
        } catch {
            // Why is the ledger's to say; what has been accepted will not be ordered.
            this.#failed = true;
            this.#waiting = [];
            this.#cutBlocks = [];
        }
        this.#committing = undefined;
        this.#proceed();
    }

    #clearTimer(): void {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#isDue = false;
    }
}
