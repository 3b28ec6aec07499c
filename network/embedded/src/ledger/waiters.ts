/** Those who wait for something that happens once, each by its key: waking one key costs the others nothing. */
export class Waiters<Key, Value> {
    readonly #waiting = new Map<Key, Set<(value: Value) => void>>();

    /** Resolves when the key is woken; rejects with the signal's reason if the caller gives up first. */
    wait(key: Key, signal?: AbortSignal): Promise<Value> {
        return new Promise((resolve, reject) => {
            signal?.throwIfAborted();
            const waiting = this.#waiting.get(key) ?? new Set();
            this.#waiting.set(key, waiting);
            const giveUp = (): void => {
                waiting.delete(woken);
                if (waiting.size === 0) this.#waiting.delete(key);
                reject(signal?.reason instanceof Error ? signal.reason : new Error('The wait was given up.'));
            };
            const woken = (value: Value): void => {
                signal?.removeEventListener('abort', giveUp);
                resolve(value);
            };
            waiting.add(woken);
            signal?.addEventListener('abort', giveUp, { once: true });
        });
    }

    wake(key: Key, value: Value): void {
        const woken = this.#waiting.get(key);
        this.#waiting.delete(key);
        for (const wake of woken ?? []) wake(value);
    }
}
