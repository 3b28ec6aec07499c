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

interface OrdererOptions {
    readonly batch: BatchOptions;
    /** Throws an `OrdererRefusal` if the envelope must not be ordered. */
    readonly admit: (envelope: Uint8Array) => void;
    readonly commit: (envelopes: readonly Uint8Array[]) => void;
}

/** The one ordering step of the network; tests hold it to put transactions of their choice into one block. */
export class Orderer {
    readonly #options: OrdererOptions;
    #waiting: Uint8Array[] = [];
    #timer: NodeJS.Timeout | undefined;
    #held = false;

    constructor(options: OrdererOptions) {
        this.#options = options;
    }

    /** Takes one signed envelope; throws an `OrdererRefusal` if it may not be ordered. */
    broadcast(envelope: Uint8Array): void {
        this.#options.admit(envelope);
        this.#waiting.push(envelope);
        this.#proceed();
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

    /** Cuts one block of everything that waits, however full and even while held. */
    cutNow(): void {
        this.#cut(this.#waiting.length);
    }

    /** Ends the timer; what waits is lost, as it is when an orderer dies before it has written. */
    stop(): void {
        this.hold();
        this.#waiting = [];
    }

    #proceed(): void {
        if (this.#held) return;
        const { maxMessages, timeoutMs } = this.#options.batch;
        while (this.#waiting.length >= maxMessages) this.#cut(maxMessages);
        if (this.#waiting.length > 0) this.#timer ??= setTimeout(() => this.cutNow(), timeoutMs);
    }

    #cut(count: number): void {
        this.#clearTimer();
        const envelopes = this.#waiting.splice(0, count);
        if (envelopes.length > 0) this.#options.commit(envelopes);
    }

    #clearTimer(): void {
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }
}
