import { textOf } from '../text-of.js';

/** Changes that take as long as a disk does: one happens after the other, and after one that failed none. */
export class Turns {
    readonly #what: string;
    #last: Promise<unknown> = Promise.resolve();
    #failure: Error | undefined;
    #tell: (failure: Error) => void = () => undefined;
    /** Resolves when a change has failed, with the reason. */
    readonly failed = new Promise<Error>((resolve) => (this.#tell = resolve));

    constructor(what: string) {
        this.#what = what;
    }

    /** Makes a change when those before it are done. */
    take<T>(change: () => Promise<T>): Promise<T> {
        const done = this.#last.then(() => this.beside(change));
        this.#last = done.catch(() => undefined);
        return done;
    }

    /** Makes a change at once, whatever else is being changed. */
    async beside<T>(change: () => Promise<T>): Promise<T> {
        if (this.#failure !== undefined) throw this.#failure;
        try {
            return await change();
        } catch (cause) {
            this.#fail(cause);
            throw cause;
        }
    }

    /** Makes the last change; whatever comes after it is refused. */
    async end(change: () => Promise<void>): Promise<void> {
        await this.#last;
        this.#failure ??= new Error(`${this.#what} is closed`);
        await change();
    }

    #fail(cause: unknown): void {
        if (this.#failure !== undefined) return;
        this.#failure = new Error(`${this.#what} has stopped: ${textOf(cause)}`, { cause });
        this.#tell(this.#failure);
    }
}
